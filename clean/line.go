package clean

import (
	"onecopy/clean/internal/scan"
	"slices"
)

// A form is what a line looks like. Lines of up to sharedBytes share it where it is the same.
type form struct {
	shape scan.Shape
	look
	piece  bool    // one of several that were read out of a very long line
	glued  bool    // a piece behind the end of a sentence
	indent int32   // bytes of white space before it
	base   *string // the text that the line stands in
}

// Extras are what few lines have.
type extras struct {
	hit    *Rule     // a rule whose words match but whose place is not known yet
	cut    [2]int32  // what hit would cut, or what is lifted of a field, in bytes of the line
	last   int32     // last line number, 0 where it is the first
	shared bool      // by several lines, so that it is copied and not changed
	spans  []CutSpan // parts of a kept line that are cut
	text   string    // what is printed, where it is not what stands at the place of the line
}

// own returns the extras of a line, to be changed.
func (l *Line) own() *extras {
	switch {
	case l.extras == nil:
		l.extras = new(extras)
	case l.extras.shared:
		l.detach()
	}
	return l.extras
}

// detach separates the extras of a line from those of the one that it is a copy of.
func (l *Line) detach() {
	if l.extras != nil {
		e := *l.extras
		e.shared = false
		l.extras = &e
	}
}

// found notes the rule that was found for the line, and what it would cut.
func (l *Line) found(e *extras) {
	if l.extras == nil {
		l.extras = e
		return
	}
	own := l.own()
	own.hit, own.cut = e.hit, e.cut
}

// Start is the first byte of the line in Page.Text.
func (l *Line) Start() int { return int(l.start) }

// End is the byte behind it.
func (l *Line) End() int { return int(l.end) }

// place puts the line elsewhere in the text.
func (l *Line) place(start, end int) {
	l.start, l.end = uint32(start), uint32(end)
	l.notes &^= whenAsked
}

// Last is the number of the last line: a paragraph of a hard-wrapped page has several.
func (l *Line) Last() int32 {
	if l.extras == nil || l.extras.last == 0 {
		return l.N
	}
	return l.extras.last
}

// setLast says which line is the last.
func (l *Line) setLast(n int32) {
	if n != l.Last() {
		l.own().last = n
	}
}

// Spans lists the parts of a kept line that are cut.
func (l *Line) Spans() []CutSpan {
	if l.extras == nil {
		return nil
	}
	return l.extras.spans
}

// setSpans says what these are.
func (l *Line) setSpans(list []CutSpan) {
	if list != nil || l.Spans() != nil {
		l.own().spans = list
	}
}

// addSpans adds to them.
func (l *Line) addSpans(list ...CutSpan) {
	if len(list) > 0 {
		e := l.own()
		e.spans = append(e.spans, list...)
	}
}

// hit is a rule whose words match but whose place is not known yet.
func (l *Line) hit() *Rule {
	if l.extras == nil {
		return nil
	}
	return l.extras.hit
}

// cut is what hit would cut, or what is lifted of a field, in bytes of the line.
func (l *Line) cut() [2]int32 {
	if l.extras == nil {
		return [2]int32{}
	}
	return l.extras.cut
}

// text is what is printed, line ends as spaces.
func (l *Line) text() string {
	if l.extras != nil && l.extras.text != "" {
		return l.extras.text
	}
	return (*l.base)[l.start:l.end]
}

// setText says that a line reads otherwise than what stands at its place.
func (l *Line) setText(s string) {
	l.notes &^= whenAsked
	switch at := (*l.base)[l.start:l.end]; {
	case s != at:
		l.own().text = s
	case l.extras != nil && l.extras.text != "":
		l.own().text = ""
	}
}

// lineOf makes a line of a text alone.
func lineOf(text string) *Line {
	l := &Line{N: 1, end: uint32(len(text)), form: &form{base: &text}}
	scan.MeasureTo(&l.form.shape, text)
	return l
}

// A look is what a mark says of a line, and how wide it was printed: a wrapped line was broken by
// the width it has with its marks.
type look struct {
	columns uint8 // of the last printed line of it, marks and indent included, at most 255; 0 on a page without marks
	first   uint8 // columns of the first word of the first, marks inside the line included but no marks of quotes, lists and headings
	heading uint8 // level of a heading, from 1
	quoted  uint8 // how deep
	linked  uint8 // how many of a hundred bytes are the text of a link
	above   uint8 // 1 more than the blank lines above, not counting those around lines that have nothing but marks
	item    bool  // of a list
	bold    bool  // all of it
}

// A Line is one line that is not blank, or a paragraph that was broken into several. Lines keep
// white space at neither end: Text[Start():End()] is what is printed.
type Line struct {
	N          int32 // first line number, from 1
	start, end uint32
	Role       Role
	edge       bool  // a document of an export begins here
	off        bool  // outside the stories of a page full of boilerplate
	notes      notes // what was found out of the line before
	Rule       *Rule // that says what it is; nil for a body line no rule has an opinion on
	*form
	extras *extras // nil for most
}

// Notes are what was found out of a line: its recurrence; whether its words say when, which is
// asked up to a dozen times of a line and takes reading it word by word; and the frame it has.
type notes uint8

const (
	recurrenceNotes notes = 3
	whenAsked       notes = 4
	whenSaid        notes = 8
)

// The notes of a line on the frame of its page, the strongest last.
const (
	partsNote   notes = 16
	betweenNote notes = 32
	twiceNote   notes = 48
	surelyNote  notes = 64
	frameNotes  notes = 112
	divides     notes = 128 // it is not a headline itself
)

// A recurrence says of a line whether it may be a headline, by its form, and whether the page has
// it once, twice, or three times or more.
type recurrence uint8

const (
	single recurrence = 1 + iota
	double
	recurrent
)

// recurrence is 0 for a line that is not a headline by its form.
func (l *Line) recurrence() recurrence { return recurrence(l.notes & recurrenceNotes) }

func (l *Line) setRecurrence(r recurrence) { l.notes = l.notes&^recurrenceNotes | notes(r) }

// A CutSpan is a part of a line that is cut, in bytes of the page's text.
type CutSpan struct {
	Start, End int
	Rule       *Rule
}

// prose reports whether the line reads as running text: long enough to be a paragraph, and most
// words small. Without the end of a sentence it needs little words too, which lists of names and
// keywords lack. 14 words is the length from which no headline of the seeds or of the segment sets
// is taken for a paragraph.
func (l *Line) prose() bool {
	switch {
	case l.shape.Words < 8:
		return false
	case l.shape.Ends:
		return l.shape.Words >= 14 || l.shape.Caps <= l.shape.Lower
	case l.shape.Words < scan.ProseWords || l.shape.Caps > l.shape.Lower && l.shape.Words < 40:
		return false
	}
	return l.shape.Little*8 >= l.shape.Words || l.shape.Signs&scan.Script != 0
}

// span adds a part of the line that is cut, in its place; one that lies across another is left out.
func (l *Line) span(s CutSpan) {
	for _, t := range l.Spans() {
		if s.Start < t.End && t.Start < s.End {
			return
		}
	}
	l.addSpans(s)
	slices.SortFunc(l.Spans(), func(a, b CutSpan) int { return a.Start - b.Start })
}

// mostKept is of how many lines the memory is kept: 3 MB.
const mostKept = 1 << 16

// grown returns a slice of n elements in the place of s.
func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
}
