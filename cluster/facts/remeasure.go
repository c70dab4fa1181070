package facts

import (
	"unicode/utf8"

	"onecopy/corpus"
)

// remeasure lists the numbers of a match that the two stories have in another currency or unit, or
// with another sign, where a sign says so: words that differ stand in gaps.
func (c *Changes) remeasure(m Run) {
	a, b := c.names.a, c.names.b
	for i := range m.N {
		k, l := m.A+i, m.B+i
		if first := a.Text[a.Words[k].Start]; !isDigit(first) && (first < utf8.RuneSelf || !digits(a.Text[a.Words[k].Start:a.Words[k].End])) {
			continue
		}
		if near(a, k) == near(b, l) {
			continue
		}
		x, y := a.measured(k), b.measured(l)
		switch {
		case x.measure != y.measure && x.measure != unmeasured && y.measure != unmeasured && (x.sign || y.sign):
			kind := changeUnit
			if x.money() && y.money() {
				kind = changeCurrency
			}
			c.tell(a.Text[x.lo:x.hi], b.Text[y.lo:y.hi], kind, k)
		case (a.minus(k) > 0) != (b.minus(l) > 0) && a.apart(k) && b.apart(l):
			c.tell(a.Text[a.Words[k].Start-a.minus(k):a.Words[k].End], b.Text[b.Words[l].Start-b.minus(l):b.Words[l].End], changeFigure, k)
		}
	}
}

// Remeasured lists the numbers that two texts of the same words have in another measure.
func Remeasured(a, b *Body) []corpus.Change {
	c := Changes{names: namesakes{a: a, b: b}}
	c.remeasure(Run{0, 0, len(a.Words)})
	return c.List()
}

// near returns a number with the signs beside it.
func near(s *Body, k int) string {
	w := s.Words[k]
	lo, hi := 0, len(s.Text)
	if k > 0 {
		lo = s.Words[k-1].End
	}
	if k+2 < len(s.Words) {
		hi = s.Words[k+2].End
	}
	return s.Text[max(lo, w.Start-8):min(hi, w.End+32)]
}
