package main

import (
	"math"
	"strings"
	"testing"

	"onecopy/clean"
)

// savedPage is an invented page saved whole, whose headline stands above a byline, tools and a
// teaser.
func savedPage(source, head, teaser string) *page {
	menu := "Home\nNews\nSport\nWeather\nCulture\nTravel\nJobs\nArchive\nLog in\nSubscribe\n\n"
	story := head + " this spring, the council of Quillmouth said on Monday, and it will take a year.\n\nThe councillors spoke for three hours about it, and in the end nobody was against it but the man who keeps the ferry.\n\nHe says that he will have to go further than before, and that nobody will pay him for it."
	text := menu + head + "\nBy Tove Askel\nMarch 14, 2031\nShare\nPrint\n" + teaser + "\n\n" + story + "\n\n© 2031 Quillmouth Herald. All rights reserved.\n"
	at := 1 + strings.Count(menu, "\n")
	return &page{name: source, source: source, text: text, heads: map[int]bool{at: true}}
}

func savedPages() []*page {
	return []*page{
		savedPage("harbour", "Old bridge at Carrow will be closed", "Bees survive winter in letter box"),
		savedPage("valley", "Market hall gets a roof of glass", "Player of the week: Ina Lund"),
		savedPage("river", "New school opens above the river", "Two ferries for the southern islands"),
	}
}

// TestTitles fits on saved pages, and finds their headlines, a source held out too, which it does
// not without weights.
func TestTitles(t *testing.T) {
	pages, none := savedPages(), clean.Clues()
	for i := range none {
		none[i].Title = 0
	}
	fitted, err := fitTitles(pages, none)
	if err != nil {
		t.Fatal(err)
	}
	for i, c := range fitted {
		if c.Alone != none[i].Alone || c.Pasted != none[i].Pasted || c.Saved != none[i].Saved {
			t.Errorf("%s: another column changed", c.Name)
		}
	}
	for _, right := range rightTitles(pages, fitted) {
		if !right {
			t.Error("a headline is not found")
		}
	}
	for _, right := range rightTitles(pages, none) {
		if right {
			t.Error("a headline is found without weights")
		}
	}
	var out strings.Builder
	if err := titleTable(&out, pages, fitted, true); err != nil || !strings.Contains(out.String(), "all          3      3               3") {
		t.Errorf("%v\n%s", err, &out)
	}
}

// TestConditional fits what has a known solution: a row that is chosen in 40 of 50 groups has odds
// of 4, and one of two that are alike is chosen as often as the other.
func TestConditional(t *testing.T) {
	var groups [][]row
	for i := range 50 {
		groups = append(groups, []row{{yes: i < 40}})
	}
	if _, b, err := conditional(groups, 1); err != nil || math.Abs(b-math.Log(4)) > 1e-2 {
		t.Errorf("intercept %v, %v", b, err)
	}
	groups = nil
	for i := range 40 {
		groups = append(groups, []row{{ones: []uint8{0}, yes: i%2 == 0}, {ones: []uint8{1}, yes: i%2 == 1}})
	}
	if w, _, err := conditional(groups, 2); err != nil || math.Abs(w[0]-w[1]) > 1e-3 {
		t.Errorf("weights %v, %v", w, err)
	}
}
