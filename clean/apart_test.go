package clean

import (
	"strings"
	"testing"
)

// TestApart tries lines alone between paragraphs: those that are cut, and those much like them that are story.
func TestApart(t *testing.T) {
	for _, c := range []struct {
		lines string
		cut   bool
	}{
		{"→ Grain Prices Rise", true},
		{"» Getreide wird wieder teurer", true},
		{"→ Grain is to cost more\n\n→ Milk is to cost less", false},
		{"»Wir wollen lieber wütende Fahrgäste als nasse«", false},
		{"Lars Udde\n\nThe mill race at Oster Brook last summer.", true},
		{"Der Mühlgraben bei Osterbach im vergangenen Sommer.\n\nLars Udde", true},
		{"Lars Udde\n\nI have never seen a wheel like that.", false},
		{"Lars Udde\n\nAre you going to stay on then?", false},
		{"What Happens Next", false},
	} {
		p := new(Marker).Mark(strings.Join([]string{story[0], story[1], story[2], c.lines, story[3], story[2]}, "\n\n") + "\n")
		for i := range p.Lines {
			in := strings.Contains(c.lines, p.line(i))
			if cut := !p.Lines[i].Role.Kept(); cut != (in && c.cut) {
				t.Errorf("%q: cut is %v as %s", p.line(i), cut, p.Lines[i].Label())
			}
		}
	}
}

// TestLabelAlone cuts the label of a lost link alone where a sentence of the story follows.
func TestLabelAlone(t *testing.T) {
	text := strings.Repeat(strings.Join(story[1:], " ")+" ", 5)
	for label, rest := range map[string]string{
		"Read also:": "Volunteers spent nine summers clearing the mill race.", "Lire aussi :": "Les bénévoles ont passé neuf étés à dégager le bief.",
		"Lea también:": "Los vecinos pasaron nueve veranos limpiando el canal.", "Читайте также:": "Добровольцы девять лет расчищали русло.",
	} {
		p := new(Marker).Mark(text + label + " " + rest + " " + text + "\n")
		var kept string
		for para := range p.Paragraphs(&p.Stories[0]) {
			kept += para.Text
		}
		if !strings.Contains(kept, rest) || strings.Contains(kept, label) {
			t.Errorf("%s: kept is %s", label, kept)
		}
	}
}

// TestLearnsFurnitureOnly learns lines at the ends of stories, and none that part them.
func TestLearnsFurnitureOnly(t *testing.T) {
	body := func(i, para int) string {
		return strings.Replace(strings.Replace(filler, "%s", strings.Repeat("x", i+1), 1), "%s", strings.Repeat("y", para+1), 1)
	}
	for line, want := range map[string]int{"What happens next": 0, "Hintergrund": 0, "MODERATOR": 0, "Question:": 0, "Qué se sabe hasta ahora": 0, "Our channel is on the air": 1} {
		var l Learner
		for _, page := range pages(4, line, body) {
			l.Add(new(Marker).Mark(page).Shorts())
		}
		if got := l.Patterns(); len(got) != want || want > 0 && got[0].Why == "" {
			t.Errorf("%s: learned %v, want %d", line, got, want)
		}
	}
}
