package phrase

import "testing"

// TestNearest has slips of the hand that a hint must mend, and words it must not twist into
// something else.
func TestNearest(t *testing.T) {
	names := []string{"clean", "explain", "verify", "help", "version", "copy"}
	for word, want := range map[string]string{
		"claen": "clean", "cleam": "clean", "clea": "clean", "explian": "explain", "verfy": "verify",
		"exp": "explain", "vers": "version", "ver": "verify",
		"copies": "copy", "cleans": "clean",
		"dedupe": "", "x": "", "": "", "run": "",
	} {
		if got := Nearest(word, names); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
}
