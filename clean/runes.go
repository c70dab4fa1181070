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
	for i := 0; i < len(re.Rune) && re.Rune[i] < utf8.RuneSelf; i += 2 {
		for r := re.Rune[i]; r <= min(re.Rune[i+1], utf8.RuneSelf-1); r++ {
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

// meets reports whether two sets have a byte in common.
func (s *byteSet) meets(t *byteSet) bool { return s[0]&t[0]|s[1]&t[1]|s[2]&t[2]|s[3]&t[3] != 0 }

func (s *byteSet) has(b byte) bool { return s[b>>6]>>(b&63)&1 != 0 }

func (s *byteSet) add(b byte) { s[b>>6] |= 1 << (b & 63) }

// smallBytes is the set of small letters, letterBytes that of all letters of ASCII.
var smallBytes, letterBytes = func() (small, all byteSet) {
	small.span('a', 'z', false)
	all.span('A', 'Z', false)
	return small, all.or(small)
}()

// span adds the first bytes of the characters from a to b, or their last ones, when back.
func (s *byteSet) span(a, b rune, back bool) {
	from, to := firstByte(a), firstByte(b)
	if b >= utf8.RuneSelf && back {
		s[2] = ^uint64(0) // any byte that goes on with a character
		from, to = a, utf8.RuneSelf-1
	}
	for i := from; i <= to; i++ {
		s.add(byte(i))
	}
}

// firstByte gives the first byte of a character.
func firstByte(r rune) rune {
	switch {
	case r < utf8.RuneSelf:
		return r
	case r < 0x800:
		return 0xC0 | r>>6
	case r < 0x10000:
		return 0xE0 | r>>12
	}
	return 0xF0 | r>>18
}

// edge adds the bytes that a match of re can begin with, or end with, when back. It reports whether that is all of them: if not,
// re can be empty.
func (s *byteSet) edge(re *syntax.Regexp, back bool) bool {
	switch re.Op {
	case syntax.OpLiteral:
		r := re.Rune[0]
		if back {
			r = re.Rune[len(re.Rune)-1]
		}
		s.span(r, r, back)
		for f := unicode.SimpleFold(r); f != r && re.Flags&syntax.FoldCase != 0; f = unicode.SimpleFold(f) {
			s.span(f, f, back)
		}
		return true
	case syntax.OpCharClass:
		for i := 0; i < len(re.Rune); i += 2 {
			s.span(re.Rune[i], re.Rune[i+1], back)
		}
		return true
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		s.span(0, utf8.MaxRune, back)
		return true
	case syntax.OpCapture, syntax.OpPlus:
		return s.edge(re.Sub[0], back)
	case syntax.OpRepeat:
		return s.edge(re.Sub[0], back) && re.Min > 0
	case syntax.OpStar, syntax.OpQuest:
		s.edge(re.Sub[0], back)
	case syntax.OpConcat:
		for i := range re.Sub {
			if back {
				i = len(re.Sub) - 1 - i
			}
			if s.edge(re.Sub[i], back) {
				return true
			}
		}
	case syntax.OpAlternate:
		all := true
		for _, sub := range re.Sub {
			all = s.edge(sub, back) && all
		}
		return all
	}
	return false
}
