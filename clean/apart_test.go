package clean

import (
	"strings"
	"testing"
)

// TestApart tries lines alone between paragraphs: those that are cut, and those much like them that
// are story.
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
		{"Das alte Mühlrad – viele Pläne und kaum Geld\n\nJetzige Lage", false},
		{"Wasser Marsch\n\nDer neue Graben kostet mehr als das Rad", false},
		{"Council members wave from the mill wheel after the vote, 24 Nov 2031", true},
		{"Die Ratsmitglieder stehen am Mühlrad nach der Abstimmung, 24. November 2031", true},
		{"The mill and the wheel, as they were on 24 Nov 2031", false},
		{"A ferry leaves the harbour at noon. Tove Askel for Bergen Gazette", true},
		{"Un ferry quitte le port au matin. Anne Dale", true},
		{"The wheel stood still for a year. Nobody asked", false},
		{"I am here to tell you that no wheel ever stands still for good. Click To Share", false},
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

// TestLearnsBoilerplateOnly learns lines at the ends of stories, and none that separate them.
func TestLearnsBoilerplateOnly(t *testing.T) {
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

// TestStamps cuts what says who wrote a story and when, between headline and lead, and none of it
// is the headline.
func TestStamps(t *testing.T) {
	for _, c := range []struct {
		lines string
		cut   bool
	}{
		{"Tove Askel at Lindholm Park\n\nSunday, January 6, 2031", true},
		{"Sonntag, 6. Januar 2031\n\nLindholmer Bote", true},
		{"Par Anne Dale\n\n6 janvier 2031\n\nLe Courrier", true},
		{"Special to The Harbour Gazette\n\nJanuary 6, 2031", true},
		{"By TOVE ASKEL, AP Business Writer 47 minutes ago", true},
		{"LINDHOLM, Calif., Jan. 6, 2031", true},
		{"Sunday, January 6, 2031; Page A04", true},
		{"Three die in the storm", false},
	} {
		text := story[0] + "\n\n" + c.lines + "\n\n" + strings.Join(story[1:], "\n\n") + "\n"
		p := new(Marker).Mark(text)
		for i := range p.Lines {
			in := strings.Contains(c.lines, p.line(i))
			if cut := !p.Lines[i].Role.Kept(); cut != (in && c.cut) {
				t.Errorf("%q: cut is %v as %s", p.line(i), cut, p.Lines[i].Label())
			}
		}
	}
}

// TestPartsNoButton keeps the letters that divide a story.
func TestPartsNoButton(t *testing.T) {
	p := new(Marker).Mark(strings.Join([]string{story[0], story[1], "X X X", story[2], "Facebook X WhatsApp", story[3]}, "\n\n") + "\n")
	if !p.Lines[2].Role.Kept() || p.Lines[4].Role.Kept() {
		t.Errorf("X X X is %s, the buttons are %s", p.Lines[2].Label(), p.Lines[4].Label())
	}
}
