package check

import (
	"slices"
	"strings"
	"testing"
)

// TestList has lists as programs write them.
func TestList(t *testing.T) {
	for text, want := range map[string][]string{
		"a\nb c\n": {"a", "b c"}, "a\r\nb\r\n": {"a", "b"}, "a\x00b\nc\x00": {"a", "b\nc"}, "": nil, "\n\n": nil, "\ufeffa": {"a"}, "-\na": {"a"},
	} {
		if got := parseList([]byte(text)); !slices.Equal(got, want) {
			t.Errorf("%q lists %q, want %q", text, got, want)
		}
	}
}

// FuzzList wants no path to be empty, or to hold what ends it.
func FuzzList(f *testing.F) {
	f.Add("a\nb")
	f.Add("a\x00\nb\x00")
	f.Fuzz(func(t *testing.T, text string) {
		for _, p := range parseList([]byte(text)) {
			if p == "" || strings.Contains(p, "\x00") {
				t.Errorf("%q", p)
			}
		}
	})
}
