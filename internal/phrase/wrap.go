package phrase

import (
	"strings"
	"unicode/utf8"
)

// Wrap breaks a line at blanks so that it fits so many columns, each line but the first indented. A
// word that is longer stays whole, and so is a line for which there is no width. A per cent sign
// stands beside its number.
func Wrap(line string, width int) string { return WrapBelow(line, width, "    ") }

// WrapBelow is Wrap with an indent of one's own.
func WrapBelow(line string, width int, indent string) string {
	if width <= 2*len(indent) || utf8.RuneCountInString(line) <= width {
		return line
	}
	var b strings.Builder
	at := 0
	words := strings.Split(line, " ")
	for i, word := range words {
		n := utf8.RuneCountInString(word)
		need := n
		if i+1 < len(words) && strings.HasPrefix(words[i+1], "%") {
			need += 1 + utf8.RuneCountInString(words[i+1])
		}
		switch {
		case i == 0:
		case at+1+need > width:
			b.WriteString("\n" + indent)
			at = len(indent)
		default:
			b.WriteByte(' ')
			at++
		}
		b.WriteString(word)
		at += n
	}
	return b.String()
}
