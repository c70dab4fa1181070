package scan

import (
	"encoding/binary"
	"unicode"
	"unicode/utf8"
)

// LowerTo writes s in lower case to b, and up to seven bytes of nothing behind it.
func LowerTo(b []byte, s string) {
	for ; len(s) >= 8; s, b = s[8:], b[8:] {
		binary.LittleEndian.PutUint64(b, folded8(Eight(s)))
	}
	if s != "" {
		binary.LittleEndian.PutUint64(b, folded8(Tail(s, 0)))
	}
}

// folded8 returns eight bytes with ASCII letters in lower case.
func folded8(x uint64) uint64 {
	low := x &^ tops
	capital := (low + (0x80-'A')*Each) &^ (low + (0x7F-'Z')*Each) &^ x & tops
	return x | capital>>2
}

// AppendLower appends s in lower case.
func AppendLower(to []byte, s string) []byte {
	for s != "" {
		if len(s) >= 8 && Eight(s)&tops == 0 {
			to, s = binary.LittleEndian.AppendUint64(to, folded8(Eight(s))), s[8:]
			continue
		}
		switch b := s[0]; {
		case b < utf8.RuneSelf:
			to, s = append(to, b|byte(Signs[b]/Capital&1)<<5), s[1:]
		case b == 0xE2 && len(s) > 2 && s[1] == 0x80: // dashes and quotes
			to, s = append(to, s[:3]...), s[3:]
		default:
			r, n := utf8.DecodeRuneInString(s)
			to, s = utf8.AppendRune(to, lowered(r)), s[n:]
		}
	}
	return to
}

// lowered returns the small letter of a character.
func lowered(r rune) rune {
	switch {
	case int(r) < len(smalls):
		return smalls[r]
	case r < 0x10A0, r >= 0x2E80 && r < 0xA640, r >= 0xAC00 && r < 0xFB00: // scripts without capitals
		return r
	}
	return unicode.ToLower(r)
}

// smalls are those of the characters of two bytes.
var smalls = func() (t [0x800]rune) {
	for r := range t {
		t[r] = unicode.ToLower(rune(r))
	}
	return t
}()
