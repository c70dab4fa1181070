package shingle

import (
	"math/bits"
	"slices"
)

const (
	sampleWidth = 61   // bits of the hashes taken, of 64: a shingle in 8
	sampleMost  = 4096 // hashes kept, 32 KB: reached by texts of about 32,000 words
	tallyMost   = 1 << 16
)

// A sample collects the shingles of low hash.
type sample struct {
	hashes []uint64
	below  uint64
	sorter sorter
}

func (s *sample) reset() {
	s.hashes, s.below = s.hashes[:0], 1<<sampleWidth
	s.sorter.ends, s.sorter.spare = scratch(s.sorter.ends), scratch(s.sorter.spare)
}

// add writes every hash and moves on by the borrow of a subtraction: one shingle in eight would be a mispredicted branch.
func (s *sample) add(shingles []uint64) {
	n := len(s.hashes)
	s.hashes = slices.Grow(s.hashes, len(shingles))
	free := s.hashes[n : n+len(shingles)]
	kept := 0
	for _, h := range shingles {
		free[kept] = h
		_, borrow := bits.Sub64(h, s.below, 0)
		kept += int(borrow)
	}
	s.hashes = s.hashes[:n+kept]
	if len(s.hashes) > 2*sampleMost {
		s.lowest()
	}
}

// lowest sorts the sample and drops what it may not keep. What is dropped could never come back.
func (s *sample) lowest() []uint64 {
	s.hashes = s.sorter.distinct(s.hashes, sampleWidth)
	if len(s.hashes) > sampleMost {
		s.hashes = s.hashes[:sampleMost]
		s.below = s.hashes[sampleMost-1]
	}
	return s.hashes
}

// A tally counts distinct hashes in an open table, up to tallyMost.
type tally struct {
	slots []uint64 // a power of two, at least 4/3 of n
	spare []uint64 // where slots grow to
	n     int
}

// reset makes ready for a text of so many bytes. A table grown for a long text is not cleared for each short one.
func (t *tally) reset(size int) {
	size = 1 << bits.Len(uint(min(size, tallyMost)/2|255))
	t.slots = slices.Grow(t.slots[:0], size)[:size]
	clear(t.slots)
	t.n = 0
}

// add counts shingles, and leaves others in their place. Most find their own slot free, which is taken without a branch;
// those that do not are gathered at the front and go the long way.
func (t *tally) add(shingles []uint64) {
	if t.n > tallyMost {
		return
	}
	for 4*(t.n+len(shingles)) > 3*len(t.slots) {
		t.grow()
	}
	slots, mask := t.slots, uint64(len(t.slots)-1)
	rest, n := 0, 0
	for _, h := range shingles {
		held := slots[h&mask]
		free := count(held == 0)
		shingles[rest] = h
		rest += count(held != h) &^ free
		n += free
		if held == 0 {
			held = h
		}
		slots[h&mask] = held
	}
	t.n += n
	for _, h := range shingles[:rest] {
		t.insert(h)
	}
}

// insert takes 0 for a free slot; that no shingle is 0 is near enough true.
func (t *tally) insert(h uint64) {
	mask := uint64(len(t.slots) - 1)
	i := h & mask
	for t.slots[i] != h && t.slots[i] != 0 {
		i = (i + 1) & mask
	}
	t.n += count(t.slots[i] != h)
	t.slots[i] = h
}

func (t *tally) grow() {
	size := 2 * len(t.slots)
	t.slots, t.spare = slices.Grow(t.spare[:0], size)[:size], t.slots
	clear(t.slots)
	t.n = 0
	for _, h := range t.spare {
		if h != 0 {
			t.insert(h)
		}
	}
}

// distinct returns the count, or where that was given up what the sample says: n hashes below h of 2^64 (Bar-Yossef 2002).
func (t *tally) distinct(sample []uint64) int {
	if t.n <= tallyMost || len(sample) < sampleMost {
		return t.n
	}
	return int(float64(sampleMost-1) / (float64(sample[sampleMost-1]) / (1 << 64)))
}
