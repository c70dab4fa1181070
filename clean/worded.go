package clean

import (
	"strings"
	"unicode"
)

// worded reports whether a kept line between from and to has a letter or a digit. Dots, rules and
// characters without width make no story. U+FFFD stands for a letter that could not be read.
func (p *Page) worded(from, to int) bool {
	for i := from; i < to; i++ {
		if p.Lines[i].Role.Kept() && strings.ContainsFunc(p.line(i), isWorded) {
			return true
		}
	}
	return false
}

func isWorded(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsNumber(r) || r == unicode.ReplacementChar
}
