package clean

import (
	"encoding/binary"
	"unicode"
	"unicode/utf8"
	"unsafe"
)

// reach is how far into a long line, from either end, rules look for their words.
const reach = 128

// A glance is a line as rules are sought for it: some of it at once, and its case set aside. To a glance a byte and the same byte
// with the bit that tells the case of letters are one; what it takes for alike and is not the rule's program tells apart. Only where a
// literal is sought in all of the line it is put in lower case: doing so for each took a twentieth of the time of marking.
type glance struct {
	wide  string // the line, or both ends of a long one, and eight bytes of whatever behind it
	size  int    // bytes of wide that are the line
	lower string // the same in lower case, once it was asked for
	room  [2][4*reach + 8]byte
}

// bits of letters that tell their case, of eight bytes
const caseless8 = 0x20 * each

// set takes a line that stands in no page. Of a line of over 512 bytes only the two ends are looked at.
func (g *glance) set(line string) {
	room := g.room[0][:0]
	if len(line) > 4*reach {
		room = append(append(room, line[:reach]...), line[len(line)-reach:]...)
	} else {
		room = append(room, line...)
	}
	g.wide, g.size, g.lower = unsafe.String(&g.room[0][0], len(room)+8), len(room), ""
}

// setIn takes a line that is text from byte at on. One that only stands for that place, as paragraphs that were joined do, and
// the last of the text are copied.
func (g *glance) setIn(text string, at int, line string) {
	end := at + len(line) + 8
	if len(line) > 4*reach || end > len(text) || unsafe.StringData(line) != unsafe.StringData(text[at:]) {
		g.set(line)
		return
	}
	g.wide, g.size, g.lower = text[at:end], len(line), ""
}

// low gives the line with ASCII letters in lower case.
func (g *glance) low() string {
	if g.lower == "" {
		lowerTo(g.room[1][:], g.wide[:g.size])
		g.lower = unsafe.String(&g.room[1][0], g.size)
	}
	return g.lower
}

// eightAt gives eight bytes of a glance at the line, from byte i on, which is before its end.
func (g *glance) eightAt(i int) uint64 { return eightFrom(g.wide, i) | caseless8 }

// key makes a key of the first n of eight bytes, 2 to 6: all of their bits count in its upper ones (Knuth's multiplicative hash).
func key(x uint64, n int) uint32 { return uint32(x << (64 - 8*n) * 0x9E3779B97F4A7C15 >> 32) }

// begins reports whether the literal of an entry may stand at byte from, by its first eight bytes.
func (g *glance) begins(e *entry, from int) bool {
	return from >= 0 && from < len(g.wide)-7 && ((eight(g.wide[from:])|caseless8)^e.opening)<<(e.spare&63) == 0
}

// holds reports whether the line has a literal at byte from, where its first eight bytes stand.
func (g *glance) holds(literal string, from int) bool {
	end := from + len(literal)
	return end <= g.size && (len(literal) <= 8 || sameLetters(g.wide[from+8:end], literal[8:]))
}

// sameLetters reports whether two strings of one length are the same but for the case of letters.
func sameLetters(s, t string) bool {
	for i := range len(t) {
		if s[i]|0x20 != t[i]|0x20 {
			return false
		}
	}
	return true
}

// lowerTo writes s in lower case to b, and up to seven bytes of nothing behind it.
func lowerTo(b []byte, s string) {
	for ; len(s) >= 8; s, b = s[8:], b[8:] {
		binary.LittleEndian.PutUint64(b, folded8(eight(s)))
	}
	if s != "" {
		binary.LittleEndian.PutUint64(b, folded8(tail(s, 0)))
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
	for s != "" {
		if len(s) >= 8 && eight(s)&tops == 0 {
			to, s = binary.LittleEndian.AppendUint64(to, folded8(eight(s))), s[8:]
			continue
		}
		switch b := s[0]; {
		case b < utf8.RuneSelf:
			to, s = append(to, b|byte(signs[b]/capital&1)<<5), s[1:]
		case b == 0xE2 && len(s) > 2 && s[1] == 0x80: // dashes and quotes
			to, s = append(to, s[:3]...), s[3:]
		default:
			r, n := utf8.DecodeRuneInString(s)
			to, s = utf8.AppendRune(to, lowered(r)), s[n:]
		}
	}
	return to
}

// lowered gives the small letter of a character.
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
