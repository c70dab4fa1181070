package main

import (
	"encoding/json"
	"fmt"

	"onecopy/corpus"
	"onecopy/report"
	"onecopy/shingle"
)

// readFolders takes in the outputs of earlier runs: their stories are clean, so nothing is marked again.
func (x *indexer) readFolders() error {
	for _, dir := range x.folders {
		if err := x.readFolder(dir); err != nil {
			return err
		}
	}
	return nil
}

func (x *indexer) readFolder(dir string) error {
	from, err := openEarlier(dir)
	if err != nil {
		return err
	}
	defer from.Close()
	if err := x.fits(dir, &from.rep.Settings); err != nil {
		return err
	}
	r := &folderReader{indexer: x, from: from, inputs: from.rep.Inputs}
	for s := range inOrder(x.e.ctx, x.o.jobs, from.entries(), r.story) {
		if s.err == nil {
			s.err = r.add(&s)
		}
		if s.err != nil {
			return s.err
		}
	}
	if err := x.e.ctx.Err(); err != nil {
		return err
	}
	for r.inside || len(r.inputs) > 0 {
		if err := r.next(); err != nil {
			return err
		}
	}
	return nil
}

// fits refuses an output whose pages were marked in another way than the index is to be. Its copies are found anew, so how
// they were found does not matter.
func (x *indexer) fits(dir string, made *report.Settings) error {
	now, err := x.o.archiveSettings()
	if err != nil {
		return err
	}
	was := marksOf(made)
	was.Threshold, was.Noisy = now.Threshold, now.Noisy
	if was.Marks == "" {
		x.e.remarked(dir, was.Marks, cleanAnew(dir))
	}
	return agrees(dir, was, now, "run clean again")
}

// A folderReader takes the stories of an earlier run in, source by source.
type folderReader struct {
	*indexer
	from   *earlier
	inputs []report.Input // not ended
	inside bool           // the first of them is begun
	skip   bool           // it is in the index as it is
	done   int
}

// story reads a story back; of its cuts the number is enough. It runs in many goroutines at once.
func (r *folderReader) story(e entry) (s restored) {
	var l layout
	for _, err := range []error{e.err, json.Unmarshal(e.story, &s.record), json.Unmarshal(e.part, &l)} {
		if err != nil {
			return restored{err: fmt.Errorf("%s: %w", r.from.dir, r.from.stories.wrong(e.line, err))}
		}
	}
	if l.Story != s.record.ID || l.Masked < 0 || l.Masked > len(s.record.Text) {
		return restored{err: fmt.Errorf("%s: %w", r.from.dir, r.from.parts.wrong(e.line, fmt.Errorf("does not fit story %s", s.record.ID)))}
	}
	s.mask = l.Masked
	s.cuts = corpus.PackCuts(make([]corpus.Cut, len(r.from.places[s.record.ID])))
	k := r.job.sketchers.Get().(*shingle.Sketcher)
	defer r.job.sketchers.Put(k)
	s.draw(k)
	return s
}

// add puts a story in, its source before it. Stories come in the order of the inputs.
func (r *folderReader) add(s *restored) error {
	for !r.inside || r.inputs[0].Source != s.record.Source {
		if !r.inside && len(r.inputs) == 0 {
			return fmt.Errorf("%s: stories.jsonl: %s is of no input, or out of order", r.from.dir, s.record.ID)
		}
		if err := r.next(); err != nil {
			return err
		}
	}
	r.done++
	r.e.progress("reading", r.done, r.from.rep.Totals.Stories)
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
	encoding := readAs(r.from.rep.Settings.Encoding, r.from.rep.Settings.TextField)
	if r.skip = r.same(in.Source, in.SHA256, encoding); r.skip {
		r.unchanged++
		return nil
	}
	return r.begin(in.Source, encoding)
}
