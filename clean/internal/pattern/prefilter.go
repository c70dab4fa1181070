package pattern

import (
	"math/bits"

	"onecopy/clean/internal/scan"
)

// A prefilter finds the hints of all lines of a page at once. It asks the filters of the indexes at
// every place that counts, and decides nothing before all of the page, or of a stretch of it, was
// asked. Asked line by line, with a branch behind each answer, the search took 570 cycles for a
// line of 32 bytes instead of 400.
type prefilter struct {
	text   string
	lines  []hinted
	spots  []spot
	next   int                       // of spots
	full   bool                      // there are no spots of the lines that follow
	places [scan.Stretch + 64]uint16 // of a stretch: where words begin
	passed [scan.Stretch]uint16      // and where of these a literal may stand
}

// A hinted line ends at a byte of the text, and is of a class.
type hinted struct {
	start, end uint32
	hint       hint
	class      uint8
}

// mostSpots is how many are noted of a page: those of 5 MB of news. In lines behind them all words
// are looked at again.
const mostSpots = 1 << 18

// endHints returns the hints of a line that is the text at its place, without those for its words.
// Lines of less than four bytes and of over 512 get all hints.
func (f *prefilter) endHints(set *Patterns, at int, line string, m *scan.Shape) hint {
	first, class := line[0], classOf(m)
	heads, tails := set.endIndexes(m)
	x, y := f.eight(at), f.eight(at+len(line)-4)
	edge := hint(heads[1].of(keyOf(x, 2))&1)*headTwo | hint(heads[1].of(keyOf(x, 3))&1)*headThree | hint(heads[1].of(keyOf(x, 4))&1)*headFour |
		hint(heads[0].of(keyOf(x, prefixBytes))&1)*headSix |
		hint(tails.of(keyOf(y>>16, 2))&1)*tailTwo | hint(tails.of(keyOf(y>>8, 3))&1)*tailThree | hint(tails.of(keyOf(y, 4))&1)*tailFour
	some, rest := &set.scope[first], &set.classes[class].strewnIn(m).scope[first]
	bare, strew := some.within(m), rest.within(m)
	if class&unsigned == 0 {
		bare |= some.signed.hold(m)
		strew |= rest.signed.hold(m)
	}
	return edge | atFirst*hint(bare) | strewn*hint(strew)
}

// plainPlace reports whether a line is the text at its place, as patterns are matched with it.
func (f *prefilter) plainPlace(at int, line string, m *scan.Shape) bool {
	return len(line) >= 4 && len(line) <= 4*reach && standsAt(f.text, at, line) && !m.NoBreak(line)
}

// words adds the hints of words, and their spots, where starts has a bit for each byte of the text
// that begins a word.
func (f *prefilter) words(set *Patterns, starts []uint64) {
	line, last := 0, len(f.text)-8
	for from := 0; from <= last; from += scan.Stretch {
		part := starts[from>>6 : min(len(starts), (from+scan.Stretch)>>6)]
		for _, at := range f.pass(&set.classes[0].words.bloom, from, f.begun(part, last-from)) {
			at := from + int(at)
			for line < len(f.lines) && int(f.lines[line].end) <= at {
				line++
			}
			if line == len(f.lines) {
				return
			}
			f.spot(set, line, at)
		}
	}
}

// spot notes that a literal may stand at byte at, if one that lines of this class can have. A line
// that gets all hints is searched in a copy, which may have no such byte.
func (f *prefilter) spot(set *Patterns, line, at int) {
	l := &f.lines[line]
	if l.hint == anyHint {
		return
	}
	if words := &set.classes[l.class].words; words.has(keyOf(f.eight(at), wordBytes)) {
		l.hint |= atWord
		f.note(line, at-int(l.start))
	}
}

// note adds a spot. Where there is no room it removes the other spots of the line too.
func (f *prefilter) note(line, at int) {
	if len(f.spots) < mostSpots && !f.full {
		f.spots = append(f.spots, spot{int32(line), int32(at)})
		return
	}
	for n := len(f.spots); n > 0 && int(f.spots[n-1].line) == line; n-- {
		f.spots = f.spots[:n-1]
	}
	f.full = true
}

// spotted returns the spots of line i; lines are asked for in turn.
func (f *prefilter) spotted(i int) []spot {
	for f.next < len(f.spots) && int(f.spots[f.next].line) < i {
		f.next++
	}
	from := f.next
	for f.next < len(f.spots) && int(f.spots[f.next].line) == i {
		f.next++
	}
	return f.spots[from:f.next]
}

// begun lists where words begin among the bytes of a stretch up to byte last of it.
func (f *prefilter) begun(starts []uint64, last int) []uint16 {
	n := 0
	for i, set := range starts {
		if room := last - i<<6; room < 63 {
			set &= 1<<max(room+1, 0) - 1
		}
		// Sixteen are written whether there are as many or not, so that their number is not a
		// branch.
		to := f.places[n : n+16 : n+16]
		n += bits.OnesCount64(set)
		for j := range to {
			to[j] = uint16(i<<6 + bits.TrailingZeros64(set))
			set &= set - 1
		}
		for ; set != 0; set &= set - 1 {
			f.places[n-bits.OnesCount64(set)] = uint16(i<<6 + bits.TrailingZeros64(set))
		}
	}
	return f.places[:n]
}

// pass returns those of the places in the stretch from byte from on where a literal may stand.
func (f *prefilter) pass(words *bloom, from int, places []uint16) []uint16 {
	n := 0
	for _, at := range places {
		f.passed[n&(scan.Stretch-1)] = at
		n += int(words.of(keyOf(f.eight(from+int(at)), wordBytes)) & 1)
	}
	return f.passed[:n]
}

// eight returns eight bytes of the text, whatever their case, from byte at on, which has seven
// behind it.
func (f *prefilter) eight(at int) uint64 { return scan.EightAt(f.text, at) | caseless }
