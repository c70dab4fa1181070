package main

import (
	"cmp"
	"errors"
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
)

var checkCommand = &command{
	name: "check", args: "[PATH...] [--against CORPUS]", short: "find repeated stories and boilerplate in files, for CI",
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
		f.StringArrayVar(&c.Against, "against", nil, "`CORPUS` of older stories: output of clean, folder, file")
		f.BoolVar(&c.AgainstSelf, "against-self", false, "compare files with older versions of them too")
		more(f, "against-self")
		f.StringVar(&c.Baseline, "baseline", "", "`FILE` of findings that are accepted")
		f.BoolVar(&c.Accept, "update-baseline", false, "accept what is found: write it to the baseline")
		f.StringVar(&c.format, "format", "text", "`FORMAT` on stdout, such as json, github, sarif")
		f.StringArrayVar(&c.reports, "report", nil, "also write `FILE`, or FORMAT=FILE; may be repeated")
		f.BoolVar(&c.Fix, "fix", false, "cut new boilerplate out of the files where it is safe")
		f.StringSliceVar(&c.Only, "only", nil, "`LIST` of copy, boilerplate, unreadable")
		f.IntVar(&c.Allow, "allow", 0, "new findings that may be: `N`")
		checkMore(f, o)
	},
	run: runCheck,
}

// checkMore are the flags of the second page of help.
func checkMore(f *pflag.FlagSet, o *options) {
	c := &o.checking
	o.ignoreFlags.add(f)
	f.BoolVar(&c.NoIgnore, "no-ignore", false, "heed no .gitignore, .ignore and .git/info/exclude")
	f.StringSliceVar(&c.Types, "type", nil, "read news, markdown, all: `LIST` for folders")
	f.StringArrayVar(&c.include, "include", nil, "in folders, also read what `GLOB` matches")
	f.Func("since", "only files that git says have changed since `REF`", func(ref string) error {
		if c.Since = ref; ref == "" {
			return errors.New("a variable that is not set would check all files")
		}
		return nil
	})
	f.BoolVar(&c.ChangedLines, "changed-lines", false, "with --since, only findings in changed lines")
	f.StringVar(&c.filesFrom, "files-from", "", "check what `FILE` lists; - is standard input")
	f.BoolVar(&c.Cache, "cache", false, "look only at what has changed since the last one")
	f.BoolVar(&c.showFiles, "show-files", false, "print the files to be checked, and check none")
	f.StringSliceVar(&c.Select, "select", nil, "only findings of `LIST`: copy, share, near-copy ...")
	f.StringSliceVar(&c.Selection.Ignore, "ignore", nil, "no findings of `LIST`; the narrower name decides")
	f.StringArrayVar(&c.perPath, "per-path-ignore", nil, "`GLOB:LIST`: none of LIST in those files")
	f.BoolVar(&c.statistics, "statistics", false, "count the findings of each rule instead")
	f.BoolVar(&c.allowEmpty, "allow-empty", false, "nothing to look at is not an error, as in a hook")
	f.BoolVar(&c.noBaseline, "no-baseline", false, "read no "+check.BaselineFile+" that nobody named")
	f.BoolVar(&c.Unsafe, "unsafe-fixes", false, "with --fix, cut what may be story too")
	f.BoolVar(&c.strict, "strict", false, "fail on stale entries of the baseline too")
	f.BoolVar(&c.exitZero, "exit-zero", false, "exit with 0 where it would be 1")
	f.BoolVarP(&o.DryRun, "dry-run", "n", false, "write nothing; with --fix, show the difference")
	f.Float64VarP(&o.Threshold, "threshold", "t", cluster.DefaultThreshold, "similarity `SHARE` from which stories are copies")
	markFlags(f, o)
	f.IntVarP(&o.Jobs, "jobs", "j", runtime.GOMAXPROCS(0), "`N` files at a time; the result is the same")
	f.BoolVarP(&o.verbose, "verbose", "v", false, "show settings and where they come from")
	syncFlag(f, o)
	more(f, "select", "ignore", "per-path-ignore", "statistics", "no-baseline", "unsafe-fixes", "strict", "exit-zero", "dry-run", "threshold", "jobs", "verbose")
	onPage(f, "files", "type", "include", "no-ignore", "exclude", "ignore-file", "since", "changed-lines", "files-from", "show-files", "cache", "allow-empty",
		"encoding", "input-format", "salvage", "text-field", "id-field", "title-field", "date-field", "source-field")
}

// runCheck is the whole of a check, in the order it is done.
func runCheck(e *env, o *options, paths []string) error {
	outs, err := o.checkFlags()
	if err != nil {
		return err
	}
	f := &o.checking
	ignored, err := o.ignoreFlags.read(slices.Concat([]string{f.Baseline}, check.ReportFiles(f.reports), f.indexes())...)
	if err != nil {
		return err
	}
	if err := o.checkOptions(e, ignored, outs); err != nil {
		return err
	}
	if err := f.Choose(paths, f.filesFrom, e.named); err != nil {
		return err
	}
	found, err := check.New(e.ctx, &f.Options)
	if err != nil {
		return err
	}
	defer func() { e.left(found.Close()) }()
	c := &checkRun{Checker: found, e: e, o: o, ignored: ignored, outs: outs}
	steps := []func() error{found.Run, c.report, c.conclude}
	if f.showFiles {
		steps = []func() error{c.showFiles}
	}
	for _, step := range steps {
		if err := cmp.Or(e.ctx.Err(), step()); err != nil {
			return err
		}
	}
	return nil
}

// checkOptions adds to the options of the check what its flags do not set themselves.
func (o *options) checkOptions(e *env, ignored *gitignore.List, outs []check.Target) (err error) {
	f := &o.checking
	c := &f.Options
	if c.Include, err = o.globs("include", f.include); err != nil {
		return err
	}
	from, below := o.origin("per-path-ignore")
	if c.PerPath, err = check.ParsePathRules(f.perPath, from, below); err != nil {
		return err
	}
	c.Options, c.Usual, c.Ignore, c.Find, c.Stdin, c.Open = o.Options, !f.noBaseline, ignored, e.search(o, nil), e.in, e.named
	c.Stories = slices.ContainsFunc(outs, func(o check.Target) bool { return o.Format.Name == "html" || o.Format.Name == "markdown" })
	c.Preview, c.Bare = e.out, terminal(e.out)
	c.Wrote = func(halfway string) { e.wrote, e.halfway = true, halfway }
	return nil
}

// showFiles prints the files that would be checked.
func (c *checkRun) showFiles() error {
	list, err := c.List()
	for _, name := range list {
		err = cmp.Or(err, c.e.print(name))
	}
	if err == nil && len(list) == 0 {
		err = noStories(c.ignored, 0, c.Passed(), "no files to check")
	}
	return err
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
		c.e.say("%s", c.Summary())
		if said := c.Fixables(); said != "" {
			c.e.say("%s", said)
		}
	}
	switch {
	case lost:
		return errTold
	case empty != nil:
		return empty
	case f.exitZero:
		return nil
	case t.New-t.Unreadable > f.Allow, f.strict && len(c.Result().Stale) > 0:
		return errFound
	}
	return nil
}

// noStories is the error of a check that had nothing to look at, nil if it had.
func (c *checkRun) noStories() error {
	t := &c.Result().Totals
	if t.Stories > 0 || c.Files() == 0 && (c.o.checking.allowEmpty || c.Unchanged() || c.o.checking.Since != "") {
		return nil
	}
	if n := c.Gone(); n > 0 && len(c.o.checking.Paths) == 0 {
		return hint.Errorf("paths of a list count from the working folder; --allow-empty if they may all be gone", "nothing to check: %s of --files-from, and none is there", phrase.Count(n, "file", "files"))
	}
	return noStories(c.ignored, c.Files(), t.PassedOver, "no stories in "+c.pathList())
}

// pathList names the paths of the command line.
func (c *checkRun) pathList() string {
	all := c.o.checking.Paths
	if len(all) == 1 {
		return all[0]
	}
	return fmt.Sprintf("%s and %s", all[0], phrase.Count(len(all)-1, "other PATH", "other PATHs"))
}

// checkFlags refuses values that its flags cannot have before anything is read, and says where
// reports go.
func (o *options) checkFlags() ([]check.Target, error) {
	o.CorpusForm = "auto"
	f := &o.checking
	f.Options.Options = o.Options
	err := cmp.Or(o.checkChoice(), corpus.CheckEncoding(o.Encoding), corpus.CheckFormat(o.InputFormat), f.Valid())
	if err == nil && f.statistics && f.format != "text" {
		err = hint.Errorf("json has counts of all rules", "--statistics with --format %s", f.format)
	}
	if err != nil {
		return nil, err
	}
	if _, err := o.Marker(false); err != nil {
		return nil, err
	}
	return check.ParseOutputs(f.format, f.reports)
}
