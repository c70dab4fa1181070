package run

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
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

// chunks returns the chunks of the files from the one given on.
func (j *Job) chunks(file int) iter.Seq[workChunk] {
	return func(yield func(workChunk) bool) {
		for i := file; i < len(j.Files); i++ {
			for c := range j.Files[i].Chunks(j.o.Encoding, nil) {
				if !yield(workChunk{c, i, c.Sum()}) {
					return
				}
			}
		}
	}
}

// ReadAll reads every file, in order; stdin is read where one of them is standard input. With a
// work folder only what that does not have is marked.
func (j *Job) ReadAll(stdin io.Reader) error {
	if j.work == nil {
		return j.Reader.ReadAll(stdin)
	}
	return j.readWork()
}

// readWork reads what the work folder does not have yet, and notes it there.
func (j *Job) readWork() error {
	file, rest, stop, err := j.readAgain()
	if err != nil {
		return err
	}
	defer stop()
	if j.Docs.Len() > 0 {
		j.o.Notef("--resume: %s of %s were marked before", phrase.Count(j.Docs.Len(), "story", "stories"), phrase.Count(file, "whole input", "whole inputs"))
	}
	type read struct {
		workChunk
		MarkedBatch
	}
	work := func(c workChunk) read { return read{c, j.ReadChunk(c.Chunk)} }
	j.o.Progress("reading", j.done, len(j.Files))
	for page := range pace.InOrder(j.ctx, j.o.Jobs, rest, work) {
		if err := j.ended(file, page.file); err != nil {
			return err
		}
		file = page.file
		if err := j.addNoted(page.workChunk, page.MarkedBatch); err != nil {
			return err
		}
	}
	if j.ctx.Err() != nil {
		return j.ctx.Err()
	}
	j.named.tell(j.o.Fields, j.plain && !j.recorded, j.o.Notef)
	return j.ended(file, len(j.Files))
}

// ended notes the end of the files before one.
func (j *Job) ended(from, to int) error {
	for i := from; i < to; i++ {
		s, err := fileStamp(j.Files[i])
		if err == nil {
			err = j.work.note(&markedEntry{File: i, End: s})
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
func (j *Job) addNoted(c workChunk, p MarkedBatch) error {
	stories, pages := j.Store.Len(), len(j.Ranges)
	heads := make([][]string, len(p.Docs))
	for i := range p.Docs {
		heads[i] = p.Docs[i].heads // of a document that is marked again they are not the same
	}
	e := &markedEntry{File: c.file, Sum: c.sum, Lost: p.lost, Source: p.Source, Input: p.Input, Problems: p.Problems}
	if err := j.Add(p); err != nil {
		return err
	}
	for i := range p.Docs[:len(j.Ranges)-pages] {
		e.Docs = append(e.Docs, p.Docs[i].entry(heads[i]))
	}
	var err error
	if e.Sizes, e.Stored, err = j.Store.Since(stories); err != nil {
		return err
	}
	return j.work.note(e)
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

// readAgain takes in what the work folder has, and returns which file is next and what is left to
// read.
func (j *Job) readAgain() (file int, rest iter.Seq[workChunk], stop func(), err error) {
	whole, err := j.wholeFiles()
	if err != nil {
		return 0, nil, nil, j.advised(err)
	}
	next, stop := iter.Pull(j.chunks(whole))
	var ahead *workChunk // was looked at, and is to be read
	err = j.work.marked.Each(func(raw []byte) error {
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
				return j.changed(e.File)
			case e.Sum == "" || e.Lost:
				ahead = &c
				return journal.ErrStop
			case c.file != e.File || c.sum != e.Sum:
				return j.changed(e.File)
			}
		}
		return j.takeEntry(&e)
	})
	if err != nil {
		stop()
		return 0, nil, nil, j.advised(err)
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
func (j *Job) advised(err error) error {
	if said := (*hint.Error)(nil); errors.As(err, &said) || j.ctx.Err() != nil {
		return err
	}
	return &hint.Error{Err: err, Hint: anew(j.work.dir)}
}

func (j *Job) changed(file int) error {
	return hint.Errorf(anew(j.work.dir), "%s is not what it was when %s was begun", j.Files[min(file, len(j.Files)-1)].Source, j.work.dir)
}

// wholeFiles counts the files that were read to their ends, from the first on, and sees that they
// are what they were.
func (j *Job) wholeFiles() (n int, err error) {
	inputs, sound := map[int]*corpus.Input{}, true
	err = j.work.marked.Each(func(raw []byte) error {
		var e struct {
			File  int           `json:"file"`
			End   *stamp        `json:"end"`
			Input *corpus.Input `json:"input"`
			Lost  bool          `json:"lost"`
		}
		if err := json.Unmarshal(raw, &e); err != nil {
			return err
		}
		if e.File < 0 || e.File >= len(j.Files) {
			return fmt.Errorf("input %d of %d", e.File, len(j.Files))
		}
		sound = sound && !e.Lost // one that could not be read may be readable now
		if e.Input != nil {
			inputs[e.File] = e.Input
		}
		if e.End == nil || !sound || e.File != n {
			return nil
		}
		f := j.Files[n]
		now, err := fileStamp(f)
		if err != nil {
			return err
		}
		if *now != *e.End {
			in := inputs[n]
			if in == nil || in.Source != f.Source {
				return j.changed(n)
			}
			if sum, err := f.Sum(j.ctx); err != nil || sum != in.SHA256 {
				return errors.Join(j.ctx.Err(), j.changed(n))
			}
		}
		delete(inputs, n)
		n++
		return nil
	})
	return n, err
}

// takeEntry adds a page that was noted.
func (j *Job) takeEntry(e *markedEntry) error {
	at := j.Store.Len()
	switch ok, err := j.Store.Restore(e.Sizes, e.Stored); {
	case err != nil:
		return err
	case !ok:
		return fmt.Errorf("%s is damaged or cut short: it has not what was stored", j.work.path(workStories))
	}
	p := MarkedBatch{Source: e.Source, Input: e.Input, Problems: e.Problems, lost: e.Lost}
	for i := range e.Docs {
		if most := j.Store.Len() - at; len(e.Docs[i].Stories) > most {
			return fmt.Errorf("%d stories where %d are left of what was stored", len(e.Docs[i].Stories), most)
		}
		d, err := j.docAgain(&e.Docs[i], &at)
		if err != nil {
			return err
		}
		p.Docs = append(p.Docs, d)
	}
	if at != j.Store.Len() {
		return errors.New("not as many stories as were stored")
	}
	return j.Add(p)
}

// docAgain makes a document of what was noted of it, whose stories are in the store from at on.
func (j *Job) docAgain(e *docEntry, at *int) (markedDoc, error) {
	d := markedDoc{Shorts: e.Shorts, heads: e.Heads, record: e.Record, running: e.Running, lost: e.Lost}
	for _, s := range e.Stories {
		place := *at
		*at++
		record, pieces, cuts, err := j.Store.Story(place)
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
		_, _, cuts, err := j.Store.Story(*at)
		if err != nil {
			return d, err
		}
		d.Outside, d.outsideAt = cuts, int32(*at)+1
		*at++
	}
	return d, nil
}
