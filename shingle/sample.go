package shingle

import (
	"math/bits"
	"slices"
)

const (
	sampleWidth = 61   // bits of the hashes taken, of 64: a shingle in 8
	sampleMost  = 4096 // hashes kept, 32 KB: reached by texts of about 32,000 words
)

// A sample collects the shingles of low hash.
type sample struct {
	hashes []uint64
	below  uint64
	sorter sorter
}

func (s *sample) reset() {
	s.hashes, s.below = s.hashes[:0], 1<<sampleWidth
	s.sorter.slots = scratch(s.sorter.slots)
}

// room returns where the next n hashes may be written.
func (s *sample) room(n int) []uint64 {
	s.hashes = slices.Grow(s.hashes, n)
	return s.hashes[len(s.hashes):][:n]
}

// keep takes over the first n hashes of the room.
func (s *sample) keep(n int) {
	s.hashes = s.hashes[:len(s.hashes)+n]
	if len(s.hashes) > 2*sampleMost {
		s.lowest()
	}
}

func (s *sample) add(shingle uint64) {
	s.room(1)[0] = shingle
	s.keep(count(shingle < s.below))
}

// lowest sorts the sample and drops what it may not keep. What is dropped could never come back.
func (s *sample) lowest() []uint64 {
	s.hashes = s.sorter.distinct(s.hashes, bits.Len64(s.below-1))
	if len(s.hashes) > sampleMost {
		s.hashes = s.hashes[:sampleMost]
		s.below = s.hashes[sampleMost-1]
	}
	return s.hashes
}

// Sample returns those shingles of a set that a sketch of the text has in its sample.
func (s Set) Sample() []uint64 {
	n, _ := slices.BinarySearch(s, 1<<sampleWidth)
	return s[:min(n, sampleMost)]
}
