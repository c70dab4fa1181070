package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
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
		f.StringVar(&o.stage.templates, "templates", "", "`FILE` that learn wrote, for sign, settle")
		f.StringVar(&o.stage.stories, "stories", "", "`FILE` that rank wrote, for verify, cluster")
		f.StringVar(&o.stage.decisions, "decisions", "", "`FILE` that cluster wrote, for apply")
		f.StringVarP(&o.Output, "output", "o", "", "`FOLDER` that apply writes, new or empty")
		f.BoolVar(&o.Force, "force", false, "apply: replace the output of an earlier run")
		f.BoolVar(&o.stage.open, "open", false, "rows are divided by an engine: there are no trailers")
		f.StringVar(&o.stage.base, "base", "", "mark: names of inputs are below this `FOLDER`")
		f.StringVar(&o.stage.name, "name", "", "mark: `NAME` of standard input")
		f.IntVar(&o.stage.line, "first-line", 1, "mark: its first line is line `N` of the input")
		f.IntVar(&o.stage.byte, "first-byte", 0, "mark: its first byte is byte `N` of the input")
		f.StringArrayVar(&o.stage.before, "before", nil, "mark: `FILE` it wrote of the inputs before")
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

// A stageRow is one row of the table of stages.
type stageRow struct {
	name  string
	flags []string // that it has, besides --open
	run   func(e *env, o *options, args []string) error
}

var (
	markStageFlags = []string{"threshold", "keep", "encoding", "split", "strip", "keep-category", "input-format", "text-field", "id-field",
		"title-field", "date-field", "source-field", "salvage", "dedup-only", "rules", "before", "base", "name", "first-line", "first-byte", "jobs"}
	applyStageFlags = []string{"output", "force", "rules", "decisions", "corpus-format", "removed", "no-sync", "pages", "report-max", "jobs"}
)

func stageTable() []stageRow {
	filter := func(run func(f *stage.Filter) error) func(*env, *options, []string) error {
		return func(e *env, o *options, args []string) error {
			return e.withRows(args, func(in []stage.Part) error {
				return run(&stage.Filter{In: in, Out: e.out, Open: o.stage.open})
			})
		}
	}
	return []stageRow{
		{"mark", markStageFlags, runMarkStage},
		{"learn", nil, filter((*stage.Filter).Learn)},
		{"sign", []string{"templates"}, withTemplates((*stage.Filter).Sign)},
		{"rank", nil, filter((*stage.Filter).Rank)},
		{"keys", nil, filter((*stage.Filter).Keys)},
		{"bucket", nil, filter((*stage.Filter).Bucket)},
		{"pairs", nil, filter((*stage.Filter).Pairs)},
		{"cluster", []string{"stories"}, runCluster},
		{"verify", []string{"stories"}, runVerifyStage},
		{"settle", []string{"templates"}, withTemplates((*stage.Filter).Settle)},
		{"apply", applyStageFlags, runApplyStage},
	}
}

func runStage(e *env, o *options, args []string) error {
	table := stageTable()
	var names []string
	for _, s := range table {
		names = append(names, s.name)
	}
	if len(args) == 0 {
		return hint.Errorf("\"onecopy help stage\" has an example", "stage needs a STAGE: %s", strings.Join(names, ", "))
	}
	at := slices.Index(names, args[0])
	if at < 0 {
		advice := "one of " + strings.Join(names, ", ")
		if near := phrase.Nearest(args[0], names); near != "" {
			advice = fmt.Sprintf("did you mean %q?", near)
		}
		return hint.Errorf(advice, "there is no stage %q", args[0])
	}
	s := &table[at]
	var err error
	o.stage.set.Visit(func(f *pflag.Flag) {
		if err == nil && !slices.Contains(append([]string{"open", "quiet", "color"}, s.flags...), f.Name) {
			err = hint.Errorf("settings are those that the rows were marked with", "stage %s has no --%s", s.name, f.Name)
		}
	})
	if err = cmp.Or(err, o.CheckJobs()); err != nil {
		return err
	}
	return s.run(e, o, args[1:])
}

// withRows opens files of rows, standard input if there are none.
func (e *env) withRows(names []string, use func([]stage.Part) error) error {
	var list []stage.Part
	if len(names) == 0 {
		names = []string{corpus.Stdin}
	}
	for _, name := range names {
		if name == corpus.Stdin {
			list = append(list, stage.Part{Name: "standard input", Reader: e.in})
			continue
		}
		f, err := os.Open(name)
		if err != nil {
			return err
		}
		defer f.Close()
		list = append(list, stage.Part{Name: name, Reader: f})
	}
	return use(list)
}

// runMarkStage marks inputs.
func runMarkStage(e *env, o *options, paths []string) error {
	if err := cmp.Or(o.checkChoice(), corpus.CheckEncoding(o.Encoding), corpus.CheckFormat(o.InputFormat)); err != nil {
		return err
	}
	found, err := o.stageInputs(e, paths)
	if err != nil {
		return err
	}
	r, err := run.NewReader(e.ctx, &o.Options, nil, found)
	if err != nil {
		return err
	}
	r.Report.Settings.InputFormat = o.InputFormat
	mark := func(before []stage.Part) error {
		return (&stage.Filter{Out: e.out, Open: o.stage.open}).Mark(r, e.in, before)
	}
	if len(o.stage.before) == 0 { // what could not be read stands in the rows too: apply ends with 2 then
		return mark(nil)
	}
	return e.withRows(o.stage.before, mark)
}

// stageInputs finds what mark reads.
func (o *options) stageInputs(e *env, paths []string) (corpus.Found, error) {
	s := &o.stage
	if len(paths) == 0 && s.name != "" {
		paths = []string{corpus.Stdin}
	}
	switch {
	case len(paths) == 0:
		return corpus.Found{}, hint.Errorf("for example: onecopy stage mark seeds", "stage mark needs a PATH to read")
	case (s.name != "" || s.line != 1 || s.byte != 0) && (len(paths) != 1 || paths[0] != corpus.Stdin):
		return corpus.Found{}, hint.Errorf("they say what standard input is a part of", "--name, --first-line or --first-byte without - alone")
	case s.line < 1 || s.byte < 0:
		return corpus.Found{}, hint.Errorf("lines count from 1, bytes from 0", "--first-line must be at least 1, --first-byte at least 0")
	}
	how := e.search(o, nil)
	if s.base != "" {
		base, err := filepath.Abs(s.base)
		if err != nil {
			return corpus.Found{}, err
		}
		how.Base = base
		paths = slices.Clone(paths)
		for i, path := range paths { // one that is not absolute is taken to be below the base
			if path != corpus.Stdin {
				if paths[i], err = filepath.Abs(path); err != nil {
					return corpus.Found{}, err
				}
			}
		}
	}
	found, err := corpus.Find(paths, how)
	for i := range found.Files {
		if f := &found.Files[i]; f.Path == corpus.Stdin {
			f.Source, f.FirstLine, f.FirstByte = cmp.Or(phrase.Printable(s.name), f.Source), s.line, s.byte
		}
	}
	return found, err
}

// withTemplates is a stage that takes the learned lines out of stories.
func withTemplates(use func(*stage.Filter, []stage.Part) error) func(*env, *options, []string) error {
	return func(e *env, o *options, docs []string) error {
		if o.stage.templates == "" {
			return hint.Errorf("onecopy stage learn DOCS > templates", "this stage needs --templates, the file that learn wrote")
		}
		return e.withRows([]string{o.stage.templates}, func(templates []stage.Part) error {
			return e.withRows(docs, func(in []stage.Part) error {
				return use(&stage.Filter{In: in, Out: e.out, Open: o.stage.open}, templates)
			})
		})
	}
}

// runCluster decides. Like verify it compares texts that --stories has.
func runCluster(e *env, o *options, files []string) error {
	return o.withTexts(e, files, func(f *stage.Filter, texts *stage.Texts) error {
		left, err := f.Cluster(texts)
		if left > 0 {
			e.say("%s not decided: stage verify compares what is wanted; then call this with its rows too", phrase.Count(left, "story", "stories"))
		}
		return err
	})
}

func runVerifyStage(e *env, o *options, files []string) error {
	return o.withTexts(e, files, func(f *stage.Filter, texts *stage.Texts) error { return f.Verify(texts) })
}

func (o *options) withTexts(e *env, files []string, use func(*stage.Filter, *stage.Texts) error) (err error) {
	var texts *stage.Texts
	if o.stage.stories != "" {
		if texts, err = stage.OpenTexts(o.stage.stories, o.stage.open); err != nil {
			return err
		}
		defer texts.Close()
	}
	return e.withRows(files, func(in []stage.Part) error {
		return use(&stage.Filter{In: in, Out: e.out, Open: o.stage.open}, texts)
	})
}

// runApplyStage writes OUT.
func runApplyStage(e *env, o *options, docs []string) error {
	switch {
	case o.stage.decisions == "" || o.Output == "" || len(docs) == 0:
		return hint.Errorf("for example: onecopy stage apply --decisions decisions -o clean-corpus docs", "stage apply needs --decisions, -o OUT and the rows of all inputs")
	case slices.Contains(docs, corpus.Stdin):
		return hint.Errorf("put them into a file", "stage apply reads the rows of inputs twice, so not from standard input")
	}
	err := e.withRows(docs[:1], func(first []stage.Part) error {
		made, err := stage.SettingsOf(first, o.stage.open)
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
	err = e.withRows([]string{o.stage.decisions}, func(decided []stage.Part) error {
		return e.withRows(docs, func(rows []stage.Part) error { return stage.Apply(j, rows, decided, o.stage.open) })
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
