package main

import (
	"cmp"
	"runtime"
	"strconv"

	"github.com/spf13/pflag"

	"onecopy/cluster"
	"onecopy/cluster/archive"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/gitignore"
	"onecopy/internal/phrase"
	"onecopy/run"
)

var indexCommand = &command{
	name: "index", args: "PATH... [-o FILE]", short: "make an index of stories for check to compare with",
	examples: []string{
		"onecopy index archive/ -o archive.idx",
		"onecopy index --add archive/ -o archive.idx",
		"onecopy index --remove 'mon/**' -o archive.idx",
	},
	long: `PATH is what clean reads or, which is quicker, an OUT it wrote. Sources go by
their names below PATH; added ones take the place of those they share it with.`,
	flags: func(f *pflag.FlagSet, o *options) {
		f.StringVarP(&o.Output, "output", "o", "", "`FILE` to write, else .onecopy-index")
		f.BoolVar(&o.adding, "add", false, "add PATHs to an index")
		f.StringArrayVar(&o.removing, "remove", nil, "remove a `SOURCE` or pattern; may be given again")
		f.BoolVar(&o.listing, "list", false, "list the sources: name, stories, bytes")
		f.BoolVar(&o.Force, "force", false, "replace an index")
		f.BoolVar(&o.KeepGoing, "keep-going", false, "replace or add though an input is unreadable")
		more(f, "keep-going")
		f.BoolVarP(&o.DryRun, "dry-run", "n", false, "say what would be done, write nothing")
		f.Float64VarP(&o.Threshold, "threshold", "t", cluster.DefaultThreshold, "similarity `SHARE` from which stories are copies (0.8)")
		markFlags(f, o)
		o.ignoreFlags.add(f)
		f.BoolVar(&o.Noisy, "noisy", false, "for reprints damaged by OCR too (larger)")
		more(f, "noisy")
		f.IntVarP(&o.Jobs, "jobs", "j", runtime.GOMAXPROCS(0), "`N` files at a time; the same result for any N")
		memoryFlag(f, o)
		more(f, "jobs")
		syncFlag(f, o)
	},
	run: runIndex,
}

// usualIndex is the index that no -o names. A hidden file may lie in the folder that is indexed.
const usualIndex = ".onecopy-index"

// runIndex makes an index, or makes one anew of what stays and what is added.
func runIndex(e *env, o *options, paths []string) error {
	if err := o.checkIndex(paths); err != nil {
		return err
	}
	if o.listing {
		return listIndex(e, o)
	}
	var ignored *gitignore.List
	var found corpus.Found
	x := run.NewIndexer(e.ctx, &o.Options, run.IndexPlan{Paths: paths, Add: o.adding, Current: true, Remove: o.removing, Stdin: e.in,
		Find: func(paths []string, known func(string, bool) bool) (_ corpus.Found, err error) {
			if ignored, err = o.ignoreFlags.read(); err == nil {
				found, err = corpus.Find(paths, e.search(o, func(path string, folder bool) bool { return ignored.Skip(path, folder) || known(path, folder) }))
			}
			return found, err
		},
	})
	defer func() { e.left(x.Close()) }()
	if err := x.Make(); err != nil {
		return e.emptied(ignored, err, found)
	}
	return tellIndexed(e, o, x, ignored, len(found.Passed))
}

// tellIndexed says what was done.
func tellIndexed(e *env, o *options, x *run.Indexer, ignored *gitignore.List, passed int) error {
	e.doubts(x.Reader.Report.Inputs, len(x.Files))
	if o.DryRun && !x.Idle() {
		for what, name := range x.Sources() {
			if err := e.print(what, name); err != nil {
				return err
			}
		}
	}
	e.say("%s", x.Summary(ignored.Hits, passed))
	if x.Reader.Broken {
		return errTold
	}
	return nil
}

// checkIndex refuses flags and arguments that cannot be, or not together.
func (o *options) checkIndex(paths []string) error {
	const usage = "for example: onecopy index archive/ -o archive.idx"
	o.CorpusForm = "auto"
	switch changes := o.adding || len(o.removing) > 0; {
	case o.Output == "" && o.listing && len(paths) == 1:
		return hint.Errorf("the index stands behind -o: onecopy index --list -o "+paths[0], "index needs -o FILE, the index")
	case o.Output == "":
		o.Output = usualIndex
		return o.checkIndex(paths)
	case o.listing && (changes || len(paths) > 0):
		return hint.Errorf("for example: onecopy index --list -o archive.idx", "--list only looks at an index")
	case o.listing:
		return nil
	case len(paths) == 0 && (o.adding || !changes):
		return hint.Errorf(usage, "index needs a PATH to read")
	case len(paths) > 0 && len(o.removing) > 0 && !o.adding:
		return hint.Errorf("with --add both is done, the removing first", "--remove and a PATH without --add")
	case o.Force && changes:
		return hint.Errorf("--force rebuilds an index; to add or remove leave it out", "--force with --add or --remove")
	}
	return cmp.Or(o.checkChoice(), corpus.CheckEncoding(o.Encoding), corpus.CheckFormat(o.InputFormat))
}

// listIndex prints the sources of an index: name, stories and bytes, separated by tabs.
func listIndex(e *env, o *options) error {
	a, err := archive.Open(o.Output)
	if err != nil {
		return err
	}
	defer a.Close()
	for s, err := range a.Sources() {
		if err == nil {
			err = e.print(s.Name, strconv.Itoa(s.Stories), strconv.Itoa(s.Bytes))
		}
		if err != nil {
			return err
		}
	}
	n := a.Counts()
	e.say("%s in %s, %s", phrase.Count(n.Stories, "story", "stories"), phrase.Count(n.Sources, "source", "sources"), phrase.Count(n.Stories-n.Survivors, "copy", "copies"))
	return nil
}
