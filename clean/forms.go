package clean

import "onecopy/clean/internal/scan"

// A line has 40 bytes of its own, as a file of ten megabytes may have five million of them. What
// lines of a few bytes have in common they share: a form, which is never changed once a line has
// it, and what few lines have, their extras.

// sharedBytes is of how many bytes a line is whose form is looked for among those of late. The form
// of a longer one takes less than twice its text.
const sharedBytes = 32

// formChunk is how many forms are made at a time at most: 260 kB.
const formChunk = 1 << 12

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

// reform returns a line the form that change makes of its own.
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

// foundOf returns what lines have that nothing but a rule, the n-th, was found for: the same where
// it was found of late, as a million bylines may stand in a row.
func (s *scratch) foundOf(n int, hit *Rule, cut [2]int32) *extras {
	last := &s.found[(uint32(n)*0x9E3779B1>>16^uint32(cut[0]*31+cut[1]))%foundSize]
	if *last == nil || (*last).hit != hit || (*last).cut != cut {
		*last = &extras{hit: hit, cut: cut, shared: true}
	}
	return *last
}
