package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"runtime"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/check"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/report"
	"onecopy/run"
)

// usualOut is the folder that show reads if none is named.
const usualOut = "clean-corpus"

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
	out, err := finished(e.ctx, o.in)
	if err != nil {
		return err
	}
	defer out.Close()
	if o.Threshold == asBefore {
		o.Threshold = out.Threshold()
	}
	s := shower{e: e, o: o, out: out}
	if len(args) == 1 {
		err = s.cluster(args[0])
	} else {
		err = s.pair(args[0], args[1])
	}
	if err == nil && s.lost {
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

// cluster shows the cluster of a story.
func (s *shower) cluster(id string) error {
	file := check.PlaceOf(id).Path != ""
	if s.out == nil && file {
		return alone(id)
	}
	if s.out == nil {
		return hint.Errorf("-o names the folder that clean wrote; two files are compared by: onecopy show old.txt new.txt", "no output of a run to look for %s in", id)
	}
	members, err := s.out.Cluster(s.e.ctx, id)
	if err != nil {
		return err
	}
	if members == nil && file {
		return alone(id)
	}
	if members == nil {
		return s.unknown(id)
	}
	survivor, err := s.out.Side(members[0])
	if err != nil {
		return err
	}
	if len(members) == 1 {
		s.e.say("%s has no copies", survivor.ID)
	}
	return s.o.screen(s.e).Cluster(s.e.out, &survivor.Story, s.out.Why(survivor.ID), s.witnesses(&survivor, members[1:]))
}

// alone is the error for a file with none to compare it with.
func alone(name string) error {
	if outdir.IsOutput(name) {
		return hint.Errorf("onecopy show -o "+name+" ID shows a cluster of it; the ids are in its report", "%s is the output of a run, and no story of it is named", name)
	}
	return hint.Errorf("name a second one: onecopy show "+name+" OTHER; a story of a run goes by its id, as in its report", "%s is a file, and one is nothing to compare", name)
}

// witnesses reads and compares the copies of a cluster one at a time.
func (s *shower) witnesses(survivor *run.Side, copies []outdir.StoryAt) iter.Seq2[*report.Witness, error] {
	return func(yield func(*report.Witness, error) bool) {
		for _, h := range copies {
			v, err := s.out.Side(h)
			if err = cmp.Or(s.e.ctx.Err(), err); err != nil {
				yield(nil, err)
				return
			}
			if !yield(s.witness(survivor, &v), nil) {
				return
			}
		}
	}
}

// witness compares b with a. What the run said of a copy and its survivor holds: it may have looked
// at letters too (--noisy).
func (s *shower) witness(a, b *run.Side) *report.Witness {
	docs := new(cluster.Docs).With(cluster.Doc{ID: a.ID}, cluster.Doc{ID: b.ID})
	w := &report.Witness{Story: b.Story, Pair: cluster.Compare(a.Body(), b.Body(), a.Day(), b.Day(), s.o.Threshold).Record(docs), Lost: cluster.Lost(a.Body(), b.Body())}
	p := &w.Pair
	switch {
	case b.Survivor == a.ID && b.Jaccard != nil && b.Contained != nil && b.Containing != nil:
		p.Verdict, p.Jaccard, p.AInB, p.BInA = b.Verdict, *b.Jaccard, *b.Containing, *b.Contained
	case a.Survivor == b.ID && a.Jaccard != nil && a.Contained != nil && a.Containing != nil:
		p.Verdict, p.Jaccard, p.AInB, p.BInA = a.Verdict, *a.Jaccard, *a.Contained, *a.Containing
	}
	return w
}

// pair shows two stories.
func (s *shower) pair(first, second string) error {
	a, err := s.find(first)
	if err != nil {
		return err
	}
	b, err := s.find(second)
	if err != nil {
		return err
	}
	return s.o.screen(s.e).Pair(s.e.out, &a.Story, s.witness(&a, &b))
}

// find returns the story of an id of the run, else that of a file.
func (s *shower) find(name string) (run.Side, error) {
	if s.out != nil {
		at, ok, err := s.out.Find(s.e.ctx, name)
		if err != nil {
			return run.Side{}, err
		}
		if ok {
			return s.out.Side(at)
		}
	}
	if at := check.PlaceOf(name); at.Path != "" {
		return s.read(at.Path, at.Story)
	}
	return run.Side{}, s.unknown(name)
}

// unknown is the error for an id that is none.
func (s *shower) unknown(id string) error {
	if s.out == nil {
		return hint.Errorf("-o names the folder that clean wrote", "no file is called %s, and there is no output of a run to look in", id)
	}
	names, slips, err := s.out.Near(id)
	near := "did you mean " + strings.Join(slips, ", ") + "?"
	if len(names) > 0 {
		source, _, _ := strings.Cut(id, "#")
		near = fmt.Sprintf("there %s of %s", numbers(names), source)
	}
	switch {
	case err != nil:
		return err
	case len(names)+len(slips) > 0:
		return hint.Errorf(near, "no story of %s is called %s", s.out.Dir, id)
	}
	return hint.Errorf(fmt.Sprintf("the ids are in %s/stories.jsonl", s.out.Dir), "no story of %s is called %s", s.out.Dir, id)
}

// finished opens the output of a run: dir, or if that is empty the usual one. It returns nil if
// there is none of that name.
func finished(ctx context.Context, dir string) (*run.FinishedRun, error) {
	x, err := run.OpenFinished(ctx, cmp.Or(dir, usualOut))
	if dir == "" && errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	return x, err
}
