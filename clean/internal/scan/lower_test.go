package scan

import (
	"strings"
	"testing"
	"unicode"

	"onecopy/internal/testkit"
)

// TestLower compares letters and lines in lower case with those of the standard library.
func TestLower(t *testing.T) {
	for r := range rune(unicode.MaxRune + 1) {
		if got, want := lowered(r), unicode.ToLower(r); got != want {
			t.Errorf("%U in lower case is %U, not %U", r, got, want)
		}
	}
	for _, s := range testkit.OddLines() {
		if got := string(AppendLower(nil, s)); got != strings.ToLower(s) {
			t.Errorf("%q in lower case is %q", s, got)
		}
		b := make([]byte, len(s)+8)
		if LowerTo(b, s); string(b[:len(s)]) != strings.Map(lowerASCII, s) {
			t.Errorf("%q with ASCII in lower case is %q", s, b[:len(s)])
		}
	}
}

func lowerASCII(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}
