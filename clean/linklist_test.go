package clean

import (
	"slices"
	"strings"
	"testing"

	"onecopy/clean/internal/scan"
)

// TestLinkLists checks that lists of links are told by what stands behind them, with no rule that
// knows a word.
func TestLinkLists(t *testing.T) {
	for name, c := range map[string]struct{ above, list []string }{
		"broken off": {[]string{"Share on Facebook"}, []string{
			"A híd lezárása miatt külön járatok indulnak a keleti...", "Megnyílt a felújított városi fürdő a folyó partján",
			"Kilencmillió koronába kerülne az új csarnok, amelyet...", "Telet túlélő méhek a sekrestye postaládájában...",
		}},
		"read": {nil, []string{
			"A híd lezárása miatt külön járatok indulnak a hétvégén (2240)", "Megnyílt a felújított városi fürdő a folyó partján (612)",
			"Kilencmillió koronába kerülne az új csarnok (87)", "Telet túlélő méhek a templom régi postaládájában (4)",
		}},
		"minutes": {nil, []string{
			"橋の通行止めで臨時バスを運行へ　市が発表 (2031/3/3 8:35)", "改修された市民浴場が川沿いに再開 (2031/3/2 17:10)",
			"新しい体育館の建設費は九百万クローネ (2031/3/4 9:21)", "教会の郵便受けで冬を越したミツバチ (2031/3/1 12:00)",
		}},
		"days": {nil, []string{
			"Η παλιά γέφυρα κλείνει για έναν ολόκληρο χρόνο (03/03/2031)", "Οι μέλισσες πέρασαν τον χειμώνα στην εκκλησία (03/03/2031)",
			"Κλείνει οριστικά το κολυμβητήριο της πόλης (02/03/2031)", "Νέα πλοία αγόρασε η εταιρεία του λιμανιού (28/02/2031)",
		}},
	} {
		page := strings.Join(slices.Concat(c.above, bridgeStory, c.list), "\n\n") + "\n"
		p := new(Marker).Mark(page)
		if lost := loses(p, bridgeStory); len(lost) > 0 {
			t.Errorf("%s: lost %q", name, lost)
		}
		if lost := loses(p, c.list); len(lost) != len(c.list) {
			t.Errorf("%s: %d of %d links cut", name, len(lost), len(c.list))
		}
	}
}

// TestNoLinkLists checks that lists of a story which look like those of links stay.
func TestNoLinkLists(t *testing.T) {
	for name, list := range map[string][]string{
		"verses":   {"I sat beside the river and I waited…", "The ferry went and never came again…", "The bells of Sedno called across the water…", "And no one heard, and no one called my name…"},
		"speech":   {"I never said that it was safe, I only...", "You signed the paper on the second of May...", "I signed what they had put in front of me...", "Nobody had looked at it for nine years..."},
		"ages":     {"Maria Lund, a nurse who came from Carrow (34)", "Per Askel, a teacher of the school at Sedno (51)", "Ines Vold, a student in her second year there (19)", "Tove Brandt, a clerk at the town hall of Ottery (62)"},
		"films":    {"The long way home to the village of Sedno (1961)", "A winter spent among the bees of the church (1974)", "Nobody knows the road that leads to Carrow (1988)", "The last ferry that left the harbour at noon (2003)"},
		"fixtures": {"Carrow against Sedno at the ground by the river (10/06/2031)", "Lindholm against Ottery at the new town hall field (11/06/2031)", "Sedno against Lindholm at the ground behind the school (17/06/2031)", "Ottery against Carrow at the old field of the mill (18/06/2031)"},
		"results":  {"Carrow (2)", "Sedno (0)", "Lindholm (412)", "Ottery (1)"},
	} {
		page := strings.Join(slices.Concat(bridgeStory, list, beeStory), "\n\n") + "\n"
		if lost := loses(new(Marker).Mark(page), list); len(lost) > 0 {
			t.Errorf("%s: lost %q", name, lost)
		}
	}
}

// TestUnknownTongue checks that a page saved whole is told by its menu where no rule knows a word
// of it, and that lists of names in a story that was pasted are none.
func TestUnknownTongue(t *testing.T) {
	menu := []string{"Azala", "Albisteak", "Kirola", "Kultura", "Iritzia", "Ekonomia", "Eguraldia", "Gutunak", "Bertsoak", "Zinema", "Harpidetu", "Bilatu"}
	foot := []string{"Azokako salneurriak", "Udal liburutegia", "Itsasontziak", "Argazkiak", "Bideoak", "Gure berri", "Jarri harremanetan"}
	story := []string{
		"Carrowko zubi zaharra urtebetez itxiko dute astelehenetik aurrera, ingeniariek pitzadurak aurkitu baitituzte haren bi zutabetan, garraio sailak esan duenez.",
		"Bederatzi mila auto inguru igarotzen dira egunero zubitik, eta lau aldiz konpondu dute 1931n zabaldu zutenetik, azkenekoz duela hamabi urteko neguan.",
		"Ekialdeko dendariek esan dute beren salmenten beldur direla, eta udalari eskatu diote alokairuaren zati bat ordaintzeko zubia berriro zabaldu arte.",
	}
	p := new(Marker).Mark(strings.Join(slices.Concat(menu, story, foot), "\n\n") + "\n")
	if lost := loses(p, story); len(lost) > 0 {
		t.Errorf("lost %q", lost)
	}
	if lost := loses(p, slices.Concat(menu[:len(menu)-1], foot)); len(lost) != len(menu)-1+len(foot) {
		t.Errorf("only %d of %d lines of menus cut", len(lost), len(menu)-1+len(foot))
	}
	var names []string
	for _, name := range []string{"Ann Dale", "Per Askel", "Ines Vold", "Tove Brandt", "Ole Lund", "Maria Sund"} {
		names = append(names, name, name+" Junior", name+" of Sedno", "Old "+name, "Young "+name)
	}
	if lost := loses(new(Marker).Mark(strings.Join(slices.Concat(story, names), "\n")+"\n"), names); len(lost) > 0 {
		t.Errorf("lost %q of a list of names", lost)
	}
}

// TestLittleWords checks that a long paragraph of letters of two bytes, which ends with an address,
// is read as running text, and that headlines on one line are not.
func TestLittleWords(t *testing.T) {
	text := "Старый мост закроют на год с понедельника, так как инженеры нашли в двух его опорах трещины. По мосту идут около девяти тысяч машин в день, и его " +
		"чинили уже четыре раза. Торговцы на том берегу боятся за свою выручку и просят город платить за них часть аренды www.carrow.example"
	if m := scan.Measure(text); !lineOf(text).prose() {
		t.Errorf("not read as running text: %+v", m)
	}
	heads := "Старый мост закроют на год с понедельника Пчелы в почтовом ящике церкви пережили зиму Бассейн в городе закроют навсегда Новый зал будет стоить девять миллионов крон " +
		"Паром купил две новые лодки на три года Дождь ожидают в конце недели на всем берегу"
	if m := scan.Measure(heads); lineOf(heads).prose() {
		t.Errorf("headlines are read as running text: %+v", m)
	}
}
