package clean

import (
	"strings"
	"testing"
	"unicode/utf8"
)

// wrap breaks text before the words that a line of so many columns has no room for, or where there
// are not spaces before the character.
func wrap(text string, width int, columns func(string) int, first, other string) string {
	var b strings.Builder
	at := 0 // columns of the line
	for i, word := range pieces(text) {
		if i == 0 {
			b.WriteString(first)
		} else if at+columns(strings.TrimRight(word, " ")) > width {
			b.WriteString("\n" + other)
			at = 0
		}
		b.WriteString(word)
		at += columns(word)
	}
	return strings.ReplaceAll(b.String(), " \n", "\n") + "\n"
}

// pieces are the words of a text, or the characters of one without spaces.
func pieces(text string) []string {
	if strings.Count(text, " ")*8 < utf8.RuneCountInString(text) {
		return strings.Split(text, "")
	}
	return strings.SplitAfter(text, " ")
}

var (
	weir = []string{
		"The weir below the old tannery gave way at six on Monday, and Rosalind Tarrant says that the council had been told of the crack in its northern pier three times since the spring. Nobody was hurt in the flood, which carried two sheds and a boat to the bridge at Ottery Mill.",
		"Her neighbour, Bertram Quill of the Ottery Anglers, has photographs of the crack from March and from June. In the second of them a hand fits into it, which is why he wrote to the Department of Rivers in July and asked for somebody who would look at it.",
		"The Department of Rivers said that the letter had been answered. A new weir would cost four million and take two years to build, and until then Ottery would have to live with the river as it was before the tannery came.",
	}
	bakery = []string{
		"서울 은평구의 오래된 빵집 ‘새벽’이 서른 해 만에 문을 닫는다. 주인 한도윤 씨는 지난 월요일 KBC와 한 통화에서 임대료가 세 배로 올라 더는 버틸 수 없었다고 말했다. 단골들은 가게 앞에 쪽지 200여 장을 붙였다.",
		"이 빵집은 1994년 4월 문을 열어 하루 400개의 단팥빵을 구웠다. 한 씨는 새벽 3시에 일어나 반죽을 시작했고, OBS 다큐멘터리에 두 번 나왔으며, 가게를 물려받겠다는 제자 다섯 명을 모두 돌려보냈다고 한다.",
		"구청은 건물주와 협의하겠다고 밝혔지만 남은 시간은 열흘뿐이다. 동네 주민들이 만든 모임 ‘새벽을 지키자’는 이번 주말 가게 앞에서 작은 음악회를 열고 모인 돈을 모두 한 씨에게 전달하기로 했다.",
	}
	ferry = []string{
		"北港市的最后一班轮渡ORCA号将于3月31日停航，船长林国栋在这条航线上工作了42年。市政府表示，新桥通车以后每天乘坐轮渡的人从9000名减少到不足300名，补贴已经无法继续下去。",
		"林国栋记得1983年的台风，那天晚上轮渡在浪里来回了7次，把岛上的孩子全部送到了对岸。他说自己没有学过游泳，因为父亲告诉他会游泳的船长会先离开船，这句话他记了一辈子。",
		"轮渡公司的两艘船会被卖给南方的旅游公司Blue Bay，码头改建为博物馆。岛上的居民正在收集签名，希望至少在周末保留一班船，目前已经有1850人签名，占全岛人口的一半以上。",
	}
)

// TestWrapped checks that stories wrapped in many ways are the paragraphs they were.
func TestWrapped(t *testing.T) {
	stories := map[string][]string{"en": weir, "ko": bakery, "zh": ferry}
	ways := map[string]func(string) string{
		"columns":    func(s string) string { return wrap(s, 72, columnsOf, "", "") + "\n" },
		"characters": func(s string) string { return wrap(s, 40, utf8.RuneCountInString, "", "") + "\n" },
		"moved in":   func(s string) string { return wrap(s, 62, columnsOf, "   ", "") },
		"quoted":     func(s string) string { return wrap(s, 70, columnsOf, "> ", "> ") + ">\n" },
		"double": func(s string) string {
			return strings.ReplaceAll(wrap(s, 60, columnsOf, "", ""), "\n", "\n\n") + "\n\n"
		},
	}
	for language, story := range stories {
		for name, way := range ways {
			t.Run(language+"/"+name, func(t *testing.T) {
				var text strings.Builder
				for _, s := range story {
					text.WriteString(way(s))
				}
				p := new(Marker).Mark(text.String())
				var got []string
				for i := range p.Lines {
					if l := &p.Lines[i]; l.Role == Body {
						got = append(got, p.paragraph(l).Text)
					}
				}
				if len(got) != len(story) {
					t.Errorf("%d paragraphs, want %d:\n%s\n%s", len(got), len(story), strings.Join(got, "\n"), text.String())
				}
			})
		}
	}
}

// TestCrowded checks that a story with a credit and a notice is not cropped like a page saved
// whole, however much of it is short lines.
func TestCrowded(t *testing.T) {
	pasted := strings.Join(weir, "\n\n") + "\n\n" + strings.Join(bakery, "\n\n") + "\n\n© 2021 Ottery Press. All rights reserved.\n\nPhoto: Bertram Quill\n"
	menu := "Home\nNews\nSport\nShare on Facebook\nShare on Twitter\nMore\nContact us\n\n"
	if page := new(Marker).Mark(pasted); page.cropped {
		t.Error("a pasted story with two known lines is cropped")
	}
	if page := new(Marker).Mark(menu + pasted + menu); !page.cropped {
		t.Error("a page saved whole is not cropped")
	}
}

// TestFullStopHeadline checks that a first paragraph of Chinese or Hindi which ends as a statement
// is not a headline.
func TestFullStopHeadline(t *testing.T) {
	for _, first := range []string{"北港市向造船厂订购的R-7型渡轮今天正式亮相，它不但有宽敞的客舱，还可以在冬天破冰航行，未来会接替停航的ORCA号往来两岸。", "नदी का पुराना पुल सोमवार को बंद हो गया।"} {
		p := new(Marker).Mark(first + "\n\n" + strings.Join(ferry, "\n\n") + "\n")
		if p.Lines[0].Role != Body {
			t.Errorf("%s is %v", first, p.Lines[0].Role)
		}
	}
}

// TestRecipe checks that a recipe with a list at its top is kept whole, in front of the boilerplate
// of its page.
func TestRecipe(t *testing.T) {
	text := "Birnenbrot nach Art von Wendelsheim\n\nVon Gesine Aumüller\n\nDieses Brot hält sich bis in den März.\n\nZutaten:\n\n" +
		"- Mehl, 500 g\n- Eine Prise Salz\n- Zwei Birnen\n- Butter, 30 g\n- Honig\n- Ein halber Liter Milch\n- Zimt\n- Rosinen\n- Ein Ei\n\n" +
		"Die Milch mit dem Salz aufkochen und das Mehl einrühren, bis der Löffel von selbst darin steht.\n\nFoto: Gesine Aumüller\n\nShare this article\n"
	p := new(Marker).Mark(text)
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Role.Kept() != (l.Rule == nil || l.Rule.Category.Kept()) || l.Rule != nil && l.Rule.Category == Outside {
			t.Errorf("%s is %v", p.Text[l.Start():l.End()], l.Role)
		}
	}
}

// TestAddressAlone checks that an address too long for any line goes on neither a credit nor a
// headline, and that a path above the headline is none.
func TestAddressAlone(t *testing.T) {
	story := ""
	for _, s := range weir {
		story += wrap(s, 66, columnsOf, "", "") + "\n"
	}
	long := "https://www.ottery-mill.example/besucher/programm/oeffnungszeiten-des-westfluegels.html?ref=liste&ausgabe=2031"
	p := new(Marker).Mark("Archiv: ottery/muehle/2031/maerz/wehr-ist-gebrochen-nachricht-4.txt\n\nThe Ottery Weir Breaks After Six Warnings\n\n" +
		story + "Photo: Bertram Quill / Ottery Press\n" + long + "\n")
	if p.Lines[0].Role == Headline || p.Lines[1].Role != Headline {
		t.Errorf("%q is %v, %q is %v", p.Lines[0].text(), p.Lines[0].Role, p.Lines[1].text(), p.Lines[1].Role)
	}
	if credit := &p.Lines[len(p.Lines)-2]; credit.Role != Credit {
		t.Errorf("%q is %v", credit.text(), credit.Role)
	}
}

// TestMidway checks that a dash or a day at the beginning of a wrapped line begins no item, and
// that an item does.
func TestMidway(t *testing.T) {
	text := "Die Brücke von Wendelsheim bleibt nach Auskunft des Amtes noch bis\n" +
		"12. Mai gesperrt, weil die neuen Lager aus Italien nicht passen und\n" +
		"– so die Bauleiterin Gesine Aumüller – niemand sie nachgemessen hat\n" +
		"- auch nicht der Hersteller, der sie vor einem Jahr geliefert hatte.\n" +
		"Bis dahin fährt wie früher die Fähre, und zwar an folgenden Tagen:\n" +
		"- montags und mittwochs von sechs bis neun Uhr, sonst nach Absprache\n" +
		"- freitags von sechs bis neun Uhr und noch einmal am späten Abend,\n" +
		"- sonntags nicht.\n"
	for _, s := range weir {
		text = wrap(s, 68, columnsOf, "", "") + text
	}
	p := new(Marker).Mark(text)
	if len(p.Lines) != len(weir)+4 {
		for i := range p.Lines {
			t.Log(p.Lines[i].text())
		}
		t.Errorf("%d paragraphs, want %d", len(p.Lines), len(weir)+4)
	}
}

// TestManyVotes wants gapVotes to hold the votes of a page of 40,000 wrapped lines: they were
// counted in 16 bits once.
func TestManyVotes(t *testing.T) {
	const lines = 40_000
	p := &Page{scratch: new(scratch)}
	p.split(strings.Repeat(strings.Repeat("議会は予算案を可決し、", 3)+"\n", lines))
	for i := range p.Lines {
		p.Lines[i].look.columns, p.Lines[i].look.first = 66, 66
	}
	var v gapVotes
	p.castAll(&v)
	if _, votes := v.most(); votes != v.pairs || v.pairs != lines-1 {
		t.Errorf("most votes are %d, of %d pairs", votes, v.pairs)
	}
}
