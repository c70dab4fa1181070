package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"sync"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/report"
	"onecopy/shingle"
)

// A reader reads files: it marks pages and sketches their stories. Of each story it keeps in memory what comparing must know, and the
// rest in a store.
type reader struct {
	ctx       context.Context
	o         *runOptions
	store     *corpus.Store // nil for who only marks pages one by one
	texts     *clean.Marker // for text files
	records   *clean.Marker // for JSON lines
	ids       corpus.IDs
	names     arena
	learner   clean.Learner
	known     clean.Known // headlines of the pages before
	sketchers sync.Pool

	files  []corpus.File // to read
	docs   []cluster.Doc
	rows   []row  // of the docs
	pages  []leaf // the inputs, in order
	done   int    // files read
	plain  bool   // some input was text and not records
	broken bool   // something could not be read as it should
	short  shortfall
	rep    report.Report // settings, inputs, problems and what was read; a job adds the rest
}

// A row says where a story is in the store, how much of its text is dateline, and whether it has lines that can be learned.
type row struct {
	at, mask int32
	short    bool
}

// A leaf is a document that was read: its stories, by their positions in docs, and the row of the cuts outside them, -1 if
// there are none.
type leaf struct{ first, last, outside int32 }

// newReader makes ready to read files, whose stories go to store.
func newReader(ctx context.Context, o *runOptions, store *corpus.Store, found corpus.Found) (*reader, error) {
	r := bareReader(ctx, o, store)
	r.files, r.rep.Settings = found.Files, o.settings()
	r.problems(found.Problems)
	var err error
	if r.texts, err = o.marker(o.split == "never"); err != nil {
		return nil, err
	}
	r.records, err = o.marker(o.split != "always")
	return r, err
}

// bareReader is one that marks no pages: its stories were marked before.
func bareReader(ctx context.Context, o *runOptions, store *corpus.Store) *reader {
	r := &reader{ctx: ctx, o: o, store: store, texts: &clean.Marker{}}
	r.sketchers.New = func() any { return new(shingle.Sketcher) }
	return r
}

// readAll reads every file, in order; stdin is read where one of them is standard input.
func (r *reader) readAll(stdin io.Reader) error {
	for page := range inOrder(r.ctx, r.o.jobs, chunks(r.files, r.o.encoding, stdin), r.read) {
		if err := r.add(page); err != nil {
			return err
		}
	}
	return r.ctx.Err()
}

// problems tells what could not be read as it should, now and in the report.
func (r *reader) problems(list []corpus.Problem) {
	r.broken = r.o.problems(list) || r.broken
	for _, p := range list {
		r.short.add(p)
		r.rep.Problems = append(r.rep.Problems, report.Problem{Source: p.Source, Line: p.Line, Message: p.Message})
	}
}

// add takes in one page: its stories and cuts to the store, its sketches to memory.
func (r *reader) add(p page) error {
	r.problems(p.problems)
	if p.lost {
		r.done++
		return nil
	}
	in := r.inputOf(p.source)
	for i := range p.sheets {
		if err := r.addSheet(&p.sheets[i], in); err != nil {
			return err
		}
	}
	if p.input != nil {
		in.Bytes, in.Lines, in.SHA256 = p.input.Bytes, p.input.Lines, p.input.SHA256
		r.rep.Totals.Bytes += p.input.Bytes
		r.done++
	}
	r.rep.Totals.Files = r.done
	r.o.progress("reading", r.done, len(r.files))
	release(p.size)
	return nil
}

// inputOf gives the entry of the input that is being read. The pages of an input come one after the other.
func (r *reader) inputOf(source string) *report.Input {
	all := r.rep.Inputs
	if len(all) == 0 || all[len(all)-1].Source != source {
		n, first := len(all), len(r.pages)
		all = append(all, report.Input{Source: source, LoadFurniture: func() ([]corpus.Cut, error) { return r.furniture(n, first) }})
		r.rep.Inputs = all
	}
	return &all[len(all)-1]
}

// addSheet takes in one document. One with a line that may be a headline, and is one on a page before it, is marked anew.
func (r *reader) addSheet(s *sheet, in *report.Input) error {
	r.known.Add(s.heads)
	if r.known.Any(s.doubts) {
		again := s.again(&r.known)
		s = &again
	}
	page := leaf{first: int32(len(r.docs)), outside: -1}
	for i := range s.stories {
		st := &s.stories[i]
		in.Room += report.Room(st.pieces.Len(), len(st.record.Text)+len(st.record.Headline), st.cuts)
		if err := r.addStory(&s.stories[i]); err != nil {
			return err
		}
		s.stories[i].record.Text = "" // it is in the store
	}
	page.last = int32(len(r.docs))
	for i := range s.shorts {
		r.rows[int(page.first)+s.shorts[i].Story].short = true
	}
	in.Stories += len(s.stories)
	in.Outside += len(s.outside)
	in.Room += report.RoomOfCuts(s.outside[:min(len(s.outside), mostShown)])
	weigh(in, s)
	r.learner.Add(s.shorts)
	r.plain = r.plain || !s.record
	if len(s.outside) > 0 {
		at, err := r.store.Put(&corpus.Story{ID: in.Source}, corpus.Pieces{}, s.outside, 0)
		if err != nil {
			return err
		}
		page.outside = int32(at)
	}
	r.pages = append(r.pages, page)
	return nil
}

// mostShown is how many cuts outside every story the report shows of one input.
const mostShown = 200

// furniture fetches the first cuts outside every story of input n, whose first page that is.
func (r *reader) furniture(n, first int) (list []corpus.Cut, err error) {
	most := min(r.rep.Inputs[n].Outside, mostShown)
	for p := first; len(list) < most; p++ {
		if at := r.pages[p].outside; at >= 0 {
			_, _, cuts, err := r.store.Story(int(at))
			if err != nil {
				return nil, err
			}
			list = append(list, cuts[:min(len(cuts), most-len(list))]...)
		}
	}
	return list, nil
}

// addStory takes in one story, under another id if its own is taken.
func (r *reader) addStory(s *story) error {
	id := r.ids.Take(r.names.keep(s.record.ID))
	if id != s.record.ID {
		r.problems([]corpus.Problem{{
			Source: s.record.Source, Line: s.record.FirstLine, Message: fmt.Sprintf("id %s is taken, the story is %s", s.record.ID, id), Note: true,
		}})
		s.rename(id)
	}
	s.record.ID = id
	n := len(r.docs)
	r.docs, r.rows = append(r.docs, cluster.Doc{}), append(r.rows, row{})
	return r.put(n, s)
}

// put stores story n and remembers what comparing must know of all stories at once: how long it is and the sum of its words. The
// rest of the sketch is made anew when its turn comes: that takes 7 microseconds for a story of 190 words, and to hold it 700 bytes.
func (r *reader) put(n int, s *story) error {
	at, err := r.store.Put(&s.record, s.pieces, s.cuts, s.mask)
	r.rows[n].at, r.rows[n].mask = int32(at), int32(s.mask)
	s.sketch.Signature, s.sketch.Sample = nil, nil
	r.docs[n] = cluster.Doc{
		ID: s.record.ID, Words: s.record.Words, Cuts: len(s.cuts), Published: r.names.keep(cluster.Date(s.record.Published)),
		Day: cluster.DayOf(s.record.Text[:s.mask]), Source: s.record.Source, Line: s.record.FirstLine, Sketch: s.sketch,
	}
	return err
}

// story fetches story n with its pieces and cuts.
func (r *reader) story(n int) (*corpus.Story, corpus.Pieces, []corpus.Cut, error) {
	return r.store.Story(int(r.rows[n].at))
}

// text gives what is compared of a story; after an interrupt it ends the comparing.
func (r *reader) text(i int) (string, error) {
	if err := r.ctx.Err(); err != nil {
		return "", err
	}
	return r.store.Text(int(r.rows[i].at))
}

// chunks gives the chunks of all files in order.
func chunks(files []corpus.File, encoding string, stdin io.Reader) iter.Seq[*corpus.Chunk] {
	return func(yield func(*corpus.Chunk) bool) {
		for _, f := range files {
			for c := range f.Chunks(encoding, stdin) {
				if !yield(c) {
					return
				}
			}
		}
	}
}
