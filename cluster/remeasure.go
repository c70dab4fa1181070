package cluster

import (
	"strings"
	"unicode/utf8"
)

// remeasure lists the numbers of a match that the two stories have in another currency or unit, or
// with another sign, where a sign says so: words that differ stand in gaps.
func (c *changes) remeasure(m match) {
	a, b := c.names.a, c.names.b
	for i := range m.n {
		k, l := m.a+i, m.b+i
		if first := a.text[a.words[k].Start]; !isDigit(first) && (first < utf8.RuneSelf || !digits(a.text[a.words[k].Start:a.words[k].End])) {
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
			c.tell(a.text[x.lo:x.hi], b.text[y.lo:y.hi], kind, k)
		case (a.minus(k) > 0) != (b.minus(l) > 0) && a.apart(k) && b.apart(l):
			c.tell(a.text[a.words[k].Start-a.minus(k):a.words[k].End], b.text[b.words[l].Start-b.minus(l):b.words[l].End], changeFigure, k)
		}
	}
}

// near gives a number with the signs beside it.
func near(s *story, k int) string {
	w := s.words[k]
	lo, hi := 0, len(s.text)
	if k > 0 {
		lo = s.words[k-1].End
	}
	if k+2 < len(s.words) {
		hi = s.words[k+2].End
	}
	return s.text[max(lo, w.Start-8):min(hi, w.End+32)]
}

// A measured number is one with its measure, whether that is a sign, and where both stand.
type measured struct {
	measure
	sign   bool
	lo, hi int
}

// measured finds what the number of word k is measured by: a sign straight before it, or a sign or
// word behind it and its scale.
func (s *story) measured(k int) (m measured) {
	m.lo, m.hi = whole(s.text, s.words[k].Start, s.words[k].End)
	from := 0
	if k > 0 {
		from = s.words[k-1].End
	}
	if before := s.text[min(from, m.lo):m.lo]; before != "" {
		if m.measure = signBefore(before); m.measure != unmeasured {
			trimmed := strings.TrimRight(before, " \u00a0\u202f\u2009")
			_, size := utf8.DecodeLastRuneInString(trimmed)
			m.lo, m.sign = m.lo-len(before)+len(trimmed)-size, true
			return m
		}
	}
	n := k + 1
	for n < len(s.words) && s.words[n].Start < m.hi {
		n++
	}
	for end := n + 2; n < len(s.words) && n < end && s.scale(n) > 0; {
		m.hi, n = s.words[n].End, n+1
	}
	if m.measure = signAt(s.text[m.hi:min(len(s.text), m.hi+16)]); m.measure != unmeasured {
		_, size := utf8.DecodeRuneInString(strings.TrimLeft(s.text[m.hi:], " \u00a0\u202f\u2009"))
		m.hi, m.sign = len(s.text)-len(strings.TrimLeft(s.text[m.hi:], " \u00a0\u202f\u2009"))+size, true
		return m
	}
	if n < len(s.words) && (isSpace(s.text[m.hi:s.words[n].Start]) || s.text[m.hi:s.words[n].Start] == "-") {
		if m.measure = s.measureIn(span{n, n + 1}); m.measure != unmeasured {
			m.hi = s.words[n].End
		}
	}
	return m
}

// measureIn gives the measure that the words of a span name, the last one of several. "Per cent" is
// two words.
func (s *story) measureIn(at span) (m measure) {
	for k := at.lo; k < at.hi; k++ {
		e := s.word(k)
		switch {
		case s.percents(k):
			m = inPercent
		case e.measure != unmeasured:
			m = e.measure
		case s.text[s.words[k].Start] >= utf8.RuneSelf:
			if x := signAt(s.text[s.words[k].Start:s.words[k].End]); x != unmeasured {
				m = x
			}
		}
	}
	return m
}

// percents reports whether word k is a part of "per cent" in one of the languages that write two
// words.
func (s *story) percents(k int) bool {
	switch strings.ToLower(s.text[s.words[k].Start:s.words[k].End]) {
	case "cent", "ciento", "cento":
		return k > 0 && (s.isWord(k-1, "per") || s.isWord(k-1, "pour") || s.isWord(k-1, "por"))
	case "per", "pour", "por":
		return k+1 < len(s.words) && (s.isWord(k+1, "cent") || s.isWord(k+1, "ciento") || s.isWord(k+1, "cento"))
	}
	return false
}

// counted reports whether a number stands before the words.
func (s *story) counted(at span) bool {
	for i := 1; i <= 2; i++ {
		if at.lo-i < 0 {
			return false
		}
		if _, _, ok := numeral(s, at.lo-i); ok {
			return true
		}
	}
	return false
}

// minus gives how many bytes the minus straight before word k has, 0 if there is none.
func (s *story) minus(k int) int {
	before := s.text[:s.words[k].Start]
	for _, sign := range [...]string{"-", "−"} {
		if rest, ok := strings.CutSuffix(before, sign); ok && (rest == "" || strings.HasSuffix(rest, " ") || strings.HasSuffix(rest, "(") || strings.HasSuffix(rest, "\n")) {
			return len(sign)
		}
	}
	return 0
}

// apart reports whether a blank parts word k, or its minus, from what is before.
func (s *story) apart(k int) bool {
	before := s.text[:s.words[k].Start-s.minus(k)]
	return before == "" || strings.HasSuffix(before, " ") || strings.HasSuffix(before, "(") || strings.HasSuffix(before, "\n")
}
