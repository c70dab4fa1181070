package clean

import (
	"strings"
	"testing"
)

// TestNumberedStories has stories that are numbered, each of which begins one: the first number
// stands above all text. TestMarked has the numbered parts of one story.
func TestNumberedStories(t *testing.T) {
	page := "1. Bees survive winter in letter box\n\n" + strings.Join(beeStory, "\n\n") + "\n\n\n2. Old road bridge at Carrow to close\n\n" + strings.Join(bridgeStory, "\n\n") + "\n"
	if p := new(Marker).Mark(page); len(p.Stories) != 2 {
		t.Errorf("%d stories of two that are numbered", len(p.Stories))
	}
}

func TestLeadingNumber(t *testing.T) {
	for s, want := range map[string]int{"1. Skip no meals": 1, "12) Oil a little": 12, "2031: a year": 203, "No. 5": 0, "": 0, "7": 7} {
		if n := leadingNumber(s); n != want {
			t.Errorf("%q: %d, not %d", s, n, want)
		}
	}
}
