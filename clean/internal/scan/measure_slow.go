package scan

import (
	"unicode"
	"unicode/utf8"
)

// measureSlow takes the shape of a trimmed line a character at a time.
func measureSlow(s string) (m Shape) {
	wide := int32(0)
	for i := 0; i < len(s); {
		if Signs[s[i]] == Space {
			i++
			continue
		}
		m.Words++
		from, first := i, Sign(0) // where the word begins, its first letter
		for i < len(s) {
			t, n := Signs[s[i]], 1
			if t == High {
				t, n = above(s[i:])
			}
			i += n
			m.Signs |= t &^ Space
			if t&Space != 0 {
				break
			}
			if t&Script != 0 {
				wide++
			}
			if first |= t & (Small | Capital); first != 0 {
				last, more := m.skip(s, i)
				i, wide = last, wide+more
				break
			}
		}
		if i-from <= 3 {
			m.Little++
		}
		m.Caps += int32(first & Capital / Capital)
		m.Lower += int32(first & Small / Small)
	}
	m.Words += wide / 2
	m.Signs |= Dots | Hollow | Initials | Opened | Joined | lowlyIn(s)
	m.Shouts = m.Signs&(Capital|Small) == Capital
	m.Ends, m.Digits = Ends(s), Digits(s)
	m.recount(s)
	return m
}

// Digits counts the digits of s up to 255.
func Digits(s string) (n uint8) {
	for i := 0; i < len(s) && n < 255; i++ {
		n += uint8(Signs[s[i]] / Digit & 1)
	}
	return n
}

// skip passes the rest of a word whose first letter is known, and returns where white space ends it
// and how many characters of it are of a script without spaces: iPhoneを販売した is a word too. Two
// thirds of all bytes are read here.
func (m *Shape) skip(s string, i int) (end int, wide int32) {
	seen := m.Signs
	for i < len(s) {
		t := Signs[s[i]]
		switch {
		case t&(Space|High) == 0:
			seen |= t
			i++
			continue
		case t == High:
			t, n := above(s[i:])
			i += n
			seen |= t &^ Space
			wide += int32(t & Script / Script)
			if t&Space == 0 {
				continue
			}
		}
		break
	}
	m.Signs = seen
	return i, wide
}

// twos returns the sign of each character of two bytes, U+0080 to U+07FF.
var twos = func() (t [0x800]Sign) {
	for r := range t {
		t[r] = High | Foreign
	}
	for _, class := range []struct {
		of   *unicode.RangeTable
		sign Sign
	}{{unicode.Upper, Capital}, {unicode.Lower, Small}, {unicode.White_Space, Space}} {
		for _, of := range class.of.R16 {
			for r := int(of.Lo); r <= int(of.Hi) && r < len(t); r += int(of.Stride) {
				t[r] |= class.sign
			}
		}
	}
	return t
}()

// two returns the sign of the character of two bytes.
func two(a, b byte) Sign { return twos[uint(a&0x1F)<<6|uint(b&0x3F)] }

// above returns the sign of the character above ASCII that opens s, and its length.
func above(s string) (Sign, int) {
	switch {
	case len(s) > 1 && 0xC2 <= s[0] && s[0] <= 0xDF && s[1]&0xC0 == 0x80:
		return two(s[0], s[1]), 2
	case len(s) > 2 && s[0] == 0xE2 && s[1] == 0x80 && 0x90 <= s[2] && s[2] <= 0xA7:
		return High, 3 // U+2010 to U+2027, dashes and quotes: the most frequent ones
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case Veiled(r), Joiner(r) && idle(s):
		return High | Foreign | Control, n
	case Spaceless(r):
		return High | Foreign | Script, n
	case 0x0900 <= r && r < 0x10A0 || Georgian(r) || 0x3001 <= r && r < 0xA640 || 0xAC00 <= r && r < 0xFB00: // scripts without capitals
		return High | Foreign, n
	case unicode.IsUpper(r):
		return High | Foreign | Capital, n
	case unicode.IsLower(r):
		return High | Foreign | Small, n
	case unicode.IsSpace(r):
		return High | Foreign | Space, n
	}
	return High | Foreign, n
}

// closers says of a byte that ends a line: 1 where it ends a sentence, 2 where it closes what one
// may end in, 3 above ASCII.
var closers = func() (t [256]uint8) {
	for b := range t {
		t[b] = 3 * uint8(btoi(b >= utf8.RuneSelf))
	}
	t['.'], t['!'], t['?'] = 1, 1, 1
	t['"'], t['\''], t[')'], t[']'] = 2, 2, 2, 2
	return t
}()

// Ends reports whether s ends as a sentence does, closing quotes and brackets aside.
func Ends(s string) bool {
	for s != "" {
		n := 1
		switch closers[s[len(s)-1]] {
		case 0:
			return false
		case 1:
			return true
		case 3:
			var r rune
			switch r, n = utf8.DecodeLastRuneInString(s); r {
			case '…', '。', '！', '？', '।', '؟', '۔', '．', '։', '።':
				return true
			case '”', '’', '»', '“', '」', '』', '）', '›':
			default:
				return false
			}
		}
		s = s[:len(s)-n]
	}
	return false
}
