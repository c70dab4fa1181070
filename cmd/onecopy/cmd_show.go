package main

import (
	"cmp"
	"os"
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
	"onecopy/show"
)

var showCommand = &command{
	name: "show", args: "CLUSTER | A B | FILE --against CORPUS", short: "how copies, or two stories, differ word by word",
	examples: []string{
		"onecopy show page.txt#3                   a cluster of the run in clean-corpus",
		"onecopy show -o out page.txt#3 b.txt#1    two stories of the run in out",
		"onecopy show old.txt page.txt#2           two files, the second story of one",
		"onecopy show page.txt --against old.txt   what check finds in it",
	},
	long: `CLUSTER is the id of any story of a cluster, as in stories.jsonl. [-Old-] stands
in the first story alone, {+new+} in the second; what is the same is folded.
With --against it is what check finds: each story of FILE, FILE#N or FILE:LINE
that repeats one of CORPUS, beside the closest.`,
	flags: func(f *pflag.FlagSet, o *options) {
		o.showFlags.set = f
		f.StringVarP(&o.in, "in", "o", "", "`FOLDER` that clean wrote; else clean-corpus")
		f.Float64VarP(&o.Threshold, "threshold", "t", asBefore, "similarity `SHARE` of copies; else that of the run")
		f.IntVar(&o.width, "width", 0, "`N` columns; else those of the terminal, or 80")
		f.StringArrayVar(&o.lookup.Against, "against", nil, "`CORPUS` of older stories, as for check")
		f.BoolVar(&o.lookup.AgainstSelf, "against-self", false, "compare with older versions of FILE too")
		more(f, "against-self")
		markFlags(f, o)
		f.IntVarP(&o.Jobs, "jobs", "j", runtime.GOMAXPROCS(0), "`N` files at a time")
		more(f, "jobs")
	},
	run: runShow,
}

func runShow(e *env, o *options, args []string) error {
	older := o.looksUp(args)
	switch {
	case older && len(args) == 2:
		return hint.Errorf("name one FILE, or leave out --against", "--against and two stories: the other one is the closest of CORPUS")
	case len(args) < 1 || len(args) > 2 || slices.Contains(args, ""):
		return hint.Errorf("for example: onecopy show page.txt#3, or onecopy show old.txt new.txt", "show needs the id of a story, or two of ids and files")
	}
	if err := o.checkShow(); err != nil {
		return err
	}
	if older {
		return showAgainst(e, o, args[0])
	}
	out, err := show.Open(e.ctx, o.in)
	if err != nil {
		return err
	}
	defer out.Close()
	if o.Threshold == asBefore {
		o.Threshold = out.Threshold()
	}
	v := show.New(e.ctx, out, &o.Options)
	v.Find, v.Stdin, v.Screen = e.search(o, nil), e.in, o.screen(e)
	if len(args) == 1 {
		err = v.Cluster(e.out, args[0])
	} else {
		err = v.Pair(e.out, args[0], args[1])
	}
	if err == nil && v.Broken {
		return errTold
	}
	return err
}

// looksUp reports whether a file is to be shown beside what check finds. In a config file --against
// says what it is compared with, and not that two stories, or one of a run, are.
func (o *options) looksUp(args []string) bool {
	switch {
	case len(o.lookup.Against) == 0:
		return false
	case configOf(o.showFlags.set.Lookup("against")) == "":
		return true
	}
	named := o.in != "" && configOf(o.showFlags.set.Lookup("in")) == ""
	return len(args) == 1 && !named && check.PlaceOf(args[0]).Path != ""
}

// checkShow refuses values that its flags cannot have.
func (o *options) checkShow() error {
	if o.width < 0 || o.width > 0 && o.width < 20 {
		return hint.Errorf("leave it out to use the width of the terminal", "--width must be at least 20")
	}
	if o.Threshold != asBefore {
		if err := o.CheckThreshold(); err != nil {
			return err
		}
	}
	return cmp.Or(corpus.CheckEncoding(o.Encoding), corpus.CheckFormat(o.InputFormat), o.CheckJobs())
}

// screen is what stdout is.
func (o *options) screen(e *env) report.Screen {
	width := o.width
	if width == 0 {
		width = max(columns(e.out), 0)
	}
	return report.Screen{Width: width, Color: e.paints()}
}

// showAgainst shows what of a file repeats older stories.
func showAgainst(e *env, o *options, name string) error {
	at := check.PlaceOf(name)
	if at.Path == "" {
		return hint.Errorf("for example: onecopy show new.txt --against archive.idx; a story of it is new.txt#2, or any line of it new.txt:17", "no file is called %s", name)
	}
	c, err := newLookup(e, o, at.Path)
	if err != nil {
		return err
	}
	defer func() { e.left(c.Close()) }()
	shown, err := show.Against(e.out, c, at, o.screen(e))
	if err != nil {
		return err
	}
	if shown == 0 {
		e.say("%s: repeats none of %s", name, phrase.Count(c.Result().Totals.Against, "older story", "older stories"))
	}
	if c.Broken() {
		return errTold
	}
	return nil
}

// newLookup makes ready a check of one path that writes nothing and knows no baseline.
func newLookup(e *env, o *options, path string) (*check.Checker, error) {
	info, err := os.Stat(path)
	if err == nil && info.IsDir() {
		return nil, hint.Errorf("onecopy check "+path+" --against CORPUS finds them", "%s is a folder: show looks at one file", path)
	}
	home, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	ignored := gitignore.New(home, nil)
	if ignored.Patterns, err = gitignore.Upward(home, ignoreFile); err != nil {
		return nil, err
	}
	if o.Threshold == asBefore {
		o.Threshold = cluster.DefaultThreshold
	}
	how := o.lookup
	how.Options, how.Paths, how.Only = o.Options, []string{path}, []string{string(report.Repeated)}
	how.Ignore, how.Find, how.Stdin, how.Open = ignored, e.search(o, nil), e.in, e.named
	how.Problems = func(list []corpus.Problem) bool { return e.tell(list) }
	return check.New(e.ctx, &how)
}
