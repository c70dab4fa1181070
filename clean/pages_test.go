package clean

import (
	"slices"
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
		{"above the byline, tools and a teaser", head + "\nBy Tove Askel\n14 March 2031\n\nShare\nPrint\nMore from Carrow\nWeather\nTwo new ferries for the southern islands"},
		{"far above the text, behind a menu of its own", head + "\nBy Tove Askel\nMarch 14, 2031\nShare\n" + strings.Repeat("Tools\nSaved\nLater\n", 5)},
		{"in a list, with a byline", "Read also\nBees survive winter in letter box\nRoads\n" + head + "\nBy Tove Askel\nMarch 14, 2031"},
		{"below its path", "Home > News > " + head + "\n" + head},
		{"behind a list of other stories", "Related stories\nBees survive winter in letter box\nFerry runs again after storm\n" + head},
	} {
		p := new(Marker).Mark(pageSaved(c.above, bridgeStory, "© 2031 Quillmouth Herald. All rights reserved."))
		if len(p.Stories) != 1 || p.Title(&p.Stories[0]) != head {
			t.Errorf("%s: %d stories, headline %q, want %q", c.name, len(p.Stories), p.Title(&p.Stories[0]), head)
		}
	}
}

// TestDeckByPlace wants the sentence below a headline kept as its deck, though the text takes up
// none of its words, and what is no sentence or stands too far below left out.
func TestDeckByPlace(t *testing.T) {
	const head = "Carrow bridge will be closed for a year"
	for _, c := range []struct {
		name, between, deck string
		kept                bool
	}{
		{"right below", "", "Islanders blame a mayor whose family owns every second boat.", true},
		{"below a name, a date and buttons", "By Tove Askel\nMarch 14, 2031\nShare\nPrint", "Nobody asked the people of the island, and they are very angry about that.", true},
		{"below a name without By and a label", "Tove Askel\nPublished:\nMarch 14, 2031", "Nobody asked the people of the island, and they are very angry about that.", true},
		{"German", "Von Tove Askel\n14. März 2031", "Niemand hat die Leute auf der Insel gefragt, und das nehmen sie der Stadt sehr übel.", true},
		{"Spanish", "Tove Askel\n14 de marzo de 2031", "Nadie preguntó a la gente de la isla, y ahora están muy enfadados con el ayuntamiento.", true},
		{"Russian", "", "Жителей острова никто не спросил, и теперь они очень сердятся.", true},
		{"without a full stop", "", "Nobody asked the people of the island, who are angry now, want to know why, and will come to the town hall on Friday", true},
		{"a few words", "", "Thanks for contacting us.", false},
		{"a short sentence below a button", "Submit", "Thanks for contacting us. We have your submission.", false},
		{"the beginning of another story", "", "Cheese costs twice as much since Easter, say dairies in Sedno...", false},
		{"below a line of many words", "Smaller larger text size for easy reading", "Nobody asked the people of the island, and they are very angry about that.", false},
	} {
		above := strings.Join(slices.DeleteFunc([]string{head, c.between, c.deck}, func(s string) bool { return s == "" }), "\n")
		p := new(Marker).Mark(head + "\nNews\nSport\n" + pageSaved(above+"\n"+strings.Repeat("Tools\nSaved\nLater\n", 3), bridgeStory, "© 2031 Quillmouth Herald. All rights reserved."))
		if len(p.Stories) != 1 || p.Title(&p.Stories[0]) != head {
			t.Errorf("%s: %d stories, headline %q", c.name, len(p.Stories), p.Title(&p.Stories[0]))
		}
		i := slices.IndexFunc(p.Lines, func(l Line) bool { return l.text() == c.deck })
		if got := p.Lines[i].Role == Dek; got != c.kept {
			t.Errorf("%s: a deck: %v, want %v (%v)", c.name, got, c.kept, p.Lines[i].Rule)
		}
	}
}

// TestDeckOfSavedPage wants the deck below a headline kept, and the headline printed again cut by a
// rule that says so.
func TestDeckOfSavedPage(t *testing.T) {
	const head, deck = "Carrow bridge will be closed for a year", "Drivers will have to take the long way round the bridge and the harbour"
	page := head + "\nNews\nSport\n" + pageSaved(head+"\n"+head+"\n"+deck+"\nBy Tove Askel\nMarch 14, 2031", bridgeStory, "© 2031 Quillmouth Herald. All rights reserved.")
	p := new(Marker).Mark(page)
	if len(p.Stories) != 1 || p.Title(&p.Stories[0]) != head {
		t.Fatalf("%d stories", len(p.Stories))
	}
	heads, again, decks := 0, 0, 0
	for i := range p.Lines {
		l := &p.Lines[i]
		heads += btoi(l.Role == Headline)
		again += btoi(l.Rule == headlineEcho)
		decks += btoi(l.Role == Dek && p.line(i) == deck)
	}
	if heads != 1 || again != 2 || decks != 1 {
		t.Errorf("%d headlines, %d printed again, %d decks", heads, again, decks)
	}
}

// TestShortPages wants a story of each of two short pages, the first of which ends with its note on
// rights and a gap.
func TestShortPages(t *testing.T) {
	const rights = "\n\n© 2031 Quillmouth Herald. All rights reserved.\n\n\n\n"
	menu := "Home\n\nNews\n\nSport\n\nWeather\n\nCulture\n\nTravel\n\nJobs\n\nArchive\n\nLog in\n\n"
	page := menu + strings.Join(bridgeStory, "\n\n") + "\n\nShare on Facebook" + rights + "Obituaries\n\n" + strings.Join(beeStory, "\n\n") + rights
	if got := len(new(Marker).Mark(page).Stories); got != 2 {
		t.Errorf("%d stories", got)
	}
}

// TestCaptionsOfPastedStories wants a file of stories with a caption each read as pasted stories:
// captions are not boilerplate of a page.
func TestCaptionsOfPastedStories(t *testing.T) {
	var b strings.Builder
	for i, head := range []string{"Bridge at Carrow to close for a year", "Bees survive winter in letter box", "Ferry runs again after the storm", "New school opens in Quillmouth", "Market hall gets a glass roof", "Fishermen find a bronze bell"} {
		story := bridgeStory
		if i%2 == 1 {
			story = beeStory
		}
		b.WriteString(head + "\n\nBy Tove Askel\n\nA crowd at the harbour of Quillmouth. Photo: Ina Lund/AFP\n\n" + strings.Join(story[:2], "\n\n") + "\n\n\n")
	}
	if p := new(Marker).Mark(b.String()); len(p.Stories) != 6 || !p.Pasted() {
		t.Errorf("%d stories, pasted %v", len(p.Stories), p.Pasted())
	}
}
