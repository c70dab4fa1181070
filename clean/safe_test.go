package clean

import (
	"slices"
	"strings"
	"testing"

	"onecopy/internal/testkit"
)

// sentences are running text that no rule knows: what may stand behind the label of one.
var sentences = []string{
	"the ferry to the northern islands ran again on Friday after a storm, its owner said.",
	"Two hundred people had waited in the town for it to run, many of them in the school.",
	"The Port Of Riga was closed on Friday as a storm came over the bay, it said.",
	"la funzione riprenderà venerdì dopo che la tempesta aveva fermato il traghetto per tre giorni.",
	"В пятницу паром снова вышел на северные острова после трёх дней шторма, сказал его владелец.",
	"开往北部岛屿的渡轮在暴风雨过后于星期五恢复运行，船主在港口对记者这样表示，乘客已经等了三天。",
	"เรือข้ามฟากไปยังหมู่เกาะทางเหนือกลับมาให้บริการอีกครั้งในวันศุกร์หลังจากพายุพัดผ่านไปแล้วสามวันเจ้าของเรือกล่าวกับผู้สื่อข่าวเมื่อวานนี้ที่ท่าเรือ",
}

// around returns a sentence behind the first words of a rule's example, and before the last: what a
// rule that is loose would find.
func around(example, sentence string) (list []string) {
	words := strings.Fields(example)
	for n := range words {
		list = append(list, strings.Join(words[:n+1], " ")+" "+sentence)
		if !startsSmall(words[n]) {
			list = append(list, sentence+" "+strings.Join(words[n:], " "))
		}
	}
	return append(list, sentence)
}

// TestSafeRunning puts running text in the place of what each rule finds: no cut of it may be
// safe, whatever the rule.
func TestSafeRunning(t *testing.T) {
	const story = "Ferry runs again after storm\n\nThe ferry ran again on Friday after a storm had kept it in harbour for three days, its owner said.\n\n"
	found := 0
	for i, r := range Rules() {
		if i%testkit.Step() != 0 {
			continue
		}
		for _, sentence := range sentences {
			for _, line := range around(r.Example, sentence) {
				p := new(Marker).Mark(story + line + "\n\n" + story)
				for _, c := range everyCut(p) {
					if !strings.Contains(p.Text[c.Start:c.End], sentence[:len(sentence)/2]) {
						continue
					}
					found++
					if c.Safe() || c.Running == 0 && c.Whole {
						t.Errorf("%s: %q is %s, with %d words of running text", c.Rule.Name, p.Text[c.Start:c.End], c.risk(), c.Running)
					}
				}
			}
		}
	}
	if found < 100 {
		t.Errorf("only %d lines were cut: the test tries nothing", found)
	}
}

func everyCut(p *Page) []PageCut {
	cuts := p.Outside()
	for i := range p.Stories {
		cuts = slices.Concat(cuts, p.Cuts(&p.Stories[i]))
	}
	return cuts
}

// TestSafeMisses puts each line that a rule must leave alone into a story: no other rule may cut
// it as safe.
func TestSafeMisses(t *testing.T) {
	const lead = "The ferry ran again on Friday after a storm had kept it in harbour for three days, its owner said.\n\n"
	for _, r := range Rules() {
		if r.Miss == "" {
			continue
		}
		p := new(Marker).Mark("Ferry runs again after storm\n\n" + lead + r.Miss + "\n\n" + lead)
		for _, c := range everyCut(p) {
			if c.Safe() && p.Text[c.Start:c.End] == r.Miss {
				t.Errorf("%s: %q is safe to cut by %s", r.Name, r.Miss, c.Rule.Name)
			}
		}
	}
}

// TestRisk lists what is never cut out of a file, what only when asked for, and the rules that are
// safe of each category: a category that is not named has none.
func TestRisk(t *testing.T) {
	safe := map[Role]int{}
	for _, r := range Rules() {
		got := r.risk()
		if (got == neverRisk) != (r.Category == Outside) {
			t.Errorf("%s is %s", r.Name, got)
		}
		if got != safeRisk {
			continue
		}
		safe[r.Category]++
		if r.Pattern == "" && r != creditLine {
			t.Errorf("%s is known by its neighbours, and safe", r.Name)
		}
		if r.Place != anyPlace {
			t.Errorf("%s is known by its place, and safe", r.Name)
		}
	}
	for _, c := range Categories() {
		want := slices.Contains([]Role{Credit, Related, Share, Newsletter, Advertisement, Comments, Navigation, Tags, Media}, c)
		if want != (safe[c] > 0) {
			t.Errorf("%s has %d safe rules", c, safe[c])
		}
	}
	for _, name := range []string{"related/item", "template/learned", "caption/above-credit", "media/title", "media/video", "navigation/headline-again", "bio/card", "wire/field"} {
		i := slices.IndexFunc(Rules(), func(r *Rule) bool { return r.Name == name })
		if i < 0 || Rules()[i].risk() != unsafeRisk {
			t.Errorf("%s is not unsafe", name)
		}
	}
}

// TestSafeParts wants a part of a line never to be safe, and a line of a wrapped paragraph neither.
func TestSafeParts(t *testing.T) {
	p := new(Marker).Mark("Ferry runs again after storm\n\nThe ferry ran again on Friday after a storm had kept it in harbour for three days, its owner said. © Getty Images\n")
	cuts := everyCut(p)
	if len(cuts) != 1 || cuts[0].Safe() {
		t.Errorf("cuts %v", cuts)
	}
}

// TestUnjoined wants a line to be part of a wrapped paragraph where a sentence goes on from it or
// to it, and nowhere else.
func TestUnjoined(t *testing.T) {
	for _, tt := range []struct {
		first, gap, second string
		want               bool
	}{
		{"Share this bread with the poor and with", "\n", "all who come, he told them on Friday.", true},
		{"Share this bread with the poor and with", "\n\n", "all who come, he told them on Friday.", false},
		{"Share this bread with the poor and all.", "\n", "all who come, he told them on Friday.", false},
		{"Share this bread with the poor and with", "\n", "All who come, he told them on Friday.", false},
		{"Photo: Lars Udde / Quillmouth Post", "\n", "https://www.example.com/notices", false},
		{"Share this article", "\n", "tweet", false},
	} {
		d := new(scratch)
		p := &Page{scratch: d}
		p.split(tt.first + tt.gap + tt.second + "\n")
		if p.unjoined(0) != tt.want || p.unjoined(1) != tt.want {
			t.Errorf("%q: %v and %v, want %v", tt.first+tt.gap+tt.second, p.unjoined(0), p.unjoined(1), tt.want)
		}
	}
}

// TestSafeAmid checks what is safe to cut between two paragraphs of a story: not words that may go
// on from the one above.
func TestSafeAmid(t *testing.T) {
	for line, want := range map[string]risk{
		"READ ALSO: Ferry company buys two new boats":    safeRisk,
		"LIRE AUSSI : La vieille gare devient un marché": safeRisk,
		"Share on Facebook":                              safeRisk,
		"Advertisement":                                  safeRisk,
		"Читай также: Шторм закрыл старую гавань":     unsafeRisk,
		"Lees ook: De veerboot komt niet meer terug":  unsafeRisk,
		"Read more: Ferry company buys two new boats": unsafeRisk,
		"COMPARTILHE": unsafeRisk,
		"Теги: паром, шторм, гавань": unsafeRisk,
	} {
		page := bridgeStory[0] + "\n\n" + bridgeStory[1] + "\n\n" + line + "\n\n" + bridgeStory[2] + "\n"
		p := new(Marker).Mark(page)
		cuts := everyCut(p)
		if len(cuts) != 1 || cuts[0].risk() != want {
			t.Errorf("%q: %v, want %s", line, cuts, want)
		}
	}
}
