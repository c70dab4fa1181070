package facts

import (
	"strings"
	"unicode/utf8"
)

// A quantity is the measure of a number, whether that is a sign, and where both stand.
type quantity struct {
	measure
	sign   bool
	lo, hi int
}

// measured finds what the number of word k is measured by: a sign straight before it, or a sign or
// word behind it and its scale.
func (s *Body) measured(k int) (m quantity) {
	m.lo, m.hi = whole(s.Text, s.Words[k].Start, s.Words[k].End)
	from := 0
	if k > 0 {
		from = s.Words[k-1].End
	}
	if before := s.Text[min(from, m.lo):m.lo]; before != "" {
		if m.measure = signBefore(before); m.measure != unmeasured {
			trimmed := strings.TrimRight(before, " \u00a0\u202f\u2009")
			_, size := utf8.DecodeLastRuneInString(trimmed)
			m.lo, m.sign = m.lo-len(before)+len(trimmed)-size, true
			return m
		}
	}
	n := k + 1
	for n < len(s.Words) && s.Words[n].Start < m.hi {
		n++
	}
	for end := n + 2; n < len(s.Words) && n < end && s.scale(n) > 0; {
		m.hi, n = s.Words[n].End, n+1
	}
	if m.measure = signAt(s.Text[m.hi:min(len(s.Text), m.hi+16)]); m.measure != unmeasured {
		_, size := utf8.DecodeRuneInString(strings.TrimLeft(s.Text[m.hi:], " \u00a0\u202f\u2009"))
		m.hi, m.sign = len(s.Text)-len(strings.TrimLeft(s.Text[m.hi:], " \u00a0\u202f\u2009"))+size, true
		return m
	}
	if n < len(s.Words) && (isSpace(s.Text[m.hi:s.Words[n].Start]) || s.Text[m.hi:s.Words[n].Start] == "-") {
		if m.measure = s.measureIn(WordRange{n, n + 1}); m.measure != unmeasured {
			m.hi = s.Words[n].End
		}
	}
	return m
}

// measureIn returns the measure that the words of a span name, the last one of several. "Per cent"
// is two words.
func (s *Body) measureIn(at WordRange) (m measure) {
	for k := at.Lo; k < at.Hi; k++ {
		e := s.word(k)
		switch {
		case s.percents(k):
			m = inPercent
		case e.measure != unmeasured:
			m = e.measure
		case s.Text[s.Words[k].Start] >= utf8.RuneSelf:
			if x := signAt(s.Text[s.Words[k].Start:s.Words[k].End]); x != unmeasured {
				m = x
			}
		}
	}
	return m
}

// percents reports whether word k is a part of "per cent" in one of the languages that write two
// words.
func (s *Body) percents(k int) bool {
	switch strings.ToLower(s.Text[s.Words[k].Start:s.Words[k].End]) {
	case "cent", "ciento", "cento":
		return k > 0 && (s.isWord(k-1, "per") || s.isWord(k-1, "pour") || s.isWord(k-1, "por"))
	case "per", "pour", "por":
		return k+1 < len(s.Words) && (s.isWord(k+1, "cent") || s.isWord(k+1, "ciento") || s.isWord(k+1, "cento"))
	}
	return false
}

// counted reports whether a number stands before the words.
func (s *Body) counted(at WordRange) bool {
	for i := 1; i <= 2; i++ {
		if at.Lo-i < 0 {
			return false
		}
		if _, _, ok := numeral(s, at.Lo-i); ok {
			return true
		}
	}
	return false
}

// minus returns how many bytes the minus straight before word k has, 0 if there is none.
func (s *Body) minus(k int) int {
	before := s.Text[:s.Words[k].Start]
	for _, sign := range [...]string{"-", "−"} {
		if rest, ok := strings.CutSuffix(before, sign); ok && (rest == "" || strings.HasSuffix(rest, " ") || strings.HasSuffix(rest, "(") || strings.HasSuffix(rest, "\n")) {
			return len(sign)
		}
	}
	return 0
}

// apart reports whether a blank separates word k, or its minus, from what is before.
func (s *Body) apart(k int) bool {
	before := s.Text[:s.Words[k].Start-s.minus(k)]
	return before == "" || strings.HasSuffix(before, " ") || strings.HasSuffix(before, "(") || strings.HasSuffix(before, "\n")
}
