package clean

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// savedMenus are menus above a story and what stands below it, by language.
var savedMenus = map[string][2]string{
	"en": {"Home\nNews\nSport\nWeather\nSign in", "Share this\nPrint\nBack to top\n© 2031 Quillmouth Herald. All rights reserved."},
	"de": {"Startseite\nNachrichten\nSport\nWetter\nAnmelden", "Teilen\nDrucken\nNach oben\n© 2031 Hafenbote. Alle Rechte vorbehalten."},
	"es": {"Inicio\nNoticias\nDeportes\nEl tiempo\nIniciar sesión", "Compartir\nImprimir\nVolver arriba\n© 2031 El Faro de Sotavento. Todos los derechos reservados."},
	"ru": {"Главная\nНовости\nСпорт\nПогода\nВойти", "Поделиться\nПечать\nНаверх\n© 2031 Портовый вестник. Все права защищены."},
}

// A savedStory is a story with a deck which says more of its words than the headline.
type savedStory struct {
	head, deck string
	stamp      string // between the headline and its deck, or below both
	text       []string
}

var savedStories = map[string]savedStory{
	"en": {"For the ferry, a lonely spring", "Two hundred islanders are cut off from the shops of Quillmouth by repairs to its engine", "By Tove Askel\nMarch 14, 2031", []string{
		"Two hundred islanders have been cut off from the shops of Quillmouth since the beginning of March, because the ferry that serves them is in the yard for repairs to its engine.",
		"The harbour master said on Thursday that a part was missing, and that the foundry which had made it closed eleven years ago.",
		"The shop on the largest of the islands has potatoes for a week, and the school has sent its pupils home with books for a month."}},
	"de": {"Ein stilles Frühjahr für die Fähre", "Zweihundert Inselbewohner sind wegen der Reparatur am Motor von den Läden der Stadt abgeschnitten", "Von Tove Askel\n14. März 2031", []string{
		"Zweihundert Inselbewohner sind seit Anfang März von den Läden der Stadt abgeschnitten, weil die Fähre wegen einer Reparatur am Motor in der Werft liegt.",
		"Der Hafenmeister sagte am Donnerstag, es fehle ein Teil, und die Gießerei, die es gegossen habe, sei vor elf Jahren geschlossen worden.",
		"Der Laden auf der größten der Inseln hat noch Kartoffeln für eine Woche, und die Schule hat ihre Schüler mit Büchern nach Hause geschickt."}},
	"es": {"Una primavera solitaria para el transbordador", "Doscientos isleños siguen aislados de las tiendas del puerto por la reparación del motor averiado", "Por Tove Askel\n14 de marzo de 2031", []string{
		"Doscientos isleños siguen aislados de las tiendas del puerto desde principios de marzo, porque el transbordador está en el astillero por la reparación del motor averiado.",
		"El capitán del puerto dijo el jueves que faltaba una pieza y que la fundición que la había hecho cerró hace once años.",
		"La tienda de la isla mayor tiene patatas para una semana y la escuela ha mandado a sus alumnos a casa con libros para un mes."}},
	"ru": {"Тихая весна для старого парома", "Двести жителей островов отрезаны от магазинов города из-за ремонта двигателя на верфи до самого лета", "Тове Аскель\n14 марта 2031", []string{
		"Двести жителей островов отрезаны от магазинов города с начала марта: старый паром, который их возит, стоит на верфи из-за ремонта двигателя.",
		"Начальник порта сказал в четверг, что не хватает одной детали, а завод, который её отлил, закрылся одиннадцать лет назад.",
		"В лавке на самом большом острове картофеля осталось на неделю, а школа отпустила учеников домой с книгами на месяц."}},
}

// TestDeckBelow has decks that say more of the words of the text than the headlines above them, on
// saved pages: next to the headline, and with a byline and a date between.
func TestDeckBelow(t *testing.T) {
	for lang, s := range savedStories {
		for name, top := range map[string]string{
			"next":    s.head + "\n" + s.deck + "\n" + s.stamp,
			"between": s.head + "\n" + s.stamp + "\n" + s.deck,
		} {
			p := new(Marker).Mark(savedMenus[lang][0] + "\n" + top + "\n" + strings.Join(s.text, "\n") + "\n" + savedMenus[lang][1] + "\n")
			if got := p.headlineOf(0); got != s.head {
				t.Errorf("%s, %s: headline %q", lang, name, got)
			}
			want := slices.Clone(s.text)
			if name == "next" {
				want = append(want, s.deck)
			}
			if lost := loses(p, want); len(lost) > 0 {
				t.Errorf("%s, %s: lost %q", lang, name, lost)
			}
		}
	}
}

// headlineOf returns the headline of story k, empty without one.
func (p *Page) headlineOf(k int) string {
	if k >= len(p.Stories) || p.Stories[k].Headline < 0 {
		return ""
	}
	return p.line(p.Stories[k].Headline)
}

// TestNoDeckBelow has lines above a headline of which it is no deck: the name of a section, a
// button, a caption, a pager, crumbs.
func TestNoDeckBelow(t *testing.T) {
	s := savedStories["en"]
	head := "Islanders cut off from the shops of Quillmouth by repairs to the ferry"
	for name, above := range map[string]string{
		"section": "Islands and coast",
		"button":  "Email this page to a friend",
		"caption": "The ferry lies in the yard.",
		"pager":   "« A new mayor | Main | Repairs to the pier »",
		"crumbs":  "Home > News > Islands > Repairs to the ferry",
	} {
		p := new(Marker).Mark(savedMenus["en"][0] + "\n" + above + "\n" + head + "\n" + s.stamp + "\n" + strings.Join(s.text, "\n") + "\n" + savedMenus["en"][1] + "\n")
		if got := p.headlineOf(0); got != head {
			t.Errorf("%s: headline %q", name, got)
		}
	}
}

// TestHeadlineAmongAdverts has a headline of few words with labels of advertisements above and
// below, which stood in the way of the text.
func TestHeadlineAmongAdverts(t *testing.T) {
	for lang, x := range map[string][2]string{
		"en": {"Advertisement", "Ferry repairs drag on"},
		"de": {"Anzeige", "Reparatur der Fähre"},
		"es": {"Publicidad", "Isleños aislados"},
		"ru": {"Реклама", "Ремонт старого парома"},
	} {
		s := savedStories[lang]
		for name, sep := range map[string]string{"no gaps": "\n", "gaps": "\n\n"} {
			lines := []string{savedMenus[lang][0], x[0], x[0], x[1], x[0], x[0]}
			p := new(Marker).Mark(strings.Join(slices.Concat(lines, s.text, []string{savedMenus[lang][1]}), sep) + "\n")
			if got := p.headlineOf(0); got != x[1] {
				t.Errorf("%s, %s: headline %q", lang, name, got)
			}
			if lost := loses(p, s.text); len(lost) > 0 {
				t.Errorf("%s, %s: lost %q", lang, name, lost)
			}
		}
	}
}

// TestLeadBelowCredit has the first sentence of a story below a credit that no rule knows, and a
// list of other things before the rest of it.
func TestLeadBelowCredit(t *testing.T) {
	for lang, x := range map[string][3]string{
		"en": {"Islanders to wait twice as long for their ferry", "The harbour master will tell the islanders at a meeting in April.", "Maps of the coast\nShips in the port\nTimes of the tides\nPictures by readers\nPuzzles and chess"},
		"de": {"Inselbewohner warten doppelt so lange auf ihre Fähre", "Der Hafenmeister wird es den Inselbewohnern auf einer Versammlung im April erklären.", "Karten der Küste\nSchiffe im Hafen\nZeiten der Flut\nBilder der Leser\nRätsel und Schach"},
		"es": {"Los isleños esperan el doble por su transbordador", "El capitán del puerto lo explicará a los isleños en una reunión en abril.", "Mapas de la costa\nBarcos en el puerto\nHoras de la marea\nFotos de lectores\nJuegos y ajedrez"},
	} {
		s := savedStories[lang]
		page := strings.Join([]string{savedMenus[lang][0], x[0], "Amrit Nabin/Mar", x[1], x[2], s.stamp, strings.Join(s.text, "\n"), savedMenus[lang][1]}, "\n") + "\n"
		p := new(Marker).Mark(page)
		if lost := loses(p, append(slices.Clone(s.text), x[1])); len(lost) > 0 || p.headlineOf(0) != x[0] {
			t.Errorf("%s: headline %q, lost %q", lang, p.headlineOf(0), lost)
		}
	}
}

// TestLabelledLinks has links to other stories above a headline, all with the same label.
func TestLabelledLinks(t *testing.T) {
	s := savedStories["en"]
	for _, label := range []string{"Read Article: ", "Island news | ", "Explained: "} {
		head := "A lonely spring by the sea"
		links := label + "Islanders mourn their old ferry and its engine\n" + label + "Shops of Quillmouth miss the islanders\n" + label + "Harbour master sees repairs to the ferry of the islands"
		p := new(Marker).Mark(savedMenus["en"][0] + "\n" + links + "\n" + head + "\n" + s.stamp + "\n" + strings.Join(s.text, "\n") + "\n" + savedMenus["en"][1] + "\n")
		if got := p.headlineOf(0); got != head {
			t.Errorf("%q: headline %q", label, got)
		}
	}
}

// TestPublisherAbove checks that the name of a newspaper above the date of a page is no headline,
// though the headline and the text have a word of it.
func TestPublisherAbove(t *testing.T) {
	text := "Le Courrier de Lindholm\n%sRégion\n\nLa piscine de Lindholm ferme pour toujours\n\nAnne Dale\n\n" +
		"Le conseil régional a décidé lundi de fermer définitivement la vieille piscine de Lindholm, après que des ingénieurs ont trouvé des fissures dans le toit.\n\n" +
		"Près de six cents enfants y apprennent à nager chaque année, et la piscine la plus proche se trouve à quarante kilomètres.\n\n%snews·20310303·LC·012345\nCertificat émis le 4 mars 2031 à BIB à des fins de visualisation personnelle et temporaire.\n"
	for _, notice := range []string{"", "© 2031 Le Courrier de Lindholm. Tous droits réservés.\n"} {
		for _, day := range []string{"", "Lundi 3 mars 2031\n"} {
			if notice == "" && day == "" {
				continue // nothing tells it from a headline
			}
			p := new(Marker).Mark(fmt.Sprintf(text, day, notice))
			if got := p.headlineOf(0); got != "La piscine de Lindholm ferme pour toujours" {
				t.Errorf("%q, %q: headline %q", day, notice, got)
			}
		}
	}
}
