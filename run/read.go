package run

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"onecopy/clean"
	"onecopy/cluster/facts"
	"onecopy/corpus"
	"onecopy/corpus/language"
	"onecopy/internal/pace"
	"onecopy/shingle"
)

// A MarkedBatch is what one chunk of an input holds, marked and sketched: a text file, or some
// records. Every position is in bytes of the input.
type MarkedBatch struct {
	Source   string
	Docs     []markedDoc
	Problems []corpus.Problem
	Input    *corpus.Input // with the last page of an input
	lost     bool          // could not be read at all
	size     int           // bytes of its texts
	sum      *manifestRow  // where a row says it
}

// A manifestRow is a line of inputs.sha256 as JSON. Names may be of any bytes.
type manifestRow struct {
	Name   []byte `json:"name"`
	SHA256 []byte `json:"sha256"`
}

// A markedDoc is one document of a batch.
type markedDoc struct {
	Stories []story
	Outside corpus.Cuts // in no story
	Shorts  []clean.Short
	record  bool // of JSON lines

	running, lost int // words of running text: all of it, and what is cut outside every story

	outsideAt int32 // where Outside is in the store since an earlier run, from 1; 0 if it is not

	heads  []string                     // headlines
	Doubts []string                     // lines that may be headlines too
	Again  func(*clean.Known) markedDoc // the document marked again, with known headlines
	known  []string                     // the doubts that were known, where a row says it
}

// IsRecord reports whether the document is a record of JSON lines.
func (d *markedDoc) IsRecord() bool { return d.record }

// Heads lists the headlines of the document that lines of others may be.
func (d *markedDoc) Heads() []string { return d.heads }

// A story is one of a page on its way to the store.
type story struct {
	Record corpus.Story
	Pieces corpus.Pieces
	Cuts   corpus.Cuts
	Mask   int // bytes of the text, from its start, that are not compared
	sketch shingle.Sketch
	packed func() (int, error) // puts it, once it is ready
	prints []uint32            // of its lines, if one of them can be learned

	stored bool   // it is in the store since an earlier run
	was    string // its id, where another story had that
}

// ReadChunk reads, marks and sketches one chunk. It runs in many goroutines at once.
func (r *Reader) ReadChunk(c *corpus.Chunk) MarkedBatch {
	p := MarkedBatch{Source: c.Source}
	expected := c.Size()
	pace.Read(expected) // garbage is bounded by the text while that is taken out of its page, too
	batch, err := c.Read()
	pace.Read(-expected)
	if err != nil {
		p.lost, p.Problems = true, []corpus.Problem{unreadFile(c.Source, err)}
		return p
	}
	sketcher := r.sketchers.Get().(*shingle.Sketcher)
	defer r.sketchers.Put(sketcher)
	p.Input = batch.Input
	if r.full.Load() {
		return p
	}
	batch.Documents = r.o.sampled(batch.Documents)
	before := 0
	for i, doc := range batch.Documents {
		batch.Documents[i] = nil // one that was read need not wait for the others
		p.Problems = append(p.Problems, doc.Problems...)
		p.size += len(doc.Text)
		pace.Read(len(doc.Text))
		doc.Before = before
		sheet := r.mark(doc, sketcher)
		for i := range sheet.Stories {
			if r.Store == nil || sheet.Stories[i].pack(r.Store) != nil {
				break // who puts it tells
			}
		}
		before += len(sheet.Stories)
		p.Docs = append(p.Docs, sheet)
	}
	p.Problems = append(p.Problems, batch.Problems...)
	return p
}

// unreadFile is the problem of a file that could not be read. Its error begins with SOURCE: or
// SOURCE:LINE:.
func unreadFile(source string, err error) corpus.Problem {
	p := corpus.Problem{Source: source, Message: strings.TrimPrefix(err.Error(), source+": "), Unread: !corpus.Unsupported(err)}
	if rest, ok := strings.CutPrefix(p.Message, source+":"); ok {
		if line, message, ok := strings.Cut(rest, ": "); ok {
			if n, err := strconv.Atoi(line); err == nil {
				p.Line, p.Message = n, message
			}
		}
	}
	return p
}

// mark marks one document and sketches its stories. Their languages are told where that is wanted.
func (r *Reader) mark(doc *corpus.Document, k *shingle.Sketcher) markedDoc {
	out := r.markBy(doc, k)
	if !r.o.Language {
		return out
	}
	out.tellLanguages()
	if again := out.Again; again != nil {
		out.Again = func(known *clean.Known) markedDoc {
			m := again(known)
			m.tellLanguages()
			return m
		}
	}
	return out
}

// tellLanguages tells the language of stories of which the input does not say it.
func (d *markedDoc) tellLanguages() {
	for i := range d.Stories {
		if s := &d.Stories[i].Record; s.Language == "" {
			s.Language = cmp.Or(language.Said(s.Fields), language.Of(s.Text))
		}
	}
}

// markBy marks one document as its kind is marked.
func (r *Reader) markBy(doc *corpus.Document, k *shingle.Sketcher) markedDoc {
	if r.o.DedupOnly {
		return bareDoc(doc, k)
	}
	if doc.Record != nil {
		out := newMarkedDoc(doc, r.Records, clean.Context{Title: doc.Record.Title, Told: told(doc)}, k)
		out.record = true
		return out
	}
	if len(doc.Elements) > 0 {
		out := newMarkedDoc(doc, r.Texts, clean.Context{Told: told(doc)}, k)
		out.Doubts = nil // the markup says which line is the headline
		return out
	}
	if r.o.Split != "always" && ownStory(doc) {
		out := newMarkedDoc(doc, r.Records, clean.Context{One: true}, k)
		out.Doubts = nil
		return out
	}
	out := newMarkedDoc(doc, r.Texts, clean.Context{}, k)
	if len(out.Doubts) > 0 { // else the text need not wait for its turn
		out.Again = func(known *clean.Known) markedDoc {
			return newMarkedDoc(doc, r.Texts, clean.Context{Known: known}, new(shingle.Sketcher))
		}
	}
	return out
}

// told is what the markup of a page says of its lines, nothing of a text without markup.
func told(doc *corpus.Document) []string {
	if len(doc.Elements) == 0 {
		return nil
	}
	list := make([]string, len(doc.Elements))
	for i, e := range doc.Elements {
		list[i] = e.Kind
	}
	return list
}

// newMarkedDoc marks a document and copies out what was marked.
func newMarkedDoc(doc *corpus.Document, marker *clean.Marker, c clean.Context, k *shingle.Sketcher) markedDoc {
	marked := marker.MarkIn(doc.Text, c)
	defer marker.Release(marked)
	out := markedDoc{running: marked.RunningText()}
	if doc.Record == nil && c.Known == nil {
		out.heads, out.Doubts = marked.Headlines(), marked.Doubts()
	}
	marked.Forget()
	out.Shorts = marked.Shorts()
	for n := range marked.Stories {
		s := newStory(doc, marked, n)
		s.Draw(k)
		out.Stories = append(out.Stories, s)
	}
	for i := range out.Shorts {
		if s := &out.Stories[out.Shorts[i].Story()]; s.prints == nil {
			s.prints = s.printed()
		}
	}
	out.Outside = corpus.CutsOf(doc.Text)
	for c := range marked.EachOutside() {
		addCut(&out.Outside, doc, c, nil)
		out.lost += c.Running
	}
	return out
}

// Draw counts the words of a story and sums them, its dateline left out.
func (s *story) Draw(k *shingle.Sketcher) {
	s.sketch = k.Sum(s.Record.Text[s.Mask:])
	s.Record.Words = s.sketch.Words + len(shingle.Words(s.Record.Text[:s.Mask], nil))
}

// newStory derives the records of story n of a marked page.
func newStory(doc *corpus.Document, p *clean.Page, n int) story {
	s := &p.Stories[n]
	id := doc.StoryID(n + 1)
	if doc.Record != nil && len(p.Stories) == 1 {
		id = doc.StoryID(0) // the record's own
	}
	out := story{Mask: s.Mask}
	title := p.Title(s)
	r := cmp.Or(doc.Record, doc.Said)
	titled := title == "" && n == 0 && r != nil && r.Title != ""
	if titled {
		title = r.Title
		out.Pieces.Add(recordTitle(doc, r))
	}
	if s.Headline >= 0 {
		if head := newPiece(doc, p.Head(s)); titled {
			out.Pieces.AddOwn(head)
		} else {
			out.Pieces.Add(head)
		}
	}
	first, last := p.Span(s)
	text := body{page: doc.Text, most: last.End() - first.Start() + s.Last - s.First}
	for para := range p.Paragraphs(s) {
		text.add(para)
		out.Pieces.Add(newPiece(doc, para))
	}
	lost := 0
	out.Cuts = corpus.CutsOf(doc.Text)
	for c := range p.EachCut(s) {
		addCut(&out.Cuts, doc, c, &id)
		lost += c.Running
	}
	out.Record = corpus.Story{
		ID: id, Source: doc.Source, Headline: title, Text: text.String(),
		FirstLine: doc.Line(int(first.N)), LastLine: doc.Line(int(last.Last())), Start: doc.Offset(first.Start()), End: doc.Offset(last.End()),
		Byline: s.Byline, Dateline: s.Dateline, Agency: s.Agency, Published: cmp.Or(facts.Date(s.Published), s.Published),
		Captions: s.Captions, Flags: s.Flags, CutRunning: lost,
	}
	out.said(doc)
	out.keepFront(s.Fields)
	out.flag(doc, n == 0, n == len(p.Stories)-1)
	return out
}

// flag says of a story what damage of a packed file means for it: that it may read otherwise than
// it was written, or that the file breaks off in it.
func (s *story) flag(doc *corpus.Document, first, last bool) {
	r := &s.Record
	begins := r.Headline != "" || r.Start > doc.Offset(0)
	if (first && doc.Open && !begins || last && doc.Cut) && !slices.Contains(r.Flags, clean.Truncated) {
		r.Flags = append(r.Flags, clean.Truncated)
	}
	if doc.Damaged(r.Start, r.End) {
		r.Flags = append(r.Flags, corpus.Damaged)
	}
}

// said adds what the record or page of a story says of it, if it says anything, and whether it was
// taken out of markup.
func (s *story) said(doc *corpus.Document) {
	s.Record.Markup = doc.Markup
	if r := cmp.Or(doc.Record, doc.Said); r != nil {
		s.enrich(r, len(doc.Elements) > 0)
	}
}

// enrich adds what the record or page of a story says of it. What markup says of the writer and the
// day is written for machines, and stands over what is printed.
func (s *story) enrich(r *corpus.Record, markup bool) {
	s.Record.Record, s.Record.Fields, s.Record.TextField = r.Raw, r.Fields, r.TextField
	s.Record.Language, s.Record.URL = r.Language, r.URL
	s.Record.Byline = cmp.Or(s.Record.Byline, r.Author)
	if date := facts.Date(r.Date); markup {
		s.Record.Byline, s.Record.Published = cmp.Or(r.Author, s.Record.Byline), cmp.Or(date, s.Record.Published)
	}
	printed := s.Record.Published
	s.Record.Published = cmp.Or(facts.Date(printed), facts.Date(r.Date), printed, r.Date)
}

// recordTitle is the headline of a story that has none in its text: the title of the record, or
// what the page says is its title.
func recordTitle(doc *corpus.Document, r *corpus.Record) corpus.Piece {
	return corpus.Piece{Line: r.Line, Last: r.Line, Start: doc.Offset(0), End: doc.Offset(0), Role: clean.Headline.String(), Text: r.Title}
}

// Rename changes the id of a story and of its cuts.
func (s *story) Rename(id string) {
	s.Record.ID = id
	s.Cuts.Belong(&id)
}

func newPiece(doc *corpus.Document, p clean.Paragraph) corpus.Piece {
	return corpus.Piece{
		Line: doc.Line(int(p.Line.N)), Last: doc.Line(int(p.Line.Last())), Start: doc.Offset(p.Start), End: doc.Offset(p.End), Role: p.Line.Role.String(), Text: p.Text,
	}
}

func addCut(to *corpus.Cuts, doc *corpus.Document, c clean.PageCut, story *string) {
	to.Add(&corpus.Cut{
		Story: story, Source: doc.Source, FirstLine: doc.Line(c.First), LastLine: doc.Line(c.Last), Start: doc.Offset(c.Start), End: doc.Offset(c.End),
		WholeLines: c.Whole, Rule: c.Rule.Name, Category: c.Rule.Category.String(),
		Running: c.Running, Fixable: c.Fix(), Text: doc.Text[c.Start:c.End],
	}, c.Start)
}

// pack makes a story ready to be put.
func (s *story) pack(store *corpus.Store) (err error) {
	s.packed, err = store.Pack(&s.Record, s.Pieces, s.Cuts, s.Mask)
	return err
}

// printedMost is of how many bytes a line is at most that has a print. A learned line has less than
// 25 words.
const printedMost = 400

// printed lists the prints of the lines of a story.
func (s *story) printed() (list []uint32) {
	for p := range s.Pieces.All(&s.Record) {
		if p.Role != clean.Headline.String() && len(p.Text) <= printedMost {
			list = append(list, uint32((*clean.Learner)(nil).Print(p.Text)))
		}
	}
	return list
}
