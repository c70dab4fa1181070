package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// deny lists a negation that one story has in a window and the other has not. Both may deny in
// other words: "did not", "didn't".
func (c *Changes) deny(w []Gap) {
	a, b := c.names.a, c.names.b
	first, last, na, nb := -1, -1, 0, 0
	for i, g := range w {
		la, lb := g.A.Hi-g.A.Lo, g.B.Hi-g.B.Lo
		if min(la, lb) == 0 && (max(la, lb) > deniedMax || la > 0 && a.clause(g.A) || lb > 0 && b.clause(g.B)) {
			continue
		}
		x, y := a.denials(g.A), b.denials(g.B)
		if x+y > 0 && joinedAlike(a, g.A, b, g.B) { // don"t
			continue
		}
		if x+y > 0 {
			if first < 0 {
				first = i
			}
			last = i
		}
		na, nb = na+x, nb+y
	}
	if first < 0 || (na > 0) == (nb > 0) && (na == nb || a.speaks()&doubled != 0) {
		return
	}
	sa, sb := WordRange{w[first].A.Lo, w[last].A.Hi}, WordRange{w[first].B.Lo, w[last].B.Hi}
	if sa.Lo == sa.Hi || sb.Lo == sb.Hi { // put in: told with the words around it
		sa, sb = a.around(sa), b.around(sb)
	}
	c.tell(a.printed(sa), b.printed(sb), changeNegation, sa.Lo)
}

// doubled are the languages in which two negations deny as one does: "ne va pas", "никогда не", "no
// ... nunca".
const doubled = french | spanish | portuguese | italian | russian | ukrainian | polish | czech

// around widens a span by the words before and behind it, within the sentence.
func (s *Body) around(at WordRange) WordRange {
	if at.Lo > 0 && !s.breaks(at.Lo) {
		at.Lo--
	}
	if at.Hi < len(s.Words) && !s.breaks(at.Hi) {
		at.Hi++
	}
	return at
}

// clause reports whether a passage stands between signs, so that nothing else is denied when it
// goes: "Nobody was hurt."
func (s *Body) clause(at WordRange) bool { return s.breaks(at.Lo) && s.breaks(at.Hi) }

// breaks reports whether word k begins a sentence or stands behind another sign than a space.
func (s *Body) breaks(k int) bool {
	if k <= 0 || k >= len(s.Words) {
		return true
	}
	gap := s.Text[s.Words[k-1].End:s.Words[k].Start]
	return gap != "" && !isSpace(gap) && gap != "\n"
}

// denials counts the negations in a span.
func (s *Body) denials(at WordRange) (n int) {
	for k := at.Lo; k < at.Hi; k++ {
		if s.denies(k) {
			n++
		}
	}
	if n == 0 && at.Lo < at.Hi && s.kana(at) {
		n = 1
	}
	return n
}

// denies reports whether word k is a negation. "Not only", "whether or not" and "No. 5" deny
// nothing.
func (s *Body) denies(k int) bool {
	e, t := s.word(k), s.speaks()
	if t == 0 {
		t = anyTongue
	}
	word := s.Text[s.Words[k].Start:s.Words[k].End]
	if e.not&t != 0 || e.not == anyTongue {
		next := s.word(k + 1)
		switch {
		case next.only&t != 0, t&english != 0 && s.isWord(k-1, "or"):
			return false
		case t&(english|spanish|italian) != 0 && k+1 < len(s.Words) && s.isWord(k, "no") && digits(s.Text[s.Words[k+1].Start:s.Words[k+1].End]):
			return false
		}
		return true
	}
	r, size := utf8.DecodeRuneInString(word)
	switch {
	case s.contracted(k):
		return s.word(k+1).only&english == 0
	case t&french != 0 && (r == 'n' || r == 'N') && (strings.HasPrefix(word[1:], "'") || strings.HasPrefix(word[1:], "’")):
		return true
	case size == len(word) && strings.ContainsRune("不没沒未无無否", r):
		return !s.hanCompound(k)
	case unicode.Is(unicode.Hangul, r):
		return word == "안" || word == "못" || strings.ContainsAny(word, "않없못") || strings.HasPrefix(word, "아니") || strings.HasPrefix(word, "아닌") || strings.Contains(word, "지 않")
	}
	return false
}

// contracted reports whether word k ends in the n't of English.
func (s *Body) contracted(k int) bool {
	word := s.Text[s.Words[k].Start:s.Words[k].End]
	return strings.HasSuffix(word, "n't") || strings.HasSuffix(word, "n’t")
}

// hanCompound reports whether a sign that denies is a part of a word that does not.
func (s *Body) hanCompound(k int) bool {
	rest := s.Text[s.Words[k].Start:min(len(s.Text), s.Words[k].Start+6)]
	switch rest {
	case "不仅", "不但", "不过", "不断", "不论", "不管", "不久", "未来", "未來", "无论", "無論", "无疑":
		return true
	}
	return false
}

// kana reports whether the words of a span in Hiragana, or those they make with what is beside
// them, deny.
func (s *Body) kana(at WordRange) bool {
	r, _ := utf8.DecodeRuneInString(s.Text[s.Words[at.Lo].Start:])
	if !unicode.Is(unicode.Hiragana, r) {
		return false
	}
	lo, hi := s.Words[at.Lo].Start, s.Words[at.Hi-1].End
	from, to := max(0, lo-6), min(len(s.Text), hi+6)
	around := s.Text[from:to]
	for _, form := range [...]string{"ない", "なかっ", "なく", "ません", "ませぬ", "ずに", "ざる"} {
		for base := 0; ; {
			i := strings.Index(around[base:], form)
			if i < 0 {
				break
			}
			i += base
			if from+i < hi && from+i+len(form) > lo {
				return true
			}
			base = i + 3
		}
	}
	return false
}

// deniedMax is the longest passage, in words, that is put in and looked at for a negation. A longer
// one is a clause of its own.
const deniedMax = 3
