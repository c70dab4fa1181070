package run

import (
	"fmt"
	"iter"
	"maps"
	"slices"

	"onecopy/cluster"
	"onecopy/cluster/archive"
	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/internal/pace"
	"onecopy/internal/phrase"
	"onecopy/shingle"
)

// compareOlder finds who copies whom of the new stories, and which of them are copies of older
// ones. Only older stories that share a key with a new one are taken in: no other would be
// proposed, nor have a part in what is. An index is asked for them; an output is gone through, and
// those that share nothing are let go at once.
func (j *Job) compareOlder() error {
	m := j.older
	j.unmatched()
	m.own = j.Docs.Len()
	m.rename(j.ownIDs)
	j.Report.Settings.Against = m.entries()
	for i := range m.corpora {
		if m.corpora[i].index != nil {
			if err := j.askIndex(i); err != nil {
				return fmt.Errorf("--against %w", err)
			}
		}
	}
	if err := j.readOutputs(); err != nil {
		return fmt.Errorf("--against %w", err)
	}
	found, err := cluster.Options{
		Threshold: j.o.Threshold, Jobs: j.o.Jobs, Keep: j.o.Keep, Noisy: j.o.Noisy, Text: j.Text,
		Progress: func(done, total int) { j.o.Progress("comparing", done, total) },
		Room:     j.o.room(j.Docs.Len()), Dir: j.out.Aside(), Spilling: j.o.spilling, Err: j.ctx.Err,
	}.Find(&j.Docs)
	if err != nil {
		return err
	}
	j.result, j.Report.Totals.Compared = found, int(found.Compared)
	j.plainWhys()
	j.noteVersions()
	return nil
}

// ownIDs returns the ids of the job's own stories.
func (j *Job) ownIDs(yield func(string) bool) {
	for i := range j.older.own {
		if !yield(j.Docs.ID(i)) {
			return
		}
	}
}

// noteVersions tells how many stories repeat what stands under the name of their source in what
// they are compared with.
func (j *Job) noteVersions() {
	n := 0
	for c := range j.result.All {
		for _, p := range c.Copies {
			if _, own := j.result.Ends(int(p)); c.Survivor >= j.older.own && j.Docs.Source(c.Survivor) == j.older.corpusOf(c.Survivor)+olderSign+j.Docs.Source(own) {
				n++
			}
		}
	}
	if n > 0 {
		j.o.Notef("%s of the same source in what is compared with: an older version of its file, or the file itself", phrase.Count(n, "story repeats one", "stories repeat one"))
	}
}

// An indexEntry is what an index would enter a new story under.
type indexEntry struct {
	words   shingle.Sketch
	letters *shingle.Sketch
	found   []int32 // of an index that was asked, the survivors
	err     error
}

// indexEntries makes those of the new stories, in order; ask is called in many goroutines.
func (j *Job) indexEntries(ask func(*indexEntry) error) iter.Seq[indexEntry] {
	draw := func(n int) (d indexEntry) {
		text, err := j.Text(n)
		if err != nil {
			return indexEntry{err: err}
		}
		k := j.sketchers.Get().(*shingle.Sketcher)
		defer j.sketchers.Put(k)
		if d.words = k.Sketch(text); j.o.Noisy {
			letters := k.Letters(text)
			d.letters = &letters
		}
		d.err = ask(&d)
		return d
	}
	own := func(yield func(int) bool) {
		for n := range j.older.own {
			if !yield(n) {
				return
			}
		}
	}
	return pace.InOrder(j.ctx, j.o.Jobs, own, draw)
}

// askIndex takes in the survivors of an index that share a key with a new story.
func (j *Job) askIndex(corpus int) error {
	a := j.older.corpora[corpus].index
	near := map[int32]bool{}
	for d := range j.indexEntries(func(d *indexEntry) (err error) {
		d.found, err = a.Sharing(&d.words, d.letters)
		return err
	}) {
		if d.err != nil {
			return d.err
		}
		for _, s := range d.found {
			near[s] = true
		}
	}
	if err := j.ctx.Err(); err != nil {
		return err
	}
	whole := func(n int32) (s oldStory) {
		var w archive.Story
		w, s.err = a.Whole(int(n))
		s.Record, s.Mask, s.sketch = w.Story, w.Mask, w.Sketch
		s.lines = w.Cuts
		return s
	}
	for s := range pace.InOrder(j.ctx, j.o.Jobs, slices.Values(slices.Sorted(maps.Keys(near))), whole) {
		if s.err == nil {
			s.err = j.takeOlder(corpus, &s)
		}
		if s.err != nil {
			return s.err
		}
	}
	return j.ctx.Err()
}

// readOutputs takes in the survivors of outputs that share a key with a new story.
func (j *Job) readOutputs() error {
	var keys keySet
	for d := range j.indexEntries(func(*indexEntry) error { return nil }) {
		if d.err != nil {
			return d.err
		}
		keysOf(&d.words, d.letters, func(key uint64) bool {
			keys.add(key)
			return true
		})
	}
	if err := j.ctx.Err(); err != nil {
		return err
	}
	for i := range j.older.corpora {
		x := j.older.corpora[i].out
		if x == nil {
			continue
		}
		back := func(row outdir.StoryRow) oldStory { return j.sharing(x, row, &keys) }
		for s := range pace.InOrder(j.ctx, j.o.Jobs, x.Rows(), back) {
			if s.err == nil && !s.apart {
				s.err = j.takeOlder(i, &s)
			}
			if s.err != nil {
				return s.err
			}
		}
	}
	return j.ctx.Err()
}

// sharing reads a story back, unless it is a copy or shares no key. It runs in many goroutines at
// once.
func (j *Job) sharing(x *Earlier, row outdir.StoryRow, keys *keySet) oldStory {
	record, layout, err := x.Parse(row)
	if err != nil || record.Status == corpus.Copy {
		return oldStory{err: err, apart: true}
	}
	s := oldStory{apart: true, lines: x.CutCount(record.ID)}
	s.Record, s.Mask = record, layout.Masked
	k := j.sketchers.Get().(*shingle.Sketcher)
	defer j.sketchers.Put(k)
	text := record.Text[layout.Masked:]
	words := k.Sketch(text)
	var letters *shingle.Sketch
	if j.o.Noisy {
		l := k.Letters(text)
		letters = &l
	}
	keysOf(&words, letters, func(key uint64) bool {
		s.apart = !keys.has(key)
		return s.apart
	})
	s.sketch = shingle.Sketch{Words: words.Words, Sum: words.Sum}
	return s
}

// takeOlder takes in an older story. Of it the store keeps what an index has of its stories, so
// that it does not matter which of the two it comes from.
func (j *Job) takeOlder(corpus int, s *oldStory) error {
	was, name := &s.Record, j.older.corpora[corpus].Name
	row := olderRow{
		ID: name + olderSign + was.ID, Source: was.Source, FirstLine: was.FirstLine, LastLine: was.LastLine, Headline: was.Headline, Text: was.Text,
		Words: was.Words, Published: was.Published,
	}
	s.Record = row.story()
	s.Pieces = plainPieces(&s.Record)
	n := j.Docs.Len()
	j.rows = append(j.rows, stored{prints: int32(len(j.prints))})
	j.older.of = append(j.older.of, int32(corpus))
	if err := j.keep(n, &s.story); err != nil {
		return err
	}
	d := s.doc()
	j.older.settle(&d, n, s.lines)
	j.Docs.Append(&d)
	return nil
}
