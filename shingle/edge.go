package shingle

import "math/bits"

// Edges are positions in a chunk, ascending. There are 8 more than a chunk can have, as so many are written at a time.
type edges [window + 8]uint16

// A spread holds the positions of the bits of a byte, four to a number, and how many there are.
type spread struct {
	low, high uint64
	n         int
}

var spreads = func() (all [256]spread) {
	for b := range all {
		s := &all[b]
		for i := range 8 {
			if b>>i&1 == 0 {
				continue
			}
			if s.n < 4 {
				s.low |= uint64(i) << (16 * s.n)
			} else {
				s.high |= uint64(i) << (16 * (s.n - 4))
			}
			s.n++
		}
	}
	return all
}()

// fours adds to four numbers at once.
const fours = 0x0001000100010001

// add adds an edge for each bit after the first n, and returns how many there are then. A table gives those of eight bits:
// no branch depends on how many that are, which is hard to foresee. The surplus is overwritten.
func (e *edges) add(n, base int, turns uint64) int {
	at := uint64(base) * fours
	for range 8 {
		s := &spreads[turns&0xff]
		dst := (*[8]uint16)(e[n%window:])
		low, high := s.low+at, s.high+at
		dst[0], dst[1], dst[2], dst[3] = uint16(low), uint16(low>>16), uint16(low>>32), uint16(low>>48)
		dst[4], dst[5], dst[6], dst[7] = uint16(high), uint16(high>>16), uint16(high>>32), uint16(high>>48)
		n += s.n
		at += 8 * fours
		turns >>= 8
	}
	return n
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
