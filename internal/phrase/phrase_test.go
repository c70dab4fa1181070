package phrase

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// TestLegible has what a note must not hold.
func TestLegible(t *testing.T) {
	for in, want := range map[string]string{
		"":                         "",
		"  a\tb\nc\u00a0d ":        "a b c d",
		"\x1b[31mred\x07":          "\uFFFD[31mred\uFFFD",
		"\u202eright\u2066":        "\uFFFDright\uFFFD",
		"bad \xff\xfe":             "bad \uFFFD",
		"née":                      "née",
		"a\u0085b\u2028c":          "a b c",
		strings.Repeat("“é” ", 40): strings.TrimSpace(strings.Repeat("“é” ", 12)) + "…",
	} {
		if got := Legible(in, 48); got != want || !utf8.ValidString(got) {
			t.Errorf("legible(%q) = %q, want %q", in, got, want)
		}
	}
}
