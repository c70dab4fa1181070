package cluster

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// deny lists a negation that one story has in a window and the other has not. Both may deny in
// other words: "did not", "didn't".
func (c *changes) deny(w []gap) {
	a, b := c.names.a, c.names.b
	first, last, na, nb := -1, -1, 0, 0
	for i, g := range w {
		la, lb := g.a.hi-g.a.lo, g.b.hi-g.b.lo
		if min(la, lb) == 0 && (max(la, lb) > deniedMax || la > 0 && a.clause(g.a) || lb > 0 && b.clause(g.b)) {
			continue
		}
		x, y := a.denials(g.a), b.denials(g.b)
		if x+y > 0 && joinedAlike(a, g.a, b, g.b) { // don"t
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
	sa, sb := span{w[first].a.lo, w[last].a.hi}, span{w[first].b.lo, w[last].b.hi}
	if sa.lo == sa.hi || sb.lo == sb.hi { // put in: told with the words around it
		sa, sb = a.around(sa), b.around(sb)
	}
	c.tell(a.printed(sa), b.printed(sb), changeNegation, sa.lo)
}

// doubled are the languages in which two negations deny as one does: "ne va pas", "никогда не", "no
// ... nunca".
const doubled = french | spanish | portuguese | italian | russian | ukrainian | polish | czech

// around widens a span by the words before and behind it, within the sentence.
func (s *story) around(at span) span {
	if at.lo > 0 && !s.breaks(at.lo) {
		at.lo--
	}
	if at.hi < len(s.words) && !s.breaks(at.hi) {
		at.hi++
	}
	return at
}

// clause reports whether a passage stands between signs, so that nothing else is denied when it goes:
// "Nobody was hurt."
func (s *story) clause(at span) bool { return s.breaks(at.lo) && s.breaks(at.hi) }

// breaks reports whether word k begins a sentence or stands behind another sign than a space.
func (s *story) breaks(k int) bool {
	if k <= 0 || k >= len(s.words) {
		return true
	}
	gap := s.text[s.words[k-1].End:s.words[k].Start]
	return gap != "" && !isSpace(gap) && gap != "\n"
}

// denials counts the negations in a span.
func (s *story) denials(at span) (n int) {
	for k := at.lo; k < at.hi; k++ {
		if s.denies(k) {
			n++
		}
	}
	if n == 0 && at.lo < at.hi && s.kana(at) {
		n = 1
	}
	return n
}

// denies reports whether word k is a negation. "Not only", "whether or not" and "No. 5" deny
// nothing.
func (s *story) denies(k int) bool {
	e, t := s.word(k), s.speaks()
	if t == 0 {
		t = anyTongue
	}
	word := s.text[s.words[k].Start:s.words[k].End]
	if e.not&t != 0 || e.not == anyTongue {
		next := s.word(k + 1)
		switch {
		case next.only&t != 0, t&english != 0 && s.isWord(k-1, "or"):
			return false
		case t&(english|spanish|italian) != 0 && k+1 < len(s.words) && s.isWord(k, "no") && digits(s.text[s.words[k+1].Start:s.words[k+1].End]):
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
func (s *story) contracted(k int) bool {
	word := s.text[s.words[k].Start:s.words[k].End]
	return strings.HasSuffix(word, "n't") || strings.HasSuffix(word, "n’t")
}

func (s *story) isWord(k int, word string) bool {
	return k >= 0 && strings.EqualFold(s.text[s.words[k].Start:s.words[k].End], word)
}

// hanCompound reports whether a sign that denies is a part of a word that does not.
func (s *story) hanCompound(k int) bool {
	rest := s.text[s.words[k].Start:min(len(s.text), s.words[k].Start+6)]
	switch rest {
	case "不仅", "不但", "不过", "不断", "不论", "不管", "不久", "未来", "未來", "无论", "無論", "无疑":
		return true
	}
	return false
}

// kana reports whether the words of a span in Hiragana, or those they make with what is beside
// them, deny.
func (s *story) kana(at span) bool {
	r, _ := utf8.DecodeRuneInString(s.text[s.words[at.lo].Start:])
	if !unicode.Is(unicode.Hiragana, r) {
		return false
	}
	lo, hi := s.words[at.lo].Start, s.words[at.hi-1].End
	from, to := max(0, lo-6), min(len(s.text), hi+6)
	around := s.text[from:to]
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
