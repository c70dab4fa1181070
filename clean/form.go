package clean

import "onecopy/clean/internal/scan"

// A line has 40 bytes of its own, as a file of ten megabytes may have five million of them. What
// lines of a few bytes have in common they share: a form, which is never changed once a line has
// it, and what few lines have, their extras.

// A form is what a line looks like. Lines of up to sharedBytes share it where it is the same.
type form struct {
	shape scan.Shape
	look
	piece  bool    // one of several that were read out of a very long line
	glued  bool    // a piece behind the end of a sentence
	indent int32   // bytes of white space before it
	base   *string // the text that the line stands in
}

// sharedBytes is of how many bytes a line is whose form is looked for among those of late. The form
// of a longer one takes less than twice its text.
const sharedBytes = 32

// formChunk is how many forms are made at a time at most: 260 kB.
const formChunk = 1 << 12

// Extras are what few lines have.
type extras struct {
	hit    *Rule    // a rule whose words match but whose place is not known yet
	cut    [2]int32 // what hit would cut, or what is lifted of a field, in bytes of the line
	last   int32    // last line number, 0 where it is the first
	shared bool     // by several lines, so that it is copied and not changed
	spans  []Span   // parts of a kept line that are cut
	text   string   // what is printed, where it is not what stands at the place of the line
}

// nextForm returns an empty form. It is the page's only when it is held.
func (p *Page) nextForm() *form {
	if len(p.forms) == cap(p.forms) {
		p.forms = make([]form, 0, min(max(64, 2*cap(p.forms)), formChunk))
	}
	f := &p.forms[:len(p.forms)+1][len(p.forms)]
	*f = form{base: p.base}
	return f
}

// hold returns the form that nextForm gave last, for a line of so many bytes, or an equal one.
func (p *Page) hold(f *form, size int) *form {
	if size <= sharedBytes {
		seen := &p.scratch.seen[f.hash()]
		if *seen != nil && **seen == *f {
			return *seen
		}
		*seen = f
	}
	p.forms = p.forms[:len(p.forms)+1]
	return f
}

// hash mixes what differs most between forms of short lines.
func (f *form) hash() uint8 {
	a := uint64(f.shape.Signs) | uint64(f.shape.Words)<<32 | uint64(f.shape.Caps)<<40 | uint64(f.shape.Digits)<<48
	b := uint64(f.shape.Little) | uint64(f.shape.Lower)<<8 | uint64(f.indent)<<16 | uint64(f.look.columns)<<40 | uint64(f.look.first)<<48 | uint64(f.look.above)<<56
	return uint8((a*0x9E3779B97F4A7C15 ^ b*0xC2B2AE3D27D4EB4F) >> 56)
}

// reform gives a line the form that change makes of its own.
func (p *Page) reform(l *Line, change func(*form)) {
	f := p.nextForm()
	*f = *l.form
	change(f)
	l.form = p.hold(f, int(l.end-l.start))
}

// remeasure measures the text of a line, which has changed.
func (p *Page) remeasure(l *Line) {
	p.reform(l, func(f *form) { scan.MeasureTo(&f.shape, l.text()) })
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

// detach parts the extras of a line from those of the one that it is a copy of.
func (l *Line) detach() {
	if l.extras != nil {
		e := *l.extras
		e.shared = false
		l.extras = &e
	}
}

// foundSize is how many of what was found of late are kept for other lines.
const foundSize = 1 << 10

// foundOf returns what lines have that nothing but a rule, the n-th, was found for: the same where
// it was found of late, as a million bylines may stand in a row.
func (s *scratch) foundOf(n int, hit *Rule, cut [2]int32) *extras {
	last := &s.found[(uint32(n)*0x9E3779B1>>16^uint32(cut[0]*31+cut[1]))%foundSize]
	if *last == nil || (*last).hit != hit || (*last).cut != cut {
		*last = &extras{hit: hit, cut: cut, shared: true}
	}
	return *last
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
func (l *Line) place(start, end int) { l.start, l.end = uint32(start), uint32(end) }

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
func (l *Line) Spans() []Span {
	if l.extras == nil {
		return nil
	}
	return l.extras.spans
}

// setSpans says what these are.
func (l *Line) setSpans(list []Span) {
	if list != nil || l.Spans() != nil {
		l.own().spans = list
	}
}

// addSpans adds to them.
func (l *Line) addSpans(list ...Span) {
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
