package clean

import (
	"slices"
	"strings"
	"testing"
)

// shortPages are two saved pages with the menu and the foot of each, of which the second has
// neither date nor byline.
var shortPages = map[string][2][]string{
	"en": {
		{"Home", "News", "Sport", "Weather", "Culture", "Log in", "Home > News", "", "Old road bridge at Carrow to close for a year", "", "By Ann Dale", "March 3, 2031", ""},
		{"Herald", "World", "Politics", "Sport", "Health", "Science", "", "Bees survive the winter in a letter box", "",
			"A swarm of bees has lived through the winter in the letter box of a church where nobody writes any more.", "",
			"The box stands behind a stove, which the verger lights at six, and it was never colder than ten degrees.", "",
			"Nobody has asked the bees yet whether they would like to move.", ""},
	},
	"de": {
		{"Startseite", "Politik", "Wirtschaft", "Sport", "Kultur", "Anmelden", "Startseite > Region", "", "Alte Brücke in Karau wird ein Jahr lang gesperrt", "", "Von Anna Dahl", "03.03.2031, 10:15 Uhr", ""},
		{"Herold", "Startseite", "Politik", "Wirtschaft", "Sport", "Kultur", "", "Bienen überwintern im Briefkasten der Kirche", "",
			"Ein Bienenschwarm hat den Winter im Briefkasten einer Kirche überlebt, an die seit Jahren niemand mehr schreibt.", "",
			"Der Kasten hängt hinter einem Ofen, den der Küster jeden Morgen heizt, und wurde nie kälter als zehn Grad.", "",
			"Noch weiß niemand, ob die Bienen überhaupt umziehen wollen.", ""},
	},
}

// TestLastPageOfFile checks that a short page that ends a file is a story of its own, without a
// gap, a date or a byline above.
func TestLastPageOfFile(t *testing.T) {
	for lang, pages := range shortPages {
		for _, story := range [][]string{bridgeStory, poolStory, slices.Concat(bridgeStory, poolStory)} {
			foot := []string{"", "About us", "Contact", "© 2031 Quillmouth Herald"}
			text := strings.Join(slices.Concat(pages[0], []string{strings.Join(story, "\n\n")}, foot, pages[1], foot), "\n")
			p := new(Marker).Mark(text + "\n")
			if lost := loses(p, slices.Concat(story, pages[1][7:8], pages[1][9:10], pages[1][11:12], pages[1][13:14])); len(lost) > 0 || len(p.Stories) != 2 {
				t.Errorf("%s: %d stories, lost %q", lang, len(p.Stories), lost)
			}
		}
	}
}

// TestFootHasNoStory checks that notes on cookies and forms below the foot of a page, which have no
// menu, are of no story.
func TestFootHasNoStory(t *testing.T) {
	note := []string{"Your privacy is important to us", "This website keeps small files on your machine to know you again when you come back to it.", "You can refuse them below, and the website will work without them as well as it works with them."}
	p := new(Marker).Mark(savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", bridgeStory...) + "\n" + strings.Join(note, "\n\n") + "\n")
	if lost := loses(p, note); len(p.Stories) != 1 || len(lost) != len(note) {
		t.Errorf("%d stories, cut %q", len(p.Stories), lost)
	}
}
