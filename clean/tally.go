package clean

import (
	"hash/maphash"
	"math/bits"
)

// A tally counts the texts of lines of a page. As a map it took a fifteenth of the time of marking,
// most of it for growing.
type tally struct {
	lines []Line
	slots []counted // a power of two, at least a third more than texts
	seed  maphash.Seed
}

// A counted text is that of a line.
type counted struct {
	line int32
	hash uint32
	n    int32
}

// reset empties the tally, and makes room for n different texts of lines.
func (t *tally) reset(lines []Line, n int) {
	size := 1 << bits.Len(uint(n+n/3))
	if cap(t.slots) < size {
		t.slots, t.seed = make([]counted, size), maphash.MakeSeed()
	}
	t.lines, t.slots = lines, t.slots[:size]
	clear(t.slots)
}

// forget lets go of the lines.
func (t *tally) forget() {
	if t.lines = nil; cap(t.slots) > mostKept {
		t.slots = nil
	}
}

// add counts the text of line i, and returns how often it was added.
func (t *tally) add(i int) int32 {
	s := t.slot(t.lines[i].text(), int32(i))
	s.n++
	return s.n
}

// countOf returns how often the text of line i was added.
func (t *tally) countOf(i int) int32 { return t.slot(t.lines[i].text(), int32(i)).n }

// slot returns where a text is counted, or is to be as that of line i.
func (t *tally) slot(text string, i int32) *counted {
	h := uint32(maphash.String(t.seed, text))
	mask := uint32(len(t.slots) - 1)
	for k := h & mask; ; k = (k + 1) & mask {
		s := &t.slots[k]
		if s.n == 0 {
			s.line, s.hash = i, h
			return s
		}
		if s.hash == h && t.lines[s.line].text() == text {
			return s
		}
	}
}
