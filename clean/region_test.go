package clean

import (
	"slices"
	"strings"
	"testing"
)

// savedPage is a page saved whole: menus, a story, links to other stories, a footer.
func savedPage(site, headline string, story ...string) string {
	menu := []string{"Skip to content", site, "Home", "News", "Sport", "Culture", "Opinion", "Log in", "Subscribe", "Search", "Weather"}
	foot := []string{
		"Share on Facebook", "Share on Twitter", "Most read", "Council cuts library hours", "Ferry company buys two new boats",
		"Rain expected at the weekend", "Contact us", "Privacy policy", "Terms of use", "© 2031 " + site + ". All rights reserved.",
	}
	lines := append(append(menu, headline, "By Ann Dale", "March 3, 2031"), story...)
	return strings.Join(append(lines, foot...), "\n\n") + "\n"
}

// loses lists the paragraphs of want that are in no story of a page.
func loses(p *Page, want []string) (lost []string) {
	var kept strings.Builder
	for n := range p.Stories {
		kept.WriteString(p.Title(&p.Stories[n]) + "\n")
		for para := range p.Paragraphs(&p.Stories[n]) {
			kept.WriteString(para.Text + "\n")
		}
	}
	for _, para := range want {
		if !strings.Contains(kept.String(), para) {
			lost = append(lost, para)
		}
	}
	return lost
}

var (
	bridgeStory = []string{
		"The old road bridge at Carrow will be closed for a year from Monday, the ministry of transport said, after engineers found cracks in two of its piers.",
		"About nine thousand cars a day use the bridge, which was opened in 1931 and has been repaired four times since then, most recently in the winter of 2019.",
		"Shopkeepers on the east bank said they feared for their trade and asked the town to pay part of their rent until the bridge was open again.",
	}
	beeStory = []string{
		"A swarm of bees has lived through the winter in the letter box of a church in Sedno, where the verger had left it alone because nobody writes any more.",
		"A beekeeper from the next village said that the box was warm enough, as the stove of the vestry stands right behind it and is lit every morning at six.",
		"The bees will be moved in April to a hive in the garden of the school, and the letter box will be opened again for the first time in seven months.",
	}
	poolStory = []string{
		"The regional council has decided to close the swimming hall at Lindholm for good, after the beams of its roof were found to be rotten along their whole length.",
		"About six hundred children learn to swim there every year, and the nearest other pool lies forty kilometres away on the far side of the fjord.",
		"A new hall would cost nine million crowns, the council said, and could not be opened before the autumn of the year after next.",
	}
)

// TestPagesInSequence checks that a file of several saved pages, one after another, keeps the story
// of each.
func TestPagesInSequence(t *testing.T) {
	stories := [][]string{bridgeStory, beeStory, poolStory}
	heads := []string{"Old road bridge at Carrow to close for a year", "Bees survive winter in letter box of a church", "Swimming hall at Lindholm to close for good"}
	for _, n := range []int{1, 2, 3, 10, 40} {
		var file strings.Builder
		var want []string
		for i := range n {
			file.WriteString(savedPage("The Carrow Post", heads[i%3], stories[i%3]...) + "\n\n")
			want = append(want, stories[i%3]...)
		}
		p := new(Marker).Mark(file.String())
		if lost := loses(p, want); len(lost) > 0 {
			t.Errorf("%d pages: %d of %d paragraphs lost, the first %q", n, len(lost), len(want), lost[0])
		}
		if gone := loses(p, []string{"Council cuts library hours", "Log in", "Privacy policy"}); len(gone) != 3 {
			t.Errorf("%d pages: boilerplate was kept", n)
		}
	}
}

// TestListsStay checks that what a story lists or counts up stays with it on a page full of
// boilerplate.
func TestListsStay(t *testing.T) {
	for name, list := range map[string][]string{
		"colon":     {"For six people the cook of the pilot house needs these things from the market:", "Half a litre of milk", "Six ripe pears", "A stick of cinnamon", "Two hundred grams of oats"},
		"items":     {"- Carrow: closed until March", "- Sedno: open in the morning", "- Lindholm: open on Sunday"},
		"standings": {"1 Carrow 12 9 2 1 29", "2 Sedno 12 8 2 2 26", "3 Lindholm 12 6 3 3 21", "4 Ottery 12 2 1 9 7"},
		"built":     {"Carrow (group A): tenth appearance", "Sedno (group A): first appearance", "Lindholm (group B): third appearance", "Ottery (group B): second appearance"},
		"cjk":       {"１月５日 札幌 ドーム 3対2", "１月６日 仙台 球場 4対0", "１月７日 東京 ドーム 1対1", "１月８日 大阪 球場 2対5"},
	} {
		story := append(slices.Clone(bridgeStory), list...)
		if lost := loses(new(Marker).Mark(savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", story...)), story); len(lost) > 0 {
			t.Errorf("%s: lost %q", name, lost)
		}
	}
}

// TestDoubtful checks that a page on which little speaks for any passage keeps all that may be a
// story's, and that its stories are flagged.
func TestDoubtful(t *testing.T) {
	menu := strings.Repeat("Home\n\nNews\n\nLog in\n\nSport\n\nContact us\n\nShare on Facebook\n\n", 4)
	alone := "The hall stays shut today, its keeper told us at noon."
	page := menu + "Hall at Lindholm\n\n" + alone + "\n\n" + menu + "Bees at Sedno\n\n" + "The bees are well and will be moved to the school in April." + "\n\n" + menu
	p := new(Marker).Mark(page)
	if len(p.Stories) == 0 {
		t.Fatal("no story")
	}
	for n := range p.Stories {
		if !slices.Contains(p.Stories[n].Flags, Doubtful) {
			t.Errorf("story %d has the flags %q, not %s", n, p.Stories[n].Flags, Doubtful)
		}
	}
	if lost := loses(p, []string{alone}); len(lost) > 0 {
		t.Errorf("lost %q", lost)
	}
	if p := new(Marker).Mark(savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", bridgeStory...)); slices.Contains(p.Stories[0].Flags, Doubtful) {
		t.Error("a plain page is doubtful")
	}
}

// TestLongParagraph checks that a long paragraph stays though it stands alone between the short
// lines of a page.
func TestLongParagraph(t *testing.T) {
	long := strings.TrimSpace(strings.Repeat(bridgeStory[0]+" "+poolStory[1]+" ", 3))
	p := new(Marker).Mark(savedPage("The Carrow Post", "Bees survive winter in letter box of a church", append(slices.Clone(beeStory), "Weather", "Letters", "Chess", "Crosswords", "Puzzles", "Horoscope",
		"Jobs", "Cars", "Homes", long, "Obituaries", "Archive", "Shop", "Events")...))
	if lost := loses(p, append(slices.Clone(beeStory), long)); len(lost) > 0 {
		t.Errorf("lost %q", lost)
	}
}

// TestEvidence checks that no row of the evidence decides alone: none weighs more than odds of five
// to one.
func TestEvidence(t *testing.T) {
	for i, e := range storyEvidence {
		if e.points == 0 || e.points > 160 || e.points < -160 {
			t.Errorf("row %d has %d points", i, e.points)
		}
	}
}

// TestTableAlone checks that a short page which holds a table and hardly any running text keeps the
// table.
func TestTableAlone(t *testing.T) {
	rounds := []string{
		"1st round: 10 March - Carrow", "2nd round: 8 April - Sedno", "3rd round: 22 April - Lindholm", "4th round: 6 May - Ottery",
		"5th round: 20 May - Torvald", "6th round: 5 August - Marnhem", "7th round: 19 August - Vessa", "8th round: 9 September - Sund",
	}
	page := "Rowing calendar 2031\n\nMonday, 22 January 2031 at 0:13\n\nShare this on WhatsApp\n\nRowing\n\n" + strings.Join(rounds, "\n\n") +
		"\n\nThe calendar may change at any time, the union of rowers said.\n\nMost read\n\nCouncil cuts library hours\n"
	if lost := loses(new(Marker).Mark(page), rounds); len(lost) > 0 {
		t.Errorf("lost %q", lost)
	}
}

// TestAlternates checks that a text printed twice in a row in the place of a picture goes from a
// page saved whole, and that verses stay.
func TestAlternates(t *testing.T) {
	alt := "The minister of transport looks on as engineers measure the piers of the old bridge at Carrow."
	page := savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", bridgeStory[0], alt, alt, bridgeStory[1], bridgeStory[2])
	p := new(Marker).Mark(page)
	if lost := loses(p, bridgeStory); len(lost) > 0 || len(loses(p, []string{alt})) == 0 {
		t.Errorf("lost %q, the text of the picture is kept: %v", lost, len(loses(p, []string{alt})) == 0)
	}
	verse := "And the old bell of Sedno called us home across the water in the evening,"
	if lost := loses(new(Marker).Mark(strings.Join([]string{bridgeStory[0], verse, verse, bridgeStory[1]}, "\n\n")), []string{verse + "\n" + verse}); len(lost) > 0 {
		t.Errorf("verses lost")
	}
}

// TestNamesAreNoMenu checks that lists of people stay with their story: above the text of a pasted
// one, and behind what leads to them on a page with a little boilerplate.
func TestNamesAreNoMenu(t *testing.T) {
	names := []string{"Ann Dale", "Per Askel", "Ines Vold", "Tove Brandt", "Ole Lund", "Maria Sund", "Jan Moen", "Eva Berg", "Nils Holm", "Kari Lie", "Odd Foss", "Siri Bakke", "Arne Vik"}
	squad := "Harbo Names Squad For Cup\n\n" + strings.Join(names[:9], "\n") + "\n\n" + strings.Join(bridgeStory, "\n\n") + "\n"
	if lost := loses(new(Marker).Mark(squad), append([]string{"Harbo Names Squad For Cup"}, names[:9]...)); len(lost) > 0 {
		t.Errorf("lost %q of a squad", lost)
	}
	dead := "The Dead Of The Harbo Ferry\n\nSport\n\n" + strings.Join(bridgeStory[:2], "\n\n") + "\n\nThese are the dead:\n\n" + strings.Join(names, "\n") + "\n\nShare\n"
	if lost := loses(new(Marker).Mark(dead), append([]string{"These are the dead:"}, names...)); len(lost) > 0 {
		t.Errorf("lost %q of those who died", lost)
	}
	recipe := []string{"Half a litre of milk", "Six ripe pears", "A stick of cinnamon", "Oats", "Butter", "Flour", "Yeast", "Salt", "Mix the flour with the milk and let it rest for an hour.", "Serve with bread."}
	page := "Oat Bread Of The Pilot House\n\nIngredients\n\n" + strings.Join(recipe[:8], "\n") + "\n\nMethod\n\n" + strings.Join(recipe[8:], "\n") + "\n"
	if lost := loses(new(Marker).Mark(page), recipe); len(lost) > 0 {
		t.Errorf("lost %q of a recipe", lost)
	}
}
