package main

import (
	"cmp"
	"errors"
	"runtime"
	"slices"

	"github.com/spf13/pflag"

	"onecopy/check"
	"onecopy/cluster"
	"onecopy/corpus/hint"
	"onecopy/lsp"
	"onecopy/run"
)

// lspCommand serves editors; all are the commands, of whose flags those of check hold.
func lspCommand(all func() []*command) *command {
	return &command{
		name: "lsp", short: "show findings in an editor: a language server on standard input",
		examples: []string{
			"onecopy lsp                         what an editor starts: docs/editors.md",
			"onecopy lsp --against archive.idx   and compares with older stories too",
		},
		long: `An editor starts it and speaks the Language Server Protocol with it. It says of
texts that are open what "onecopy check" says, with the flags of [check] in the
config file of the folder that the editor has open, each of several for itself.
Paths count from there.`,
		bare: true,
		flags: func(f *pflag.FlagSet, o *options) {
			c := &o.checking
			c.set = f
			f.Bool("stdio", true, "nothing: some editors give it to every server")
			f.StringArrayVar(&c.Against, "against", nil, "`CORPUS` of older stories: an index, output, folder")
			f.StringVar(&c.Baseline, "baseline", "", "`FILE` of findings that are accepted")
			f.BoolVar(&c.noBaseline, "no-baseline", false, "read no "+check.BaselineFile+" that nobody named")
			f.StringSliceVar(&c.Only, "only", nil, "`LIST` of copy, boilerplate, unreadable")
			f.StringSliceVar(&c.Select, "select", nil, "only findings of `LIST`: copy, share, near-copy ...")
			f.StringSliceVar(&c.Selection.Ignore, "ignore", nil, "no findings of `LIST`; the narrower name decides")
			f.StringSliceVar(&c.Types, "type", nil, "read news, markdown, all: `LIST`")
			f.StringArrayVar(&c.include, "include", nil, "also read what `GLOB` matches")
			f.BoolVar(&c.Cache, "cache", false, "keep what is read in "+check.CacheFolder)
			f.Float64VarP(&o.Threshold, "threshold", "t", cluster.DefaultThreshold, "similarity `SHARE` from which stories are copies")
			o.ignoreFlags.add(f)
			markFlags(f, o)
			f.IntVarP(&o.Jobs, "jobs", "j", runtime.GOMAXPROCS(0), "`N` files at a time; the result is the same")
			o.configFlags.add(f)
			more(f, "stdio", "no-baseline", "include", "threshold", "jobs")
			onPage(f, "files", "encoding", "input-format", "salvage", "text-field", "id-field", "title-field", "date-field", "source-field")
		},
		run: func(e *env, o *options, args []string) error { return runLsp(e, o, all, args) },
	}
}

// runLsp serves an editor until that ends it.
func runLsp(e *env, o *options, all func() []*command, args []string) error {
	if len(args) > 0 {
		return hint.Errorf("the editor says which folder it has open", "lsp takes no arguments")
	}
	given := o.checking.set
	err := lsp.Serve(e.ctx, e.in, e.out, lsp.Options{Version: version(), Settings: func() (*check.Options, error) { return e.settings(all(), given) }})
	if errors.Is(err, lsp.ErrNotShutDown) {
		if err != lsp.ErrNotShutDown {
			e.say("%v; lsp is for an editor to start", err)
		}
		return errFound // the protocol wants 1
	}
	return err
}

// settings returns the options of a check of the working folder that has the flags given. It may
// run several times at once.
func (e *env) settings(all []*command, given *pflag.FlagSet) (*check.Options, error) {
	e = &env{ctx: e.ctx, in: e.in, out: e.out, err: e.err, getenv: e.getenv}
	o := &options{Options: run.Options{Problems: e.tell, Note: func(string) {}, Progress: func(string, int, int) {}}}
	flags := flagSet(checkCommand, e, o)
	var err error
	given.Visit(func(f *pflag.Flag) { err = cmp.Or(err, copyFlag(flags, f)) })
	if err := cmp.Or(err, e.configure(all, checkCommand, flags, o), emptyList(flags), o.readNamed(e)); err != nil {
		return nil, blame(err, flags)
	}
	outs, err := o.checkFlags()
	if err != nil {
		return nil, blame(err, flags)
	}
	f := &o.checking
	ignored, err := o.ignoreFlags.read(slices.Concat([]string{f.Baseline}, check.ReportFiles(f.reports), f.indexes())...)
	if err == nil {
		err = o.checkOptions(e, ignored, outs)
	}
	return &f.Options, blame(err, flags)
}

// copyFlag sets a flag to the value of another one of its name, if there is one.
func copyFlag(to *pflag.FlagSet, f *pflag.Flag) error {
	g := to.Lookup(f.Name)
	list, many := f.Value.(pflag.SliceValue)
	switch {
	case g == nil:
		return nil
	case many:
		g.Changed = true
		return g.Value.(pflag.SliceValue).Replace(list.GetSlice())
	}
	return to.Set(f.Name, f.Value.String())
}
