package run

import (
	"cmp"
	"encoding/hex"
	"errors"
	"fmt"
	"slices"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/corpus/outdir/manifest"
	"onecopy/corpus/outdir/verify"
	"onecopy/internal/disk"
	"onecopy/internal/phrase"
	"onecopy/report"
	"onecopy/shingle"
)

// corpusReport reads report.json of an output.
func corpusReport(dir string) (r report.Report, err error) {
	from, err := outdir.Open(dir)
	if err != nil {
		return r, hint.Errorf("the folder must be the output of a run", "%s: report.json: %w", dir, disk.Cause(err))
	}
	if err := from.Report(&r); err != nil {
		return r, fmt.Errorf("%s: %w", dir, err)
	}
	return r, nil
}

// prove does the run again and compares every byte that it would write: what sums and accounting
// cannot show, that stories, cuts, pairs, verdicts, learned lines, lost sentences and reports
// follow from the inputs.
func (v *Verification) prove() error {
	s := &v.Made.Settings
	if s.Form == "" && !v.SumTotals.Sealed {
		return nil // told already
	}
	if list := v.unlike(); len(list) > 0 {
		v.tellAll(list)
		return nil
	}
	if err := v.resume(s); err != nil {
		return fmt.Errorf("%s: report.json: settings: %w", v.Dir, err)
	}
	grown := len(v.Made.Days) > 0
	if err := besideOlder(&v.VerifyPlan, v.o, s); err != nil {
		return err
	}
	switch {
	case v.Sample != "" && grown:
		return hint.Errorf("leave out --sample, or give --sums", "%s was grown, and is made again whole or not at all", v.Dir)
	case v.Sample != "":
		return v.remakeSome()
	}
	v.leftOut()
	out, proof, err := verify.Prove(v.Dir)
	if err != nil {
		return err
	}
	defer func() { v.Unremoved(out.Abort()) }()
	remake := v.remake
	if grown {
		remake = v.remakeDays
	}
	switch err := remake(out); {
	case err == errOtherInputs:
		return nil
	case err != nil:
		return err
	}
	list, err := proof.Problems(v.ctx)
	v.tellAll(list)
	v.Proved = err == nil
	return err
}

// errOtherInputs ends making OUT again.
var errOtherInputs = errors.New("the inputs are not those of the run")

// unlike says in what the onecopy that made OUT was another, so that this one would make other
// bytes for the same inputs.
func (v *Verification) unlike() (list []corpus.Problem) {
	s := &v.Made.Settings
	for _, c := range []struct{ name, what, made, now string }{
		{"marks", "the built-in marking", s.Marks, clean.Version},
		{"shingle", "shingles", s.Shingle, shingle.Version},
		{"verdicts", "the verdicts", s.Verdicts, cluster.Version},
		{"form", "the form", s.Form, report.Form},
	} {
		if c.made != c.now {
			list = append(list, corpus.Problem{Source: "report.json", Message: fmt.Sprintf(
				"settings.%s: made with %s %q, this onecopy has %s, so nothing was made again; --sums holds OUT against its sums alone; %s",
				c.name, c.what, phrase.Legible(c.made, 40), c.now, CleanAnew(v.Dir))})
		}
	}
	if s.Patterns == "" && slices.ContainsFunc(s.Keep, cluster.IsPattern) {
		list = append(list, corpus.Problem{Source: "report.json", Message: fmt.Sprintf(
			"settings.keep: made before its patterns were those of .gitignore, so nothing was made again; --sums holds OUT against its sums alone; %s", CleanAnew(v.Dir))})
	}
	return list
}

// resume takes the settings of a run for another.
func (v *Verification) resume(s *outdir.Settings) error {
	o := v.o
	o.Threshold, o.Noisy, o.Keep = s.Threshold, s.Noisy, s.Keep
	o.Split, o.Strip, o.KeepCategory = cmp.Or(s.Split, "auto"), s.Strip, s.KeepCategory
	o.Language, o.DedupOnly, o.CleanOnly, o.Limit, o.Sample, o.ShardSize, o.KeepDirs = s.Language, s.DedupOnly, s.CleanOnly, s.Limit, s.Sample, s.ShardSize, s.KeepDirs
	o.ReportMax, o.Pages, o.Chosen = defaultReportMax, cmp.Or(s.Pages, pagesFull), s.Chosen
	if s.Pages == pagesChosen {
		o.Pages = pagesFull
	}
	if s.ReportMax != nil {
		o.ReportMax = *s.ReportMax
	}
	o.CorpusForm = cmp.Or(s.CorpusFormat, (&outdir.Output{Dir: v.Dir}).Form())
	switch now := o.Settings(); {
	case now.Rules != s.Rules && o.Rules == "":
		return hint.Errorf("give their file with --rules", "the run had rules of its own, of SHA-256 %s", phrase.Legible(s.Rules, 64))
	case now.Rules != s.Rules:
		return hint.Errorf("give the file that the run had", "--rules %s: not the rules of the run, of SHA-256 %s", o.Rules, cmp.Or(phrase.Legible(s.Rules, 64), "none"))
	}
	return v.Check()
}

// remakeSome makes a sample again, if the inputs are those of the run: accounting has told of any
// that is not.
func (v *Verification) remakeSome() error {
	for _, in := range v.Made.Inputs {
		if v.spoken[in.Source] {
			v.o.Notef("%v, so nothing was made again", errOtherInputs)
			return nil
		}
	}
	r, err := NewReader(v.ctx, v.silent(), nil, corpus.Found{})
	if err != nil {
		return err
	}
	return v.proveSample(r)
}

// remake does what runClean does, with an output that compares. It ends where the inputs are not
// those of the run.
func (v *Verification) remake(out *outdir.Writer) error {
	j, err := NewJob(v.ctx, v.silent(), out, v.found)
	if err != nil {
		return err
	}
	defer func() { v.Unremoved(j.Drop()) }()
	if err := j.Beside(); err != nil {
		return err
	}
	made := &v.Made.Settings
	if list := otherOlder(made.Against, j.Report.Settings.Against); len(list) > 0 {
		v.tellAll(list)
		v.o.Notef("what OUT was compared with is another now, so OUT was not made again")
		return errOtherInputs
	}
	j.Report.Settings.Encoding = made.Encoding
	j.Report.Settings.SetFields(made.Fields()) // a flag of verify may name it otherwise
	j.Report.Settings.InputFormat = made.InputFormat
	if err := j.ReadAll(v.again()); err != nil {
		return err
	}
	if list := v.others(j); len(list) > 0 {
		v.tellAll(slices.DeleteFunc(list, func(p corpus.Problem) bool { return v.spoken[p.Source] }))
		v.o.Notef("%v, so OUT was not made again", errOtherInputs)
		return errOtherInputs
	}
	return j.Make()
}

// silent are the options for making OUT again, of which no problem is told: the run has told them.
func (v *Verification) silent() *Options {
	o := *v.o
	o.Problems = func([]corpus.Problem) bool { return false }
	return &o
}

// others names the inputs that a job read and that are not what the run read. One whose sum is
// right in report.json or in the file of sums is the same: what is wrong in the other place is
// found by comparing.
func (v *Verification) others(j *Job) (list []corpus.Problem) {
	was := map[string]string{}
	for _, in := range v.Made.Inputs {
		was[in.Source] = in.SHA256
	}
	for _, in := range j.Report.Inputs {
		i, ok := manifest.Find(v.known, in.Source)
		if was[in.Source] != in.SHA256 && !(ok && hex.EncodeToString(v.known[i].SHA256[:]) == in.SHA256) {
			list = append(list, corpus.Problem{Source: in.Source, Message: "the run read other bytes of it, or none"})
		}
		delete(was, in.Source)
	}
	for source := range was {
		if v.summed(source) {
			list = append(list, corpus.Problem{Source: source, Message: "the run read it, and it cannot be read now"})
		}
	}
	return list
}
