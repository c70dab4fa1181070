package backtrack

import (
	"regexp/syntax"
	"slices"
	"unicode/utf8"
)

// A runeSet is a set of characters: a bit for each of ASCII, and pairs of first and last for the
// rest.
type runeSet struct {
	ascii [2]uint64
	pairs []rune
}

var (
	anyRune   = &runeSet{[2]uint64{^uint64(0), ^uint64(0)}, []rune{0, utf8.MaxRune}}
	anyInLine = &runeSet{[2]uint64{^uint64(1 << '\n'), ^uint64(0)}, []rune{0, utf8.MaxRune}}
)

// runesOf returns the set of a character class.
func runesOf(re *syntax.Regexp) *runeSet {
	switch re.Op {
	case syntax.OpAnyChar:
		return anyRune
	case syntax.OpAnyCharNotNL:
		return anyInLine
	}
	s := &runeSet{pairs: re.Rune}
	for i := 0; i < len(re.Rune) && re.Rune[i] < utf8.RuneSelf; i += 2 {
		for r := re.Rune[i]; r <= min(re.Rune[i+1], utf8.RuneSelf-1); r++ {
			s.ascii[r>>6] |= 1 << (r & 63)
		}
	}
	return s
}

// take returns the length of the character that opens s if it is in the set, else 0.
func (c *runeSet) take(s string) int {
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

// run returns where the characters of the set end that stand at byte at of s, of at most n; n is
// less than 0 for no limit.
func (c *runeSet) run(s string, at, n int) int {
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

func (c *runeSet) search(r rune) bool {
	i, found := slices.BinarySearch(c.pairs, r)
	return found || i&1 == 1
}
