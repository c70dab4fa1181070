package clean

import (
	"encoding/binary"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// reach is how far into a long line, from either end, rules look for their words.
const reach = 128

// A buffer holds a line in lower case while rules are sought for it.
type buffer [4*reach + 8]byte

// lower gives s with ASCII letters in lower case, until the next call. Of a line of over 512 bytes only the two ends are given.
func (b *buffer) lower(s string) string {
	if len(s) > 4*reach {
		b.fold(0, s[:reach])
		b.fold(reach, s[len(s)-reach:])
		return unsafe.String(&b[0], 2*reach)
	}
	b.fold(0, s)
	return unsafe.String(&b[0], len(s))
}

// fold writes s to byte at of the buffer, and up to seven bytes of nothing behind it.
func (b *buffer) fold(at int, s string) {
	for ; len(s) >= 8; s = s[8:] {
		binary.LittleEndian.PutUint64(b[at:], folded8(eight(s)))
		at += 8
	}
	if s != "" {
		binary.LittleEndian.PutUint64(b[at:], folded8(tail(s, 0)))
	}
}

// folded8 gives eight bytes with ASCII letters in lower case.
func folded8(x uint64) uint64 {
	low := x &^ tops
	capital := (low + (0x80-'A')*each) &^ (low + (0x7F-'Z')*each) &^ x & tops
	return x | capital>>2
}

// appendLower appends s in lower case.
func appendLower(to []byte, s string) []byte {
	for ; len(s) >= 8; s = s[8:] {
		x := eight(s)
		if x&tops != 0 {
			break
		}
		to = binary.LittleEndian.AppendUint64(to, folded8(x))
	}
	for i := range len(s) {
		switch b := s[i]; {
		case b >= utf8.RuneSelf:
			return append(to, strings.ToLower(s[i:])...)
		case signs[b] == capital:
			to = append(to, b+'a'-'A')
		default:
			to = append(to, b)
		}
	}
	return to
}
