//go:build !amd64

package clean

// blockOf gives the classes of the first 64 bytes of s.
func blockOf(s string) block { return plainBlock(s) }
