package clean

import (
	"fmt"
	"testing"
)

// TestCellsByLine keeps a table whose cells a program printed one a line, between the paragraphs of
// a story that its links broke.
func TestCellsByLine(t *testing.T) {
	var table, notes []string
	for i, name := range []string{"Ada Lund", "Tove Askel", "Mira Holt", "Ines Varga", "Ruth Okoro", "Lena Brandt"} {
		note := fmt.Sprintf("%d goals in %d games. One red card.", i+1, i+9)
		table = append(table, "FW", name, fmt.Sprint(31-i), fmt.Sprintf("%d%%", 90-7*i), note)
		notes = append(notes, note)
	}
	story := []string{
		"The forwards of Carrow Rovers have scored fewer goals since the break in the winter than those of any other club of the league, and the trainer has said more than once that she will not have that go on for much longer.",
		"Forwards", "Pos", "Player", "Games", "Share", "Notes",
	}
	story = append(story, table...)
	story = append(story,
		"That is less than the club had hoped for when it let Nora Fell go in the summer, and not one of the six has scored twice in a game so far, though two of them did so in four games of the last year.",
		"The trainer said that she had not lost faith in any of them, and that the pitch at home was still so wet that a ball passed along the ground stopped dead after a few yards, which no forward of hers had been used to.")
	p := new(Marker).Mark(savedPage("The Carrow Post", "What the forwards of Rovers did since the winter", story...))
	if lost := loses(p, notes); len(lost) > 0 {
		t.Errorf("%d of %d rows lost, the first %q", len(lost), len(notes), lost[0])
	}
	if gone := loses(p, []string{"Council cuts library hours", "Log in"}); len(gone) != 2 {
		t.Error("boilerplate was kept")
	}
}

// TestWeakAround flags a page that keeps a few sentences out of many lines without a stop, as a
// poem, a recipe or a text of another alphabet than ours may have.
func TestWeakAround(t *testing.T) {
	story := []string{
		"first the flour goes into the bowl with a pinch of salt and some sugar",
		"then the butter, cut into small cubes and as cold as it can be",
		"rub the two between the fingers until there are only crumbs left",
		"The dough has to rest for an hour in the cold, and for two if the kitchen is warm in the summer.",
		"roll it out to the size of the tin and a little more for the edge",
		"Bake it for twenty minutes with a weight of dry beans on it, and for ten more without them.",
		"whip three eggs with the cream and the grated cheese of the day before",
		"The cream must not boil, and should be taken from the stove before it does so, the cook says.",
		"pour all of it into the tin and put the leeks on top in a ring",
		"back into the oven with it until the middle no longer shakes",
		"leave it in the tin until a hand can be held against the side",
	}
	p := new(Marker).Mark(savedPage("The Carrow Post", "How the cook of the pilot house bakes her leek tart", story...))
	if lost := loses(p, story); len(lost) > 0 && !p.doubtful {
		t.Errorf("%d of %d lines lost, the first %q, and no flag", len(lost), len(story), lost[0])
	}
}
