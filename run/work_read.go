package run

import (
	"encoding/json"
	"errors"
	"fmt"
	"iter"
	"os"

	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/journal"
	"onecopy/internal/pace"
	"onecopy/internal/phrase"
)

// A workChunk is a chunk of one of the inputs.
type workChunk struct {
	*corpus.Chunk
	file int
	sum  string
}

// chunks gives the chunks of the files from the one given on.
func (r *Reader) chunks(file int) iter.Seq[workChunk] {
	return func(yield func(workChunk) bool) {
		for i := file; i < len(r.Files); i++ {
			for c := range r.Files[i].Chunks(r.o.Encoding, nil) {
				if !yield(workChunk{c, i, c.Sum()}) {
					return
				}
			}
		}
	}
}

// readWork reads what the work folder does not have yet, and notes it there.
func (r *Reader) readWork() error {
	file, rest, stop, err := r.readAgain()
	if err != nil {
		return err
	}
	defer stop()
	if len(r.Docs) > 0 {
		r.o.Notef("--resume: %s of %s were marked before", phrase.Count(len(r.Docs), "story", "stories"), phrase.Count(file, "whole input", "whole inputs"))
	}
	type read struct {
		workChunk
		MarkedBatch
	}
	work := func(c workChunk) read { return read{c, r.ReadChunk(c.Chunk)} }
	for page := range pace.InOrder(r.ctx, r.o.Jobs, rest, work) {
		if err := r.ended(file, page.file); err != nil {
			return err
		}
		file = page.file
		if err := r.addNoted(page.workChunk, page.MarkedBatch); err != nil {
			return err
		}
	}
	if r.ctx.Err() != nil {
		return r.ctx.Err()
	}
	return r.ended(file, len(r.Files))
}

// ended notes the end of the files before one.
func (r *Reader) ended(from, to int) error {
	for i := from; i < to; i++ {
		s, err := fileStamp(r.Files[i])
		if err == nil {
			err = r.work.note(&markedEntry{File: i, End: s})
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func fileStamp(f corpus.File) (*stamp, error) {
	info, err := os.Stat(f.Path)
	if err != nil {
		return &stamp{}, nil // it cannot be read, which its chunks have told
	}
	return &stamp{info.Size(), info.ModTime().UnixNano()}, nil
}

func (w *work) note(e *markedEntry) error {
	raw, err := json.Marshal(e)
	if err != nil {
		return err
	}
	return w.marked.Append(raw)
}

// addNoted adds a page and notes what it is.
func (r *Reader) addNoted(c workChunk, p MarkedBatch) error {
	stories, pages := r.Store.Len(), len(r.Ranges)
	heads := make([][]string, len(p.Docs))
	for i := range p.Docs {
		heads[i] = p.Docs[i].heads // of a document that is marked again they are not the same
	}
	e := &markedEntry{File: c.file, Sum: c.sum, Lost: p.lost, Source: p.Source, Input: p.Input, Problems: p.Problems}
	if err := r.Add(p); err != nil {
		return err
	}
	for i := range p.Docs[:len(r.Ranges)-pages] {
		e.Docs = append(e.Docs, p.Docs[i].entry(heads[i]))
	}
	var err error
	if e.Sizes, e.Stored, err = r.Store.Since(stories); err != nil {
		return err
	}
	return r.work.note(e)
}

// entry is what is noted of a document that was added.
func (d *markedDoc) entry(heads []string) docEntry {
	e := docEntry{Outside: d.Outside.Len() > 0, Shorts: d.Shorts, Heads: heads, Record: d.record, Running: d.running, Lost: d.lost}
	for i := range d.Stories {
		s := &d.Stories[i]
		e.Stories = append(e.Stories, storyEntry{s.Mask, s.sketch.Words, s.sketch.Shingles, s.sketch.Sum, s.prints, s.was})
	}
	return e
}

// readAgain takes in what the work folder has, and returns which file is next and what is left to read.
func (r *Reader) readAgain() (file int, rest iter.Seq[workChunk], stop func(), err error) {
	whole, err := r.wholeFiles()
	if err != nil {
		return 0, nil, nil, r.advised(err)
	}
	next, stop := iter.Pull(r.chunks(whole))
	var ahead *workChunk // was looked at, and is to be read
	err = r.work.marked.Each(func(raw []byte) error {
		var e markedEntry
		if err := json.Unmarshal(raw, &e); err != nil {
			return err
		}
		if e.End != nil {
			return nil
		}
		if e.File >= whole {
			c, ok := next()
			switch {
			case !ok:
				return r.changed(e.File)
			case e.Sum == "" || e.Lost:
				ahead = &c
				return journal.ErrStop
			case c.file != e.File || c.sum != e.Sum:
				return r.changed(e.File)
			}
		}
		return r.takeEntry(&e)
	})
	if err != nil {
		stop()
		return 0, nil, nil, r.advised(err)
	}
	return whole, func(yield func(workChunk) bool) {
		if ahead != nil && !yield(*ahead) {
			return
		}
		for c, ok := next(); ok && yield(c); c, ok = next() {
		}
	}, stop, nil
}

// advised adds to an error what can be done, if it does not say so.
func (r *Reader) advised(err error) error {
	if said := (*hint.Error)(nil); errors.As(err, &said) || r.ctx.Err() != nil {
		return err
	}
	return &hint.Error{Err: err, Hint: anew(r.work.dir)}
}

func (r *Reader) changed(file int) error {
	return hint.Errorf(anew(r.work.dir), "%s is not what it was when %s was begun", r.Files[min(file, len(r.Files)-1)].Source, r.work.dir)
}

// wholeFiles counts the files that were read to their ends, from the first on, and sees that they are what they were.
func (r *Reader) wholeFiles() (n int, err error) {
	inputs, sound := map[int]*corpus.Input{}, true
	err = r.work.marked.Each(func(raw []byte) error {
		var e struct {
			File  int           `json:"file"`
			End   *stamp        `json:"end"`
			Input *corpus.Input `json:"input"`
			Lost  bool          `json:"lost"`
		}
		if err := json.Unmarshal(raw, &e); err != nil {
			return err
		}
		if e.File < 0 || e.File >= len(r.Files) {
			return fmt.Errorf("input %d of %d", e.File, len(r.Files))
		}
		sound = sound && !e.Lost // one that could not be read may be readable now
		if e.Input != nil {
			inputs[e.File] = e.Input
		}
		if e.End == nil || !sound || e.File != n {
			return nil
		}
		f := r.Files[n]
		now, err := fileStamp(f)
		if err != nil {
			return err
		}
		if *now != *e.End {
			in := inputs[n]
			if in == nil || in.Source != f.Source {
				return r.changed(n)
			}
			if sum, err := f.Sum(r.ctx); err != nil || sum != in.SHA256 {
				return errors.Join(r.ctx.Err(), r.changed(n))
			}
		}
		delete(inputs, n)
		n++
		return nil
	})
	return n, err
}

// takeEntry adds a page that was noted.
func (r *Reader) takeEntry(e *markedEntry) error {
	at := r.Store.Len()
	switch ok, err := r.Store.Restore(e.Sizes, e.Stored); {
	case err != nil:
		return err
	case !ok:
		return fmt.Errorf("%s is damaged or cut short: it has not what was stored", r.work.path(workStories))
	}
	p := MarkedBatch{Source: e.Source, Input: e.Input, Problems: e.Problems, lost: e.Lost}
	for i := range e.Docs {
		if most := r.Store.Len() - at; len(e.Docs[i].Stories) > most {
			return fmt.Errorf("%d stories where %d are left of what was stored", len(e.Docs[i].Stories), most)
		}
		d, err := r.docAgain(&e.Docs[i], &at)
		if err != nil {
			return err
		}
		p.Docs = append(p.Docs, d)
	}
	if at != r.Store.Len() {
		return errors.New("not as many stories as were stored")
	}
	return r.Add(p)
}

// docAgain makes a document of what was noted of it, whose stories are in the store from at on.
func (r *Reader) docAgain(e *docEntry, at *int) (markedDoc, error) {
	d := markedDoc{Shorts: e.Shorts, heads: e.Heads, record: e.Record, running: e.Running, lost: e.Lost}
	for _, s := range e.Stories {
		place := *at
		*at++
		record, pieces, cuts, err := r.Store.Story(place)
		if err != nil {
			return d, err
		}
		if s.Mask < 0 || s.Mask > len(record.Text) {
			return d, fmt.Errorf("story %s: a mask of %d in %d bytes", record.ID, s.Mask, len(record.Text))
		}
		again := story{Record: *record, Pieces: pieces, Cuts: cuts, Mask: s.Mask, prints: s.Prints, stored: true}
		if s.Was != "" {
			again.Record.ID = s.Was
		}
		again.sketch.Words, again.sketch.Shingles, again.sketch.Sum = s.Words, s.Shingles, s.Sum
		again.packed = func() (int, error) { return place, nil }
		d.Stories = append(d.Stories, again)
	}
	for _, s := range e.Shorts {
		if s.Story() < 0 || s.Story() >= len(d.Stories) {
			return d, fmt.Errorf("a line of story %d of %d", s.Story(), len(d.Stories))
		}
	}
	if e.Outside {
		_, _, cuts, err := r.Store.Story(*at)
		if err != nil {
			return d, err
		}
		d.Outside, d.outsideAt = cuts, int32(*at)+1
		*at++
	}
	return d, nil
}
