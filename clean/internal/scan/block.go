package scan

import (
	"encoding/binary"
	"strings"
	"unsafe"
)

// Classes says of 64 bytes, a bit for each, which are white space, letters, and above ASCII. What
// lies behind the end of a line is space.
type Classes struct{ space, capital, small, high uint64 }

// Starts says which bytes begin a word of ASCII letters, by the block before.
func (b *Classes) Starts(old *Classes) uint64 {
	letters := b.capital | b.small
	return letters &^ (letters<<1 | (old.capital|old.small)>>63)
}

// blockUpTo returns the block of n bytes by the classes of 64.
func blockUpTo(n int, space, letters, small, high uint64) Classes {
	past := ^uint64(0) << (n & 63)
	if n == 64 {
		past = 0
	}
	return Classes{space | past, letters &^ small &^ past, small &^ past, high &^ past}
}

// Eight bytes at once: the same byte in each place, and the top bit of each.
const (
	Each = 0x0101010101010101
	tops = 0x80 * Each
)

// plainBlock is ClassesOf in plain Go, eight bytes at a time.
func plainBlock(s string) Classes {
	space, letters, small, high := uint64(0), uint64(0), uint64(0), uint64(0)
	n := min(len(s), 64)
	for i := 0; i < n; i += 8 {
		var x uint64
		if i+8 <= len(s) {
			x = Eight(s[i:])
		} else {
			x = Tail(s, i)
		}
		low := x &^ tops
		fold := low | 0x20*Each
		letter := (fold + (0x80-'a')*Each) &^ (fold + (0x7F-'z')*Each) &^ x & tops
		blank := (low+(0x80-'\t')*Each)&^(low+(0x7F-'\r')*Each) | ^(low ^ ' '*Each + 0x7F*Each)
		space |= gather(blank&^x&tops) << (i & 63)
		letters |= gather(letter) << (i & 63)
		small |= gather(letter&(x<<2)) << (i & 63)
		high |= gather(x&tops) << (i & 63)
	}
	return blockUpTo(n, space, letters, small, high)
}

// plainEnds is lineEnds in plain Go.
func plainEnds(s string) (set uint64) {
	for i := range min(len(s), 64) {
		set |= uint64(btoi(s[i] == '\n')) << i
	}
	return set
}

// plainPair is PairIn in plain Go.
func plainPair(s string, far int, a, b byte) int {
	for at, last := 0, len(s)-far; at < last; at++ {
		next := strings.IndexByte(s[at:last], a)
		if next < 0 {
			break
		}
		if at += next; s[at+far] == b {
			return at
		}
	}
	return -1
}

// gather moves the top bits of eight bytes together.
func gather(x uint64) uint64 { return (x >> 7) * 0x0102040810204080 >> 56 }

// Eight returns the bytes of s, eight of them, the first lowest.
func Eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// EightAt returns the eight bytes of s from byte i on, which the caller knows to be there: unlike
// Eight it does not look.
func EightAt(s string, i int) uint64 {
	return binary.LittleEndian.Uint64((*[8]byte)(unsafe.Add(unsafe.Pointer(unsafe.StringData(s)), i))[:])
}

// Tail returns the bytes of s from byte i on, where that is less than eight before its end, and 0
// for those behind it.
func Tail(s string, i int) (x uint64) {
	if n := len(s); n >= 8 {
		return Eight(s[n-8:]) >> (8 * (i + 8 - n) & 63)
	}
	for j := len(s) - 1; j >= i; j-- {
		x = x<<8 | uint64(s[j])
	}
	return x
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
