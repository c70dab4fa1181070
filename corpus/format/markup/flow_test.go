package markup

import (
	"strings"
	"testing"
)

// TestHiddenWithoutEnd wants the text behind an element that hides what is in it, and has no end.
func TestHiddenWithoutEnd(t *testing.T) {
	for s, want := range map[string]string{
		"<p>Dam opens.</p><iframe src=x><p>Water rose.</p>":                          "Dam opens. Water rose.",
		"<p>Dam opens.</p><select><option>no</SELECT><p>Water rose.</p>":             "Dam opens. Water rose.",
		"<p>Dam opens.</p><svg>no</svg><svg><p>Water rose.</p>":                      "Dam opens. Water rose.",
		"<title>no</title><p>Dam opens.</p><title>Water <p>rose.</p>":                "Dam opens. Water rose.",
		"<p>Dam opens.</p><script>no</script><p>Water rose.</p><script>var x = 'no'": "Dam opens. Water rose.",
	} {
		var f Flow
		f.HTML(s, func(i int) int64 { return int64(i) })
		if text, _ := f.Done(); strings.Join(strings.Fields(text), " ") != want {
			t.Errorf("%s\ngave %q", s, text)
		}
	}
}
