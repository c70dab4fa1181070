package clean

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sign is a set of bytes that some rules cannot do without, and of what the scan of a line needs to know of a byte.
type sign uint32

const (
	slash sign = 1 << iota
	bar
	paren
	colon
	at
	hash
	digit
	comma
	dot
	high // a byte above ASCII
	space
	small   // a letter
	capital // a letter
	script  // a letter of a script without spaces
	control // a control character that is no white space
	dash
	quote // straight, of either kind
	odd   // any other sign of ASCII

	// Signs of more than one byte, which a line may be said to have though it has not.
	dots     // two full stops in a row
	hollow   // a comma or full stop behind a space or the letter d: see linkless
	initials // begins with two capitals
)

// plainly are the signs of a line that has nothing but words.
const plainly = small | capital | comma | dot | quote | dash | dots | hollow | initials

// signs gives the sign of each byte.
var signs = func() (t [256]sign) {
	for b := range 256 {
		switch {
		case b == ' ' || '\t' <= b && b <= '\r':
			t[b] = space
		case 'a' <= b && b <= 'z':
			t[b] = small
		case 'A' <= b && b <= 'Z':
			t[b] = capital
		case '0' <= b && b <= '9':
			t[b] = digit
		case b >= utf8.RuneSelf:
			t[b] = high
		case b < ' ' || b == 0x7F:
			t[b] = control
		default:
			t[b] = odd
		}
	}
	for b, v := range map[byte]sign{'/': slash, '|': bar, '(': paren, ':': colon, '@': at, '#': hash, ',': comma, '.': dot, '-': dash, '"': quote, '\'': quote, '!': 0, '?': 0, ';': 0, '$': 0, '%': 0, '&': 0} {
		t[b] = v
	}
	return t
}()

// split finds the lines of text that are not blank and measures them.
func split(text string) *Page {
	p := &Page{Text: text}
	total := 1 + strings.Count(text, "\n")
	for at := 0; at < len(text); {
		end := strings.IndexByte(text[at:], '\n')
		next := at + end + 1
		if end < 0 {
			end, next = len(text)-at, len(text)
		}
		p.Count++
		if from, to := trim(text, at, at+end); from < to {
			if len(p.Lines) == cap(p.Lines) {
				p.Lines = slices.Grow(p.Lines, p.room(total))
			}
			p.Lines = p.Lines[:len(p.Lines)+1]
			l := &p.Lines[len(p.Lines)-1]
			l.N, l.Last, l.Start, l.End = p.Count, p.Count, from, to
			l.text, l.indent = text[from:to], int32(min(from-at, math.MaxInt32))
			l.shape = measure(l.text)
		}
		at = next
	}
	return p
}

// room gives how many lines that are not blank may follow on a page of total lines: as many in proportion as among the first
// 64, and an eighth more. To make room for the blank ones too was half of all memory taken.
func (p *Page) room(total int) int {
	rest := total - p.Count + 1
	if p.Count <= 64 {
		return min(rest, 64)
	}
	return min(rest, rest*len(p.Lines)/p.Count*9/8+8)
}

// trim narrows text[from:to] to leave out white space at both ends.
func trim(text string, from, to int) (int, int) {
	for from < to && signs[text[from]] == space {
		from++
	}
	for from < to && signs[text[to-1]] == space {
		to--
	}
	if from < to && (text[from] >= utf8.RuneSelf || text[to-1] >= utf8.RuneSelf) {
		s := text[from:to]
		from += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		to = from + len(strings.TrimRightFunc(text[from:to], unicode.IsSpace))
	}
	return from, to
}

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
				i = m.skip(s, i)
				break
			}
		}
		if i-from <= 3 {
			m.little++
		}
		m.caps += int32(first & capital / capital)
		m.lower += int32(first & small / small)
	}
	m.words, m.wide = m.words+wide/2, wide > 0
	m.signs |= dots | hollow | initials
	m.shouts = m.signs&(capital|small) == capital
	m.ends = ends(s)
	return m
}

// skip passes the rest of a word whose first letter is known, and gives where white space ends it. Two thirds of all bytes
// are read here.
func (m *shape) skip(s string, i int) int {
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
			if t&space == 0 {
				continue
			}
		}
		break
	}
	m.signs = seen
	return i
}

// twos gives the sign of each character of two bytes, U+0080 to U+07FF.
var twos = func() (t [0x800]sign) {
	for r := range t {
		t[r] = high
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

// above gives the sign of the character above ASCII that opens s, and its length.
func above(s string) (sign, int) {
	switch {
	case len(s) > 1 && 0xC2 <= s[0] && s[0] <= 0xDF && s[1]&0xC0 == 0x80:
		return twos[uint(s[0]&0x1F)<<6|uint(s[1]&0x3F)], 2
	case len(s) > 2 && s[0] == 0xE2 && s[1] == 0x80 && 0x90 <= s[2] && s[2] <= 0xA7:
		return high, 3 // U+2010 to U+2027, dashes and quotes: the most frequent ones
	}
	r, n := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsUpper(r):
		return high | capital, n
	case unicode.IsLower(r):
		return high | small, n
	case unicode.IsSpace(r):
		return high | space, n
	case spaceless(r):
		return high | script, n
	}
	return high, n
}

// spaceless reports whether r is of a script that writes no spaces between words.
func spaceless(r rune) bool {
	return r >= 0x0E00 && r < 0x0F00 || r >= 0x1000 && r < 0x10A0 || r >= 0x1780 && r < 0x1800 || // Thai, Lao, Burmese, Khmer
		r >= 0x3040 && r < 0x3100 || r >= 0x3400 && r < 0xA000 || r >= 0x20000 && r < 0x33480 // Kana, Han
}

// ends reports whether s ends as a sentence does, closing quotes and brackets aside.
func ends(s string) bool {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		switch r {
		case '.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔', '．', '։', '።':
			return true
		case '"', '\'', '”', '’', '»', '“', ')', ']', '」', '』', '）', '›':
			s = s[:len(s)-n]
		default:
			return false
		}
	}
	return false
}

// usual gives the blank lines that most often stand between two lines: 0, 1 or 2.
func (p *Page) usual() int {
	var seen [3]int
	for i := 1; i < len(p.Lines); i++ {
		seen[min(p.above(i), 2)]++
	}
	best := 0
	for g, n := range seen {
		if n > seen[best] {
			best = g
		}
	}
	return best
}

// prose reports whether the line reads as running text: long enough to be a paragraph, and most words small. Without the
// end of a sentence it needs little words too, which lists of names and keywords lack. 14 words is the length from which no
// headline of the seeds or of the segment sets is taken for a paragraph.
func (l *Line) prose() bool {
	switch {
	case l.words < 8:
		return false
	case l.ends:
		return l.words >= 14 || l.caps <= l.lower
	case l.words < 22 || l.caps > l.lower && l.words < 40:
		return false
	}
	return l.little*8 >= l.words || l.wide
}
