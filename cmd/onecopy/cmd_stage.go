package main

import (
	"cmp"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/run"
	"onecopy/stage"
)

var stageCommand = &command{
	name: "stage", args: "STAGE [FILE...]", short: "a run in filters, for Spark, sort and make -j", bare: true,
	examples: []string{
		"onecopy stage mark seeds > docs && onecopy stage learn docs > templates",
	},
	long: `A STAGE reads rows from each FILE or standard input and writes rows to standard
output, JSON lines with a header that holds the settings. In turn: mark PATH...,
learn, sign, sort, rank; keys, sort, bucket, sort, pairs; cluster, and verify of
what it asks for, until nothing is left; apply, whose OUT is that of clean.
A FILE may be one of several parts; sorted parts are merged. docs/engines.md has
all of it as it is run by sort, make -j, GNU parallel, Slurm, Spark and others.`,
	flags: func(f *pflag.FlagSet, o *options) {
		o.stage.set = f
		f.StringVar(&o.stage.Templates, "templates", "", "`FILE` that learn wrote, for sign, settle")
		f.StringVar(&o.stage.Stories, "stories", "", "`FILE` that rank wrote, for verify, cluster")
		f.StringVar(&o.stage.decisions, "decisions", "", "`FILE` that cluster wrote, for apply")
		f.StringVarP(&o.Output, "output", "o", "", "`FOLDER` that apply writes, new or empty")
		f.BoolVar(&o.Force, "force", false, "apply: replace the output of an earlier run")
		f.BoolVar(&o.stage.Open, "open", false, "rows are divided by an engine: there are no trailers")
		f.StringVar(&o.stage.Mark.Base, "base", "", "mark: names of inputs are below this `FOLDER`")
		f.StringVar(&o.stage.Mark.Name, "name", "", "mark: `NAME` of standard input")
		f.IntVar(&o.stage.Mark.FirstLine, "first-line", 1, "mark: it begins with line `N` of the unpacked input")
		f.IntVar(&o.stage.Mark.FirstByte, "first-byte", 0, "mark: it begins with byte `N` of the unpacked input")
		f.StringArrayVar(&o.stage.Mark.Before, "before", nil, "mark: `FILE` it wrote of the inputs before")
		more(f, "base", "name", "first-line", "first-byte", "before", "force")
		f.Float64VarP(&o.Threshold, "threshold", "t", cluster.DefaultThreshold, "mark: `SHARE` from which stories are copies (0.8)")
		keepFlag(f, o)
		markFlags(f, o)
		f.BoolVar(&o.DedupOnly, "dedup-only", false, "mark: each text stays as it is, or goes")
		more(f, "dedup-only", "threshold", "encoding")
		f.StringVar(&o.CorpusForm, "corpus-format", "auto", "apply: `FORM`: text, jsonl, jsonl.gz, jsonl.zst")
		f.StringVar(&o.Removed, "removed", "", "apply: `FILE` for the copies left out")
		more(f, "corpus-format", "removed")
		syncFlag(f, o)
		htmlFlags(f, o, run.Defaults().Pages)
		f.IntVarP(&o.Jobs, "jobs", "j", runtime.GOMAXPROCS(0), "`N` files at a time; the same result for any N")
		more(f, "jobs")
	},
	run: runStage,
}

// stageSettings are the flags that a stage has besides those that every stage has. The others have
// none: their settings are those that the rows were marked with.
var stageSettings = map[string][]string{
	"mark": {"threshold", "keep", "encoding", "split", "strip", "keep-category", "input-format", "text-field", "id-field",
		"title-field", "date-field", "source-field", "salvage", "dedup-only", "rules", "before", "base", "name", "first-line", "first-byte", "jobs"},
	"sign": {"templates"}, "settle": {"templates"}, "cluster": {"stories"}, "verify": {"stories"},
	"apply": {"output", "force", "rules", "decisions", "corpus-format", "removed", "no-sync", "pages", "report-max", "jobs"},
}

func runStage(e *env, o *options, args []string) error {
	if len(args) == 0 {
		return hint.Errorf("\"onecopy help stage\" has an example", "stage needs a STAGE: %s", strings.Join(stage.Names(), ", "))
	}
	name, files := args[0], args[1:]
	err := stage.Lookup(name)
	o.stage.set.Visit(func(f *pflag.Flag) {
		if err == nil && !slices.Contains(append([]string{"open", "quiet", "color"}, stageSettings[name]...), f.Name) {
			err = hint.Errorf("settings are those that the rows were marked with", "stage %s has no --%s", name, f.Name)
		}
	})
	if err = cmp.Or(err, o.CheckJobs()); err != nil {
		return err
	}
	s := &o.stage
	s.In, s.Out, s.Note = e.in, e.out, o.Note
	switch name {
	case "apply":
		return runApply(e, o, files)
	case "mark":
		if err := cmp.Or(o.checkChoice(), corpus.CheckEncoding(o.Encoding), corpus.CheckFormat(o.InputFormat)); err != nil {
			return err
		}
		s.Mark.Run, s.Mark.Find = &o.Options, e.search(o, nil)
		s.Mark.Part = s.set.Changed("first-line") || s.set.Changed("first-byte")
	}
	return stage.Run(e.ctx, name, files, &s.Options)
}

// runApply writes OUT of rows.
func runApply(e *env, o *options, docs []string) error {
	switch {
	case o.stage.decisions == "" || o.Output == "" || len(docs) == 0:
		return hint.Errorf("for example: onecopy stage apply --decisions decisions -o clean-corpus docs", "stage apply needs --decisions, -o OUT and the rows of all inputs")
	case slices.Contains(docs, corpus.Stdin):
		return hint.Errorf("put them into a file", "stage apply reads the rows of inputs twice, so not from standard input")
	}
	err := stage.OpenParts(docs[:1], e.in, func(first []stage.Part) error {
		made, err := stage.SettingsOf(first, o.stage.Open)
		if err != nil {
			return err
		}
		return o.Follow(&made)
	})
	if err = cmp.Or(err, o.checkChoice()); err != nil {
		return err
	}
	out, drop, err := o.place(e, docs)
	if err != nil {
		return err
	}
	defer drop()
	e.tell(out.Notes())
	j, err := run.NewJob(e.ctx, &o.Options, out, corpus.Found{})
	if err != nil {
		return err
	}
	defer func() { e.left(j.Drop()) }()
	err = stage.OpenParts([]string{o.stage.decisions}, e.in, func(decided []stage.Part) error {
		return stage.OpenParts(docs, e.in, func(rows []stage.Part) error { return stage.Apply(j, rows, decided, o.stage.Open) })
	})
	for _, step := range []func() error{j.Guard, j.Make} {
		if err == nil {
			err = cmp.Or(e.ctx.Err(), step())
		}
	}
	if err != nil {
		return err
	}
	return finish(e, o, j, nil)
}
