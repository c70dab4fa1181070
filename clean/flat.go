package clean

import (
	"strings"
	"unicode/utf8"
)

// flattened makes a space of each line end, tab and control character of s, so that places in a
// joined paragraph are places in the text. Text that is no UTF-8 is changed as [strings.Map] does.
func flattened(s string) string {
	if !utf8.ValidString(s) {
		return strings.Map(flat, s)
	}
	var b strings.Builder
	from := 0
	for i := range len(s) {
		if c := s[i]; c >= ' ' && c != 0x7F {
			continue
		}
		if from == 0 {
			b.Grow(len(s))
		}
		b.WriteString(s[from:i])
		b.WriteByte(' ')
		from = i + 1
	}
	if from == 0 {
		return s
	}
	b.WriteString(s[from:])
	return b.String()
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
