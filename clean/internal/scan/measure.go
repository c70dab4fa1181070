package scan

import (
	"math/bits"
)

// Measure takes the shape of a trimmed line: 64 bytes at a time, a bit for each. White space of
// other kinds than ASCII's, and scripts without spaces, are read a character at a time.
// Masks.Measure does the same for lines of a text.
func Measure(s string) (m Shape) {
	MeasureTo(&m, s)
	return m
}

// MeasureTo fills in the shape of a line, in its place: copied, it would have to be whole in memory
// first, for which the processor waits.
func MeasureTo(m *Shape, s string) {
	f, skip := flow{old: Classes{space: ^uint64(0)}}, 0
	var g gauge
	var k mask
	for at := 0; at <= len(s); at += 64 {
		b := ClassesOf(s[at:])
		if skip = g.wide(&b, s, at, skip); g.signs&(Space|Script) != 0 {
			*m = measureSlow(s)
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
			g.signs |= Sign(b.capital&(b.capital>>1)&1)*Initials | Sign(^(b.capital|b.small)&1)*Opened
		}
	}
	g.fill(m, s)
}

// A gauge is what was counted and seen of a line so far.
type gauge struct {
	words, caps, lower, little, digits int

	signs Sign
}

// fill returns the shape of a line that was seen whole.
func (g *gauge) fill(m *Shape, s string) {
	m.Words, m.Caps, m.Lower, m.Little, m.Signs = int32(g.words), int32(g.caps), int32(g.lower), int32(g.little), g.signs|lowlyIn(s)
	m.Ends, m.Shouts, m.Digits = Ends(s), g.signs&(Capital|Small) == Capital, uint8(min(g.digits, 255))
	m.recount(s)
}

// add counts what a mask says.
func (g *gauge) add(m *mask) {
	g.words += bits.OnesCount64(m.ends)
	g.caps += bits.OnesCount64(m.caps)
	g.lower += bits.OnesCount64(m.lower)
	g.little += bits.OnesCount64(m.little)
	g.signs |= Sign(min(m.capital, 1))*Capital | Sign(min(m.small, 1))*Small | Sign(min(m.joined, 1))*Joined
}

// note looks at the bytes of 64, from byte at of a line on, that are neither white space nor
// letters.
func (g *gauge) note(line string, at int, other uint64) {
	for ; other != 0; other &= other - 1 {
		i := at + bits.TrailingZeros64(other)
		t := Signs[line[i]]
		g.digits += int(t / Digit & 1)
		g.signs |= t | pairs[t/Comma&1][line[max(i-1, 0)]]&-((t/Comma|t/Dot)&1)
	}
}

// wide notes the signs of the characters above ASCII of a block, and the letters among them where
// they begin. The first bytes of it that belong to a character of the block before are skipped; it
// returns those of the next.
func (g *gauge) wide(b *Classes, s string, at, skip int) int {
	rest := b.high >> (skip & 63) << (skip & 63)
	for skip = 0; rest != 0; {
		i := bits.TrailingZeros64(rest) & 63
		j := at + i
		t, n := Sign(0), 2
		if c := s[j]; c < 0xE0 && j+1 < len(s) && s[j+1] < 0xC0 {
			t = two(c, s[j+1])
		} else {
			t, n = above(s[j:])
		}
		g.signs |= t
		b.capital |= uint64(t/Capital&1) << i
		b.small |= uint64(t/Small&1) << i
		if rest &^= (1<<(n&7) - 1) << i; i+n > 64 {
			skip = i + n - 64
		}
	}
	return skip
}

// pairs returns the sign of more bytes than one that a full stop ends, or a comma, by the byte
// before it.
var pairs = [2][256]Sign{{'.': Dots, ' ': Hollow}, {' ': Hollow, 'd': Hollow}}
