package clean

import (
	"slices"
	"strings"
	"testing"
)

// TestGoesOnBelowPictures checks that the end of a story stays where pictures and lines without
// width part it from the rest.
func TestGoesOnBelowPictures(t *testing.T) {
	for _, last := range []string{
		"The whole town came down to see the old bridge go dark at midnight!",
		"Die ganze Stadt kam ans Ufer, um die alte Brücke um Mitternacht dunkel werden zu sehen.",
	} {
		photo := "(Photo: Ann Dale/Carrow Post)"
		story := slices.Concat(bridgeStory, []string{photo, "\u200b", photo, "\u200b", photo, last, "We will go on telling you what happens down at the river in the year to come 🙂"})
		if lost := loses(new(Marker).Mark(savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", story...)), story[8:]); len(lost) > 0 {
			t.Errorf("lost %q", lost)
		}
	}
}

// TestListGoesOnCounting checks that a numbered list below a story stays as far as it counts,
// whatever stands between its items.
func TestListGoesOnCounting(t *testing.T) {
	for name, items := range map[string][]string{
		"addresses": {"1) Lampada di ottone", "http://example.org/a1", "2) Bollitore smaltato", "http://example.org/b2", "3) Sedia di rovere", "http://example.org/c3", "4) Stufa da barca", "http://example.org/d4", "5) Coperta di lana", "http://example.org/e5"},
		"zh":        {"1、卡罗镇", "2、塞德诺", "二级", "3、林霍尔姆", "4、奥特里", "5、峡湾村", "6、北岸", "学校", "7、旧桥"},
		"prices":    {"1. Brass lamp", "39 crowns", "from the yard", "2. Enamel kettle", "21 crowns", "3. Oak chair", "70 crowns", "signed", "4. Ship's stove", "200 crowns"},
	} {
		lead := "These are the things that the yards below the bridge will sell at the fair on Saturday, the harbour master said in a letter to the town."
		page := savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", slices.Concat(bridgeStory, []string{lead}, items, []string{"Most read today"})...)
		if lost := loses(new(Marker).Mark(page), items); len(lost) > 0 {
			t.Errorf("%s: lost %q", name, lost)
		}
	}
}

// TestCommentsInset checks that a story goes on below comments of readers that are printed moved
// in.
func TestCommentsInset(t *testing.T) {
	rest := "   Los comerciantes de la orilla este pidieron al ayuntamiento que pague parte del alquiler\n   hasta que el puente vuelva a abrir, y anunciaron una protesta para el sábado."
	page := savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", slices.Concat(bridgeStory, []string{
		"Comentarios de los lectores",
		"          leon 03.01.2031, 19:43\n          Otra vez lo mismo, ya lo dijimos hace diez años.",
		"          K.P. 03.01.2031, 04:00\n          Que lo pague quien lo construyó.",
		rest})...)
	if lost := loses(new(Marker).Mark(page), []string{"hasta que el puente vuelva a abrir"}); len(lost) > 0 {
		t.Errorf("lost %q", lost)
	}
}

// TestSentenceByNode checks that a sentence is mended whose parts, text and links, stand on lines
// of their own.
func TestSentenceByNode(t *testing.T) {
	for _, want := range []string{
		"Den Termin befeuert der|dänische|Hersteller mit einer Reihe von Angeboten, vom|Schiff|bis zu|doppelten Punkten|auf ausgewählte Produkte.",
		"In Tokyo the|Nikkei 225|(|N225|)|declined by a third of one percent in the morning.",
		"E’ stato annunciato che il remake della serie “|I Cavalieri del Fiordo|“, prodotta a|Sedno|, andrà in onda in autunno.",
	} {
		p := new(Marker).Mark(strings.ReplaceAll(want, "|", "\n") + "\n")
		if len(p.Lines) != 1 {
			t.Errorf("%d lines of %q", len(p.Lines), want)
		}
	}
	for _, apart := range []string{
		"Neues Dach\nvor 3 Stunden\nDas Museum schließt im Winter für vier Monate.",
		"Reply\nrivergirl\nThe ferry is a joke and holds sixty people at most.",
	} {
		if p := new(Marker).Mark(apart + "\n"); len(p.Lines) < 2 {
			t.Errorf("joined %q", apart)
		}
	}
}

// TestAddressIsLink checks that the address of a link that reads as its address stays in a list
// that text browsers print.
func TestAddressIsLink(t *testing.T) {
	page := "1) Brass lamp\n[3]http://example.org/a1\n2) Kettle\n[4]http://example.org/b2\n\nReferences\n\n1. http://example.org/\n2. http://example.org/x\n3. http://example.org/a1\n4. http://example.org/b2\n"
	p := new(Marker).Mark(page)
	for i := range p.Lines {
		if l := &p.Lines[i]; strings.Contains(p.Text[l.Start():l.End()], "]http") && l.Rule == markRefs {
			t.Errorf("cut %q", p.Text[l.Start():l.End()])
		}
	}
}

// TestHouseRulesOutweigh checks that a short story stays whose page has long rules for the comments
// of readers.
func TestHouseRulesOutweigh(t *testing.T) {
	story := []string{
		"В больнице города впервые прооперировали столетнего пациента, который упал на лестнице у себя дома.",
		"Ему установили новый сустав, сообщила в понедельник пресс-служба больницы.",
		"Пациент уже ходит по палате и хочет домой, рассказал хирург, который руководил операцией.",
	}
	rules := []string{
		"- Языком общения на сайте является русский язык. Другие языки можно использовать, только если читатели смогут вас понять.",
		"- В комментариях запрещаются выражения, содержащие ненормативную лексику и унижающие человеческое достоинство.",
		"- Запрещаются спам, а также реклама любых товаров и услуг, не относящихся к обсуждению статьи.",
		"- Не приветствуются сообщения, не относящиеся к содержанию статьи или к контексту обсуждения.",
		"Редакция оставляет за собой право удалять отдельные комментарии без объяснения причин и без предупреждения.",
	}
	p := new(Marker).Mark(savedPage("Карровский вестник", "Столетнего пациента прооперировали в Карроу", slices.Concat(story, []string{"Поделиться", "Комментарии"}, rules)...))
	if lost := loses(p, story); len(lost) > 0 {
		t.Errorf("lost %q", lost)
	}
	if gone := loses(p, rules); len(gone) != len(rules) {
		t.Errorf("kept %d rules for comments", len(rules)-len(gone))
	}
}

// TestTeasersElsewhere checks that a page is not doubtful for the sentences of other stories that
// stand apart from its own.
func TestTeasersElsewhere(t *testing.T) {
	row := []string{}
	for _, s := range []string{
		"The weather for the weekend You can leave your umbrella at home on Saturday, but take it with you when you leave the house on Sunday morning for the fair.",
		"First snow on the fells Officially the start of winter is weeks away, but snow has been seen on the fells above the town by more than one shepherd.",
	} {
		row = append(row, "Sport", "Weather", "Traffic", "Tides", "Lottery", s)
	}
	p := new(Marker).Mark(savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", slices.Concat(bridgeStory, []string{"Share", "Print"}, row)...))
	if len(p.Stories) == 0 || slices.Contains(p.Stories[0].Flags, Doubtful) {
		t.Error("doubtful")
	}
}

// TestShortPageOfSeveral checks that of two pages in one file the story of a single paragraph stays
// beside a long one.
func TestShortPageOfSeveral(t *testing.T) {
	for name, short := range map[string]string{
		"en": "A swarm of bees has lived through the winter in the letter box of a church in Sedno, the verger said on Monday.",
		"de": "Ein Bienenschwarm hat den Winter im Briefkasten einer Kirche in Sedno überlebt, sagte der Küster am Montag.",
		"ru": "Рой пчёл пережил зиму в почтовом ящике церкви в Седно, рассказал в понедельник её сторож журналистам.",
	} {
		long := savedPage("The Carrow Post", "Old road bridge at Carrow to close for a year", bridgeStory...)
		page := savedPage("The Carrow Post", "Bees survive winter in letter box", short)
		for _, file := range []string{long + "\n\n" + page, page + "\n\n" + long, long + "\n\n" + page + "\n\n" + savedPage("The Carrow Post", "Bees move to school", beeStory...)} {
			if lost := loses(new(Marker).Mark(file), append(slices.Clone(bridgeStory), short)); len(lost) > 0 {
				t.Errorf("%s: lost %q", name, lost)
			}
		}
	}
}

// TestWhoSaidIt checks that the name below a quotation stays where it ends a story.
func TestWhoSaidIt(t *testing.T) {
	for _, said := range [][]string{
		{"“The show was really great, and we received a drink at the entrance.”", "– Mara"},
		{"„Die Vorstellung war großartig, und am Eingang gab es etwas zu trinken.“", "— Ola"},
		{"«La función fue magnífica, y en la entrada nos dieron de beber.»", "– Marisol"},
	} {
		story := slices.Concat(bridgeStory, said)
		if lost := loses(new(Marker).Mark(savedPage("The Carrow Post", "What the guests of the old theatre say", story...)), story); len(lost) > 0 {
			t.Errorf("lost %q", lost)
		}
	}
}
