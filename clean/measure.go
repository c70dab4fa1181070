package clean

import (
	"math/bits"
	"strings"
	"unicode/utf8"
)

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
// scripts without spaces, are read a character at a time. Lines of a page are measured in strips, if that can be done.
func measure(s string) (m shape) {
	m.measure(s)
	return m
}

// measure fills in the shape of a line, in its place: copied, it would have to be whole in memory first, for which the processor waits.
func (m *shape) measure(s string) {
	f, skip := flow{old: block{space: ^uint64(0)}}, 0
	var g gauge
	var k mask
	for at := 0; at <= len(s); at += 64 {
		b := blockOf(s[at:])
		if skip = g.wide(&b, s, at, skip); g.signs&(space|script) != 0 {
			*m = spell(s)
			return
		}
		end := uint64(0)
		if rest := len(s) - at; rest < 64 {
			end = 1 << rest
		}
		f.mask(&k, &b, end)
		g.add(&k)
		g.note(s, at, k.other)
		if at == 0 {
			g.signs |= sign(b.capital&(b.capital>>1)&1)*initials | sign(^(b.capital|b.small)&1)*opened
		}
	}
	g.fill(m, s)
}

// A gauge is what was counted and seen of a line so far.
type gauge struct {
	words, caps, lower, little, digits int

	signs sign
}

// fill gives the shape of a line that was seen whole.
func (g *gauge) fill(m *shape, s string) {
	m.words, m.caps, m.lower, m.little, m.signs = int32(g.words), int32(g.caps), int32(g.lower), int32(g.little), g.signs|lowlyIn(s)
	m.ends, m.shouts, m.digits = ends(s), g.signs&(capital|small) == capital, uint8(min(g.digits, 255))
	m.recount(s)
}

// recount counts the little words of a long line anew where letters have more than one byte and the
// line ends as no sentence does: only then they are asked for, see prose.
func (m *shape) recount(s string) {
	if m.ends || m.words < proseWords || m.signs&foreign == 0 || sentencesIn(s)*sentenceWords < int(m.words) {
		return
	}
	m.little = 0
	for w := range strings.FieldsSeq(s) {
		m.little += int32(btoi(len(w) <= 3*utf8.UTFMax && utf8.RuneCountInString(w) <= 3))
	}
}

// lowlyIn is the sign of a line that begins with a small letter, if s does.
func lowlyIn(s string) sign {
	if s == "" {
		return 0
	}
	return signs[s[0]] / small & 1 * lowly
}

// add counts what a mask says.
func (g *gauge) add(m *mask) {
	g.words += bits.OnesCount64(m.ends)
	g.caps += bits.OnesCount64(m.caps)
	g.lower += bits.OnesCount64(m.lower)
	g.little += bits.OnesCount64(m.little)
	g.signs |= sign(min(m.capital, 1))*capital | sign(min(m.small, 1))*small | sign(min(m.joined, 1))*joined
}

// note looks at the bytes of 64, from byte at of a line on, that are neither white space nor letters.
func (g *gauge) note(line string, at int, other uint64) {
	for ; other != 0; other &= other - 1 {
		i := at + bits.TrailingZeros64(other)
		t := signs[line[i]]
		g.digits += int(t / digit & 1)
		g.signs |= t | pairs[t/comma&1][line[max(i-1, 0)]]&-((t/comma|t/dot)&1)
	}
}

// wide notes the signs of the characters above ASCII of a block, and the letters among them where they begin. The first bytes of it
// that belong to a character of the block before are skipped; it gives those of the next.
func (g *gauge) wide(b *block, s string, at, skip int) int {
	rest := b.high >> (skip & 63) << (skip & 63)
	for skip = 0; rest != 0; {
		i := bits.TrailingZeros64(rest) & 63
		j := at + i
		t, n := sign(0), 2
		if c := s[j]; c < 0xE0 && j+1 < len(s) && s[j+1] < 0xC0 {
			t = two(c, s[j+1])
		} else {
			t, n = above(s[j:])
		}
		g.signs |= t
		b.capital |= uint64(t/capital&1) << i
		b.small |= uint64(t/small&1) << i
		if rest &^= (1<<(n&7) - 1) << i; i+n > 64 {
			skip = i + n - 64
		}
	}
	return skip
}

// pairs gives the sign of more bytes than one that a full stop ends, or a comma, by the byte before it.
var pairs = [2][256]sign{{'.': dots, ' ': hollow}, {' ': hollow, 'd': hollow}}

// sentenceWords is how many words a sentence has at most on the average in running text.
const sentenceWords = 30

// sentencesIn counts the sentences that end inside s: at a full stop behind a small word and before a capital.
func sentencesIn(s string) (n int) {
	for at := strings.Index(s, ". "); at >= 0; {
		rest := strings.TrimLeft(s[at+1:], " «“\"(")
		n += btoi(smallWord(s[:at]) && capitalFirst(rest))
		next := strings.Index(s[at+1:], ". ")
		if next < 0 {
			return n
		}
		at += 1 + next
	}
	return n
}
