//go:build !amd64

package clean

// blockOf gives the classes of the first 64 bytes of s.
func blockOf(s string) block { return plainBlock(s) }

// lineEnds says which of the first 64 bytes of s end a line.
func lineEnds(s string) uint64 { return plainEnds(s) }
