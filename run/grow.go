package run

import (
	"cmp"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/corpus/outdir/forms"
	"onecopy/corpus/outdir/manifest"
	"onecopy/internal/phrase"
	"onecopy/report"
	"onecopy/shingle"
)

// A grower grows an output.
type grower struct {
	*Job
	from    *Earlier
	was     []string // survivors of its stories, empty of a survivor
	renamed bool     // a file of it in corpus/ has to have another name now, so its stories are written anew
}

// Grow takes in an output, before anything is read. The job then writes what is to take its place:
// all that is in it, and what is new of the files that were found. Files that the output holds
// already are not read again.
func (job *Job) Grow(x *Earlier) error {
	j := &grower{Job: job, from: x}
	for _, step := range []func(*Earlier) error{j.continues, j.pass, j.takeOld} {
		if err := cmp.Or(j.ctx.Err(), step(x)); err != nil {
			return err
		}
	}
	j.growth.compareNew, j.growth.copyOld, j.growth.writeOld, j.growth.finish = j.compareNew, j.copyOld, j.writeOld, j.carry
	j.lostBefore = func(shown func(pair int32, i int, s string)) error { return j.takeLost(x, shown) }
	return nil
}

// Idle reports whether there is nothing to add to the output that the job grows.
func (j *Job) Idle() bool { return j.compareNew != nil && len(j.Files) == 0 }

// continues refuses to grow an output that was made in another way than this job works.
func (j *grower) continues(x *Earlier) error {
	made, now := x.Report.Settings, j.Report.Settings
	for _, c := range [][2]string{{made.Form, report.Form}, {made.Marks, clean.Version}, {made.Verdicts, cluster.Version}, {made.Shingle, shingle.Version}} {
		if c[0] != c[1] {
			return hint.Errorf(CleanAnew(x.Dir), "%s was made with %s, this onecopy has %s, so it cannot grow", x.Dir, cmp.Or(phrase.Legible(c[0], 40), "no version"), c[1])
		}
	}
	if len(made.Against) > 0 {
		return hint.Errorf("grow that, or write what is new with --against "+x.Dir+" too", "%s holds only what was new beside %s, and so cannot grow", x.Dir, made.Against[0].Name)
	}
	if err := Agrees(x.Dir, &made, &now, "write another OUT"); err != nil {
		return err
	}
	for _, s := range []*outdir.Settings{&made, &now} {
		s.Pages, s.Chosen, s.ReportMax = "", nil, nil
	}
	if !reflect.DeepEqual(comparable(&made), comparable(&now)) {
		return hint.Errorf("give the flags of the first run; its settings are in report.json", "%s was made with another --keep, --encoding, --text-field, --input-format or --salvage", x.Dir)
	}
	form := x.Form()
	if form == forms.Parquet || made.ShardSize > 0 || made.KeepDirs || made.Limit > 0 {
		return hint.Errorf(CleanAnew(x.Dir), "%s has its corpus as columns or in several files, or a limit, and so cannot grow", x.Dir)
	}
	if j.o.CorpusForm == "auto" {
		j.o.CorpusForm = form
	} else if j.o.CorpusForm != form {
		return hint.Errorf("leave out --corpus-format", "%s has its corpus as %s, and not as %s", x.Dir, form, j.o.CorpusForm)
	}
	return nil
}

// comparable is settings as report.json has them.
func comparable(s *outdir.Settings) (v map[string]any) {
	raw, err := json.Marshal(s)
	if err == nil {
		err = json.Unmarshal(raw, &v)
	}
	if err != nil {
		return map[string]any{"error": err.Error()}
	}
	return v
}

// pass leaves out the files that the output holds. Another file of a name that it has cannot be
// told from that in its records.
func (j *grower) pass(x *Earlier) error {
	held := map[string]string{}
	for _, in := range x.Report.Inputs {
		held[in.Source] = in.SHA256
	}
	var other []string
	passed := 0
	j.Files = slices.DeleteFunc(j.Files, func(f corpus.File) bool {
		was, ok := held[f.Source]
		if !ok || j.ctx.Err() != nil {
			return false
		}
		sum, err := "", error(nil)
		if f.Path != corpus.Stdin {
			sum, err = f.Sum(j.ctx)
		}
		if err != nil {
			return false // reading it tells
		}
		if sum != was {
			other = append(other, f.Source)
		}
		passed++
		return true
	})
	if len(other) > 0 {
		return hint.Errorf("name a folder above it, or rename it: sources are how stories are told apart", "%s holds another file of the name %s",
			x.Dir, phrase.Legible(other[0], phrase.SourceLength))
	}
	if passed > 0 {
		j.o.Notef("%s in %s already, and not read again", phrase.Count(passed, "file is", "files are"), x.Dir)
	}
	return j.ctx.Err()
}

// takeOld takes in the stories of the output, and what it teaches about new ones: learned lines,
// headlines, ids.
func (j *grower) takeOld(x *Earlier) (err error) {
	told := j.Report.Problems
	if j.was, err = j.retell(x, true); err != nil {
		return err
	}
	j.Report.Problems = slices.Concat(x.Report.Problems, told)
	j.old, j.oldInputs, j.before = j.Docs.Len(), len(j.Report.Inputs), x.Report.Totals.Files
	j.Report.Days = slices.Clone(x.Report.Days)
	if len(j.Report.Days) == 0 {
		j.Report.AddDay(j.oldInputs, j.old)
	}
	for i := range j.Docs.Len() {
		j.ids.Take(j.Docs.ID(i))
	}
	if j.sums, err = manifest.InputSums(x.Dir); err != nil {
		return fmt.Errorf("%s: %w", x.Dir, err)
	}
	return j.carryLearned(x)
}

// carryLearned takes in the lines that an output has learned.
func (j *Job) carryLearned(x *Earlier) error {
	if slices.Contains(j.Texts.Keep, clean.Template) {
		return nil
	}
	return x.Each(j.ctx, "templates.jsonl", "", "", func(_ *outdir.Table, raw []byte) error {
		var t outdir.Template
		if err := json.Unmarshal(raw, &t); err != nil {
			return err
		}
		j.Learner.Carry(t.Text)
		j.carries = true
		return nil
	})
}

// copyOld puts what the output has in a file into the new one.
func (j *grower) copyOld(name string, to *outdir.JSONL) error {
	if name == "stories.jsonl" {
		if j.renames(); j.renamed {
			return nil
		}
	}
	t, err := j.from.Table(name)
	if err == nil {
		err = to.CopyFrom(t.Again())
	}
	if err != nil {
		return fmt.Errorf("%s: %s: %w", j.from.Dir, name, err)
	}
	return nil
}

// compareNew finds who copies whom of the new stories, and which of them are copies of survivors
// that were there before. The latter are compared with nothing: of all old stories that are looked
// at, those that stay are sketched once more.
func (j *grower) compareNew() error {
	day := len(j.Report.Days)
	j.Report.AddDay(len(j.Report.Inputs)-j.oldInputs, j.Docs.Len()-j.old)
	var which []int // docs that are compared
	var docs cluster.Docs
	for i := range j.Docs.Len() {
		if i >= j.old {
			j.Docs.SetSenior(i, -day)
		} else if j.was[i] != "" {
			continue
		}
		d := j.Docs.At(i)
		d.Senior, d.Settled = 0, i < j.old
		if d.Settled {
			d.Senior = 1
		}
		which = append(which, i)
		docs.Append(&d)
	}
	found, err := cluster.Options{
		Apart: j.o.CleanOnly, Threshold: j.o.Threshold, Jobs: j.o.Jobs, Keep: j.o.Keep, Noisy: j.o.Noisy, Text: func(i int) (string, error) { return j.Text(which[i]) },
		Progress: func(done, total int) { j.o.Progress("comparing", done, total) },
		Room:     j.o.room(docs.Len()), Dir: j.out.Aside(), Spilling: j.o.spilling, Err: j.ctx.Err,
	}.Find(&docs)
	if err != nil {
		return err
	}
	j.unmatched()
	return cmp.Or(j.join(found, which), found.Close())
}

// join adds what was found of new stories to what is known of the old ones.
func (j *grower) join(found *cluster.Packed, which []int) error {
	home := make([]int32, j.Docs.Len())
	for i := range home {
		home[i] = -1
	}
	var pairs []cluster.Pair
	take := func(s *cluster.Packed, doc func(int) int) error {
		for i := range s.Pairs() {
			p, err := s.Pair(i)
			if err != nil {
				return err
			}
			p.A, p.B = doc(p.A), doc(p.B)
			pairs = append(pairs, p)
		}
		for c := range s.All {
			for _, n := range c.Copies {
				a, b := s.Ends(int(n))
				home[doc(b)] = int32(doc(a))
			}
		}
		return nil
	}
	had := make(map[int]bool) // survivors that had copies before
	for c := range j.result.All {
		if len(c.Copies) > 0 {
			had[c.Survivor] = true
		}
	}
	err := cmp.Or(take(j.result, func(d int) int { return d }), take(found, func(d int) int { return which[d] }))
	if err != nil {
		return err
	}
	if j.result, err = j.Docs.Pack(home, pairs); err != nil {
		return err
	}
	for c := range found.All {
		switch n := which[c.Survivor]; {
		case len(c.Copies) == 0:
		case n >= j.old:
			j.whys[n] = found.Why(c.Survivor, c.Copies)
		case !had[n] || len(j.o.Keep) == 0:
			delete(j.whys, n) // it is as stayed says
		}
	}
	j.again = j.stayed
	j.plainWhys()
	return nil
}

// plainWhys says of clusters that report.json has no room for what its records say: so a report
// that is made of them says the same.
func (j *Job) plainWhys() {
	listed := map[int]string{}
	room := mostCopies
	for i, n := range j.large() {
		if i == mostClusters || room == 0 {
			break
		}
		c := j.result.At(int(n))
		listed[c.Survivor] = j.why(c.Survivor, c.Copies)
		room -= min(len(c.Copies), mostOfOne, room)
	}
	j.whys, j.again = listed, j.stayed
}

// writeOld writes what is not taken over as it stands: all stories where one has another file now,
// and a corpus that is one file.
func (j *grower) writeOld(roles []outcome, to outFiles) error {
	switch form := j.form(); {
	case form == forms.JSONL:
		t, err := j.from.Table("corpus." + form)
		if err != nil {
			return fmt.Errorf("%s: %w", j.from.Dir, err)
		}
		return to.texts.CopyFrom(t.Again())
	case !j.renamed && form == forms.Files:
		return nil
	}
	for i := range j.old {
		s, _, _, err := j.Story(i)
		if err = cmp.Or(j.ctx.Err(), err); err != nil {
			return err
		}
		if err := j.settle(s, roles[i]); err != nil {
			return err
		}
		if j.renamed {
			if err := to.stories.Write(s); err != nil {
				return err
			}
		}
		if s.Status == corpus.Survivor {
			if err := to.texts.Write(s); err != nil {
				return err
			}
		}
	}
	return nil
}

// renames finds out whether a new story takes the name of a file from an old one.
func (j *grower) renames() {
	if j.paths == nil {
		return
	}
	before := outdir.NewNames(func(yield func(string) bool) {
		for i := range j.old {
			if !yield(j.Docs.ID(i)) {
				return
			}
		}
	})
	for i := range j.old {
		id := j.Docs.ID(i)
		j.renamed = j.renamed || j.was[i] == "" && before.File(id) != j.paths.File(id)
	}
}

// carry takes over the files that stay as they are.
func (j *grower) carry() error {
	if j.o.DryRun {
		return nil
	}
	records := []string{"stories.jsonl", "cuts.jsonl", "parts.jsonl", "pairs.jsonl", "lost.jsonl", "templates.jsonl", manifest.Inputs}
	err := j.out.Carry(j.ctx, j.from.Output, func(name string) bool {
		return madeOfRecords(name) || slices.Contains(records, name) || strings.HasPrefix(name, "corpus.jsonl") || j.renamed && strings.HasPrefix(name, "corpus/")
	})
	return cmp.Or(err, j.from.Close()) // not every system moves a folder with open files
}
