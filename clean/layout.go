package clean

import (
	"slices"
	"strings"
)

// unwrap joins the lines of broken paragraphs.
func (p *Page) unwrap() {
	if p.gap = mode(p.blanks[:]); p.steered {
		p.gap = p.usual()
	}
	if !p.runsOn() {
		return
	}
	joins := p.lineJoins()
	first := slices.IndexFunc(joins, func(j join) bool { return j != unjoined })
	if first < 0 {
		return
	}
	kept := p.Lines[:first]
	for i := first; i < len(joins); i++ {
		next := &p.Lines[i]
		if joins[i] == unjoined {
			kept = append(kept, *next)
			continue
		}
		l := &kept[len(kept)-1]
		l.place(l.Start(), next.End())
		l.setLast(next.Last())
		l.addSpans(next.Spans()...)
	}
	p.Lines = kept
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Last() > l.N {
			l.setText(flattened(p.Text[l.Start():l.End()]))
			p.remeasure(l)
		}
	}
	p.gap = p.usual()
}

// runsOn reports whether some line of the page seems to go on in the next one. Most pages that are
// not wrapped have none.
func (p *Page) runsOn() bool { return p.goesOn(1) < len(p.Lines) }

// lineJoins says of each line of the page how it goes on from the one above.
func (p *Page) lineJoins() []join {
	joins := grown(p.scratch.joins, len(p.Lines))
	clear(joins)
	p.scratch.joins = joins
	p.countCharacters()
	w := p.widths()
	for i := 1; i < len(p.Lines); i++ {
		if at := w.at(i); at.columns > 0 && p.above(i) == at.blank && !p.barred(i, joins) && p.full(i, at, joins[i-1]) {
			joins[i] = wrapped
		}
	}
	for i := 1; i < len(p.Lines); i++ {
		if joins[i] == unjoined && !p.Lines[i-1].shape.Ends {
			p.mendSentence(i, joins)
		}
	}
	return joins
}

// full reports whether line i, which stands as far below the one above as lines of a paragraph of
// that width do, goes on from it as it had no room for its first word. The line above itself goes
// on from the one above it as said.
func (p *Page) full(i int, w width, above join) bool {
	a, b := &p.Lines[i-1], &p.Lines[i]
	if above == unjoined && b.shape.Words <= 2 && bareAddress(b.text()) && (i+1 == len(p.Lines) || p.above(i+1) > 0) {
		return false // the address of what the line above is the headline of
	}
	have, need := a.columns(), b.firstWord()
	if further := int(a.indent) - int(b.indent); further > 0 && have > w.columns {
		have -= further // a paragraph whose first line is moved in after it was wrapped
	}
	switch {
	case b.over(w.columns):
		return false
	case have > w.columns:
		return p.open(a, b) && have <= a.widest() && !b.opensItem()
	case need > w.columns: // an address, which would stand alone below any line
		return p.open(a, b) && (above != unjoined || have >= w.columns*7/10)
	case have+need > w.columns:
		return true
	case b.opensItem():
		return false
	case w.ragged && have >= w.columns*7/10 && have >= narrow:
		return !a.shape.Ends || have+need+6 > w.columns
	}
	return have*2 >= w.columns && p.open(a, b) && !uncased(initial(b.text()))
}

// bareAddress reports whether s is an address and nothing else.
func bareAddress(s string) bool {
	return (strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.")) && strings.IndexByte(s, ' ') < 0
}
