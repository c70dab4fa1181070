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
	shouts bool  // has capital letters and no small ones
	digits uint8 // of ASCII, 255 if there are more
}

// measure takes the shape of a trimmed line: 64 bytes at a time, a bit for each. White space of other kinds than ASCII's, and
// scripts without spaces, are read a character at a time.
func measure(s string) (m shape) {
	m.measure(s)
	return m
}

// measure fills in the shape of a line, in its place: copied, it would have to be whole in memory first, for which the processor waits.
func (m *shape) measure(s string) {
	g := gauge{old: block{space: ^uint64(0)}}
	for at := 0; at <= len(s); at += 64 {
		b := blockOf(s[at:])
		if !g.note(&b, s, at) {
			*m = spell(s)
			return
		}
		g.signs |= sign(min(b.capital&(b.small<<1|g.old.small>>63), 1)) * joined
		if at == 0 {
			g.signs |= sign(b.capital&(b.capital>>1)&1)*initials | sign(^(b.capital|b.small)&1)*opened
		}
		g.count(&b, len(s)-at)
	}
	m.words, m.caps, m.lower, m.little, m.signs = int32(g.words), int32(g.caps), int32(g.lower), int32(g.little), g.signs
	m.ends, m.shouts, m.digits = ends(s), g.signs&(capital|small) == capital, uint8(min(g.digits, 255))
}

// A gauge is the state of measuring a line.
type gauge struct {
	words, caps, lower, little, digits int

	signs sign
	skip  int    // bytes of the next block that belong to a character of this one
	carry uint64 // 1 in a word that has no letter yet
	old   block
}

// note looks at the bytes of a block, that of s at byte at, that are no white space and no ASCII letters. It reports false if
// the line cannot be measured by blocks.
func (g *gauge) note(b *block, s string, at int) bool {
	seen := sign(0)
	for rest := ^(b.space | b.capital | b.small | b.high); rest != 0; rest &= rest - 1 {
		j := at + bits.TrailingZeros64(rest)
		t := signs[s[j]]
		g.digits += int(t / digit & 1)
		seen |= t | pairs[t/comma&1][s[max(j-1, 0)]]&-((t/comma|t/dot)&1)
	}
	if b.high != 0 {
		seen |= g.wide(b, s, at)
	}
	g.signs |= seen | sign(min(b.capital, 1))*capital | sign(min(b.small, 1))*small
	return seen&(space|script) == 0
}

// wide gives the signs of the characters above ASCII of a block, and notes the letters among them where they begin.
func (g *gauge) wide(b *block, s string, at int) (seen sign) {
	rest := b.high >> (g.skip & 63) << (g.skip & 63)
	for g.skip = 0; rest != 0; {
		i := bits.TrailingZeros64(rest) & 63
		j := at + i
		t, n := sign(0), 2
		if c := s[j]; c < 0xE0 && j+1 < len(s) && s[j+1] < 0xC0 {
			t = two(c, s[j+1])
		} else {
			t, n = above(s[j:])
		}
		seen |= t
		b.capital |= uint64(t/capital&1) << i
		b.small |= uint64(t/small&1) << i
		if rest &^= (1<<(n&7) - 1) << i; i+n > 64 {
			g.skip = i + n - 64
		}
	}
	return seen
}

// pairs gives the sign of more bytes than one that a full stop ends, or a comma, by the byte before it.
var pairs = [2][256]sign{{'.': dots, ' ': hollow}, {' ': hollow, 'd': hollow}}

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
