package main

import (
	"cmp"
	"fmt"
	"io"
	"runtime"

	"onecopy/corpus/outdir/forms"

	"github.com/spf13/pflag"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/gitignore"
	"onecopy/internal/interrupt"
	"onecopy/internal/phrase"
	"onecopy/run"
	"onecopy/shingle"
)

var cleanCommand = &command{
	name: "clean", args: "PATH... -o OUT", short: "write the corpus without copies and boilerplate",
	examples: []string{
		"onecopy clean seeds -o clean-corpus",
		"onecopy clean wire/ extra.txt -o out --threshold 0.7 --force",
	},
	long: `PATH is a file, a folder, or - for standard input. OUT is written whole or not
at all: corpus/ with a file a story; stories, cuts, pairs in JSON; 3 reports.`,
	flags: func(f *pflag.FlagSet, o *options) {
		f.StringVarP(&o.Output, "output", "o", "", "`FOLDER` to write, new or empty; -: records to stdout")
		f.BoolVar(&o.Force, "force", false, "replace the output of an earlier run")
		f.StringVar(&o.into, "into", "", "grow this `OUT` by what is new, in place of -o")
		more(f, "into")
		f.StringArrayVar(&o.Against, "against", nil, "write what is new beside this `CORPUS`, OUT or index")
		more(f, "against")
		ofSection(f, "against")
		f.BoolVar(&o.KeepGoing, "keep-going", false, "replace it though an input is unreadable")
		more(f, "keep-going")
		f.BoolVarP(&o.DryRun, "dry-run", "n", false, "read and compare, write nothing; needs no OUT")
		f.Float64VarP(&o.Threshold, "threshold", "t", cluster.DefaultThreshold, "similarity `SHARE` from which stories are copies (0.8)")
		keepFlag(f, o)
		markFlags(f, o)
		f.BoolVar(&o.Noisy, "noisy", false, "find reprints damaged by OCR too (slower)")
		more(f, "noisy")
		f.BoolVar(&o.Language, "language", false, "tell the language of stories that do not say it")
		onPage(f, "records", "language")
		partFlags(f, o)
		f.StringVar(&o.CorpusForm, "corpus-format", "auto", "`FORM`: text, jsonl (.gz, .zst), parquet or arrow")
		more(f, "corpus-format")
		syncFlag(f, o)
		o.ignoreFlags.add(f)
		htmlFlags(f, o, run.Defaults().Pages)
		f.IntVarP(&o.Jobs, "jobs", "j", runtime.GOMAXPROCS(0), "`N` files at a time; the result is the same for any N")
		memoryFlag(f, o)
		f.StringVar(&o.Work, "work", "", "`FOLDER` that keeps what is done, for --resume")
		f.BoolVar(&o.Resume, "resume", false, "go on where the run of --work FOLDER was killed")
		more(f, "work", "resume")
		f.BoolVarP(&o.verbose, "verbose", "v", false, "show settings and what each rule cut")
	},
	run: runClean,
}

// markFlags are the flags of every command that marks pages.
func markFlags(f *pflag.FlagSet, o *options) {
	f.StringVar(&o.Encoding, "encoding", "", "`NAME` of the encoding of all input, such as koi8-r")
	f.StringVar(&o.Split, "split", "auto", "stories in a file: `WHEN` is auto, always, never")
	f.StringVar(&o.Rules, "rules", "", "`FILE` with rules of your own, which come first")
	f.StringSliceVar(&o.Strip, "strip", nil, "cut only this `LIST` of categories: caption,related")
	f.StringSliceVar(&o.KeepCategory, "keep-category", nil, "cut all but this `LIST` of categories")
	f.StringVar(&o.InputFormat, "input-format", "", "`FORMAT` of all input: text, jsonl, csv, xml ...")
	fieldFlags(f, o)
	f.BoolVar(&o.Salvage, "salvage", false, "take what unpacks of damaged packed files")
	more(f, "input-format", "split", "rules", "strip", "keep-category", "salvage")
}

// partFlags are the flags that say which steps are done, of which part, and into which files.
func partFlags(f *pflag.FlagSet, o *options) {
	f.BoolVar(&o.DedupOnly, "dedup-only", false, "mark nothing: each text stays as it is, or goes")
	f.BoolVar(&o.CleanOnly, "clean-only", false, "compare nothing: every story stays")
	f.IntVar(&o.Limit, "limit", 0, "take the first `N` documents alone")
	f.Float64Var(&o.Options.Sample, "sample", 0, "take a `SHARE` of the documents, by their ids: 0.01")
	f.Var(sizeFlag{&o.ShardSize}, "shard-size", "divide the corpus into files of `SIZE`: 500M, 2G")
	f.BoolVar(&o.KeepDirs, "keep-dirs", false, "a file of the corpus for each input, by its name")
	f.StringVar(&o.Removed, "removed", "", "`FILE` for the copies left out, as JSON lines")
	onPage(f, "records", "dedup-only", "clean-only", "limit", "sample", "shard-size", "keep-dirs", "removed")
}

// fieldFlags are the flags that name fields of records.
func fieldFlags(f *pflag.FlagSet, o *options) {
	f.StringVar(&o.Fields.Text, "text-field", "", "`NAME` of the field of a record that is its text")
	f.StringVar(&o.Fields.ID, "id-field", "", "`NAME` of the field that is its id")
	f.StringVar(&o.Fields.Title, "title-field", "", "`NAME` of the field that is its headline")
	f.StringVar(&o.Fields.Date, "date-field", "", "`NAME` of the field that is its date")
	f.StringVar(&o.Fields.Source, "source-field", "", "`NAME` of the field that is its source")
	onPage(f, "records", "text-field", "id-field", "title-field", "date-field", "source-field")
}

// runClean is the main job, in the order it is done.
func runClean(e *env, o *options, paths []string) error {
	if err := o.check(paths); err != nil {
		return err
	}
	ignored, err := o.ignoreFlags.read()
	if err != nil {
		return err
	}
	found, err := corpus.Find(paths, e.search(o, ignored.Skip))
	if err != nil {
		return err
	}
	if o.into != "" {
		o.Output, o.Force = o.into, true
	}
	out, drop, err := o.place(e, paths)
	if err != nil {
		return err
	}
	defer drop()
	e.tell(out.Notes())
	if needs := o.Needs(found.Files); o.verbose && needs != "" {
		e.say("%s", needs)
	}
	j, err := run.NewJob(e.ctx, &o.Options, out, found)
	if err != nil {
		return err
	}
	defer func() { e.left(j.Drop()) }()
	if err := j.Beside(); err != nil {
		return err
	}
	if o.into != "" {
		x, err := run.OpenEarlier(o.into)
		if err != nil {
			return err
		}
		defer x.Close()
		if err := j.Grow(x); err != nil || j.Idle() {
			return err
		}
	}
	read := func() error { return j.ReadAll(e.in) }
	for _, step := range []func() error{read, j.Guard, j.Make} {
		if err := cmp.Or(e.ctx.Err(), step()); err != nil {
			return e.emptied(ignored, err, found)
		}
	}
	return finish(e, o, j, ignored)
}

// finish puts the output in its place and says what was done.
func finish(e *env, o *options, j *run.Job, ignored *gitignore.List) error {
	if err := cmp.Or(e.ctx.Err(), j.Commit()); err != nil {
		return err
	}
	if o.Stream {
		if err := j.WriteStream(e.out); err != nil {
			return err
		}
	}
	if o.DryRun && !o.Stream {
		for c, err := range j.LeftOut() {
			if err := cmp.Or(err, e.print(c.Columns()...)); err != nil {
				return err
			}
		}
	}
	t := &j.Report.Totals
	if o.verbose {
		details(e, j, ignored)
	}
	e.doubts(j.Report.Inputs, t.Files)
	left := "left out, no boilerplate cut"
	if t.CutBytes > 0 {
		left = fmt.Sprintf("left out, %s of boilerplate cut", phrase.Size(t.CutBytes))
	}
	if o.DryRun {
		left += "; nothing was written (--dry-run)"
	}
	if ignored != nil && ignored.Hits > 0 {
		left += fmt.Sprintf("; %s ignored", phrase.Thousands(ignored.Hits))
	}
	if n := len(j.Passed); n > 0 {
		left += fmt.Sprintf("; %s passed over by name", phrase.Thousands(n))
	}
	copies := phrase.Count(t.Copies, "copy", "copies")
	if len(o.Against) > 0 {
		copies += fmt.Sprintf(" (%s of older stories)", phrase.Thousands(t.Older))
	}
	e.say("%s in %s, %s in %s %s", phrase.Count(t.Stories, "story", "stories"), j.FilesSaid(),
		copies, phrase.Count(t.Clusters, "cluster", "clusters"), left)
	if unmade := j.Unmade(); unmade != "" {
		e.say("%s", unmade)
	}
	if j.Broken {
		return errTold
	}
	return nil
}

// details shows what -v asks for.
func details(e *env, j *run.Job, ignored *gitignore.List) {
	t := &j.Report.Settings
	tellIgnored(e, ignored)
	for _, name := range j.Passed {
		e.say("%-16s %s (by its name it tells about the folder; named, it is read)", "passed over", name)
	}
	e.say("threshold %.4g; of pairs this similar are proposed: %s", t.Threshold, odds())
	for _, r := range j.Report.Rules {
		e.say("%6d %s (%s)", r.Cuts, r.Name, r.Why)
	}
}

// odds says how likely a pair of each similarity is to be compared at all.
func odds() string {
	s := ""
	for i, share := range []float64{.2, .3, .5, .8} {
		if i > 0 {
			s += ", "
		}
		s += fmt.Sprintf("%.1f %.1f %%", share, 100*shingle.Odds(share))
	}
	return s
}

// check refuses flags and arguments that cannot be, or not together, before anything is read.
func (o *options) check(paths []string) error {
	const usage = "for example: onecopy clean seeds -o clean-corpus"
	switch {
	case len(paths) == 0:
		return hint.Errorf(usage, "clean needs a PATH to read")
	case o.into != "" && len(o.Against) > 0:
		return hint.Errorf("--into OUT grows OUT by what is new, --against CORPUS -o OUT writes that apart", "--into together with --against")
	case o.into != "" && (o.Output != "" || o.Force):
		return hint.Errorf("--into OUT replaces OUT by what it grows to", "--into together with -o or --force")
	case o.into != "" && o.Work != "":
		return hint.Errorf("leave it out: a day is soon done again, and OUT is as it was", "--into together with --work")
	case len(o.Against) > 0 && o.Work != "":
		return hint.Errorf("leave it out: what is new is soon compared again", "--against together with --work")
	case o.Output == "" && o.into == "" && !o.DryRun:
		return hint.Errorf(usage, "clean needs -o OUT, the folder to write")
	}
	if o.Stream = o.Output == corpus.Stdin; o.Stream && o.CorpusForm == "auto" {
		o.CorpusForm = forms.JSONL
	}
	o.Inputs = paths
	return cmp.Or(o.checkChoice(), corpus.CheckEncoding(o.Encoding), corpus.CheckFormat(o.InputFormat), o.CheckParts())
}

// checkChoice refuses values that cannot be of the flags that clean and recut share.
func (o *options) checkChoice() error {
	if err := cmp.Or(o.CheckThreshold(), o.CheckJobs(), boundMemory(o.Memory)); err != nil {
		return err
	}
	if o.CorpusForm != "auto" {
		if err := forms.Check(o.CorpusForm); err != nil {
			return err
		}
	}
	return cmp.Or(o.CheckPages(), o.CheckWishes())
}

// search says how files are looked for by a command that reads them once: pipes may be named.
func (e *env) search(o *options, skip func(path string, folder bool) bool) corpus.FindOptions {
	how := o.Search(skip)
	how.Pipe = func(path string) io.Reader { return interrupt.NewInlet(e.ctx, &pipe{path: path}) }
	return how
}
