package clean

import (
	"strings"
	"testing"
)

// pageSaved returns a page as a browser saves it: a menu, a headline or none, paragraphs and a
// footer with or without a note on rights.
func pageSaved(head string, story []string, rights string) string {
	var b strings.Builder
	for _, s := range []string{"Home", "News", "Sport", "Weather", "Culture", "Travel", "Jobs", "Log in", "Subscribe", "Search"} {
		b.WriteString(s + "\n")
	}
	b.WriteString("\n" + head + "\n\n" + strings.Join(story, "\n\n") + "\n\n")
	for _, s := range []string{"Puzzles", "Recipes", "Letters", "Obituaries", "Property", "Motoring", "Archive", "Podcasts", "Newsletters", "Events", "Shop", "Advertise"} {
		b.WriteString(s + "\n")
	}
	b.WriteString("About us\nContact\nTerms of use\nPrivacy\n" + rights + "\n")
	return b.String()
}

// TestSavedPages wants of pages saved one after the other a story each, with or without a headline
// that can be told, and of one page one story.
func TestSavedPages(t *testing.T) {
	rights := "© 2031 Quillmouth Herald. All rights reserved."
	for _, c := range []struct {
		name, text string
		stories    int
	}{
		{"one page", pageSaved("Bridge at Carrow to close for a year", bridgeStory, rights), 1},
		{"two pages", pageSaved("Bridge at Carrow to close for a year", bridgeStory, rights) + pageSaved("Bees survive winter in letter box", beeStory, rights), 2},
		{"without headlines", pageSaved("", bridgeStory, rights) + pageSaved("", beeStory, rights), 2},
		{"three pages, wide gaps", pageSaved("", bridgeStory, "Imprint") + "\n\n\n" + pageSaved("", beeStory, "Imprint") + "\n\n\n" + pageSaved("", bridgeStory, "Imprint"), 3},
	} {
		if got := len(new(Marker).Mark(c.text).Stories); got != c.stories {
			t.Errorf("%s: %d stories, want %d", c.name, got, c.stories)
		}
	}
}

// TestHeadlineOfSavedPage wants as the headline the line that the text takes up, not the one right
// above the text, and out of a list of other stories above it, too.
func TestHeadlineOfSavedPage(t *testing.T) {
	const head = "Carrow bridge will be closed for a year"
	for _, c := range []struct{ name, above string }{
		{"right above the text", head},
		{"above the name of a picture", head + "\n\nPlayer spotlight of the week: Tove Askel"},
		{"above tools", head + "\n\nSmaller larger text size for easy reading"},
		{"behind a list of other stories", "Related stories\nBees survive winter in letter box\nFerry runs again after storm\n" + head},
	} {
		p := new(Marker).Mark(pageSaved(c.above, bridgeStory, "© 2031 Quillmouth Herald. All rights reserved."))
		if len(p.Stories) != 1 || p.Title(&p.Stories[0]) != head {
			t.Errorf("%s: %d stories, headline %q, want %q", c.name, len(p.Stories), p.Title(&p.Stories[0]), head)
		}
	}
}
