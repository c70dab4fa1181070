package main

import (
	"errors"
	"fmt"

	"onecopy/corpus"
	"onecopy/report"
	"onecopy/shingle"
)

// An earlier is the output of an earlier run, with its report.
type earlier struct {
	*corpus.OutReader
	rep report.Report
}

// openEarlier reads what is needed first of the output of an earlier run. Close it.
func openEarlier(dir string) (*earlier, error) {
	from, err := corpus.OpenOut(dir)
	if err != nil {
		return nil, corpus.Hintf("OUT is the folder that clean wrote", "%s is not the output of an earlier run: %w", dir, err)
	}
	x := &earlier{OutReader: from}
	if err := from.Report(&x.rep); err != nil {
		return nil, fmt.Errorf("%s: %w", dir, err)
	}
	if err := from.OpenStories(mostShown); err != nil {
		return nil, errors.Join(err, x.Close())
	}
	return x, nil
}

// A fate is what became of a story in the earlier run, of a survivor the zero value.
type fate struct {
	survivor, verdict string
	jaccard           float64
}

// A restored story is one read back, with its fate.
type restored struct {
	story
	was fate
	err error
}

// restore reads a story back and sketches it. It runs in many goroutines at once.
func (x *earlier) restore(row corpus.StoryRow, k *shingle.Sketcher) (r restored) {
	s, layout, err := x.Parse(row)
	if err != nil {
		return restored{err: err}
	}
	if s.Status == corpus.Copy {
		r.was = fate{survivor: s.Survivor, verdict: s.Verdict}
		if s.Jaccard != nil {
			r.was.jaccard = *s.Jaccard
		}
	}
	s.Status, s.Cluster, s.Survivor, s.Verdict, s.File = "", "", "", "", ""
	s.Jaccard, s.Contained, s.Containing = nil, nil, nil
	if r.cuts, err = x.Cuts(s.ID); err != nil {
		return restored{err: err}
	}
	r.record, r.pieces, r.mask = s, corpus.PackPieces(&s, layout.List(&s)), layout.Masked
	r.draw(k)
	return r
}
