package run

import (
	"context"
	"fmt"
	"io"
	"iter"
	"slices"
	"sync"
	"sync/atomic"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/cluster/facts"
	"onecopy/corpus"
	"onecopy/internal/pace"
	"onecopy/report"
	"onecopy/shingle"
)

// A Reader reads files: it marks pages and sketches their stories. Of each story it keeps in memory
// what comparing must know, and the rest in a store.
type Reader struct {
	ctx       context.Context
	o         *Options
	Store     *corpus.Store // nil for who only marks pages one by one
	lent      keptStories   // the first stories, which are in no store
	Texts     *clean.Marker // for text files
	Records   *clean.Marker // for JSON lines
	ids       corpus.IDs
	names     arena
	Learner   clean.Learner
	carries   bool        // it knows lines from before
	Known     clean.Known // headlines of the pages before
	sketchers sync.Pool

	Files  []corpus.File // to read
	Docs   cluster.Docs
	rows   []stored   // of the docs
	prints []uint32   // of their lines, of docs that have one that can be learned
	Ranges []DocRange // the inputs, in order
	done   int        // files read
	before int        // files that were read before, by whoever made the output that is grown
	plain  bool       // some input was text and not records

	recorded bool     // some was a record
	named    fieldUse // which fields that flags name are there
	counts   counts   // of what is said of many records of the input that is being read
	taken    int      // documents, where there is a limit

	takenFiles int    // that they are of
	takenFrom  string // the last of those

	full   atomic.Bool // the limit is reached
	Broken bool        // something could not be read as it should
	short  shortfall
	Report report.Report // settings, inputs, problems and what was read; a job adds the rest
}

// A row says where a story is in the store, how much of its text is dateline, and where the prints
// of its lines end.
type stored struct{ at, mask, prints int32 }

// A DocRange is a document that was read: its stories, by their positions in docs, and the row of
// the cuts outside them, -1 if there are none.
type DocRange struct{ First, Last, Outside int32 }

// keptStories are stories that an earlier output keeps: so many, whole and by what is compared of
// them.
type keptStories struct {
	n     int
	story func(n int) (*corpus.Story, corpus.Pieces, corpus.Cuts, error)
	text  func(n int) (string, error)

	record func(n int) (*corpus.Story, error) // without pieces and cuts
}

// NewReader makes ready to read files, whose stories go to store.
func NewReader(ctx context.Context, o *Options, store *corpus.Store, found corpus.Found) (*Reader, error) {
	r := bareReader(ctx, o, store)
	r.Files, r.Report.Settings = found.Files, o.Settings()
	r.AddProblems(found.Problems)
	var err error
	if r.Texts, err = o.Marker(o.Split == "never"); err != nil {
		return nil, err
	}
	r.Records, err = o.Marker(o.Split != "always")
	return r, err
}

// bareReader is one that marks no pages: its stories were marked before.
func bareReader(ctx context.Context, o *Options, store *corpus.Store) *Reader {
	r := &Reader{ctx: ctx, o: o, Store: store, Texts: &clean.Marker{}}
	r.sketchers.New = func() any { return new(shingle.Sketcher) }
	return r
}

// ReadAll reads every file, in order; stdin is read where one of them is standard input.
func (r *Reader) ReadAll(stdin io.Reader) error {
	r.o.Progress("reading", 0, len(r.Files))
	for page := range pace.InOrder(r.ctx, r.o.Jobs, r.o.Chunks(r.Files, stdin), r.ReadChunk) {
		if err := r.Add(page); err != nil {
			return err
		}
	}
	r.named.tell(r.o.Fields, r.plain && !r.recorded, r.o.Notef)
	return r.ctx.Err()
}

// AddProblems tells what could not be read as it should, now and in the report.
func (r *Reader) AddProblems(list []corpus.Problem) {
	r.Broken = r.o.Problems(list) || r.Broken
	for _, p := range list {
		r.short.add(p)
		r.Report.Problems = append(r.Report.Problems, report.ProblemEntry{Source: p.Source, Line: p.Line, Message: p.Said()})
	}
}

// Hear tells what is said of a batch that is not added.
func (r *Reader) Hear(p *MarkedBatch) {
	r.AddProblems(r.counts.hold(p.Problems))
	if p.Input != nil || p.lost {
		r.AddProblems(r.counts.release())
	}
}

// Add adds one page: its stories and cuts to the store, its sketches to memory.
func (r *Reader) Add(p MarkedBatch) error {
	r.within(&p)
	r.AddProblems(r.counts.hold(p.Problems))
	if p.lost {
		r.AddProblems(r.counts.release())
		r.done++
		return nil
	}
	in := r.inputOf(p.Source)
	for i := range p.Docs {
		if err := r.addDoc(&p.Docs[i], in); err != nil {
			return err
		}
	}
	if p.Input != nil {
		in.Bytes, in.Lines, in.SHA256 = p.Input.Bytes, p.Input.Lines, p.Input.SHA256
		r.Report.Totals.Bytes += p.Input.Bytes
		r.AddProblems(r.counts.release())
		r.done++
	}
	r.Report.Totals.Files = r.before + r.done
	r.o.Progress("reading", r.done, len(r.Files))
	pace.Release(p.size)
	return nil
}

// inputOf returns the entry of the input that is being read. The pages of an input come one after
// the other.
func (r *Reader) inputOf(source string) *report.InputEntry {
	all := r.Report.Inputs
	if len(all) == 0 || all[len(all)-1].Source != source {
		n, first := len(all), len(r.Ranges)
		all = append(all, report.InputEntry{Source: source, LoadBoilerplate: func() ([]corpus.Cut, error) { return r.boilerplate(n, first) }})
		r.Report.Inputs = all
	}
	return &all[len(all)-1]
}

// addDoc adds one document. One with a line that may be a headline, and is one on a page before it,
// is marked again.
func (r *Reader) addDoc(s *markedDoc, in *report.InputEntry) error {
	r.Known.Add(s.heads)
	if r.Known.Any(s.Doubts) {
		*s = s.Again(&r.Known)
	}
	page := DocRange{First: int32(r.Docs.Len()), Outside: -1}
	for i := range s.Stories {
		st := &s.Stories[i]
		in.AddStory(st.Pieces.Len(), len(st.Record.Text)+len(st.Record.Headline), st.Cuts.All())
		r.named.look(r.o.Fields, st.Record.Fields)
		if err := r.addStory(&s.Stories[i]); err != nil {
			return err
		}
		s.Stories[i].Record.Text, s.Stories[i].packed = "", nil // it is in the store
	}
	page.Last = int32(r.Docs.Len())
	in.Stories += len(s.Stories)
	in.Outside += s.Outside.Len()
	weigh(in, s)
	r.Learner.Add(s.Shorts)
	r.plain, r.recorded = r.plain || !s.record, r.recorded || s.record
	switch {
	case s.outsideAt > 0:
		page.Outside = s.outsideAt - 1
	case s.Outside.Len() > 0:
		at, err := r.Store.Put(&corpus.Story{ID: in.Source}, corpus.Pieces{}, s.Outside, 0)
		if err != nil {
			return err
		}
		page.Outside = int32(at)
	}
	r.Ranges = append(r.Ranges, page)
	return nil
}

// mostShown is how many cuts outside every story the report shows of one input.
const mostShown = 200

// firstOf returns the first of a sequence.
func firstOf[T any](all iter.Seq[T], most int) iter.Seq[T] {
	return func(yield func(T) bool) {
		n := 0
		for v := range all {
			if n++; n > most || !yield(v) {
				return
			}
		}
	}
}

// boilerplate fetches the first cuts outside every story of input n, whose first page that is.
func (r *Reader) boilerplate(n, first int) (list []corpus.Cut, err error) {
	most := min(r.Report.Inputs[n].Outside, mostShown)
	for p := first; len(list) < most; p++ {
		if at := r.Ranges[p].Outside; at >= 0 {
			_, _, cuts, err := r.Store.Story(int(at))
			if err != nil {
				return nil, err
			}
			list = slices.AppendSeq(list, firstOf(cuts.All(), most-len(list)))
		}
	}
	return list, nil
}

// addStory adds one story, under another id if its own is taken.
func (r *Reader) addStory(s *story) error {
	id := r.ids.Take(s.Record.ID)
	if id != s.Record.ID {
		if s.Record.ID != fmt.Sprintf("%s#%d", s.Record.Source, s.Record.FirstLine) { // several records on a line need no note
			r.AddProblems([]corpus.Problem{takenID(s, id)})
		}
		s.was = s.Record.ID
		s.Rename(id)
		if !s.stored {
			s.packed = nil
		}
	}
	n := len(r.rows)
	r.rows = append(r.rows, stored{})
	r.prints = append(r.prints, s.prints...)
	r.rows[n].prints = int32(len(r.prints))
	return r.put(n, s)
}

// takenID is the note that a story gets another id.
func takenID(s *story, id string) corpus.Problem {
	return corpus.Problem{
		Source: s.Record.Source, Line: s.Record.FirstLine, Message: fmt.Sprintf("id %s is taken, the story is %s", s.Record.ID, id), Note: true,
	}
}

// put stores story n and remembers what comparing must know of all stories at once: how long it is
// and the sum of its words. The rest of the sketch is made when its turn comes: that takes 7
// microseconds for a story of 190 words, and to hold it 700 bytes.
func (r *Reader) put(n int, s *story) error {
	if err := r.keep(n, s); err != nil {
		return err
	}
	if d := s.doc(); n == r.Docs.Len() {
		r.Docs.Append(&d)
	} else { // it is put anew
		r.Docs.Set(n, &d)
	}
	return nil
}

// keep stores story n.
func (r *Reader) keep(n int, s *story) error {
	if s.packed == nil {
		if err := s.pack(r.Store); err != nil {
			return err
		}
	}
	at, err := s.packed()
	r.rows[n].at, r.rows[n].mask = int32(at), int32(s.Mask)
	return err
}

// doc is what comparing knows of a story.
func (s *story) doc() cluster.Doc {
	d := cluster.Doc{ID: s.Record.ID, Source: s.Record.Source, Published: facts.Date(s.Record.Published)}
	s.describe(&d)
	return d
}

// describe says of a story what comparing knows, but for its names and dates.
func (s *story) describe(d *cluster.Doc) {
	d.Words, d.Cuts, d.Markup, d.Line, d.Day = s.Record.Words, s.Cuts.Len(), s.Record.Markup, s.Record.FirstLine, facts.DayOf(s.Record.Text[:s.Mask])
	d.Sketch = s.sketch
}

// Story fetches story n with its pieces and cuts.
func (r *Reader) Story(n int) (*corpus.Story, corpus.Pieces, corpus.Cuts, error) {
	return r.storyIn(n, nil)
}

// storyIn is Story whose strings may be in a buffer, as of [corpus.Store.StoryIn].
func (r *Reader) storyIn(n int, in *[]byte) (*corpus.Story, corpus.Pieces, corpus.Cuts, error) {
	if n < r.lent.n {
		return r.lent.story(n)
	}
	return r.Store.StoryIn(int(r.rows[n].at), in)
}

// head fetches story n alone, without its text.
func (r *Reader) head(n int) (*corpus.Story, error) {
	if n < r.lent.n {
		return r.lent.record(n)
	}
	return r.Store.Head(int(r.rows[n].at))
}

// Text returns what is compared of a story; after an interrupt it ends the comparing.
func (r *Reader) Text(i int) (string, error) {
	if err := r.ctx.Err(); err != nil {
		return "", err
	}
	if i < r.lent.n {
		return r.lent.text(i)
	}
	return r.Store.Text(int(r.rows[i].at))
}

// Mark marks one document, as [Reader.ReadChunk] does.
func (r *Reader) Mark(doc *corpus.Document) markedDoc {
	k := r.sketchers.Get().(*shingle.Sketcher)
	defer r.sketchers.Put(k)
	return r.mark(doc, k)
}
