package main

import (
	"strconv"
	"strings"

	"onecopy/clean"
	"onecopy/corpus"
	"onecopy/shingle"
)

// A page is one input, marked and sketched, with every position in bytes of the input.
type page struct {
	source   string
	doc      corpus.Document // without its text
	stories  []story
	outside  []corpus.Cut // in no story
	shorts   []clean.Short
	problems []corpus.Problem
	lost     bool // could not be read at all
}

// A story is a story of a page on its way to the store.
type story struct {
	record corpus.Story
	pieces []corpus.Piece
	cuts   []corpus.Cut
	mask   int // bytes of the text, from its start, that are not compared
	sketch shingle.Sketch
}

// read reads, marks and sketches one file. It runs in many goroutines at once.
func (j *job) read(f corpus.File) page {
	doc, err := f.Read(j.o.encoding, j.e.in)
	if err != nil {
		message, _ := strings.CutPrefix(err.Error(), f.Source+": ")
		return page{source: f.Source, lost: true, problems: []corpus.Problem{{Source: f.Source, Message: message}}}
	}
	marked := j.marker.Mark(doc.Text)
	sketcher := j.sketchers.Get().(*shingle.Sketcher)
	defer j.sketchers.Put(sketcher)
	p := page{source: doc.Source, problems: doc.Problems, shorts: marked.Shorts()}
	for n := range marked.Stories {
		s := newStory(doc, marked, n)
		s.draw(sketcher)
		p.stories = append(p.stories, s)
	}
	for _, c := range marked.Outside() {
		p.outside = append(p.outside, newCut(doc, c, nil))
	}
	p.doc = corpus.Document{Source: doc.Source, Size: doc.Size, Lines: doc.Lines, SHA256: doc.SHA256}
	return p
}

// draw sketches a story, its dateline left out.
func (s *story) draw(k *shingle.Sketcher) {
	s.sketch = k.Sketch(s.record.Text[s.mask:])
	s.record.Words = s.sketch.Words + len(shingle.Words(s.record.Text[:s.mask], nil))
}

// newStory derives the records of story n of a marked page.
func newStory(doc *corpus.Document, p *clean.Page, n int) story {
	s := &p.Stories[n]
	id := doc.Source + "#" + strconv.Itoa(n+1)
	out := story{mask: s.Mask}
	if s.Headline >= 0 {
		out.pieces = append(out.pieces, newPiece(doc, p.Head(s)))
	}
	var text []string
	for para := range p.Paragraphs(s) {
		out.pieces = append(out.pieces, newPiece(doc, para))
		text = append(text, para.Text)
	}
	for _, c := range p.Cuts(s) {
		out.cuts = append(out.cuts, newCut(doc, c, &id))
	}
	first, last := p.Span(s)
	out.record = corpus.Story{
		ID: id, Source: doc.Source, Headline: p.Title(s), Text: strings.Join(text, "\n\n"),
		FirstLine: first.N, LastLine: last.Last, Start: doc.Offset(first.Start), End: doc.Offset(last.End),
		Byline: s.Byline, Dateline: s.Dateline, Agency: s.Agency, Published: s.Published, Captions: s.Captions, Flags: s.Flags,
	}
	return out
}

func newPiece(doc *corpus.Document, p clean.Paragraph) corpus.Piece {
	return corpus.Piece{
		Line: p.Line.N, Last: p.Line.Last, Start: doc.Offset(p.Start), End: doc.Offset(p.End), Role: p.Line.Role.String(), Text: p.Text,
	}
}

func newCut(doc *corpus.Document, c clean.Cut, story *string) corpus.Cut {
	return corpus.Cut{
		Story: story, Source: doc.Source, FirstLine: c.First, LastLine: c.Last, Start: doc.Offset(c.Start), End: doc.Offset(c.End),
		WholeLines: c.Whole, Rule: c.Rule.Name, Category: c.Rule.Category.String(), Text: doc.Text[c.Start:c.End],
	}
}
