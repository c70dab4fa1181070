package corpus

import (
	"bytes"
	"unicode/utf8"

	"onecopy/internal/phrase"
)

// western says whether bytes that are not UTF-8 are Windows-1252, the usual encoding of older
// English-language copy.
//
// Every byte from 0x80 up that is not part of a UTF-8 character is a witness: for, if it makes
// sense as 1252 where it stands (see plausible), or against. Nine in ten must be for, and there may
// be no byte that 1252 leaves undefined. Characters that are good UTF-8 must be fewer than one in
// twenty of the witnesses: a UTF-8 file with some damage is better repaired where it is damaged
// than garbled everywhere else. Cyrillic and other eight-bit alphabets fail since their letters
// stand among their like. A character cut short by the end of the file is not a witness.
func western(raw []byte) bool {
	raw = raw[:len(raw)-phrase.CutShort(raw)]
	var witnesses, plain, chars int
	for i := 0; i < len(raw); {
		if raw[i] < utf8.RuneSelf {
			i++
			continue
		}
		if _, size := utf8.DecodeRune(raw[i:]); size > 1 {
			chars++
			i += size
			continue
		}
		if bytes.IndexByte([]byte("\x81\x8d\x8f\x90\x9d"), raw[i]) >= 0 {
			return false
		}
		witnesses++
		if plausible(raw, i) {
			plain++
		}
		i++
	}
	return witnesses > 0 && plain*10 >= witnesses*9 && chars*20 < witnesses
}

// plausible says whether the byte at i makes sense as Windows-1252: an accented letter beside an
// ASCII letter or alone between two that are none, a currency or degree sign beside a digit, other
// punctuation beside anything ASCII. Quotes and fractions have no letters on both sides, and a
// capital has no small letter before it: so stand é and ö in texts of DOS and of old Macintoshes,
// "caf\x82s" and "D\x8ecision".
func plausible(raw []byte, i int) bool {
	before, after := byte('\n'), byte('\n')
	if i > 0 {
		before = raw[i-1]
	}
	if i+1 < len(raw) {
		after = raw[i+1]
	}
	switch c := raw[i]; {
	case letter(before) && letter(after) && bytes.IndexByte([]byte("\x82\x84\x8b\x93\x94\x9b\xa1\xbc\xbd\xbe\xbf"), c) >= 0:
		return false
	case (small(before) || letter(before) && small(after)) && bytes.IndexByte([]byte("\x8a\x8c\x8e\x9f"), c) >= 0:
		return false
	case c >= 0xc0 && c != 0xd7 && c != 0xf7 || bytes.IndexByte([]byte("\x8a\x8c\x8e\x9a\x9c\x9e\x9f"), c) >= 0:
		return letter(before) || letter(after) || before < utf8.RuneSelf && after < utf8.RuneSelf
	case bytes.IndexByte([]byte("\x80\xa2\xa3\xa5\xb0\xb1\xd7"), c) >= 0:
		return digit(before) || digit(after) || before == ' ' && after == ' '
	case bytes.IndexByte([]byte("\x82\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99\x8b\x9b\xa0\xa1\xa7\xa9\xab\xad\xae\xb2\xb3\xb4\xb7\xba\xbb\xbc\xbd\xbe\xbf"), c) >= 0:
		return before < utf8.RuneSelf || after < utf8.RuneSelf
	}
	return false
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }
func small(c byte) bool  { return 'a' <= c && c <= 'z' }
func digit(c byte) bool  { return '0' <= c && c <= '9' }
