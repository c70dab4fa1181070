package run

import (
	"errors"
	"fmt"
	"slices"

	"onecopy/clean"
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

// An earlierOutcome is what became of a story in the earlier run, of a survivor the zero value.
type earlierOutcome struct {
	survivor, verdict string
	jaccard           float64
}

// An oldStory is a story of the earlier run, read back, and what became of it then.
type oldStory struct {
	story
	was earlierOutcome
	err error

	lines int  // cut inside it, where its cuts were not read
	apart bool // it shares nothing with what is new
}

// readOut reads back the stories of an earlier run of which keep says so, in their order.
func (r *Reader) readOut(x *Earlier, keep func(was earlierOutcome) bool) error {
	back := func(row outdir.StoryRow) oldStory {
		k := r.sketchers.Get().(*shingle.Sketcher)
		defer r.sketchers.Put(k)
		return x.restore(row, k, true)
	}
	in := r.Report.Inputs // from that of the story on, if there are any
	for s := range pace.InOrder(r.ctx, r.o.Jobs, x.Rows(), back) {
		if s.err != nil {
			return s.err
		}
		if !keep(s.was) {
			continue
		}
		for len(in) > 0 && in[0].Source != s.Record.Source {
			in = in[1:]
		}
		if len(in) > 0 {
			addRoom(&in[0], &s.story)
		}
		n := len(r.rows)
		r.rows = append(r.rows, stored{})
		if err := r.put(n, &s.story); err != nil {
			return err
		}
	}
	return r.ctx.Err()
}

// ReadEarlier reads back the stories of an earlier run, those that stayed and those that did not.
func (r *Reader) ReadEarlier(x *Earlier) error {
	return r.readOut(x, func(earlierOutcome) bool { return true })
}

// restore reads a story back, sketches it unless k is nil, and reads its cuts, each where it is, if
// they are wanted. It runs in many goroutines at once.
func (x *Earlier) restore(row outdir.StoryRow, k *shingle.Sketcher, cuts bool) (r oldStory) {
	s, layout, err := x.Parse(row)
	if err != nil {
		return oldStory{err: err}
	}
	if s.Status == corpus.Copy {
		r.was = earlierOutcome{survivor: s.Survivor, verdict: s.Verdict}
		if s.Jaccard != nil {
			r.was.jaccard = *s.Jaccard
		}
	}
	s.Status, s.Cluster, s.Survivor, s.Verdict, s.File = "", "", "", "", ""
	s.Jaccard, s.Contained, s.Containing = nil, nil, nil
	r.Record, r.Pieces, r.Mask = s, corpus.PackPieces(&s, layout.List(&s)), layout.Masked
	if k != nil {
		r.Draw(k)
	}
	if !cuts {
		return r
	}
	list, err := x.Cuts(s.ID)
	if err != nil {
		return oldStory{err: err}
	}
	for i := range list {
		r.Cuts.AddOwn(&list[i])
	}
	return r
}

// addRoom adds to the room of an input that of a story as it was before learned lines were cut,
// when a run over the inputs takes its measure.
func addRoom(in *report.InputEntry, s *story) {
	pieces, bytes, cuts := s.Pieces.Len(), len(s.Record.Text)+len(s.Record.Headline), s.Cuts.List()
	cuts = slices.DeleteFunc(cuts, func(c corpus.Cut) bool {
		learned := c.Rule == clean.Learned.Name
		if learned {
			pieces, bytes = pieces+1, bytes+len(between)+len(c.Text)
		}
		return learned
	})
	in.AddStory(pieces, bytes, slices.Values(cuts))
}
