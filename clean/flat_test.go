package clean

import (
	"strings"
	"testing"
)

// TestFlattened holds the quick ways through joined lines to the slow ones.
func TestFlattened(t *testing.T) {
	for _, s := range []string{
		"", "a", "one two", "one\ntwo", "\none\n\ntwo\n", "\tone\x7ftwo\x01", "één\ntwéé\u2028drei", "bad \xff\nutf-8", "\n", " ", "one  two", " one", "one ", "a\u00a0b", "a\u3000b c",
	} {
		if got, want := flattened(s), strings.Map(flat, s); got != want {
			t.Errorf("%q became %q, want %q", s, got, want)
		}
		if even := strings.Join(strings.Fields(s), " "); spaced(s) && even != s {
			t.Errorf("%q is said to be %q", s, even)
		}
	}
	if !spaced("as most lines are") {
		t.Error("a plain line is read word by word")
	}
}
