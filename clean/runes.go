package clean

import (
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"
)

// runes is a set of characters: a bit for each of ASCII, and pairs of first and last for the rest.
type runes struct {
	ascii [2]uint64
	pairs []rune
}

var (
	anyRune   = &runes{[2]uint64{^uint64(0), ^uint64(0)}, []rune{0, utf8.MaxRune}}
	anyInLine = &runes{[2]uint64{^uint64(1 << '\n'), ^uint64(0)}, []rune{0, utf8.MaxRune}}
)

// runesOf gives the set of a character class.
func runesOf(re *syntax.Regexp) *runes {
	switch re.Op {
	case syntax.OpAnyChar:
		return anyRune
	case syntax.OpAnyCharNotNL:
		return anyInLine
	}
	s := &runes{pairs: re.Rune}
	for r := rune(0); r < utf8.RuneSelf; r++ {
		if s.search(r) {
			s.ascii[r>>6] |= 1 << (r & 63)
		}
	}
	return s
}

// take gives the length of the character that opens s if it is of the set, else 0.
func (c *runes) take(s string) int {
	if s == "" {
		return 0
	}
	if b := s[0]; b < utf8.RuneSelf {
		return int(c.ascii[b>>6] >> (b & 63) & 1)
	}
	r, n := utf8.DecodeRuneInString(s)
	if len(c.pairs) == 2 && c.pairs[0] <= r && r <= c.pairs[1] || c.search(r) {
		return n
	}
	return 0
}

// span gives where the characters of the set end that stand at byte at of s, of at most n; n is less than 0 without limit.
func (c *runes) span(s string, at, n int) int {
	for ; n != 0 && at < len(s); n-- {
		if b := s[at]; b < utf8.RuneSelf {
			if c.ascii[b>>6]>>(b&63)&1 == 0 {
				break
			}
			at++
			continue
		}
		size := c.take(s[at:])
		if size == 0 {
			break
		}
		at += size
	}
	return at
}

func (c *runes) search(r rune) bool {
	i, found := slices.BinarySearch(c.pairs, r)
	return found || i&1 == 1
}

// A byteSet is a set of bytes.
type byteSet [4]uint64

func (s byteSet) or(t byteSet) byteSet {
	return byteSet{s[0] | t[0], s[1] | t[1], s[2] | t[2], s[3] | t[3]}
}

func (s *byteSet) has(b byte) bool { return s[b>>6]>>(b&63)&1 != 0 }

// span adds the first bytes of the characters from a to b.
func (s *byteSet) span(a, b rune) {
	var lo, hi [utf8.UTFMax]byte
	utf8.EncodeRune(lo[:], a)
	utf8.EncodeRune(hi[:], b)
	for i := int(lo[0]); i <= int(hi[0]); i++ {
		s[i>>6] |= 1 << (i & 63)
	}
}

// begin adds the bytes that a match of re can begin with. It reports whether that is all of them: if not, re can be empty.
func (s *byteSet) begin(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpLiteral:
		r := re.Rune[0]
		s.span(r, r)
		for f := unicode.SimpleFold(r); f != r && re.Flags&syntax.FoldCase != 0; f = unicode.SimpleFold(f) {
			s.span(f, f)
		}
		return true
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			s.span(re.Rune[i], re.Rune[i+1])
		}
		return true
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		s.span(0, utf8.MaxRune)
		return true
	case syntax.OpCapture, syntax.OpPlus:
		return s.begin(re.Sub[0])
	case syntax.OpRepeat:
		return s.begin(re.Sub[0]) && re.Min > 0
	case syntax.OpStar, syntax.OpQuest:
		s.begin(re.Sub[0])
	case syntax.OpConcat:
		return slices.ContainsFunc(re.Sub, s.begin)
	case syntax.OpAlternate:
		all := true
		for _, sub := range re.Sub {
			all = s.begin(sub) && all
		}
		return all
	}
	return false
}
