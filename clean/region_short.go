package clean

import (
	"strings"

	"onecopy/clean/internal/scan"
)

// A short sentence right by a story belongs to it: "It is over." above, "None of them is new."
// below a list, and the last answer of an interview with its question. What stands in boilerplate
// has no full stop, and calls on the reader with a sign of exclamation.
const (
	longestClose = 12 // words of it; longer ones are weighed by themselves
	fewestOpen   = 3  // words of it above the story
	fewestHead   = 4  // words of the headline right above it
)

// closeBy keeps such sentences.
func (p *Page) closeBy(list []passage) {
	for i := 1; i < len(p.Lines); i++ {
		if !p.Lines[i].off || p.Lines[i-1].off || p.Lines[i-1].Rule != nil || !p.besideText(i) {
			continue
		}
		switch {
		case p.fullStop(i) && (p.Lines[i].shape.Words > 1 || questions(p.line(i-1))):
			p.Lines[i].off = false
		case i+1 < len(p.Lines) && p.Lines[i].Rule == nil && p.Lines[i].shape.Words > 1 && questions(p.line(i)) && p.fullStop(i+1) && p.besideText(i+1):
			p.Lines[i].off, p.Lines[i+1].off = false, false
		}
	}
	for i := len(p.Lines) - 2; i > 0; i-- {
		below := &p.Lines[i+1]
		if !p.Lines[i].off || below.off || below.Rule != nil || !below.prose() || !p.besideText(i+1) || !p.fullStop(i) {
			continue
		}
		above := &p.Lines[i-1]
		known := above.Rule != nil || above.stamped()
		p.Lines[i].off = !(known && p.Lines[i].shape.Words >= fewestOpen || p.underHead(i-1))
	}
	for k := range list {
		list[k].outer = list[k].outer && p.Lines[list[k].line].off
	}
}

// underHead reports whether line i can be the headline of the story below: a line that no rule
// knows, of more words than the name of a section.
func (p *Page) underHead(i int) bool {
	l := &p.Lines[i]
	return l.Rule == nil && (l.shape.Words >= fewestHead || l.shape.Signs&scan.Script != 0) && l.shape.Words <= longestTitle && !l.shape.Ends && l.capsFirst() && p.besideText(i+1)
}

// besideText reports whether no more blank lines stand above line i than between paragraphs.
func (p *Page) besideText(i int) bool { return p.above(i) <= max(p.gap, 1) }

// fullStop reports whether line i, which no rule knows, is a short sentence with a full stop, in
// quotation marks or not.
func (p *Page) fullStop(i int) bool {
	l := &p.Lines[i]
	if l.Rule != nil || l.shape.Words == 0 || l.shape.Words > longestClose || l.shape.Signs&(scan.Digit|scan.Bar|scan.Colon|scan.Slash) != 0 || l.linked != 0 || l.shape.Caps == 0 && l.shape.Lower > 0 {
		return false
	}
	s := strings.TrimRight(l.text(), "\"”’»“'")
	return strings.HasSuffix(s, ".") && !strings.HasSuffix(s, "..") || strings.HasSuffix(s, "。") || strings.HasSuffix(s, "।") || strings.HasSuffix(s, "۔")
}

// questions reports whether s is a question.
func questions(s string) bool {
	return strings.HasSuffix(s, "?") || strings.HasSuffix(s, "？") || strings.HasSuffix(s, "؟")
}
