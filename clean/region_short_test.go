package clean

import (
	"slices"
	"testing"
)

// TestShortSentenceByStory checks that short sentences right by a story stay: answers, what follows
// a list, and a first sentence.
func TestShortSentenceByStory(t *testing.T) {
	for name, c := range map[string]struct{ above, below []string }{
		"answer":             {nil, []string{"Will it ever open again?", "I doubt it."}},
		"answer of one word": {nil, []string{"Und wann, glauben Sie, wird die Brücke wieder offen sein, nach all den Jahren?", "„Nie.“"}},
		"several answers":    {nil, []string{"Et après ?", "Rien du tout.", "Vraiment ?", "Peut-être un bac."}},
		"below a list":       {nil, []string{"The ministry gave three reasons:", "The piers", "The deck", "The traffic", "All of them are old."}},
		"below verse":        {nil, []string{"Am Ufer sangen die Leute das alte Lied:", "Geh, Wasser, geh,", "die Nacht ist weit,", "Und kalt der Schnee."}},
		"first":              {[]string{"Es ist vorbei."}, nil},
		"first, in quotes":   {[]string{"“It is over.”"}, nil},
	} {
		short := slices.Concat(shortPages["en"][1][9:10], shortPages["en"][1][11:12])
		for _, story := range [][]string{bridgeStory, short} {
			want := slices.Concat(c.above, story, c.below)
			p := new(Marker).Mark(savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", want...))
			if lost := loses(p, want); len(lost) > 0 {
				t.Errorf("%s: lost %q", name, lost)
			}
		}
	}
}

// TestShortLineBelowStory checks that short lines below a story which are not sentences, or call on
// the reader, stay outside.
func TestShortLineBelowStory(t *testing.T) {
	for _, line := range []string{"More interviews", "What do you think?", "Tell us now!", "Weather: 12 deg."} {
		p := new(Marker).Mark(savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", slices.Concat(bridgeStory, []string{line})...))
		if lost := loses(p, []string{line}); len(lost) == 0 {
			t.Errorf("kept %q", line)
		}
	}
}
