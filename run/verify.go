package run

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir/manifest"
	"onecopy/corpus/outdir/verify"
	"onecopy/internal/phrase"
	"onecopy/report"
)

// A VerifyPlan says what is to be verified.
type VerifyPlan struct {
	Dir       string   // OUT
	Paths     []string // that it was made from
	Sums      bool     // compare sums alone
	Sample    string   // how much is made again, as N or SHARE; empty: all
	Stdin     io.Reader
	Ignore    func() (skip func(path string, folder bool) bool, err error)
	Check     func() error         // refuses settings of OUT that cannot be
	Tell      func(corpus.Problem) // is told of each difference
	Warn      func(line string)    // is told what takes less for proved than would be thought
	Unremoved func(error)          // is told what could not be removed
	Alone     bool                 // what OUT was compared with is not given; set by Run
}

// A Verification is a run of verify. Its parts go from the quickest to the slowest, and each tells
// what it found at once.
type Verification struct {
	VerifyPlan
	ctx       context.Context
	o         *Options
	again     func() io.Reader // reads standard input, as often as it takes
	Made      report.Report    // OUT's
	found     corpus.Found     // what the paths hold now, as clean finds it
	known     []manifest.Sum   // of the inputs of the run
	told      map[corpus.Problem]bool
	spoken    map[string]bool // the sources of these
	SumTotals manifest.Inspection
	Totals    verify.Balance
	Proved    bool // OUT was made again
	sampler   *sampler
}

// CheckSample refuses a sample that is none.
func (p *VerifyPlan) CheckSample() error {
	_, err := sampleShare(p.Sample, 1)
	return err
}

// NewVerification begins to verify, with the options of a run, which OUT's settings are put in.
func NewVerification(ctx context.Context, o *Options, plan VerifyPlan) *Verification {
	return &Verification{VerifyPlan: plan, ctx: ctx, o: o, told: map[corpus.Problem]bool{}, spoken: map[string]bool{}}
}

// ErrDiffers is returned when so much differs that nothing more can be looked at. Differences were
// told.
var ErrDiffers = errors.New("OUT is not what it was")

// Run does each part, up to the first that fails.
func (v *Verification) Run() error {
	drop, err := v.keepStdin()
	if err != nil {
		return err
	}
	defer drop()
	steps := []func() error{v.checkSums, v.open, v.find, v.checkInputs}
	if !v.Sums {
		steps = append(steps, v.account, v.prove)
	}
	for _, step := range steps {
		if err := cmp.Or(v.ctx.Err(), step()); err != nil {
			return err
		}
	}
	return nil
}

// keepStdin keeps standard input, if it is among the paths, in a file, to be read as often as it
// takes.
func (v *Verification) keepStdin() (drop func(), err error) {
	v.again = func() io.Reader { return v.Stdin }
	if !slices.Contains(v.Paths, corpus.Stdin) || v.Sums {
		return func() {}, nil
	}
	f, err := os.CreateTemp("", "onecopy-*")
	if err != nil {
		return nil, fmt.Errorf("keep standard input: %w", err)
	}
	drop = func() { _, _ = f.Close(), os.Remove(f.Name()) }
	n, err := io.Copy(f, v.Stdin)
	if err != nil {
		drop()
		return nil, fmt.Errorf("keep standard input: %w", err)
	}
	v.again = func() io.Reader { return io.NewSectionReader(f, 0, n) }
	return drop, nil
}

// tellAll tells what was found and not told before. That a file is missing, or one too many, is
// told once, whatever it is that misses it.
func (v *Verification) tellAll(list []corpus.Problem) {
	if v.ctx.Err() != nil { // what an interrupt left half read is no difference
		return
	}
	for _, p := range list {
		key := p
		if strings.HasPrefix(p.Message, "missing;") || strings.HasPrefix(p.Message, "no ") || p.Message == verify.NoSuchFile {
			key.Line, key.Message = 0, "there or not"
		}
		if !v.told[key] {
			v.told[key], v.spoken[p.Source] = true, true
			v.Tell(p)
		}
	}
}

// checkSums holds OUT against its manifest, first, so that damage is named at once.
func (v *Verification) checkSums() error {
	if info, err := os.Stat(v.Dir); err != nil || !info.IsDir() {
		return nil // reading it says so
	}
	list, totals, err := manifest.Check(v.ctx, v.Dir)
	v.SumTotals = totals
	v.tellAll(list)
	switch {
	case err != nil:
		return err
	case totals.Odd > 0: // reading it may never end
		return ErrDiffers
	case v.Sums && !totals.Sealed && v.exists("report.json"):
		return hint.Errorf(CleanAnew(v.Dir), "%s: has no %s, it was made before there were any", v.Dir, manifest.Name)
	}
	return nil
}

// exists says whether OUT has a file.
func (v *Verification) exists(name string) bool {
	_, err := os.Stat(filepath.Join(v.Dir, name))
	return err == nil
}

// open reads what OUT says of its run. Flags stand over that.
func (v *Verification) open() error {
	var err error
	if v.Made, err = corpusReport(v.Dir); err != nil {
		if slices.Contains(v.Paths, "") {
			return v.find() // it says what is wrong with that
		}
		return err
	}
	s, o := &v.Made.Settings, v.o
	o.InputFormat = cmp.Or(o.InputFormat, s.InputFormat)
	o.Encoding = cmp.Or(o.Encoding, s.Encoding)
	o.Fields = s.FieldsOr(o.Fields)
	o.Salvage = s.Salvage
	switch {
	case v.SumTotals.Sealed:
	case s.Form != "":
		v.tellAll([]corpus.Problem{{Source: manifest.Name, Message: "missing; the run wrote it"}})
	case v.exists(manifest.Inputs):
		v.tellAll([]corpus.Problem{{Source: "report.json", Message: "settings.form is missing; a run that writes " + manifest.Inputs + " has it"}})
	default:
		// Not left out for -q: who does not hear of it would take less for proved than is.
		v.Warn(fmt.Sprintf("%s was made before manifests: sums not checked, and nothing is made again; %s", v.Dir, CleanAnew(v.Dir)))
	}
	for _, err := range []error{corpus.CheckEncoding(o.Encoding), corpus.CheckFormat(o.InputFormat)} {
		if err != nil {
			return fmt.Errorf("%s: report.json: settings: %w", v.Dir, err)
		}
	}
	return nil
}

// find finds the inputs, as clean does.
func (v *Verification) find() error {
	skip, err := v.Ignore()
	if err == nil {
		v.found, err = corpus.Find(v.Paths, v.o.Search(skip))
	}
	return err
}

// checkInputs holds the inputs against their sums; without --sums only packed ones, as accounting
// does it for the others, and knows the line.
func (v *Verification) checkInputs() error {
	var list []corpus.Problem
	v.known, list = manifest.ReadInputs(v.Dir)
	v.tellAll(list)
	if v.Sums {
		return v.listed()
	}
	for _, f := range v.found.Files {
		if err := v.ctx.Err(); err != nil {
			return err
		}
		if f.Packed() {
			v.tellAll(manifest.CheckInput(v.ctx, v.known, f))
		}
	}
	return nil
}

// listed holds the inputs against their sums, and the list of them against what the paths hold now.
func (v *Verification) listed() error {
	files, archives := map[string]corpus.File{}, map[string]bool{}
	for _, f := range v.found.Files {
		files[f.Source] = f
	}
	for _, in := range v.Made.Inputs {
		f, ok := files[in.Source]
		delete(files, in.Source)
		if !ok {
			if f, ok = archiveOf(v.found.Files, in.Source); ok && !archives[f.Source] {
				archives[f.Source] = true
				v.tellAll(manifest.CheckInput(v.ctx, v.known, f))
			}
			if delete(files, f.Source); ok {
				continue
			}
		}
		switch {
		case v.ctx.Err() != nil:
			return v.ctx.Err()
		case ok && v.summed(in.Source):
			v.tellAll(manifest.CheckInput(v.ctx, v.known, f))
		case ok && f.Path != corpus.Stdin:
			if sum, err := f.Sum(v.ctx); err != nil || sum != in.SHA256 {
				v.tellAll([]corpus.Problem{{Source: in.Source, Message: "changed since the run: its SHA-256 is not that in report.json"}})
			}
		case !ok:
			v.tellAll([]corpus.Problem{{Source: in.Source, Message: "the run read it, and it is not among the inputs now"}})
		}
	}
	for source, f := range files {
		if !v.lost(f) {
			v.tellAll([]corpus.Problem{{Source: source, Message: "the run did not read it"}})
		}
	}
	return nil
}

// archiveOf finds the archive that an input is in.
func archiveOf(files []corpus.File, source string) (corpus.File, bool) {
	i := slices.IndexFunc(files, func(f corpus.File) bool { return f.Archive() && f.Holds(source) })
	if i < 0 {
		return corpus.File{}, false
	}
	return files[i], true
}

// lost says whether the run could not read a file, and it still cannot be read.
func (v *Verification) lost(f corpus.File) bool {
	if !v.left(f.Source) || f.Path == corpus.Stdin {
		return false
	}
	_, err := f.Sum(v.ctx)
	return err != nil
}

func (v *Verification) summed(source string) bool {
	_, ok := manifest.Find(v.known, source)
	return ok
}

// leftOut holds what the run told of files that it left out against what is there now, and names
// those of which only one of them knows. Both are then of one mind, so that the reports are not
// told to differ for it.
func (v *Verification) leftOut() {
	known := map[string]bool{}
	for _, in := range v.Made.Inputs {
		known[in.Source] = true
	}
	for _, f := range v.found.Files {
		known[f.Source] = true
	}
	now := map[string]bool{}
	v.found.Problems = slices.DeleteFunc(v.found.Problems, func(p corpus.Problem) bool {
		now[p.Source] = true
		if v.left(p.Source) || known[p.Source] {
			return false
		}
		v.tellAll([]corpus.Problem{{Source: p.Source, Message: "the run did not see it; it would have told: " + p.Message}})
		return true
	})
	for _, p := range v.Made.Problems {
		if _, nested := archiveOf(v.found.Files, p.Source); p.Line == 0 && !known[p.Source] && !now[p.Source] && !nested {
			v.tellAll([]corpus.Problem{{Source: phrase.Legible(p.Source, phrase.SourceLength), Message: "the run left it out, and it is not there now"}})
			v.found.Problems = append(v.found.Problems, corpus.Problem{Source: p.Source, Message: p.Message})
		}
	}
	slices.SortFunc(v.found.Problems, func(a, b corpus.Problem) int {
		return cmp.Or(strings.Compare(a.Source, b.Source), strings.Compare(a.Message, b.Message))
	})
}

// left says whether the run tells of a source that could not be read, so that it is none of its
// inputs.
func (v *Verification) left(source string) bool {
	return slices.ContainsFunc(v.Made.Problems, func(p report.ProblemEntry) bool { return p.Source == source && p.Line == 0 })
}

// account proves that every byte of the inputs is somewhere. A file that was text when it was read
// and is none now is still an input; one that the run left out and clean would leave out today is
// none.
func (v *Verification) account() error {
	skip, err := v.Ignore()
	if err != nil {
		return err
	}
	how := v.o.Search(skip)
	how.Binary = true
	all, err := corpus.Find(v.Paths, how)
	if err != nil {
		return err
	}
	was := map[string]bool{}
	for _, in := range v.Made.Inputs {
		was[in.Source] = true
	}
	gone := map[string]bool{}
	for _, p := range v.found.Problems {
		gone[p.Source] = true
	}
	files := slices.DeleteFunc(all.Files, func(f corpus.File) bool { return !was[f.Source] && gone[f.Source] })
	list, totals, err := verify.Verify(v.ctx, v.Dir, files, v.o.Encoding, v.again())
	v.Totals = totals
	v.tellAll(list)
	return err
}

// Differs reports whether a difference was told.
func (v *Verification) Differs() bool { return len(v.told) > 0 }

// Sampled counts the stories of a sample that were marked and compared again, and those that only
// all stories can decide; there may have been no sample.
func (v *Verification) Sampled() (stories, copies, unsure int, ok bool) {
	if v.sampler == nil {
		return 0, 0, 0, false
	}
	done := v.sampler.done
	return done.stories, done.copies, done.unsure, true
}
