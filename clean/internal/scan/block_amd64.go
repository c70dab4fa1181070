package scan

import "unsafe"

// classes returns the classes of the n bytes at s, 1 to 64, a bit for each; what the bits behind
// them say is void. Sixteen bytes are read at once: eight at a time, as plain Go can, took a
// twelfth of the instructions of marking.
//
//go:noescape
func classes(s *byte, n int) (space, letters, small, high uint64)

// ClassesOf returns the classes of the first 64 bytes of s.
func ClassesOf(s string) Classes {
	n := min(len(s), 64)
	if n == 0 {
		return Classes{space: ^uint64(0)}
	}
	space, letters, small, high := classes(unsafe.StringData(s), n)
	return blockUpTo(n, space, letters, small, high)
}

// newlines says which of the 64 bytes at s end a line.
//
//go:noescape
func newlines(s *byte) (set uint64)

// lineEnds says which of the first 64 bytes of s end a line.
func lineEnds(s string) uint64 {
	if len(s) < 64 {
		return plainEnds(s)
	}
	return newlines(unsafe.StringData(s))
}

// bytePair returns the first of n places of the bytes at s, 32 or more, where byte a stands and
// byte b stands far bytes on, -1 if there is none. It reads n+far bytes.
//
//go:noescape
func bytePair(s *byte, n, far int, a, b byte) int

// PairIn returns the first place of s where byte a stands and byte b stands far bytes on, -1 if
// there is none.
func PairIn(s string, far int, a, b byte) int {
	n := len(s) - far
	if n < 32 {
		return plainPair(s, far, a, b)
	}
	return bytePair(unsafe.StringData(s), n, far, a, b)
}
