package clean

import (
	"strings"
	"testing"

	"onecopy/clean/internal/backtrack"
	"onecopy/clean/internal/scan"
	"onecopy/internal/testkit"
)

// TestRefusal asks why a rule does not cut a line, for each thing that can be missing.
func TestRefusal(t *testing.T) {
	own, err := ParseRules(strings.NewReader(`rule: related/oku
words: 8
pattern: ^(?:Spor|Haber) oku: \S.{3,40} \(\d{4}\)$
cuts: Spor oku: maç bitti (2031)
keeps: Spor oku
place: tail

rule: related/oku-any
pattern: ^Son oku: .{3,}$
cuts: Son oku: maç
keeps: Son oku

rule: related/son
pattern: ^Son .{3,}$
cuts: Son oku: maç
keeps: Son
`), "own.rules")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		line string
		rule int
		want string
	}{
		{"Spor oku: maç bitti ve herkes evine gitti sonra yine geldi (2031)", 0, "the line has 12 words, and the rule takes 8 at most"},
		{"Gazete oku: maç bitti (2031)", 0, `the line does not begin, in capitals or not, with "spor oku: " or "haber oku: "`},
		{"Spor oku: maç bitti (31)", 0, "the line has fewer than 4 digits"},
		{"Spor oku: maç bitti 2031", 0, `the pattern goes along with "Spor oku: maç bitti 2031", and then wants  \(`},
		{"Spor oku: maç bitti (2031)", 0, "the pattern matches, but the rule holds below the last paragraph of a story alone, and the line is kept as body"},
		{"Son oku: maç bitti", 1, ""},
		{"Son oku: maç bitti", 2, "the pattern matches, but related/oku-any cuts the line"},
	} {
		m := &Marker{Rules: own}
		p := m.Mark(strings.Join(append(append(story[:2:2], c.line), story[2:]...), "\n\n") + "\n")
		if got := p.Refusal(2, own[c.rule]); !strings.HasPrefix(got, c.want) || c.want == "" && got != "" {
			t.Errorf("%s, %s:\n got %s\nwant %s", own[c.rule].Name, c.line, got, c.want)
		}
	}
	for r, want := range map[*Rule]string{thread: "by the lines around", markupTime: "by the markup of a page of HTML", Learned: "by all pages that are read together"} {
		got := new(Marker).Mark(strings.Join(story[:], "\n\n")).Refusal(1, r)
		if !strings.HasPrefix(got, "the rule has no pattern: it is found "+want) {
			t.Errorf("%s: %s", r.Name, got)
		}
	}
}

// TestRefusalOfRules checks that each rule says why it leaves its near miss alone.
func TestRefusalOfRules(t *testing.T) {
	for i, r := range Rules() {
		if i%testkit.Step() != 0 {
			continue
		}
		x, m := &backtrack.Expr{Pattern: r.Pattern}, scan.Measure(r.Miss)
		if _, _, ok := x.Find(r.Miss); r.Pattern != "" && !ok && lacks(r, r.Miss, &m) == "" {
			t.Errorf("%s does not say what %q lacks", r.Name, r.Miss)
		}
	}
}
