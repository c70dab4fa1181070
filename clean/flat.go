package clean

import (
	"strings"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// flattened makes a space of each line end, tab and control character of s, so that places in a
// joined paragraph are places in the text. Text that is not UTF-8 is changed as [strings.Map] does.
func flattened(s string) string {
	if !utf8.ValidString(s) {
		return strings.Map(flat, s)
	}
	i := nextControl(s, 0)
	if i == len(s) {
		return s
	}
	b := []byte(s)
	for ; i < len(b); i = nextControl(s, i+1) {
		b[i] = ' '
	}
	return scan.View(b)
}

// nextControl returns where the next control character of ASCII stands in s from byte i on, the
// length of s if there is none.
func nextControl(s string, i int) int {
	for ; i+8 <= len(s); i += 8 {
		x := scan.EightAt(s, i)
		deleted := x ^ 0x7F*scan.Each // 0 where that byte stands
		if ((x-' '*scan.Each)&^x|(deleted-scan.Each)&^deleted)&(0x80*scan.Each) != 0 {
			break
		}
	}
	for i < len(s) && s[i] >= ' ' && s[i] != 0x7F {
		i++
	}
	return i
}

func flat(r rune) rune {
	if r < ' ' || r == 0x7F {
		return ' '
	}
	return r
}

// spaced reports whether words of ASCII stand in s with one space between any two, as in nearly all
// lines that were joined.
func spaced(s string) bool {
	space := true
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= utf8.RuneSelf || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space
}
