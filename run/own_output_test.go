package run

import (
	"testing"

	"onecopy/corpus"
)

// TestOwnStory has files of corpus/, told by their name and their form, and others.
func TestOwnStory(t *testing.T) {
	const page = "Bees survive winter\n\nA swarm lived in a box.\n\nNobody has asked the bees.\n"
	for _, c := range []struct {
		name, source, text string
		want               bool
	}{
		{"a story", "mon/page.txt#1.txt", page, true},
		{"a headline alone", "page.txt#12.txt", "Bees survive winter\n", true},
		{"another name", "page.txt", page, false},
		{"no number", "page#a.txt", page, false},
		{"no story 0", "page.txt#0.txt", page, false},
		{"lines without a blank one", "page.txt#1.txt", "Bees survive winter\nA swarm lived in a box.\n", false},
		{"a wide gap", "page.txt#1.txt", "Bees survive winter\n\n\nA swarm lived in a box.\n", false},
	} {
		if got := ownStory(&corpus.Document{Source: c.source, Text: c.text}); got != c.want {
			t.Errorf("%s: %t", c.name, got)
		}
	}
	if ownStory(&corpus.Document{Source: "r.jsonl#1.txt", Record: &corpus.Record{}, Text: page}) {
		t.Error("a record is no file of corpus/")
	}
}
