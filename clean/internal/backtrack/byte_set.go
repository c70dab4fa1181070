package backtrack

import (
	"regexp/syntax"
	"unicode"
	"unicode/utf8"
)

// A ByteSet is a set of bytes, a bit for each.
type ByteSet [4]uint64

// AnyByte is the set of all bytes.
var AnyByte = ByteSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

// Or returns the bytes that either set has.
func (s ByteSet) Or(t ByteSet) ByteSet {
	return ByteSet{s[0] | t[0], s[1] | t[1], s[2] | t[2], s[3] | t[3]}
}

// Meets reports whether two sets have a byte in common.
func (s *ByteSet) Meets(t *ByteSet) bool { return s[0]&t[0]|s[1]&t[1]|s[2]&t[2]|s[3]&t[3] != 0 }

// Has reports whether a byte is in the set.
func (s *ByteSet) Has(b byte) bool { return s[b>>6]>>(b&63)&1 != 0 }

// Add adds a byte.
func (s *ByteSet) Add(b byte) { s[b>>6] |= 1 << (b & 63) }

// addRunes adds the first bytes of the characters from a to b, or the last ones when back.
func (s *ByteSet) addRunes(a, b rune, back bool) {
	from, to := firstByte(a), firstByte(b)
	if b >= utf8.RuneSelf && back {
		s[2] = ^uint64(0) // any byte that continues a character
		from, to = a, utf8.RuneSelf-1
	}
	if from <= to { // not where all of them are above ASCII and their last bytes are added
		s.addBytes(byte(from), byte(to))
	}
}

// addBytes adds the bytes from from to to, 64 at once: byte by byte that was a quarter of the time
// in which programs are made.
func (s *ByteSet) addBytes(from, to byte) {
	for i := from >> 6; i <= to>>6; i++ {
		set := ^uint64(0)
		if i == from>>6 {
			set <<= from & 63
		}
		if i == to>>6 {
			set &= ^uint64(0) >> (63 - to&63)
		}
		s[i] |= set
	}
}

// firstByte returns the first byte of a character.
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

// AddEdge adds the bytes that a match of re can begin with, or end with when back. It reports
// whether these are all of them; if not, re can be empty.
func (s *ByteSet) AddEdge(re *syntax.Regexp, back bool) bool {
	switch re.Op {
	case syntax.OpLiteral:
		r := re.Rune[0]
		if back {
			r = re.Rune[len(re.Rune)-1]
		}
		s.addRunes(r, r, back)
		for f := unicode.SimpleFold(r); f != r && re.Flags&syntax.FoldCase != 0; f = unicode.SimpleFold(f) {
			s.addRunes(f, f, back)
		}
		return true
	case syntax.OpCharClass:
		last := rune(-1) // byte added: of the 700 ranges of all letters nine in ten begin with one that was
		for i := 0; i < len(re.Rune); i += 2 {
			if first := firstByte(re.Rune[i+1]); back || first != last {
				s.addRunes(re.Rune[i], re.Rune[i+1], back)
				last = first
			}
		}
		return true
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		s.addRunes(0, utf8.MaxRune, back)
		return true
	case syntax.OpCapture, syntax.OpPlus:
		return s.AddEdge(re.Sub[0], back)
	case syntax.OpRepeat:
		return s.AddEdge(re.Sub[0], back) && re.Min > 0
	case syntax.OpStar, syntax.OpQuest:
		s.AddEdge(re.Sub[0], back)
	case syntax.OpConcat:
		for i := range re.Sub {
			if back {
				i = len(re.Sub) - 1 - i
			}
			if s.AddEdge(re.Sub[i], back) {
				return true
			}
		}
	case syntax.OpAlternate:
		all := true
		for _, sub := range re.Sub {
			all = s.AddEdge(sub, back) && all
		}
		return all
	}
	return false
}
