package clean

import (
	"unsafe"

	"onecopy/clean/internal/scan"
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
const caseless8 = 0x20 * scan.Each

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
		scan.LowerTo(g.room[1][:], g.wide[:g.size])
		g.lower = unsafe.String(&g.room[1][0], g.size)
	}
	return g.lower
}

// eightAt gives eight bytes of a glance at the line, from byte i on, which is before its end.
func (g *glance) eightAt(i int) uint64 { return scan.EightAt(g.wide, i) | caseless8 }

// key makes a key of the first n of eight bytes, 2 to 6: all of their bits count in its upper ones (Knuth's multiplicative hash).
func key(x uint64, n int) uint32 { return uint32(x << (64 - 8*n) * 0x9E3779B97F4A7C15 >> 32) }

// begins reports whether the literal of an entry may stand at byte from, by its first eight bytes.
func (g *glance) begins(e *entry, from int) bool {
	return from >= 0 && from < len(g.wide)-7 && ((scan.Eight(g.wide[from:])|caseless8)^e.opening)<<(e.spare&63) == 0
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
