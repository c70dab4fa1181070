//go:build !amd64

package scan

// ClassesOf returns the classes of the first 64 bytes of s.
func ClassesOf(s string) Classes { return plainBlock(s) }

// lineEnds says which of the first 64 bytes of s end a line.
func lineEnds(s string) uint64 { return plainEnds(s) }

// PairIn returns the first place of s where byte a stands and byte b stands far bytes on, -1 if
// there is none.
func PairIn(s string, far int, a, b byte) int { return plainPair(s, far, a, b) }
