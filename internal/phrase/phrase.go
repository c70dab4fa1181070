package phrase

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Count counts things: "1 story", "1,234 stories".
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%s %s", Thousands(n), many)
}

// Thousands writes a number with commas.
func Thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// Size writes a number of bytes as people read it.
func Size(n int) string {
	switch {
	case n < 1000:
		return fmt.Sprintf("%d bytes", n)
	case n < 1_000_000:
		return fmt.Sprintf("%.1f kB", float64(n)/1e3)
	}
	return fmt.Sprintf("%.1f MB", float64(n)/1e6)
}

// Clip keeps at most n bytes of s and whole characters.
func Clip(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + "…"
}

// Legible makes text fit for n characters of one line: white space is a blank, and what would steer
// a terminal or turn the direction of writing is U+FFFD.
func Legible(s string, n int) string {
	const perRune = 8
	s = strings.ToValidUTF8(Clip(s, n*perRune), "\uFFFD")
	s = strings.Join(strings.Fields(strings.Map(func(r rune) rune {
		if Steers(r) && !unicode.IsSpace(r) {
			return unicode.ReplacementChar
		}
		return r
	}, s)), " ")
	for i := range s {
		if n--; n < 0 {
			return strings.TrimRight(s[:i], " ") + "…"
		}
	}
	return s
}

// SourceLength is how many characters of a path a message has.
const SourceLength = 200
