package scan

import "math/bits"

// Stretch is of how many bytes a text is looked at together.
const Stretch = 64 << 6

// Masks are a stretch of text with all that is asked of its bytes to measure lines, a bit for each.
// To split a page and measure each line by itself took 240 cycles for a line of 32 bytes instead of
// 185.
type Masks struct {
	from  int // byte of the text
	masks [Stretch/64 + 1]mask
	lines [Stretch + 8]uint16 // where line ends stand
	flow  flow

	// Starts says of the text read so far which bytes begin a word of ASCII letters, a bit for
	// each.
	Starts []uint64
}

// Read takes the stretch of text from byte from on, notes where words begin, and returns where
// lines end. Stretches are read in turn.
func (s *Masks) Read(text string, from int) []uint16 {
	if s.from = from; from == 0 {
		s.Starts, s.flow = s.Starts[:0], flow{old: Classes{space: ^uint64(0)}}
	}
	n := 0
	for i, at := 0, from; at < len(text) && at < from+Stretch; i, at = i+1, at+64 {
		b, ends := ClassesOf(text[at:]), lineEnds(text[at:])
		s.Starts = append(s.Starts, b.Starts(&s.flow.old))
		s.flow.mask(&s.masks[i], &b, ends)
		// Four are written whether there are as many or not, so that their number is not a branch.
		for j, set := 0, ends; j < 4; j++ {
			s.lines[n+j] = uint16(i<<6 + bits.TrailingZeros64(set))
			set &= set - 1
		}
		if more := bits.OnesCount64(ends); more > 4 {
			for set := ends; set != 0; set &= set - 1 {
				s.lines[n] = uint16(i<<6 + bits.TrailingZeros64(set))
				n++
			}
		} else {
			n += more
		}
	}
	return s.lines[:n]
}

// Measure takes the shape of the line text[from:to], which ends with a line end at byte to; it
// reports false if the line lies in other stretches too, or has characters above ASCII that are no
// dashes or quotes.
func (s *Masks) Measure(m *Shape, text string, from, to int) bool {
	if from < s.from || to >= s.from+Stretch {
		return false
	}
	line, skip := text[from:to], 0
	var g gauge
	var k mask
	for at := from - s.from; at <= to-s.from; at += 64 {
		s.window(&k, at, to-s.from)
		if k.high != 0 {
			if skip = pointed(line, at+s.from-from, k.high>>skip<<skip); skip < 0 {
				return false
			}
			g.signs |= High
		}
		g.add(&k)
		g.note(line, at+s.from-from, k.other)
	}
	first := Signs[line[0]]
	g.signs |= Sign(first&Signs[text[from+1]]/Capital&1)*Initials | Sign(^(first/Capital|first/Small)&1)*Opened
	g.fill(m, line)
	return true
}

// window returns the mask of the 64 bytes from byte at on of the stretch, or of those up to byte
// to.
func (s *Masks) window(m *mask, at, to int) {
	a, b, by, keep := &s.masks[at>>6], &s.masks[at>>6+1], at&63, ^uint64(0)
	if n := to - at; n < 63 {
		keep = 2<<n - 1
	}
	m.ends, m.little = both(a.ends, b.ends, by)&keep, both(a.little, b.little, by)&keep
	m.caps, m.lower = both(a.caps, b.caps, by)&keep, both(a.lower, b.lower, by)&keep
	m.capital, m.small = both(a.capital, b.capital, by)&keep, both(a.small, b.small, by)&keep
	m.joined, m.other, m.high = both(a.joined, b.joined, by)&keep, both(a.other, b.other, by)&keep, both(a.high, b.high, by)&keep
}

// pointed reports whether the bytes above ASCII in 64 of a line, from byte at on, are dashes and
// quotes, U+2010 to U+2027: it returns how many bytes of the next 64 belong to the last of them,
// and less than 0 if there are others.
func pointed(line string, at int, set uint64) (skip int) {
	for set != 0 {
		i := bits.TrailingZeros64(set)
		c := line[at+i:]
		if len(c) < 3 || c[0] != 0xE2 || c[1] != 0x80 || c[2] < 0x90 || c[2] > 0xA7 {
			return -1
		}
		set &^= 7 << i
		skip = max(i+3-64, 0)
	}
	return skip
}

// both returns 64 bits of a mask and the next, from bit by of the first on.
func both(a, b uint64, by int) uint64 { return a>>(by&63) | b<<1<<(63-by&63) }
