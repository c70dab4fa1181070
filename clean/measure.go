package clean

import "math/bits"

// shape is what one pass over the bytes of a line tells.
type shape struct {
	words  int32 // white-space separated; two characters of a script without spaces count as a word
	caps   int32 // words whose first letter is a capital
	lower  int32 // words whose first letter is small
	little int32 // words of at most three letters: in most languages those that hold sentences together
	signs  sign  // signs seen anywhere in the line
	ends   bool  // ends as a sentence does
	wide   bool  // in a script without spaces
	shouts bool  // has capital letters and no small ones
}

// measure takes the shape of a trimmed line: 64 bytes at a time, a bit for each. White space of other kinds than ASCII's, and
// scripts without spaces, are read a character at a time.
func measure(s string) shape {
	g := gauge{old: block{space: ^uint64(0)}}
	for at := 0; at <= len(s); at += 64 {
		b := blockOf(s[at:])
		if !g.note(&b, s, at) {
			return spell(s)
		}
		if at == 0 && b.capital&3 == 3 {
			g.signs |= initials
		}
		g.count(&b, len(s)-at)
	}
	return shape{
		words: int32(g.words), caps: int32(g.caps), lower: int32(g.lower), little: int32(g.little), signs: g.signs,
		ends: ends(s), shouts: g.signs&(capital|small) == capital,
	}
}

// A block says of 64 bytes, a bit for each, which are white space and letters. What lies behind the end of a line is space.
type block struct{ space, capital, small uint64 }

// A gauge is the state of measuring a line.
type gauge struct {
	words, caps, lower, little int

	signs sign
	skip  int    // bytes of the next block that belong to a character of this one
	carry uint64 // 1 in a word that has no letter yet
	old   block
}

// note looks at the bytes of a block, that of s at byte at, that are no white space and no ASCII letters. It reports false if
// the line cannot be measured by blocks.
func (g *gauge) note(b *block, s string, at int) bool {
	rest := ^(b.space | b.capital | b.small) >> (g.skip & 63) << (g.skip & 63)
	seen := g.signs
	g.skip = 0
	for rest != 0 {
		i := bits.TrailingZeros64(rest)
		rest &= rest - 1
		t := signs[s[at+i]]
		switch t {
		case comma, dot:
			t |= behind(s, at+i)
		case high:
			n := 0
			if t, n = above(s[at+i:]); t&(space|script) != 0 {
				return false
			}
			b.capital |= uint64(t&capital/capital) << (i & 63)
			b.small |= uint64(t&small/small) << (i & 63)
			rest, g.skip = rest>>(i+n)<<(i+n), max(0, i+n-64)
		}
		seen |= t
	}
	g.signs = seen | sign(min(b.capital, 1))*capital | sign(min(b.small, 1))*small
	return true
}

// behind gives the sign of more bytes than one that a comma or full stop at byte i ends.
func behind(s string, i int) sign {
	if i == 0 {
		return 0
	}
	switch s[i-1] {
	case '.':
		return dots
	case ' ', 'd':
		return hollow
	}
	return 0
}

// count counts the words that end in a block, and by the case of their first letter those in which one stands first in it.
// The line goes on for rest bytes.
func (g *gauge) count(b *block, rest int) {
	old := g.old
	g.old = *b
	behind := b.space<<1 | old.space>>63
	ends := b.space &^ behind
	g.words += bits.OnesCount64(ends)

	// The first letter of a word stands behind the signs that open it: a bit added to the first of them carries through.
	letters := b.capital | b.small
	starts := behind &^ b.space
	opening := ^b.space &^ letters
	sum, carry := bits.Add64(opening, starts&opening, g.carry)
	first := sum&^opening | starts
	g.carry = carry
	g.caps += bits.OnesCount64(first & b.capital)
	g.lower += bits.OnesCount64(first & b.small)

	// Of a word without letters the space behind it is counted too, unless the line ends there.
	two := b.space<<2 | old.space>>62 | b.space<<3 | old.space>>61
	three := (b.space<<4 | old.space>>60) &^ two
	before := old.capital | old.small
	lettered := letters<<1 | before>>63 | letters<<2 | before>>62 | letters<<3 | before>>61
	if uint(rest) < 64 {
		lettered |= 1 << rest
	}
	g.little += bits.OnesCount64(ends & (two | three&lettered))
}

// Eight bytes at once: the same byte in each place, and the top bit of each.
const (
	each = 0x0101010101010101
	tops = 0x80 * each
)

// blockOf gives the classes of the first 64 bytes of s.
func blockOf(s string) block {
	space, capital, small := uint64(0), uint64(0), uint64(0)
	n := min(len(s), 64)
	for i := 0; i < n; i += 8 {
		var x uint64
		if i+8 <= len(s) {
			x = eight(s[i:])
		} else {
			x = tail(s, i)
		}
		low := x &^ tops
		fold := low | 0x20*each
		letter := (fold + (0x80-'a')*each) &^ (fold + (0x7F-'z')*each) &^ x & tops
		blank := (low+(0x80-'\t')*each)&^(low+(0x7F-'\r')*each) | ^(low ^ ' '*each + 0x7F*each)
		space |= gather(blank&^x&tops) << (i & 63)
		small |= gather(letter&(x<<2)) << (i & 63)
		capital |= gather(letter&^(x<<2)) << (i & 63)
	}
	if n < 64 {
		past := ^uint64(0) << (n & 63)
		return block{space | past, capital &^ past, small &^ past}
	}
	return block{space, capital, small}
}

// gather moves the top bits of eight bytes together.
func gather(x uint64) uint64 { return (x >> 7) * 0x0102040810204080 >> 56 }

// eight gives the bytes of s, eight of them, the first lowest.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// tail gives the bytes of s from byte i on, where that is less than eight before its end, and 0 for those behind it.
func tail(s string, i int) (x uint64) {
	if n := len(s); n >= 8 {
		return eight(s[n-8:]) >> (8 * (i + 8 - n) & 63)
	}
	for j := len(s) - 1; j >= i; j-- {
		x = x<<8 | uint64(s[j])
	}
	return x
}
