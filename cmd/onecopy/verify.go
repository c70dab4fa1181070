package main

import (
	"cmp"
	"fmt"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/corpus"
	"onecopy/internal/phrase"
	"onecopy/report"
	"onecopy/run"
)

var verifyCommand = &command{
	name: "verify", args: "OUT PATH...", short: "prove that OUT is what its inputs give, byte for byte",
	examples: []string{"onecopy verify clean-corpus seeds", "onecopy verify --sums clean-corpus seeds"},
	long: `Every file of OUT must have its sum, every byte of the inputs must be in a kept
line, in a cut, or white space, and a run over the inputs, with the settings in
OUT, must give OUT again. Differences go to stdout as file:line: message; exit
status 1 says there are some.`,
	flags: func(f *pflag.FlagSet, o *options) {
		f.BoolVar(&o.sums, "sums", false, "compare SHA-256 sums alone: what changed since the run")
		f.StringVar(&o.sample, "sample", "", "make `N|SHARE` of the stories again, not all")
		f.StringVar(&o.InputFormat, "input-format", "", "`FORMAT` of all input, if not as for the run")
		f.StringVar(&o.Encoding, "encoding", "", "`NAME` of all input's encoding, if not the run's")
		f.StringVar(&o.TextField, "text-field", "", "`NAME` of a record's text, if not the run's")
		f.StringVar(&o.Rules, "rules", "", "`FILE` with your own rules, as for the run")
		o.ignoreFlags.add(f)
		f.IntVarP(&o.Jobs, "jobs", "j", runtime.GOMAXPROCS(0), "`N` files at a time")
	},
	run: runVerify,
}

// verifyFlags are the flags of verify alone.
type verifyFlags struct {
	sums   bool
	sample string // empty: all is made again
}

// A verification is a run of verify. Its parts go from the quickest to the slowest, and each tells
// what it found at once.
type verification struct {
	e       *env
	o       *options
	dir     string
	paths   []string
	made    report.Report // OUT's
	found   corpus.Found  // what the paths hold now, as clean finds it
	known   []corpus.Sum  // of the inputs of the run
	stdin   func() io.Reader
	told    map[corpus.Problem]bool
	spoken  map[string]bool // the sources of these
	sums    corpus.SumTotals
	totals  corpus.VerifyTotals
	proved  bool // OUT was made again
	sampled *sampler
}

func runVerify(e *env, o *options, args []string) error {
	if len(args) < 2 {
		return corpus.Hintf("for example: onecopy verify clean-corpus seeds", "verify needs OUT and the PATHs it was made from")
	}
	if o.Jobs < 1 || o.Jobs > math.MaxInt16 {
		return corpus.Hintf("leave it out to use every processor", "--jobs %d makes no sense", o.Jobs)
	}
	if o.sample != "" {
		if _, err := sampleShare(o.sample, 1); err != nil || o.sums {
			return cmp.Or(err, corpus.Hintf("--sums makes nothing again", "--sums and --sample together"))
		}
	}
	if err := cmp.Or(corpus.CheckEncoding(o.Encoding), corpus.CheckFormat(o.InputFormat)); err != nil {
		return err
	}
	for _, path := range args[1:] {
		if info, err := os.Stat(path); err == nil && info.Mode()&os.ModeNamedPipe != 0 {
			return corpus.Hintf("keep what it gives in a file, and name that to clean and to verify", "%s: is a pipe, which cannot be read twice", path)
		}
	}
	v := &verification{e: e, o: o, dir: args[0], paths: args[1:], told: map[corpus.Problem]bool{}, spoken: map[string]bool{}}
	drop, err := v.keepStdin()
	if err != nil {
		return err
	}
	defer drop()
	steps := []func() error{v.checkSums, v.open, v.find, v.checkInputs}
	if !o.sums {
		steps = append(steps, v.account, v.prove)
	}
	for _, step := range steps {
		err := cmp.Or(e.ctx.Err(), step())
		if e.ctx.Err() == nil && err != nil && err != errFound && len(v.told) > 0 {
			e.fail(err) // what was found counts for more than what could not be looked at
			return errFound
		}
		if err != nil {
			return err
		}
	}
	if len(v.told) > 0 {
		return errFound
	}
	v.sum()
	return nil
}

// keepStdin keeps standard input, if it is among the paths, in a file, to be read as often as it
// takes.
func (v *verification) keepStdin() (drop func(), err error) {
	v.stdin = func() io.Reader { return v.e.in }
	if !slices.Contains(v.paths, corpus.Stdin) || v.o.sums {
		return func() {}, nil
	}
	f, err := os.CreateTemp("", "onecopy-*")
	if err != nil {
		return nil, fmt.Errorf("keep standard input: %w", err)
	}
	drop = func() { _, _ = f.Close(), os.Remove(f.Name()) }
	n, err := io.Copy(f, v.e.in)
	if err != nil {
		drop()
		return nil, fmt.Errorf("keep standard input: %w", err)
	}
	v.stdin = func() io.Reader { return io.NewSectionReader(f, 0, n) }
	return drop, nil
}

// tell prints what was found and not told before. That a file is missing, or one too many, is told
// once, whatever it is that misses it.
func (v *verification) tell(list []corpus.Problem) {
	if v.e.ctx.Err() != nil { // what an interrupt left half read is no difference
		return
	}
	for _, p := range list {
		key := p
		if strings.HasPrefix(p.Message, "missing;") || strings.HasPrefix(p.Message, "no ") || p.Message == corpus.NoSuchFile {
			key.Line, key.Message = 0, "there or not"
		}
		if !v.told[key] {
			v.told[key], v.spoken[p.Source] = true, true
			_ = v.e.print(p.String()) // the sink keeps the error
		}
	}
}

// checkSums holds OUT against its manifest, first, so that damage is named at once.
func (v *verification) checkSums() error {
	if info, err := os.Stat(v.dir); err != nil || !info.IsDir() {
		return nil // reading it says so
	}
	list, totals, err := corpus.CheckSums(v.e.ctx, v.dir)
	v.sums = totals
	v.tell(list)
	switch {
	case err != nil:
		return err
	case totals.Odd > 0: // reading it may never end
		return errFound
	case v.o.sums && !totals.Sealed && v.exists("report.json"):
		return corpus.Hintf(run.CleanAnew(v.dir), "%s: has no %s, it was made before there were any", v.dir, corpus.Manifest)
	}
	return nil
}

// exists says whether OUT has a file.
func (v *verification) exists(name string) bool {
	_, err := os.Stat(filepath.Join(v.dir, name))
	return err == nil
}

// open reads what OUT says of its run. Flags stand over that.
func (v *verification) open() error {
	var err error
	if v.made, err = corpusReport(v.dir); err != nil {
		if slices.Contains(v.paths, "") {
			return v.find() // it says what is wrong with that
		}
		return err
	}
	s, o := &v.made.Settings, v.o
	o.InputFormat = cmp.Or(o.InputFormat, s.InputFormat)
	o.Encoding = cmp.Or(o.Encoding, s.Encoding)
	o.TextField = cmp.Or(o.TextField, s.TextField)
	o.Salvage = s.Salvage
	switch {
	case v.sums.Sealed:
	case s.Form != "":
		v.tell([]corpus.Problem{{Source: corpus.Manifest, Message: "missing; the run wrote it"}})
	case v.exists(corpus.InputSums):
		v.tell([]corpus.Problem{{Source: "report.json", Message: "settings.form is missing; a run that writes " + corpus.InputSums + " has it"}})
	default:
		// Not left out for -q: who does not hear of it would take less for proved than is.
		fmt.Fprintf(v.e.err, "%s was made before manifests: sums not checked, and nothing is made again; %s\n", v.dir, run.CleanAnew(v.dir))
	}
	for _, err := range []error{corpus.CheckEncoding(o.Encoding), corpus.CheckFormat(o.InputFormat)} {
		if err != nil {
			return fmt.Errorf("%s: report.json: settings: %w", v.dir, err)
		}
	}
	return nil
}

// find finds the inputs, as clean does.
func (v *verification) find() error {
	ignored, err := v.o.ignoreFlags.read()
	if err == nil {
		v.found, err = corpus.Find(v.paths, v.o.search(ignored.Skip))
	}
	return err
}

// checkInputs holds the inputs against their sums; without --sums only packed ones, as accounting
// does it for the others, and knows the line.
func (v *verification) checkInputs() error {
	var list []corpus.Problem
	v.known, list = corpus.ReadInputSums(v.dir)
	v.tell(list)
	if v.o.sums {
		return v.listed()
	}
	for _, f := range v.found.Files {
		if err := v.e.ctx.Err(); err != nil {
			return err
		}
		if f.Packed() {
			v.tell(corpus.CheckInput(v.e.ctx, v.known, f))
		}
	}
	return nil
}

// listed holds the inputs against their sums, and the list of them against what the paths hold now.
func (v *verification) listed() error {
	files := map[string]corpus.File{}
	for _, f := range v.found.Files {
		files[f.Source] = f
	}
	for _, in := range v.made.Inputs {
		f, ok := files[in.Source]
		delete(files, in.Source)
		switch {
		case v.e.ctx.Err() != nil:
			return v.e.ctx.Err()
		case ok && v.summed(in.Source):
			v.tell(corpus.CheckInput(v.e.ctx, v.known, f))
		case ok && f.Path != corpus.Stdin:
			if sum, err := f.Sum(v.e.ctx); err != nil || sum != in.SHA256 {
				v.tell([]corpus.Problem{{Source: in.Source, Message: "changed since the run: its SHA-256 is not that in report.json"}})
			}
		case !ok:
			v.tell([]corpus.Problem{{Source: in.Source, Message: "the run read it, and it is not among the inputs now"}})
		}
	}
	for source, f := range files {
		if !v.lost(f) {
			v.tell([]corpus.Problem{{Source: source, Message: "the run did not read it"}})
		}
	}
	return nil
}

// lost says whether the run could not read a file, and it still cannot be read.
func (v *verification) lost(f corpus.File) bool {
	if !v.left(f.Source) || f.Path == corpus.Stdin {
		return false
	}
	_, err := f.Sum(v.e.ctx)
	return err != nil
}

func (v *verification) summed(source string) bool {
	_, ok := corpus.FindSum(v.known, source)
	return ok
}

// leftOut holds what the run told of files that it left out against what is there now, and names
// those of which only one of them knows. Both are then of one mind, so that the reports are not
// told to differ for it.
func (v *verification) leftOut() {
	known := map[string]bool{}
	for _, in := range v.made.Inputs {
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
		v.tell([]corpus.Problem{{Source: p.Source, Message: "the run did not see it; it would have told: " + p.Message}})
		return true
	})
	for _, p := range v.made.Problems {
		if p.Line == 0 && !known[p.Source] && !now[p.Source] {
			v.tell([]corpus.Problem{{Source: phrase.Legible(p.Source, phrase.SourceLength), Message: "the run left it out, and it is not there now"}})
			v.found.Problems = append(v.found.Problems, corpus.Problem{Source: p.Source, Message: p.Message})
		}
	}
	slices.SortFunc(v.found.Problems, func(a, b corpus.Problem) int {
		return cmp.Or(strings.Compare(a.Source, b.Source), strings.Compare(a.Message, b.Message))
	})
}

// left says whether the run tells of a source that could not be read, so that it is none of its
// inputs.
func (v *verification) left(source string) bool {
	return slices.ContainsFunc(v.made.Problems, func(p report.Problem) bool { return p.Source == source && p.Line == 0 })
}

// account proves that every byte of the inputs is somewhere. A file that was text when it was read
// and is none now is still an input; one that the run left out and clean would leave out today is
// none.
func (v *verification) account() error {
	ignored, err := v.o.ignoreFlags.read()
	if err != nil {
		return err
	}
	how := v.o.search(ignored.Skip)
	how.Binary = true
	all, err := corpus.Find(v.paths, how)
	if err != nil {
		return err
	}
	was := map[string]bool{}
	for _, in := range v.made.Inputs {
		was[in.Source] = true
	}
	gone := map[string]bool{}
	for _, p := range v.found.Problems {
		gone[p.Source] = true
	}
	files := slices.DeleteFunc(all.Files, func(f corpus.File) bool { return !was[f.Source] && gone[f.Source] })
	list, totals, err := corpus.Verify(v.e.ctx, v.dir, files, v.o.Encoding, v.stdin())
	v.totals = totals
	v.tell(list)
	return err
}

// sum says what was proved.
func (v *verification) sum() {
	if v.o.sums {
		v.e.say("%s of OUT and %s are as the run left them; what they say was not looked at (--sums)",
			phrase.Count(v.sums.Files, "file", "files"), phrase.Count(len(v.made.Inputs), "input", "inputs"))
		return
	}
	t := &v.totals
	rest := phrase.Count(t.Blank, "byte", "bytes") + " of white space"
	if t.Syntax > 0 {
		rest += fmt.Sprintf(", %s of record syntax", phrase.Size(t.Syntax))
	}
	if t.Refused > 0 {
		rest += fmt.Sprintf(" (%s that could not be read)", phrase.Count(t.Refused, "line", "lines"))
	}
	for _, p := range []struct {
		n         int
		one, many string
	}{{t.Holes, "place of a packed file is", "places of packed files are"}, {t.Unread, "file is", "files are"}} {
		if p.n > 0 {
			v.e.say("%s as unreadable as the run has told", phrase.Count(p.n, p.one, p.many))
		}
	}
	v.e.say("%s, %s and %s account for all %s of %s; corpus/ holds %s", phrase.Count(t.Stories, "story", "stories"), phrase.Count(t.Cuts, "cut", "cuts"),
		rest, phrase.Count(t.Bytes, "byte", "bytes"), phrase.Count(t.Files, "file", "files"), phrase.Count(t.Survivors, "survivor", "survivors"))
	if s := v.sampled; s != nil {
		unsure := ""
		if s.done.unsure > 0 {
			unsure = fmt.Sprintf(" (%s that only all can decide were left out)", phrase.Count(s.done.unsure, "story", "stories"))
		}
		v.e.say("a sample: %s marked again%s, %s compared again, all the same", phrase.Count(s.done.stories, "story", "stories"), unsure,
			phrase.Count(s.done.copies, "copy", "copies"))
	}
	if v.proved {
		v.e.say("made again from the inputs, all %s of OUT are the same", phrase.Count(v.sums.Files, "file", "files"))
	}
}
