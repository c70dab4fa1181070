package phrase

import (
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWrap(t *testing.T) {
	const text = "onecopy: error: --strip: unknown category \"captions\": want one of caption, credit, related"
	for width, want := range map[int]string{
		0: text, 5: text, 100: text, 60: "onecopy: error: --strip: unknown category \"captions\": want\n    one of caption, credit, related",
	} {
		if got := Wrap(text, width); got != want {
			t.Errorf("%d: %q", width, got)
		}
	}
	if got, want := Wrap("found in the newer one: 98 % of it", 27), "found in the newer one:\n    98 % of it"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	for width := 10; width < 90; width++ {
		got := Wrap("héadline  "+text, width)
		if strings.ReplaceAll(got, "\n    ", " ") != "héadline  "+text {
			t.Errorf("%d: other words: %q", width, got)
		}
		for line := range strings.SplitSeq(got, "\n") {
			if utf8.RuneCountInString(line) > width && strings.Contains(strings.TrimSpace(line), " ") {
				t.Errorf("%d: too long: %q", width, line)
			}
		}
	}
}
