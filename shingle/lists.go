package shingle

import "math/bits"

// Lists are the postings of several texts, each a stretch of one slice: how many texts there are,
// then these in the order in which they were added. To go through one is to read memory in a row,
// where of texts that were linked one by one each was a line of memory of its own; and a list of
// two takes half of the room.
//
// A stretch has room for 2, 4, 8 ... texts. A list that needs more moves on, and what it leaves is
// for the next one of that size.
type lists struct {
	ints []int32
	free [32]int32 // by the size of the room: 1 + where one begins that a list left, in which stands the next
}

// of returns the texts of the list that begins at a place.
func (l *lists) of(k int32) []int32 { return l.ints[k+1:][:l.ints[k]] }

// begin makes a list of two texts and returns where it begins.
func (l *lists) begin(a, b int32) int32 {
	k := l.room(1)
	l.ints[k], l.ints[k+1], l.ints[k+2] = 2, a, b
	return k
}

// add adds a text to a list of less than most, and returns where that begins then.
func (l *lists) add(k, id, most int32) int32 {
	n := l.ints[k]
	if n >= most {
		return k
	}
	if n&(n-1) == 0 {
		size := bits.Len32(uint32(n)) - 1
		to := l.room(size + 1)
		copy(l.ints[to:], l.ints[k:k+1+n])
		l.ints[k], l.free[size] = l.free[size], k+1
		k = to
	}
	l.ints[k], l.ints[k+1+n] = n+1, id
	return k
}

// room returns where a list of up to 1<<size texts can begin.
func (l *lists) room(size int) int32 {
	if k := l.free[size] - 1; k >= 0 {
		l.free[size] = l.ints[k]
		return k
	}
	k := len(l.ints)
	for range 1 + 1<<size {
		l.ints = append(l.ints, 0)
	}
	return int32(k)
}
