package format

import (
	"strconv"
	"strings"
	"unicode"
)

// Shown makes a name of the input fit for a message: short, on one line, with nothing in it that
// would steer a terminal.
func Shown(name string) string {
	if r := []rune(name); len(r) > 40 {
		name = string(r[:40]) + "…"
	}
	return strings.Map(func(r rune) rune {
		if !unicode.IsGraphic(r) {
			return unicode.ReplacementChar
		}
		return r
	}, name)
}

// Count counts things whose name takes an s.
func Count(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return strconv.Itoa(n) + " " + thing + "s"
}
