package run

import (
	"errors"
	"fmt"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/pace"
	"onecopy/report"
	"onecopy/shingle"
)

// An Earlier is the output of an earlier run, with its report.
type Earlier struct {
	*outdir.Output
	Report report.Report
}

// OpenEarlier reads what is needed first of the output of an earlier run. Close it.
func OpenEarlier(dir string) (*Earlier, error) {
	from, err := outdir.Open(dir)
	if err != nil {
		return nil, hint.Errorf("OUT is the folder that clean wrote", "%s is not the output of an earlier run: %w", dir, err)
	}
	x := &Earlier{Output: from}
	if err := from.Report(&x.Report); err != nil {
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

// An oldStory is a story of the earlier run, read back, and what became of it then.
type oldStory struct {
	story
	was fate
	err error
}

// readOut reads back the stories of an earlier run of which keep says so, in their order.
func (r *Reader) readOut(x *Earlier, keep func(was fate) bool) error {
	back := func(row outdir.StoryRow) oldStory {
		k := r.sketchers.Get().(*shingle.Sketcher)
		defer r.sketchers.Put(k)
		return x.restore(row, k)
	}
	for s := range pace.InOrder(r.ctx, r.o.Jobs, x.Rows(), back) {
		if s.err != nil {
			return s.err
		}
		if !keep(s.was) {
			continue
		}
		n := len(r.Docs)
		r.Docs, r.rows = append(r.Docs, cluster.Doc{}), append(r.rows, stored{})
		if err := r.put(n, &s.story); err != nil {
			return err
		}
	}
	return r.ctx.Err()
}

// ReadEarlier reads back the stories of an earlier run, those that stayed and those that did not.
func (r *Reader) ReadEarlier(x *Earlier) error {
	return r.readOut(x, func(fate) bool { return true })
}

// restore reads a story back and sketches it. It runs in many goroutines at once.
func (x *Earlier) restore(row outdir.StoryRow, k *shingle.Sketcher) (r oldStory) {
	s, layout, err := x.Parse(row)
	if err != nil {
		return oldStory{err: err}
	}
	if s.Status == corpus.Copy {
		r.was = fate{survivor: s.Survivor, verdict: s.Verdict}
		if s.Jaccard != nil {
			r.was.jaccard = *s.Jaccard
		}
	}
	s.Status, s.Cluster, s.Survivor, s.Verdict, s.File = "", "", "", "", ""
	s.Jaccard, s.Contained, s.Containing = nil, nil, nil
	cuts, err := x.Cuts(s.ID)
	if err != nil {
		return oldStory{err: err}
	}
	for i := range cuts {
		r.Cuts.AddOwn(&cuts[i])
	}
	r.Record, r.Pieces, r.Mask = s, corpus.PackPieces(&s, layout.List(&s)), layout.Masked
	r.Draw(k)
	return r
}
