package main

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"

	"github.com/spf13/pflag"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/internal/gitignore"
	"onecopy/internal/phrase"
	"onecopy/report"
	"onecopy/run"
)

var checkCommand = &command{
	name: "check", args: "PATH... [--against CORPUS]", short: "find repeated stories and boilerplate in files, for CI",
	examples: []string{
		"onecopy check seeds",
		"onecopy check new/ --against clean-corpus --baseline .onecopy-baseline",
		"onecopy check wire --format github --report check.sarif --report check.html",
	},
	long: `Each finding is a line: path:line:column: message [rule]. Exit status 1: there
are findings that the baseline does not know; 2: a file is unreadable.`,
	flags: func(f *pflag.FlagSet, o *options) {
		c := &o.checking
		c.set = f
		f.StringArrayVar(&c.against, "against", nil, "`CORPUS` of older stories: output of clean, folder, file")
		f.StringVar(&c.baseline, "baseline", "", "`FILE` of findings that are accepted")
		f.BoolVar(&c.update, "update-baseline", false, "accept what is found: write it to the baseline")
		f.StringVar(&c.format, "format", "text", "`FORMAT` on stdout, such as json, github, sarif")
		f.StringArrayVar(&c.reports, "report", nil, "also write `FILE`, or FORMAT=FILE; may be repeated")
		f.BoolVar(&c.fix, "fix", false, "cut new boilerplate out of the files where it is safe")
		f.StringSliceVar(&c.only, "only", nil, "`LIST` of copy, boilerplate, unreadable")
		f.IntVar(&c.allow, "allow", 0, "new findings that may be: `N`")
		checkMore(f, o)
	},
	run: runCheck,
}

// checkMore are the flags of the second page of help.
func checkMore(f *pflag.FlagSet, o *options) {
	c := &o.checking
	o.ignoreFlags.add(f)
	f.BoolVar(&c.unsafe, "unsafe-fixes", false, "with --fix, cut what may be story too")
	f.BoolVar(&c.strict, "strict", false, "fail on stale entries of the baseline too")
	f.BoolVar(&c.exitZero, "exit-zero", false, "exit with 0 where it would be 1")
	f.BoolVarP(&o.DryRun, "dry-run", "n", false, "write nothing; with --fix, show the difference")
	f.Float64VarP(&o.Threshold, "threshold", "t", cluster.DefaultThreshold, "similarity `SHARE` from which stories are copies")
	markFlags(f, o)
	f.IntVarP(&o.Jobs, "jobs", "j", runtime.GOMAXPROCS(0), "`N` files at a time; the result is the same")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "show settings and where they come from")
	syncFlag(f, o)
	more(f, "unsafe-fixes", "strict", "exit-zero", "dry-run", "threshold", "encoding", "jobs", "verbose")
}

// checkFlags are the flags that check alone has.
type checkFlags struct {
	set      *pflag.FlagSet
	against  []string
	baseline string
	update   bool
	format   string
	reports  []string
	fix      bool
	unsafe   bool
	only     []string
	allow    int
	strict   bool
	exitZero bool
}

// runCheck is the whole of a check, in the order it is done.
func runCheck(e *env, o *options, paths []string) error {
	c, err := newCheck(e, o, paths)
	if err != nil {
		return err
	}
	defer c.close()
	for _, step := range []func() error{c.find, c.recall, c.look, c.mend, c.accept, c.report, c.conclude} {
		if err := cmp.Or(e.ctx.Err(), step()); err != nil {
			return err
		}
	}
	return nil
}

// A check is a run of the command. What it looks at, it looks at twice if it mended something.
type check struct {
	*run.Reader // of the files
	e           *env
	o           *options
	stars       *cluster.Result
	paths       []string // as given
	folders     []string // of them, from the working folder
	dir         string   // for temporary files
	ignored     *gitignore.Set
	files       []corpus.File
	lost        []corpus.Problem // of finding the files

	old    *memory           // stories that were there before, nil without --against
	base   *baseline         // nil without one
	outs   []output          // what to write where
	why    map[string]string // of each rule
	formal map[string]bool   // rules of which no finding is made

	inputs  []input
	trouble []corpus.Problem // what could not be read
	repeats map[int]repeat   // of a story
	marks   []mark           // of result.Findings, one for each
	result  report.Check
	room    int // bytes of stories that may still be kept with it

	lessons bool     // lines were learned
	shown   bool     // the difference that --fix would make is on stdout
	fixed   int      // files
	again   bool     // they are looked at a second time, and notes are told
	mended  int      // findings that --fix would mend
	refuse  []string // what --fix did not mend, and why
}

// newCheck refuses what makes no sense, and reads what flags name, before any of the files.
func newCheck(e *env, o *options, paths []string) (*check, error) {
	f := &o.checking
	c := &check{Reader: &run.Reader{}, e: e, o: o, paths: paths}
	if len(paths) == 0 {
		return nil, corpus.Hintf("for example: onecopy check seeds", "check needs a PATH to read")
	}
	o.CorpusForm = "auto"
	err := cmp.Or(o.checkChoice(), corpus.CheckEncoding(o.Encoding), corpus.CheckFormat(o.InputFormat), f.check(o))
	if err != nil {
		return nil, err
	}
	if _, err := o.Marker(false); err != nil {
		return nil, err
	}
	if c.outs, err = f.outputs(); err != nil {
		return nil, err
	}
	if c.ignored, err = o.ignoreFlags.read(slices.Concat([]string{f.baseline}, f.reportFiles(), f.indexes())...); err != nil {
		return nil, err
	}
	c.base, err = f.openBaseline(c.e, o)
	return c, err
}

// check refuses flags that make no sense.
func (f *checkFlags) check(o *options) error {
	for _, k := range f.only {
		switch report.Kind(k) {
		case report.Repeated, report.Boilerplate, report.Unreadable:
		default:
			return corpus.Hintf("LIST has copy, boilerplate and unreadable, with commas between", "--only %s: no such kind of finding", k)
		}
	}
	switch {
	case f.allow < 0:
		return corpus.Hintf("it is a number of findings", "--allow %d makes no sense", f.allow)
	case f.fix && f.update:
		return corpus.Hintf("mend first, then accept what is left", "--fix and --update-baseline together")
	case f.fix && !f.wants(report.Boilerplate):
		return corpus.Hintf("only boilerplate can be cut", "--fix with --only %v", f.only)
	case o.DryRun && !f.fix && !f.update:
		return corpus.Hintf("check writes to the files only with --fix", "--dry-run without --fix or --update-baseline")
	}
	return nil
}

// wants reports whether findings of a kind are asked for.
func (f *checkFlags) wants(k report.Kind) bool {
	for _, only := range f.only {
		if report.Kind(only) == k {
			return true
		}
	}
	return len(f.only) == 0
}

// conclude says in one line what was found, and fails if it must.
func (c *check) conclude() error {
	f, t := &c.o.checking, &c.result.Totals
	if c.o.verbose {
		c.settings()
	}
	for _, s := range c.refuse {
		c.e.say("%s", s)
	}
	lost, void := c.Broken || c.old != nil && c.old.broken, c.void()
	c.e.doubts(c.Report.Inputs, c.Report.Totals.Files)
	if lost || void == nil || t.Findings > 0 {
		c.e.say("%s", c.summary())
		c.fixable()
	}
	switch {
	case lost:
		return errTold
	case void != nil:
		return void
	case f.exitZero:
		return nil
	case t.New-t.Unreadable > f.allow, f.strict && len(c.result.Stale) > 0:
		return errFound
	}
	return nil
}

// void is the error of a check that had nothing to look at, nil if it had.
func (c *check) void() error {
	if len(c.files) == 0 && c.ignored.All || c.result.Totals.Stories > 0 {
		return nil
	}
	return void(c.ignored, len(c.files), "no stories in "+c.pathList())
}

// pathList names the paths of the command line.
func (c *check) pathList() string {
	if len(c.paths) == 1 {
		return c.paths[0]
	}
	return fmt.Sprintf("%s and %s", c.paths[0], phrase.Count(len(c.paths)-1, "other PATH", "other PATHs"))
}
