package webpage

import (
	"strings"
	"testing"

	"onecopy/corpus/format"
)

// TestUnprinted wants it told where a page prints little of the story that its JSON-LD has.
func TestUnprinted(t *testing.T) {
	story := strings.Repeat("The council met and voted for the new bridge over the river after years of talk. ", 12)
	long := "The council met and voted for the new bridge over the river after years of talk."
	for _, c := range []struct {
		name, linked, printed string
		want                  string
	}{
		{"nothing printed", story, "", "the page prints 0 letters of a story of which its JSON-LD has 768;"},
		{"its beginning", story, "<p>" + long + "</p>", "the page prints 64 letters of"},
		{"all of it", story, "<p>" + story + "</p>", ""},
		{"half of it", story, "<p>" + story[:len(story)/2] + "</p>", ""},
		{"a short text", long, "", ""},
		{"tags are no text", strings.Repeat(`<p class=\"a b c d e f g h\"></p>`, 60), "", ""},
		{"no text", "", "<p>" + story + "</p>", ""},
	} {
		page := `<html><head><title>Bridge to be built</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Bridge to be built","articleBody":"` + c.linked +
			`"}</script></head><body><nav><a href="/">Home</a></nav><article><h1>Bridge to be built</h1>` + c.printed + `</article></body></html>`
		var item format.Item
		FillText(&item, page, func(i int) int64 { return int64(i) }, true)
		switch got := strings.Join(item.Notes, "\n"); {
		case c.want == "" && got != "", c.want != "" && !strings.Contains(got, c.want):
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// TestLettersOutsideTags wants letters in tags left out, and those behind a sign that begins none
// counted.
func TestLettersOutsideTags(t *testing.T) {
	for s, want := range map[string]int{"": 0, "ab c1": 4, "<p>ab</p>": 2, "1 < 2 and so on": 9, "a<b<c>d": 3, "x > y": 2, "<": 0, "дом <b>": 3} {
		if got := lettersOutsideTags(s); got != want {
			t.Errorf("%q: %d, want %d", s, got, want)
		}
	}
}
