package clean

import "math/bits"

// stretch is of how many bytes a text is looked at together.
const stretch = 64 << 6

// A strip is a stretch of text with all that is asked of its bytes to measure lines, a bit for each. To classify the bytes of
// each line by themselves took a sixth of the time of marking, where lines are short.
type strip struct {
	from  int // byte of the text
	masks [stretch/64 + 1]mask
	lines [stretch + 8]uint16 // where line ends stand
	old   block
	carry uint64
}

// A mask says of 64 bytes what measuring a line counts or looks at: the space behind each word, and behind the little ones; the first letters
// of words, by case; all letters; capitals behind small letters; bytes that are neither letters nor space; bytes above ASCII.
type mask struct{ ends, little, caps, lower, capital, small, joined, other, high uint64 }

// read takes the stretch of text from byte from on, notes where words begin, and gives where lines end. Stretches are read in turn.
func (s *strip) read(text string, from int, to starts) []uint16 {
	if s.from = from; from == 0 {
		s.old, s.carry = block{space: ^uint64(0)}, 0
	}
	n := 0
	for i, at := 0, from; at < len(text) && at < from+stretch; i, at = i+1, at+64 {
		b, ends := blockOf(text[at:]), lineEnds(text[at:])
		to[at>>6] = b.starts(&s.old)
		s.mask(&s.masks[i], &b, ends)
		// Four are written whether there are as many or not, so that their number is no branch.
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

// mask makes the mask of a block, in its place: copied, it would have to be whole in memory first, for which the processor waits.
func (s *strip) mask(m *mask, b *block, ends uint64) {
	old := &s.old
	letters := b.capital | b.small
	behind := b.space<<1 | old.space>>63
	m.ends, m.capital, m.small, m.high, m.other = b.space&^behind, b.capital, b.small, b.high, ^(b.space | letters | b.high)
	m.joined = b.capital & (b.small<<1 | old.small>>63)

	// The first letter of a word stands behind the signs that open it: a bit added to the first of them carries through.
	starts := behind &^ b.space
	opening := ^b.space &^ letters
	sum, carry := bits.Add64(opening, starts&opening, s.carry)
	first := sum&^opening | starts
	m.caps, m.lower, s.carry = first&b.capital, first&b.small, carry

	// Of a word without letters the space behind it is counted too, unless the line ends there.
	two := b.space<<2 | old.space>>62 | b.space<<3 | old.space>>61
	three := (b.space<<4 | old.space>>60) &^ two
	before := old.capital | old.small
	lettered := letters<<1 | before>>63 | letters<<2 | before>>62 | letters<<3 | before>>61 | ends
	m.little = m.ends & (two | three&lettered)
	s.old = *b
}

// measure takes the shape of the line text[from:to], which ends with a line end at byte to; it reports false if the line lies in other
// stretches too, or has characters above ASCII that are no dashes or quotes.
func (s *strip) measure(m *shape, text string, from, to int) bool {
	if from < s.from || to >= s.from+stretch {
		return false
	}
	line := text[from:to]
	seen, words, caps, lower, little, digits, skip := sign(0), 0, 0, 0, 0, 0, 0
	for at := from - s.from; at <= to-s.from; at += 64 {
		a, b, by := &s.masks[at>>6], &s.masks[at>>6+1], at&63
		keep := ^uint64(0)
		if n := to - s.from - at; n < 63 {
			keep = 2<<n - 1
		}
		if wide := both(a.high, b.high, by) & keep; wide != 0 {
			if skip = pointed(line, at+s.from-from, wide>>skip<<skip); skip < 0 {
				return false
			}
			seen |= high
		}
		words += bits.OnesCount64(both(a.ends, b.ends, by) & keep)
		caps += bits.OnesCount64(both(a.caps, b.caps, by) & keep)
		lower += bits.OnesCount64(both(a.lower, b.lower, by) & keep)
		little += bits.OnesCount64(both(a.little, b.little, by) & keep)
		seen |= sign(min(both(a.capital, b.capital, by)&keep, 1))*capital | sign(min(both(a.small, b.small, by)&keep, 1))*small |
			sign(min(both(a.joined, b.joined, by)&keep, 1))*joined
		for rest := both(a.other, b.other, by) & keep; rest != 0; rest &= rest - 1 {
			i := at + s.from - from + bits.TrailingZeros64(rest)
			t := signs[line[i]]
			digits += int(t / digit & 1)
			seen |= t | pairs[t/comma&1][line[max(i-1, 0)]]&-((t/comma|t/dot)&1)
		}
	}
	first := signs[line[0]]
	seen |= sign(first&signs[text[from+1]]/capital&1)*initials | sign(^(first/capital|first/small)&1)*opened
	m.words, m.caps, m.lower, m.little, m.signs = int32(words), int32(caps), int32(lower), int32(little), seen
	m.ends, m.shouts, m.digits = ends(line), seen&(capital|small) == capital, uint8(min(digits, 255))
	return true
}

// pointed reports whether the bytes above ASCII in 64 of a line, from byte at on, are dashes and quotes, U+2010 to U+2027: it gives how many bytes of
// the next 64 belong to the last of them, and less than 0 if there are others.
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

// both gives 64 bits of a mask and the next, from bit by of the first on.
func both(a, b uint64, by int) uint64 { return a>>(by&63) | b<<1<<(63-by&63) }
