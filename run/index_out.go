package run

import (
	"fmt"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/internal/pace"
	"onecopy/report"
	"onecopy/shingle"
)

// readFolders adds the outputs of earlier runs: their stories are clean, so nothing is marked
// again.
func (x *Indexer) readFolders() error {
	for _, dir := range x.folders {
		if err := x.readFolder(dir); err != nil {
			return err
		}
	}
	return nil
}

func (x *Indexer) readFolder(dir string) error {
	from, err := OpenEarlier(dir)
	if err != nil {
		return err
	}
	defer from.Close()
	if err := x.fits(dir, from.Report.Settings); err != nil {
		return err
	}
	r := &folderReader{Indexer: x, from: from, inputs: from.Report.Inputs}
	for s := range pace.InOrder(x.ctx, x.o.Jobs, from.Rows(), r.story) {
		if s.err == nil {
			s.err = r.add(&s)
		}
		if s.err != nil {
			return s.err
		}
	}
	if err := x.ctx.Err(); err != nil {
		return err
	}
	for r.inside || len(r.inputs) > 0 {
		if err := r.next(); err != nil {
			return err
		}
	}
	return nil
}

// fits refuses an output whose pages were marked in another way than the index is to be. Its copies
// are found again, so how they were found does not matter.
func (x *Indexer) fits(dir string, was outdir.Settings) error {
	now := x.o.Settings()
	was.Threshold, was.Noisy = now.Threshold, now.Noisy
	if was.Marks == "" {
		x.o.WarnOldMarks(dir, was.Marks, CleanAnew(dir))
	}
	return Agrees(dir, &was, &now, CleanAnew(dir))
}

// A folderReader takes the stories of an earlier run in, source by source.
type folderReader struct {
	*Indexer
	from   *Earlier
	inputs []report.InputEntry // not ended
	inside bool                // the first of them is begun
	skip   bool                // it is in the index as it is
	done   int
}

// story reads a story back; of its cuts the number is enough. It runs in many goroutines at once.
func (r *folderReader) story(row outdir.StoryRow) (s oldStory) {
	record, layout, err := r.from.Parse(row)
	if err != nil {
		return oldStory{err: err}
	}
	s.Record, s.Mask = record, layout.Masked
	s.Cuts = corpus.PackCuts(make([]corpus.Cut, r.from.CutCount(record.ID)))
	k := r.Reader.sketchers.Get().(*shingle.Sketcher)
	defer r.Reader.sketchers.Put(k)
	s.Draw(k)
	return s
}

// add puts a story in, its source before it. Stories come in the order of the inputs.
func (r *folderReader) add(s *oldStory) error {
	for !r.inside || r.inputs[0].Source != s.Record.Source {
		if !r.inside && len(r.inputs) == 0 {
			return fmt.Errorf("%s: stories.jsonl: %s is of no input, or out of order", r.from.Dir, s.Record.ID)
		}
		if err := r.next(); err != nil {
			return err
		}
	}
	r.done++
	r.o.Progress("reading", r.done, r.from.Report.Totals.Stories)
	if r.skip {
		return nil
	}
	return r.put(&s.story)
}

// next ends the input under way, or begins the first that is left.
func (r *folderReader) next() error {
	in := &r.inputs[0]
	if r.inside {
		if r.inside, r.inputs = false, r.inputs[1:]; !r.skip {
			r.new.End(in.SHA256, in.Bytes)
		}
		return nil
	}
	r.inside = true
	encoding := readAs(r.from.Report.Settings.Encoding, r.from.Report.Settings.Fields())
	if r.skip = r.same(in.Source, in.SHA256, encoding); r.skip {
		r.Unchanged++
		return nil
	}
	return r.begin(in.Source, encoding)
}
