package show

import (
	"cmp"
	"fmt"
	"io"
	"iter"
	"strings"

	"onecopy/check"
	"onecopy/cluster"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/report"
	"onecopy/run"
)

// Cluster shows the cluster of a story.
func (v *Viewer) Cluster(w io.Writer, id string) error {
	file := check.PlaceOf(id).Path != ""
	if v.Out == nil && file {
		return alone(id)
	}
	if v.Out == nil {
		return hint.Errorf("-o names the folder that clean wrote; two files are compared by: onecopy show old.txt new.txt", "no output of a run to look for %s in", id)
	}
	members, err := v.Out.Cluster(v.ctx, id)
	if err != nil {
		return err
	}
	if members == nil && file {
		return alone(id)
	}
	if members == nil {
		return v.unknown(id)
	}
	survivor, err := v.Out.Side(members[0])
	if err != nil {
		return err
	}
	if len(members) == 1 {
		v.Run.Notef("%s has no copies", survivor.ID)
	}
	return v.Screen.Cluster(w, &survivor.Story, v.Out.Why(survivor.ID), v.witnesses(&survivor, members[1:]))
}

// alone is the error for a file with none to compare it with.
func alone(name string) error {
	if outdir.IsOutput(name) {
		return hint.Errorf("onecopy show -o "+name+" ID shows a cluster of it; the ids are in its report", "%s is the output of a run, and no story of it is named", name)
	}
	return hint.Errorf("name a second one: onecopy show "+name+" OTHER; a story of a run goes by its id, as in its report", "%s is a file, and one is nothing to compare", name)
}

// witnesses reads and compares the copies of a cluster one at a time.
func (v *Viewer) witnesses(survivor *run.Side, copies []outdir.StoryAt) iter.Seq2[*report.Witness, error] {
	return func(yield func(*report.Witness, error) bool) {
		for _, h := range copies {
			side, err := v.Out.Side(h)
			if err = cmp.Or(v.ctx.Err(), err); err != nil {
				yield(nil, err)
				return
			}
			if !yield(v.Compare(survivor, &side), nil) {
				return
			}
		}
	}
}

// Compare compares b with a. What the run said of a copy and its survivor holds: it may have looked
// at letters too (--noisy).
func (v *Viewer) Compare(a, b *run.Side) *report.Witness {
	docs := new(cluster.Docs).With(cluster.Doc{ID: a.ID}, cluster.Doc{ID: b.ID})
	out := &report.Witness{Story: b.Story, Pair: cluster.Compare(a.Body(), b.Body(), a.Day(), b.Day(), v.Run.Threshold).Record(docs), Lost: cluster.Lost(a.Body(), b.Body())}
	p := &out.Pair
	switch {
	case b.Survivor == a.ID && b.Jaccard != nil && b.Contained != nil && b.Containing != nil:
		p.Verdict, p.Jaccard, p.AInB, p.BInA = b.Verdict, *b.Jaccard, *b.Containing, *b.Contained
	case a.Survivor == b.ID && a.Jaccard != nil && a.Contained != nil && a.Containing != nil:
		p.Verdict, p.Jaccard, p.AInB, p.BInA = a.Verdict, *a.Jaccard, *a.Contained, *a.Containing
	}
	return out
}

// Pair shows two stories, each of the run or of a file.
func (v *Viewer) Pair(w io.Writer, first, second string) error {
	a, err := v.Side(first)
	if err != nil {
		return err
	}
	b, err := v.Side(second)
	if err != nil {
		return err
	}
	return v.Screen.Pair(w, &a.Story, v.Compare(&a, &b))
}

// Side returns the story of an id of the run, else that of a file.
func (v *Viewer) Side(name string) (run.Side, error) {
	if v.Out != nil {
		at, ok, err := v.Out.Find(v.ctx, name)
		if err != nil {
			return run.Side{}, err
		}
		if ok {
			return v.Out.Side(at)
		}
	}
	if at := check.PlaceOf(name); at.Path != "" {
		return v.read(at.Path, at.Story)
	}
	return run.Side{}, v.unknown(name)
}

// unknown is the error for an id that is none.
func (v *Viewer) unknown(id string) error {
	if v.Out == nil {
		return hint.Errorf("-o names the folder that clean wrote", "no file is called %s, and there is no output of a run to look in", id)
	}
	names, slips, err := v.Out.Near(id)
	near := "did you mean " + strings.Join(slips, ", ") + "?"
	if len(names) > 0 {
		source, _, _ := strings.Cut(id, "#")
		near = fmt.Sprintf("there %s of %s", numbers(names), source)
	}
	switch {
	case err != nil:
		return err
	case len(names)+len(slips) > 0:
		return hint.Errorf(near, "no story of %s is called %s", v.Out.Dir, id)
	}
	return hint.Errorf(fmt.Sprintf("the ids are in %s/stories.jsonl", v.Out.Dir), "no story of %s is called %s", v.Out.Dir, id)
}
