package clean

import (
	"unicode"
	"unicode/utf8"
)

// spell takes the shape of a trimmed line a character at a time.
func spell(s string) (m shape) {
	wide := int32(0)
	for i := 0; i < len(s); {
		if signs[s[i]] == space {
			i++
			continue
		}
		m.words++
		from, first := i, sign(0) // where the word begins, its first letter
		for i < len(s) {
			t, n := signs[s[i]], 1
			if t == high {
				t, n = above(s[i:])
			}
			i += n
			m.signs |= t &^ space
			if t&space != 0 {
				break
			}
			if t&script != 0 {
				wide++
			}
			if first |= t & (small | capital); first != 0 {
				last, more := m.skip(s, i)
				i, wide = last, wide+more
				break
			}
		}
		if i-from <= 3 {
			m.little++
		}
		m.caps += int32(first & capital / capital)
		m.lower += int32(first & small / small)
	}
	m.words += wide / 2
	m.signs |= dots | hollow | initials | opened | joined | lowlyIn(s)
	m.shouts = m.signs&(capital|small) == capital
	m.ends, m.digits = ends(s), digitsIn(s)
	m.recount(s)
	return m
}

// digitsIn counts the digits of s up to 255.
func digitsIn(s string) (n uint8) {
	for i := 0; i < len(s) && n < 255; i++ {
		n += uint8(signs[s[i]] / digit & 1)
	}
	return n
}

// skip passes the rest of a word whose first letter is known, and gives where white space ends it
// and how many characters of it are of a script without spaces: iPhoneを販売した is a word too. Two
// thirds of all bytes are read here.
func (m *shape) skip(s string, i int) (end int, wide int32) {
	seen := m.signs
	for i < len(s) {
		t := signs[s[i]]
		switch {
		case t&(space|high) == 0:
			seen |= t
			i++
			continue
		case t == high:
			t, n := above(s[i:])
			i += n
			seen |= t &^ space
			wide += int32(t & script / script)
			if t&space == 0 {
				continue
			}
		}
		break
	}
	m.signs = seen
	return i, wide
}

// twos gives the sign of each character of two bytes, U+0080 to U+07FF.
var twos = func() (t [0x800]sign) {
	for r := range t {
		t[r] = high | foreign
	}
	for _, class := range []struct {
		of   *unicode.RangeTable
		sign sign
	}{{unicode.Upper, capital}, {unicode.Lower, small}, {unicode.White_Space, space}} {
		for _, of := range class.of.R16 {
			for r := int(of.Lo); r <= int(of.Hi) && r < len(t); r += int(of.Stride) {
				t[r] |= class.sign
			}
		}
	}
	return t
}()

// two gives the sign of the character of two bytes.
func two(a, b byte) sign { return twos[uint(a&0x1F)<<6|uint(b&0x3F)] }

// above gives the sign of the character above ASCII that opens s, and its length.
func above(s string) (sign, int) {
	switch {
	case len(s) > 1 && 0xC2 <= s[0] && s[0] <= 0xDF && s[1]&0xC0 == 0x80:
		return two(s[0], s[1]), 2
	case len(s) > 2 && s[0] == 0xE2 && s[1] == 0x80 && 0x90 <= s[2] && s[2] <= 0xA7:
		return high, 3 // U+2010 to U+2027, dashes and quotes: the most frequent ones
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case veiled(r), joiner(r) && idle(s):
		return high | foreign | control, n
	case spaceless(r):
		return high | foreign | script, n
	case 0x0900 <= r && r < 0x10A0 || georgian(r) || 0x3001 <= r && r < 0xA640 || 0xAC00 <= r && r < 0xFB00: // scripts without capitals
		return high | foreign, n
	case unicode.IsUpper(r):
		return high | foreign | capital, n
	case unicode.IsLower(r):
		return high | foreign | small, n
	case unicode.IsSpace(r):
		return high | foreign | space, n
	}
	return high | foreign, n
}

// spaceless reports whether r is of a script that writes no spaces between words.
func spaceless(r rune) bool {
	return r >= 0x0E00 && r < 0x0F00 || r >= 0x1000 && r < 0x10A0 || r >= 0x1780 && r < 0x1800 || // Thai, Lao, Burmese, Khmer
		r >= 0x3040 && r < 0x3100 || r >= 0x3400 && r < 0xA000 || r >= 0x20000 && r < 0x33480 // Kana, Han
}

// closers says of a byte that ends a line: 1 where it ends a sentence, 2 where it closes what one may end in, 3 above ASCII.
var closers = func() (t [256]uint8) {
	for b := range t {
		t[b] = 3 * uint8(btoi(b >= utf8.RuneSelf))
	}
	t['.'], t['!'], t['?'] = 1, 1, 1
	t['"'], t['\''], t[')'], t[']'] = 2, 2, 2, 2
	return t
}()

// ends reports whether s ends as a sentence does, closing quotes and brackets aside.
func ends(s string) bool {
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
