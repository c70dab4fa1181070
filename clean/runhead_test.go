package clean

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

var (
	tannery = append(slices.Concat(weir, bridgeStory, beeStory),
		"In the meantime volunteers fill sandbags on the quay every evening, and the fire brigade has lent them two pumps that were bought after the flood of 1987. Whoever has a boat is asked to tie it up above the bridge.",
		"The anglers have offered to pay for a survey of the northern pier, provided that the report is printed in full. Nobody at the council wanted to say on Friday whether the offer would be accepted before the summer.",
	)
	mühle = []string{
		"Die Wassermühle in Osterbrook, die seit 1991 stillsteht, soll im Herbst wieder Roggen mahlen, wie der Verein am Freitag mitteilte, dem sie gehört. Vier Mühlsteine wurden mit einem Kran durch das offene Dach gehoben, während unten die Nachbarn zusahen.",
		"Freiwillige haben neun Sommer lang den Mühlgraben von Weiden befreit und dabei drei alte Schaufeln gefunden. Das Rad, sechs Meter breit, hat eine Werft aus Lärche gebaut, die nie zuvor eines gemacht hatte und es vermutlich auch nie wieder tun wird.",
		"Müllerin Tove Askel hat das Handwerk in einem anderen Land gelernt, weil hier niemand mehr war, der es ihr hätte beibringen können. An zwei Tagen der Woche will sie mahlen, an den drei anderen das ausbessern, was dabei zu Bruch gegangen ist.",
		"Das erste Mehl ist der Schulküche versprochen und einer Bäckerei in Marnheim, deren Ofen noch mit Holz geheizt wird. Ein Kilo wird doppelt so viel kosten wie im Laden, was der Verein für den Lärm allein für einen gerechten Preis hält.",
	}
	dépôt = []string{
		"L'école d'échecs de Marnay s'est installée dans l'ancien dépôt des tramways de la rue du Canal, où soixante échiquiers sont désormais alignés entre les rails. Son fondateur a commencé en 2009 avec neuf enfants dans une salle de la bibliothèque.",
		"Aujourd'hui trois cent quarante élèves de cinq à quatre-vingt-onze ans y sont inscrits, et un tiers d'entre eux ne paie rien. La ville loue le bâtiment pour une somme symbolique, et le chauffage a été payé par une loterie.",
		"Le dépôt possède encore sa plaque tournante, que les élèves peuvent utiliser une fois par an, le jour du tournoi d'été, pour faire tourner le dernier échiquier devant les spectateurs. Les voisins apportent des chaises et des gâteaux.",
		"Les joueurs les plus âgés se retrouvent le mardi matin autour du poêle, et certains viennent de trois villages voisins à bicyclette. La mairie a promis de réparer la verrière avant l'hiver, si les pompiers donnent leur accord en septembre.",
	}
)

// paged breaks lines into pages of so many, with what head gives between two of them.
func paged(lines []string, length int, head func(page int) string) string {
	var b strings.Builder
	for i, line := range lines {
		if i > 0 && i%length == 0 {
			b.WriteString(head(i/length + 1))
		}
		b.WriteString(line + "\n")
	}
	return b.String()
}

// linesOf breaks paragraphs into lines.
func linesOf(paras []string, width int, between string) []string {
	var b strings.Builder
	for _, para := range paras {
		b.WriteString(wrap(para, width, columnsOf, "", "") + between)
	}
	return strings.Split(strings.TrimRight(b.String(), "\n"), "\n")
}

// TestRunningHead joins paragraphs that are broken by the running heads of paper pages, in several
// languages and layouts.
func TestRunningHead(t *testing.T) {
	pages := map[string]struct {
		paras []string
		text  string
		heads int
	}{
		"head with number and date": {tannery, paged(linesOf(tannery, 64, "\n"), 9, func(page int) string {
			return fmt.Sprintf("\nTHE DAILY BUGLE  %d  March 3, 1912\n\n", page)
		}), 3},
		"left and right": {tannery, paged(linesOf(tannery, 58, "\n"), 11, func(page int) string {
			if page%2 == 0 {
				return fmt.Sprintf("%d      The Ottery Herald      Monday, May 6, 1931\n", page)
			}
			return fmt.Sprintf("Monday, May 6, 1931      The Ottery Herald      %d\n", page)
		}), 3},
		"foot and head": {mühle, paged(linesOf(mühle, 60, "\n"), 8, func(page int) string {
			return fmt.Sprintf("\nSeite %d von 20\n\nJahresbericht des Mühlenvereins\n\n", page-1)
		}), 4},
		"number between dashes": {mühle, paged(linesOf(mühle, 62, "\n"), 8, func(page int) string {
			return fmt.Sprintf("\n- %d -\n\n", page)
		}), 2},
		"number alone, no capitals": {nil, paged(linesOf(slices.Concat(ferry, ferry, ferry, ferry), 60, "\n"), 7, func(page int) string {
			return fmt.Sprintf("\n%d\n\n", page)
		}), 3},
		"form feed": {dépôt, paged(linesOf(dépôt, 62, "\n"), 8, func(page int) string {
			return "\n\fBulletin municipal de Marnay\n"
		}), 2},
	}
	for name, page := range pages {
		p := new(Marker).Mark(page.text)
		if lost := loses(p, page.paras); len(lost) > 0 {
			t.Errorf("%s: loses %q of\n%s", name, lost, page.text)
		}
		if n := cutBy(p, runHead); n < page.heads {
			t.Errorf("%s: cuts %d running heads, want %d of\n%s", name, n, page.heads, page.text)
		}
	}
}

// cutBy counts the lines and parts of lines that a rule cut.
func cutBy(p *Page, r *Rule) (n int) {
	for i := range p.Lines {
		n += btoi(p.Lines[i].Rule == r)
		for _, s := range p.Lines[i].Spans() {
			n += btoi(s.Rule == r)
		}
	}
	return n
}

// TestRunningHeadOne joins a paragraph printed on one line of its own that a page's edge broke.
func TestRunningHeadOne(t *testing.T) {
	half := func(s string) (string, string) {
		at := strings.Index(s[len(s)/2:], " ") + len(s)/2
		for !startsSmall(s[at+1:]) {
			at += 1 + strings.Index(s[at+1:], " ")
		}
		return s[:at], s[at+1:]
	}
	var b strings.Builder
	for i, para := range dépôt {
		if i%2 == 0 {
			b.WriteString(para + "\n\n")
			continue
		}
		left, right := half(para)
		fmt.Fprintf(&b, "%s\n\nRapport annuel — page %d / 9\n\n%s\n\n", left, i/2+3, right)
	}
	p := new(Marker).Mark(b.String())
	if lost := loses(p, dépôt); len(lost) > 0 || cutBy(p, runHead) != 2 {
		t.Errorf("cuts %d, loses %q of\n%s", cutBy(p, runHead), lost, b.String())
	}
}

// TestNoRunningHead keeps what recurs and is not a running head.
func TestNoRunningHead(t *testing.T) {
	verse := func(n int) string {
		return fmt.Sprintf("the river carries what the winter gave\nand leaves it %d fields below the weir\nwhere nobody would think to look for it\n", n)
	}
	apollo := []string{"Marnhem 11", "Marnhem 12", "Marnhem 13", "Marnhem 14", "Marnhem 15", "Marnhem 16"}
	var names, links, stamps, quoted, poem, song, talk, sections, scores, steps, lines, ads strings.Builder
	for n := range 6 {
		fmt.Fprintf(&names, "%s\n\n作者：张丽\n\n%s\n\n", strings.TrimSuffix(ferry[n%3], "。"), ferry[(n+1)%3])
		fmt.Fprintf(&links, "%s\nThe boat was named\n%s\nafter the ferry that sank in the harbour of Sund, and she was the fastest of all. The next was built a year on.\n", tannery[n%9], apollo[n])
		fmt.Fprintf(&stamps, "%s and then we never heard of it\n\nNovember %d, 2019 at 5:1%d pm\n\nagain until somebody found the key in the reeds.\n\n", strings.TrimSuffix(tannery[n%9], "."), n+11, n)
		fmt.Fprintf(&quoted, "%s\n\nDouble-tap to play or skip forward\n\nfast charging in the case, which lasts for a day of listening and longer than most of the others that we tried\n\n", strings.TrimSuffix(dépôt[n%4], "."))
		poem.WriteString(verse(n+2) + "O turn, old wheel, O turn\n\n")
		song.WriteString(verse(n+2) + "\nChorus: O turn, old wheel\n\n")
		fmt.Fprintf(&talk, "TOVE ASKEL\n\nWe had nobody left who could show us how a stone is dressed and\n\nJO TESSEL\n\nso you went abroad for %d winters, and came back with a hammer.\n\n", n+2)
		fmt.Fprintf(&sections, "SPORT\n\n%s\n\nCITY NEWS\n\n%s\n\n", tannery[n%9], dépôt[n%4])
		fmt.Fprintf(&scores, "Marnhem %d, Sund %d\nPlayer  Min  Pts  Reb\nAskel  %d  12  4\nTessel  20  9  %d\n\n%s\n\n", n+70, n+64, n+20, n+3, tannery[n%9])
		fmt.Fprintf(&steps, "%d\nmix the flour with the eggs and a little of the warm milk\n", n+1)
		fmt.Fprintf(&lines, "LONDON, March %d\n\n%s\n\n", n+2, tannery[n%9])
		fmt.Fprintf(&ads, "%s\n\nMore on page %d\n\n", tannery[n%9], n+7)
	}
	for name, text := range map[string]string{
		"refrain": poem.String(), "chorus": song.String(), "speakers": talk.String(), "sections": sections.String(),
		"names": names.String(), "links": links.String(), "dates of comments": stamps.String(), "items": quoted.String(), "box scores": scores.String(), "steps": steps.String(), "datelines": lines.String(), "pointers": ads.String(),
	} {
		if p := new(Marker).Mark(text); cutBy(p, runHead) > 0 {
			t.Errorf("%s: cuts %d lines as running heads of\n%s", name, cutBy(p, runHead), text)
		}
	}
}

// TestRunningHeadTop keeps the first of the lines that recur, which is the headline.
func TestRunningHeadTop(t *testing.T) {
	text := "The weir below the tannery\n\n" + paged(linesOf(tannery, 64, "\n"), 9, func(page int) string {
		return fmt.Sprintf("\nThe weir below the tannery %d\n\n", page)
	})
	p := new(Marker).Mark(text)
	if len(p.Stories) != 1 || p.Title(&p.Stories[0]) != "The weir below the tannery" {
		t.Errorf("%d stories, %q", len(p.Stories), p.Title(&p.Stories[0]))
	}
	if lost := loses(p, tannery); len(lost) > 0 {
		t.Errorf("loses %q", lost)
	}
}
