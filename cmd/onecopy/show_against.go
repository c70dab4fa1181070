package main

import (
	"os"

	"onecopy/check"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/gitignore"
	"onecopy/internal/phrase"
	"onecopy/report"
)

// showAgainst shows of each story of a file that repeats an older one how it differs from the
// closest of those, which is the one that check names.
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
	if err := c.Run(); err != nil {
		return err
	}
	shown := 0
	for r, err := range c.Repeats() {
		if err != nil {
			return err
		}
		if !at.Holds(&r.Story.Story) {
			continue
		}
		w := &report.Witness{Story: r.Story.Story, Lost: r.New, Pair: r.Pair.Record(new(cluster.Docs).With(cluster.Doc{ID: r.Older.ID}, cluster.Doc{ID: r.Story.ID}))}
		if err := o.screen(e).Older(e.out, &r.Older.Story, w, shown > 0); err != nil {
			return err
		}
		shown++
	}
	if shown == 0 {
		names, held, err := c.Named(at)
		switch {
		case err != nil:
			return err
		case !held && at.Story != "":
			return unread(at.Path, at.Story, names)
		case !held && at.Line > 0:
			return hint.Errorf("onecopy explain "+name+" says what the line is", "%s: no story stands there", name)
		}
		t := &c.Result().Totals
		e.say("%s: repeats none of %s", name, phrase.Count(t.Against, "older story", "older stories"))
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
