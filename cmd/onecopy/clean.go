package main

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"math"
	"runtime"

	"github.com/spf13/pflag"

	"onecopy/cluster"
	"onecopy/corpus"
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
		f.StringVarP(&o.output, "output", "o", "", "`FOLDER` to write; must be new or empty")
		f.BoolVar(&o.force, "force", false, "replace the output of an earlier run")
		f.BoolVar(&o.keepGoing, "keep-going", false, "replace it though an input is unreadable")
		more(f, "keep-going")
		f.BoolVarP(&o.dryRun, "dry-run", "n", false, "read and compare, write nothing; needs no OUT")
		f.Float64VarP(&o.threshold, "threshold", "t", cluster.DefaultThreshold, "similarity `SHARE` from which stories are copies (0.8)")
		keepFlag(f, o)
		markFlags(f, o)
		f.BoolVar(&o.noisy, "noisy", false, "find reprints damaged by OCR too (slower)")
		more(f, "noisy")
		f.StringVar(&o.corpusForm, "corpus-format", "auto", "`FORM` of corpus: text, jsonl, jsonl.gz, jsonl.zst")
		more(f, "corpus-format")
		syncFlag(f, o)
		o.ignoreFlags.add(f)
		o.paperFlags.add(f)
		f.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "`N` files at a time; the result is the same for any N")
		f.BoolVarP(&o.verbose, "verbose", "v", false, "show settings and what each rule cut")
	},
	run: runClean,
}

// markFlags are the flags of every command that marks pages.
func markFlags(f *pflag.FlagSet, o *options) {
	f.StringVar(&o.encoding, "encoding", "", "`NAME` of the encoding of all input, such as koi8-r")
	f.StringVar(&o.split, "split", "auto", "stories in a file: `WHEN` is auto, always, never")
	f.StringVar(&o.rules, "rules", "", "`FILE` with rules of your own, which come first")
	f.StringSliceVar(&o.strip, "strip", nil, "cut only this `LIST` of categories: caption,related")
	f.StringSliceVar(&o.keep, "keep-category", nil, "cut all but this `LIST` of categories")
	f.StringVar(&o.inputFormat, "input-format", "", "`FORMAT` of all input, text or jsonl")
	f.StringVar(&o.textField, "text-field", "", "`NAME` of the field of a record that is its text")
	f.BoolVar(&o.salvage, "salvage", false, "take what unpacks of damaged packed files")
	more(f, "input-format", "text-field", "split", "rules", "strip", "keep-category", "salvage")
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
	found, err := corpus.Find(paths, e.search(o, ignored.skip))
	if err != nil {
		return err
	}
	out, drop, err := o.place(e, paths)
	if err != nil {
		return err
	}
	defer drop()
	e.tell(out.Notes())
	store, err := out.Store()
	if err != nil {
		return err
	}
	job, err := newJob(e, o, store, found, e.tell)
	if err != nil {
		return err
	}
	job.out, job.ignored = out, ignored
	job.rep.Settings.InputFormat = o.inputFormat
	job.formed()
	for page := range inOrder(e.ctx, o.jobs, chunks(found.Files, o.encoding, e.in), job.read) {
		if err := job.add(page); err != nil {
			return err
		}
	}
	for _, step := range []func() error{job.guard, job.learn, job.cluster, job.write, job.losses, job.sumInputs, job.report, job.finish} {
		if err := cmp.Or(e.ctx.Err(), step()); err != nil {
			return err
		}
	}
	return nil
}

// check refuses flags and arguments that make no sense, before anything is read.
func (o *options) check(paths []string) error {
	const usage = "for example: onecopy clean seeds -o clean-corpus"
	switch {
	case len(paths) == 0:
		return corpus.Hintf(usage, "clean needs a PATH to read")
	case o.output == "" && !o.dryRun:
		return corpus.Hintf(usage, "clean needs -o OUT, the folder to write")
	}
	return cmp.Or(o.checkChoice(), corpus.CheckEncoding(o.encoding), corpus.CheckFormat(o.inputFormat))
}

// checkChoice refuses what makes no sense of the flags that clean and recut share.
func (o *options) checkChoice() error {
	switch t := o.threshold; {
	case t >= 2 && t <= 100: // a percentage
		return corpus.Hintf(fmt.Sprintf("it is a share from 0 to 1; did you mean --threshold %.4g?", t/100), "--threshold %v is over 1", t)
	case !(t > 0 && t <= 1): // NaN too
		return corpus.Hintf("it is a share from 0 to 1; 0.8 is a good start", "--threshold %v is not a similarity", t)
	case o.jobs < 1 || o.jobs > math.MaxInt16:
		return corpus.Hintf("leave it out to use every processor", "--jobs %d makes no sense", o.jobs)
	}
	if o.corpusForm != "auto" {
		if err := corpus.CheckCorpusForm(o.corpusForm); err != nil {
			return err
		}
	}
	return cmp.Or(o.paperFlags.check(), checkWishes(o.wishes))
}

// search says how files are looked for.
func (o *options) search(skip func(path string, folder bool) bool) corpus.FindOptions {
	return corpus.FindOptions{Encoding: o.encoding, Format: o.inputFormat, TextField: o.textField, Salvage: o.salvage, Skip: skip}
}

// search says how files are looked for by a command that reads them once: pipes may be named.
func (e *env) search(o *options, skip func(path string, folder bool) bool) corpus.FindOptions {
	how := o.search(skip)
	how.Pipe = func(path string) io.Reader { return &stoppable{ctx: e.ctx, from: &pipe{path: path}} }
	return how
}

// chunks gives the chunks of all files in order.
func chunks(files []corpus.File, encoding string, stdin io.Reader) iter.Seq[*corpus.Chunk] {
	return func(yield func(*corpus.Chunk) bool) {
		for _, f := range files {
			for c := range f.Chunks(encoding, stdin) {
				if !yield(c) {
					return
				}
			}
		}
	}
}
