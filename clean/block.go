package clean

import (
	"encoding/binary"
	"strings"
	"unsafe"
)

// A block says of 64 bytes, a bit for each, which are white space, letters, and above ASCII. What lies behind the end of a line is
// space.
type block struct{ space, capital, small, high uint64 }

// starts says which bytes begin a word of ASCII letters, by the block before.
func (b *block) starts(old *block) uint64 {
	letters := b.capital | b.small
	return letters &^ (letters<<1 | (old.capital|old.small)>>63)
}

// blockUpTo gives the block of n bytes by the classes of 64.
func blockUpTo(n int, space, letters, small, high uint64) block {
	past := ^uint64(0) << (n & 63)
	if n == 64 {
		past = 0
	}
	return block{space | past, letters &^ small &^ past, small &^ past, high &^ past}
}

// Eight bytes at once: the same byte in each place, and the top bit of each.
const (
	each = 0x0101010101010101
	tops = 0x80 * each
)

// plainBlock is blockOf in plain Go, eight bytes at a time.
func plainBlock(s string) block {
	space, letters, small, high := uint64(0), uint64(0), uint64(0), uint64(0)
	n := min(len(s), 64)
	for i := 0; i < n; i += 8 {
		var x uint64
		if i+8 <= len(s) {
			x = eight(s[i:])
		} else {
			x = tail(s, i)
		}
		low := x &^ tops
		fold := low | 0x20*each
		letter := (fold + (0x80-'a')*each) &^ (fold + (0x7F-'z')*each) &^ x & tops
		blank := (low+(0x80-'\t')*each)&^(low+(0x7F-'\r')*each) | ^(low ^ ' '*each + 0x7F*each)
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

// plainPair is pairIn in plain Go.
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

// eight gives the bytes of s, eight of them, the first lowest.
func eight(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// eightFrom gives the eight bytes of s from byte i on, which the caller knows to be there: unlike eight it does not look.
func eightFrom(s string, i int) uint64 {
	return binary.LittleEndian.Uint64((*[8]byte)(unsafe.Add(unsafe.Pointer(unsafe.StringData(s)), i))[:])
}

// tail gives the bytes of s from byte i on, where that is less than eight before its end, and 0 for those behind it.
func tail(s string, i int) (x uint64) {
	if n := len(s); n >= 8 {
		return eight(s[n-8:]) >> (8 * (i + 8 - n) & 63)
	}
	for j := len(s) - 1; j >= i; j-- {
		x = x<<8 | uint64(s[j])
	}
	return x
}
