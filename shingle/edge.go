package shingle

import "math/bits"

// Edges are positions in a chunk, ascending. There is room for more than a chunk has, as several
// are written at a time.
type edges [window + 8]uint16

// add adds an edge for each bit after the first n, and returns how many there are then. Four are
// written at a time, because how many there are is hard to foresee; the surplus is overwritten. A
// table of the bits of a byte, which has no branch at all, was no quicker on the seeds.
func (e *edges) add(n, base int, turns uint64) int {
	total := n + bits.OnesCount64(turns)
	for ; n < total; n += 4 {
		four := (*[4]uint16)(e[n%window:])
		four[0] = uint16(base + bits.TrailingZeros64(turns))
		turns &= turns - 1
		four[1] = uint16(base + bits.TrailingZeros64(turns))
		turns &= turns - 1
		four[2] = uint16(base + bits.TrailingZeros64(turns))
		turns &= turns - 1
		four[3] = uint16(base + bits.TrailingZeros64(turns))
		turns &= turns - 1
	}
	return total
}

// addTwice is add, with a second edge where a run ends and another one starts.
func (e *edges) addTwice(n, base int, turns, twice uint64) int {
	for ; turns != 0; turns &= turns - 1 {
		i := bits.TrailingZeros64(turns)
		e[n], e[n+1] = uint16(base+i), uint16(base+i)
		n += 1 + int(twice>>i&1)
	}
	return n
}
