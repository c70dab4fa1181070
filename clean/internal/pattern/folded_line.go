package pattern

import (
	"unsafe"

	"onecopy/clean/internal/scan"
)

// reach is how far into a long line, from either end, literals are searched for.
const reach = 128

// A foldedLine is a view of a line that ignores case: a byte and the same byte with the bit that
// tells the case of letters are one, and what it wrongly takes for alike the program of the pattern
// tells apart. Only where a literal is searched for in all of the line it is put in lower case:
// doing so for each line took a twentieth of the time of marking.
type foldedLine struct {
	wide  string // the line, or both ends of a long one, and eight arbitrary bytes behind it
	size  int    // bytes of wide that are the line
	lower string // the same in lower case, once it was needed
	room  [2][4*reach + 8]byte
}

// set takes a line that stands in no page. Of a line of over 512 bytes only the two ends are taken.
func (v *foldedLine) set(line string) {
	room := v.room[0][:0]
	if len(line) > 4*reach {
		room = append(append(room, line[:reach]...), line[len(line)-reach:]...)
	} else {
		room = append(room, line...)
	}
	v.wide, v.size, v.lower = unsafe.String(&v.room[0][0], len(room)+8), len(room), ""
}

// setIn takes a line that is text from byte at on. A line that is not the bytes at its place, as a
// paragraph that was joined, and the last of the text are copied.
func (v *foldedLine) setIn(text string, at int, line string) {
	if len(line) > 4*reach || !standsAt(text, at, line) {
		v.set(line)
		return
	}
	v.wide, v.size, v.lower = text[at:at+len(line)+8], len(line), ""
}

// standsAt reports whether a line is the very bytes of text from byte at on, with eight more bytes
// behind them.
func standsAt(text string, at int, line string) bool {
	return at+len(line)+8 <= len(text) && unsafe.StringData(line) == unsafe.StringData(text[at:])
}

// low returns the line with ASCII letters in lower case.
func (v *foldedLine) low() string {
	if v.lower == "" {
		scan.LowerTo(v.room[1][:], v.wide[:v.size])
		v.lower = unsafe.String(&v.room[1][0], v.size)
	}
	return v.lower
}

// eightAt returns eight bytes of the line, from byte i on, which is before its end.
func (v *foldedLine) eightAt(i int) uint64 { return scan.EightAt(v.wide, i) | caseless }

// begins reports whether the literal of an entry may stand at byte from, by its first eight bytes.
func (v *foldedLine) begins(e *entry, from int) bool {
	return from >= 0 && from < len(v.wide)-7 && ((scan.Eight(v.wide[from:])|caseless)^e.opening)<<(e.spare&63) == 0
}

// holds reports whether the line has a literal at byte from, where its first eight bytes stand.
func (v *foldedLine) holds(literal string, from int) bool {
	end := from + len(literal)
	return end <= v.size && (len(literal) <= 8 || sameLetters(v.wide[from+8:end], literal[8:]))
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
