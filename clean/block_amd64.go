package clean

import "unsafe"

// classes gives the classes of the n bytes at s, 1 to 64, a bit for each; what the bits behind them say is void. Sixteen bytes are
// read at once: eight at a time, as plain Go can, took a twelfth of the instructions of marking.
//
//go:noescape
func classes(s *byte, n int) (space, letters, small, high uint64)

// blockOf gives the classes of the first 64 bytes of s.
func blockOf(s string) block {
	n := min(len(s), 64)
	if n == 0 {
		return block{space: ^uint64(0)}
	}
	space, letters, small, high := classes(unsafe.StringData(s), n)
	return blockUpTo(n, space, letters, small, high)
}
