package main

import (
	"cmp"
	"runtime"
	"strconv"

	"github.com/spf13/pflag"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/internal/phrase"
)

var indexCommand = &command{
	name: "index", args: "PATH... -o FILE", short: "make an index of stories for check to compare with",
	examples: []string{
		"onecopy index archive/ -o archive.idx",
		"onecopy index --add archive/ -o archive.idx",
		"onecopy index --remove 'mon/**' -o archive.idx",
	},
	long: `PATH is what clean reads or, which is quicker, an OUT it wrote. Sources go by
their names below PATH; added ones take the place of those they share it with.`,
	flags: func(f *pflag.FlagSet, o *options) {
		f.StringVarP(&o.output, "output", "o", "", "`FILE` to write; must be new")
		f.BoolVar(&o.adding, "add", false, "add PATHs to an index")
		f.StringArrayVar(&o.removing, "remove", nil, "remove a `SOURCE` or pattern; may be given again")
		f.BoolVar(&o.listing, "list", false, "list the sources: name, stories, bytes")
		f.BoolVar(&o.force, "force", false, "replace an index")
		f.BoolVar(&o.keepGoing, "keep-going", false, "replace or add though an input is unreadable")
		more(f, "keep-going")
		f.BoolVarP(&o.dryRun, "dry-run", "n", false, "say what would be done, write nothing")
		f.Float64VarP(&o.threshold, "threshold", "t", cluster.DefaultThreshold, "similarity `SHARE` from which stories are copies (0.8)")
		markFlags(f, o)
		o.ignoreFlags.add(f)
		f.BoolVar(&o.noisy, "noisy", false, "for reprints damaged by OCR too (larger)")
		more(f, "noisy")
		f.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "`N` files at a time; the same result for any N")
		more(f, "jobs")
		syncFlag(f, o)
	},
	run: runIndex,
}

// indexFlags are the flags that index alone has.
type indexFlags struct {
	adding   bool
	removing []string // names of sources, or patterns
	listing  bool
}

// runIndex makes an index, or makes one anew of what stays and what is added.
func runIndex(e *env, o *options, paths []string) error {
	if err := o.checkIndex(paths); err != nil {
		return err
	}
	if o.listing {
		return listIndex(e, o)
	}
	x := &indexer{e: e, o: o, paths: paths, held: map[string]cluster.ArchiveSource{}, gone: map[string]bool{}, read: map[string]bool{}}
	defer x.close()
	for _, step := range []func() error{x.open, x.find, x.removal, x.readFolders, x.readFiles, x.guard, x.keep, x.commit} {
		if err := e.ctx.Err(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	return x.tell()
}

// checkIndex refuses flags and arguments that make no sense.
func (o *options) checkIndex(paths []string) error {
	const usage = "for example: onecopy index archive/ -o archive.idx"
	o.corpusForm = "auto"
	switch changes := o.adding || len(o.removing) > 0; {
	case o.output == "" && o.listing && len(paths) == 1:
		return corpus.Hintf("the index stands behind -o: onecopy index --list -o "+paths[0], "index needs -o FILE, the index")
	case o.output == "":
		return corpus.Hintf(usage, "index needs -o FILE, the index")
	case o.listing && (changes || len(paths) > 0):
		return corpus.Hintf("for example: onecopy index --list -o archive.idx", "--list only looks at an index")
	case o.listing:
		return nil
	case len(paths) == 0 && (o.adding || !changes):
		return corpus.Hintf(usage, "index needs a PATH to read")
	case len(paths) > 0 && len(o.removing) > 0 && !o.adding:
		return corpus.Hintf("with --add both is done, the removing first", "--remove and a PATH without --add")
	case o.force && changes:
		return corpus.Hintf("--force makes an index anew; to add or remove leave it out", "--force with --add or --remove")
	}
	return cmp.Or(o.checkChoice(), corpus.CheckEncoding(o.encoding), corpus.CheckFormat(o.inputFormat))
}

// listIndex prints the sources of an index: name, stories and bytes, parted by tabs.
func listIndex(e *env, o *options) error {
	a, err := cluster.OpenArchive(o.output)
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
