package clean

import (
	"slices"
	"strings"
	"testing"
)

// TestSentenceWithTail checks that the last sentence of a story stays where initials, a face or a
// tag stand behind its end.
func TestSentenceWithTail(t *testing.T) {
	for _, last := range []string{
		"Смотритель моста сказал, что ключи от обоих ворот останутся у него до весны. (И.П.)",
		"Die Bewohner treffen sich am Samstag wieder auf der Baustelle und bringen Kuchen mit. (kap/reh)",
		"We will be at the bridge on Sunday with soup for all who lend a hand! 🙂",
		"桥梁管理处表示，两座桥墩的裂缝将在明年春天之前修补完毕，届时恢复通车。(林岸/编译)",
	} {
		story := append(slices.Clone(bridgeStory), last)
		if lost := loses(new(Marker).Mark(savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", story...)), story); len(lost) > 0 {
			t.Errorf("lost %q", lost)
		}
	}
}

// adverts are what some sites put between the paragraphs of a story.
var adverts = []string{"Advertisement", "Story continues below", "This advertisement has not loaded yet, but your article continues below.", "Subscribe now to read the latest news in your city."}

// TestParagraphAmongAdverts checks that a paragraph stays that advertisements and forms to
// subscribe part from the rest.
func TestParagraphAmongAdverts(t *testing.T) {
	for _, goesOn := range []string{"Story continues below", "Der Artikel geht nach der Anzeige weiter", "L'article continue après la publicité", "Статья продолжается после рекламы"} {
		between := slices.Concat([]string{"Advertisement", goesOn}, adverts[2:])
		form := []string{"Puzzles and comics every day", "One account for all our papers", "Sign in or create an account", "View more offers", "Continue", "or"}
		want := []string{
			"I see the world through the glass of a ferry these days, the woman at the wheel says, and the effect is always the same: it looks smaller than it is.",
			"“The piers have stood in the water since 1931 and I would not cross on foot today,” the engineer said.",
		}
		story := slices.Concat(want[:1], between, form, form, between, form, form, bridgeStory, between, want[1:], []string{"Most read"})
		p := new(Marker).Mark(savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", story...))
		if lost := loses(p, want); len(lost) > 0 {
			t.Errorf("%s: lost %q", goesOn, lost)
		}
		if gone := loses(p, adverts[3:]); len(gone) != 1 {
			t.Errorf("%s: the form to subscribe was kept", goesOn)
		}
	}
}

// TestLastParagraphBelowList checks that the last paragraph of a story stays where a list of other
// stories parts it from the rest, if the source or a credit stands right below it.
func TestLastParagraphBelowList(t *testing.T) {
	last := "Bis dahin fährt ein Bus vom Markt über die neue Brücke bei Sedno, an Werktagen alle zwanzig Minuten und sonntags jede Stunde, teilte das Amt mit, und die Fahrt kostet nichts."
	list := []string{"Mehr zum Thema", "Die Fähre kommt nicht wieder", "Ein Dorf zählt seine Bienen", "Neue Boote für den Fjord", "Was die Bücherei jetzt streicht", "Regen zum Wochenende", "Der Hafen wird kleiner", "Kein Geld für die Schule"}
	for _, below := range []string{"Quelle: Carrow Bote", "Foto: Ann Dale/Carrow Bote"} {
		story := slices.Concat(bridgeStory, list, []string{last, below})
		if lost := loses(new(Marker).Mark(savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", story...)), []string{last}); len(lost) > 0 {
			t.Errorf("%s: lost the paragraph above", below)
		}
	}
}

// TestBlockGoesOn checks that a paragraph printed a clause a line stays to its end.
func TestBlockGoesOn(t *testing.T) {
	for name, lines := range map[string][]string{
		"ja": {"橋は一年のあいだ通行止めになると運輸省が月曜日に発表しました。二本の橋脚にひびが見つかったためです。", "そのほかにも、", "川の東側の店に家賃の補助を出すことや、", "学校まで無料のバスを走らせることが、", "検討されています。"},
		"en": {"The ministry will pay for the whole of the work, which begins in March and is to end within the year, it said in a statement.", "Until then,", "the shops on the east bank,", "and the school,", "are served by a bus."},
	} {
		page := savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", append(slices.Clone(bridgeStory), strings.Join(lines, "\n"))...)
		if lost := loses(new(Marker).Mark(page), lines); len(lost) > 0 {
			t.Errorf("%s: lost %q", name, lost)
		}
	}
}

// TestTableUnderTitle checks that a calendar or a price list that is all there is stays, though
// other parts of the page have sentences.
func TestTableUnderTitle(t *testing.T) {
	for title, rows := range map[string][]string{
		"Calendario de regatas 2031":  {"1ª prueba: 9 de marzo, bahía de Sedno", "2ª prueba: 6 de abril, Carrow", "3ª prueba: 4 de mayo, Lindholm", "4ª prueba: 1 de junio, por anunciar", "5ª prueba: 13 de julio, Ottery", "6ª prueba: 7 de septiembre, Sedno"},
		"Ferry fares from March 2031": {"Foot passenger, single: 4.20", "Foot passenger, return: 7.50", "Bicycle, single: 1.00", "Car up to 5 m, single: 19.00", "Car up to 5 m, return: 33.00", "Dog or cat: 0.50"},
	} {
		other := []string{"Share on Facebook", "More from the harbour", "The oars", "The buoys"}
		other = slices.Concat(other, []string{"Tags", "boats", "harbour", "fjord", "summer", "Print"}, beeStory)
		page := title + " | The Carrow Post\n\n" + savedPage("The Carrow Post", title, append(slices.Clone(rows), other...)...)
		if lost := loses(new(Marker).Mark(page), rows); len(lost) > 0 {
			t.Errorf("%s: lost %q", title, lost)
		}
	}
}

// TestQuotedPost checks that a post that a story quotes at its end stays with the name below it.
func TestQuotedPost(t *testing.T) {
	for _, name := range []string{"— Ada Lund (@adalund) March 3, 2031", "— Управа моста (@karrow_most) 3 марта 2031", "– 橋の友 (@hashi.example) 2031年3月3日"} {
		story := append(slices.Clone(bridgeStory), name)
		if lost := loses(new(Marker).Mark(savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", story...)), story); len(lost) > 0 {
			t.Errorf("lost %q", lost)
		}
	}
}

// TestProductsInDoubt checks that a list of products between two paragraphs stays and the page is
// doubtful where it holds most of the words, and that the links to other stories below do not.
func TestProductsInDoubt(t *testing.T) {
	products := []string{}
	for _, name := range []string{"Carrow lamp", "Sedno kettle", "Lindholm chair", "Ottery stove", "Carrow radio", "Fjord blanket"} {
		products = append(products, name, "Made of oak and brass in the old yard by the bridge", "Comes with a cloth to wipe it and a box to keep it in", "Fits through every door of the house", "$"+"39.00", "Buy it now")
	}
	story := slices.Concat(bridgeStory[:2], products, bridgeStory[2:])
	p := new(Marker).Mark(savedPage("The Carrow Post", "Six things for the winter from the yards by the bridge", story...))
	if lost := loses(p, story); len(lost) > 0 {
		t.Errorf("lost %q", lost)
	}
	if !slices.Contains(p.Stories[0].Flags, Doubtful) {
		t.Errorf("flags %q", p.Stories[0].Flags)
	}
	if gone := loses(p, []string{"Council cuts library hours", "Ferry company buys two new boats"}); len(gone) != 2 {
		t.Error("links to other stories were kept")
	}
}

// TestChineseLeadsToList checks that a line of Chinese that ends in a colon counts as running text,
// though none of its words begins small.
func TestChineseLeadsToList(t *testing.T) {
	story := []string{
		"各镇人民政府、港务局、公路局、桥梁管理处及沿河各村委会：",
		"为了保障过桥行人和车辆的安全，经河务局批准，现就旧桥封闭期间的通行办法通知如下：",
		"一、自2031年3月3日起至2032年3月2日止，旧桥禁止一切车辆通行，行人和自行车请走下游的木桥，夜间请携带灯具。",
		"二、免费渡船每日早六时至晚十时开行，每二十分钟一班，学生、教师和医护人员凭证优先上船，大雾和大风天气停航。",
	}
	if lost := loses(new(Marker).Mark(savedPage("The Carrow Post", "旧桥封闭期间通行办法公布", story...)), story[1:]); len(lost) > 0 {
		t.Errorf("lost %q", lost)
	}
	if !lineOf(story[0]).introduces() {
		t.Error("leads to nothing")
	}
}

// TestCrossheadsOfOneStory checks that the crossheads of a story on a page saved whole begin no
// stories of their own and that two pages one after another are
// two stories still.
func TestCrossheadsOfOneStory(t *testing.T) {
	story := slices.Concat(bridgeStory[:1], []string{"Shopkeepers on the East Bank Fear for Their Trade"}, bridgeStory[1:],
		[]string{"Share on Facebook", "Nine Thousand Cars a Day on the Old Bridge", "The old bridge carries nine thousand cars a day, and the ministry said that no other road could take them all at once."})
	page := savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", story...)
	for n := range 2 {
		p := new(Marker).Mark(strings.Repeat(page+"\n\n", n+1))
		if len(p.Stories) != n+1 {
			t.Errorf("%d pages have %d stories", n+1, len(p.Stories))
		}
		if lost := loses(p, story[:1]); len(lost) > 0 {
			t.Errorf("lost %q", lost)
		}
	}
}
