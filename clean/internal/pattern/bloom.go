package pattern

import (
	"math/bits"

	"onecopy/clean/internal/scan"
)

// A bloom is a filter as by Bloom, 1970: of nearly every key that is not in it, it says so. Both
// bits of a key are in one word (Putze, Sanders and Singler, 2007). It has about 32 bits for each
// key and 4 k at least, so that one in 220 to 800 other keys seems to be in it. It uses as few of
// its 64 k bits as that takes, since the filters of Patterns together are larger than the nearest
// cache of the processor.
type bloom struct {
	words [1 << 10]uint64
	mask  uint32 // of the words in use
}

func (f *bloom) add(key uint32) {
	f.words[key>>22&f.mask] |= 1<<(key>>16&63) | 1<<(key>>10&63)
}

// of returns 1 in the lowest bit where a key may be in the filter.
func (f *bloom) of(key uint32) uint64 {
	word := f.words[key>>22&f.mask]
	return word >> (key >> 16 & 63) & (word >> (key >> 10 & 63))
}

func (f *bloom) has(key uint32) bool { return f.of(key)&1 != 0 }

// room makes room for n keys.
func (f *bloom) room(n int) { f.mask = 1<<min(10, max(6, bits.Len(uint(n/2)))) - 1 }

// keyOf makes a key of the first n of eight bytes, 2 to 6: all their bits count in its upper bits
// (Knuth's multiplicative hash).
func keyOf(x uint64, n int) uint32 { return uint32(x << (64 - 8*n) * 0x9E3779B97F4A7C15 >> 32) }

// prefixKey returns the key of the first bytes of s, at most n. Keys ignore the case of letters.
func prefixKey(s string, n int) uint32 { return keyOf(caselessEight(s), min(n, len(s))) }

// suffixKey returns the key of the last bytes of s, at most n.
func suffixKey(s string, n int) uint32 { return prefixKey(s[max(0, len(s)-n):], n) }

// caseless has the bit set that tells the case of a letter, in each of eight bytes.
const caseless = 0x20 * scan.Each

// caselessEight returns the first eight bytes of a literal, whatever its case.
func caselessEight(literal string) uint64 {
	return scan.Tail(literal[:min(8, len(literal))], 0) | caseless
}
