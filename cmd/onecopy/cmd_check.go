package main

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"

	"github.com/spf13/pflag"

	"onecopy/check"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/gitignore"
	"onecopy/internal/phrase"
	"onecopy/report"
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

// runCheck is the whole of a check, in the order it is done.
func runCheck(e *env, o *options, paths []string) error {
	outs, err := o.checkFlags(paths)
	if err != nil {
		return err
	}
	f := &o.checking
	ignored, err := o.ignoreFlags.read(slices.Concat([]string{f.baseline}, f.reportFiles(), f.indexes())...)
	if err != nil {
		return err
	}
	found, err := check.New(e.ctx, o.checkOptions(e, ignored, paths, outs))
	if err != nil {
		return err
	}
	defer func() { e.left(found.Close()) }()
	c := &checkRun{Checker: found, e: e, o: o, ignored: ignored, outs: outs, paths: paths}
	for _, step := range []func() error{found.Run, c.report, c.conclude} {
		if err := cmp.Or(e.ctx.Err(), step()); err != nil {
			return err
		}
	}
	return nil
}

// checkOptions are the flags as package check has them.
func (o *options) checkOptions(e *env, ignored *gitignore.List, paths []string, outs []output) *check.Options {
	f := &o.checking
	return &check.Options{
		Options: o.Options, Paths: paths, Against: f.against, Baseline: f.baseline, Accept: f.update, Only: f.only, Allow: f.allow,
		Fix: f.fix, Unsafe: f.unsafe, Ignore: ignored, Find: e.search(o, nil), Stdin: e.in, Open: e.named,
		Stories: slices.ContainsFunc(outs, func(o output) bool { return o.format.Name == "html" || o.format.Name == "markdown" }),
		Preview: e.out, Bare: terminal(e.out),
		Wrote: func(halfway string) { e.wrote, e.halfway = true, halfway },
	}
}

// check refuses flags that cannot be, or not together.
func (f *checkFlags) check(o *options) error {
	for _, k := range f.only {
		switch report.Kind(k) {
		case report.Repeated, report.Boilerplate, report.Unreadable:
		default:
			return hint.Errorf("LIST has copy, boilerplate and unreadable, with commas between", "--only %s: no such kind of finding", k)
		}
	}
	boilerplate := len(f.only) == 0 || slices.Contains(f.only, string(report.Boilerplate))
	switch {
	case f.allow < 0:
		return hint.Errorf("it is a number of findings", "--allow must be at least 0")
	case f.fix && f.update:
		return hint.Errorf("mend first, then accept what is left", "--fix and --update-baseline together")
	case f.fix && !boilerplate:
		return hint.Errorf("only boilerplate can be cut", "--fix with --only %v", f.only)
	case o.DryRun && !f.fix && !f.update:
		return hint.Errorf("check writes to the files only with --fix", "--dry-run without --fix or --update-baseline")
	}
	return nil
}

// conclude says in one line what was found, and fails if it must.
func (c *checkRun) conclude() error {
	f, t := &c.o.checking, &c.Result().Totals
	if c.o.verbose {
		c.settings()
	}
	_, _, refused := c.Fixed()
	for _, s := range refused {
		c.e.say("%s", s)
	}
	lost, empty := c.Broken(), c.noStories()
	c.e.doubts(c.Inputs(), t.Files)
	if lost || empty == nil || t.Findings > 0 {
		c.e.say("%s", c.summary())
		c.fixable()
	}
	switch {
	case lost:
		return errTold
	case empty != nil:
		return empty
	case f.exitZero:
		return nil
	case t.New-t.Unreadable > f.allow, f.strict && len(c.Result().Stale) > 0:
		return errFound
	}
	return nil
}

// noStories is the error of a check that had nothing to look at, nil if it had.
func (c *checkRun) noStories() error {
	if c.Ignored() || c.Result().Totals.Stories > 0 {
		return nil
	}
	return noStories(c.ignored, c.Files(), "no stories in "+c.pathList())
}

// pathList names the paths of the command line.
func (c *checkRun) pathList() string {
	if len(c.paths) == 1 {
		return c.paths[0]
	}
	return fmt.Sprintf("%s and %s", c.paths[0], phrase.Count(len(c.paths)-1, "other PATH", "other PATHs"))
}

// checkFlags refuses values that its flags cannot have before anything is read, and says where
// reports go.
func (o *options) checkFlags(paths []string) ([]output, error) {
	if len(paths) == 0 {
		return nil, hint.Errorf("for example: onecopy check seeds", "check needs a PATH to read")
	}
	o.CorpusForm = "auto"
	err := cmp.Or(o.checkChoice(), corpus.CheckEncoding(o.Encoding), corpus.CheckFormat(o.InputFormat), o.checking.check(o))
	if err != nil {
		return nil, err
	}
	if _, err := o.Marker(false); err != nil {
		return nil, err
	}
	return o.checking.outputs()
}
