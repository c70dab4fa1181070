package shingle

import (
	"math/bits"
	"slices"
)

// crowd is the most hashes of one bucket that are sorted by insertion. Hashes are spread evenly, so a larger bucket
// means a repetitive text, which the library's sort takes in its stride.
const crowd = 32

// A sorter sorts hashes in linear time, about a third of that of slices.Sort for the 600 shingles of a story. It keeps
// its memory between texts.
type sorter struct {
	ends  []uint32
	spare []uint64
}

// distinct sorts hashes below 2^width in place and drops repeats: one pass by the leading bits into about as many
// buckets as there are hashes, one of insertion.
func (s *sorter) distinct(hashes []uint64, width int) []uint64 {
	lead := bits.Len(uint(len(hashes)))
	if len(hashes) < 8 || lead > 24 || !s.scatter(hashes, width-lead, 1<<lead) {
		slices.Sort(hashes)
		return slices.Compact(hashes)
	}
	n := 0
	for _, h := range s.spare {
		i := n
		for i > 0 && hashes[i-1] > h {
			i--
		}
		if i > 0 && hashes[i-1] == h {
			continue
		}
		copy(hashes[i+1:n+1], hashes[i:n])
		hashes[i] = h
		n++
	}
	return hashes[:n]
}

// scatter copies the hashes to spare in the order of their buckets, or returns false where one is crowded.
func (s *sorter) scatter(hashes []uint64, shift, buckets int) bool {
	s.ends = slices.Grow(s.ends[:0], buckets)[:buckets]
	clear(s.ends)
	for _, h := range hashes {
		s.ends[h>>shift]++
	}
	var sum, most uint32
	for i, n := range s.ends {
		most = max(most, n)
		s.ends[i] = sum
		sum += n
	}
	if most > crowd {
		return false
	}
	s.spare = slices.Grow(s.spare[:0], len(hashes))[:len(hashes)]
	for _, h := range hashes {
		at := &s.ends[h>>shift]
		s.spare[*at] = h
		*at++
	}
	return true
}
