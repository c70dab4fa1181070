package clean

import (
	"fmt"
	"strings"
	"testing"

	"onecopy/clean/internal/scan"
)

// TestSift compares what lines are found to be on a page with what they are by themselves: the
// filters that are asked for all of a page at once must let through each line that a rule matches.
// Of the last lines, with less than eight bytes behind them, nothing is asked.
func TestSift(t *testing.T) {
	own := &Rule{Name: "media/own", Category: Media, Why: "own", Pattern: `^Share.{0,9}$|\bport of Riga\b`, Most: 90}
	lines := append(samples(t), "Share this", "Share", "They left the port of Riga on Monday.")
	for _, m := range []*Marker{{}, {Rules: []*Rule{own}}} {
		for _, behind := range []string{"", "\n", "\n\n\n\n\n\n\n\n\n"} {
			p := matchedPage(m, strings.Join(lines, "\n")+behind)
			for i := range p.Lines {
				sifted(t, m, &p.Lines[i])
			}
		}
	}
}

// matchedPage returns a page whose lines the rules were matched with, and nothing else.
func matchedPage(m *Marker, text string) *Page {
	table := m.lookup()
	p := m.page()
	p.scratch = m.getScratch()
	p.split(text)
	p.match(table)
	return p
}

func sifted(t *testing.T, m *Marker, l *Line) {
	t.Helper()
	s := scan.Measure(l.text())
	table := m.lookup()
	var r *Rule
	found, ok := table.set.Match(l.text(), &s)
	if ok {
		r = table.rules[found.Spec]
	}
	if ok && found.Spec >= table.own && spoken(r, &s, l.text()) {
		r = nil
	}
	cut := [2]int32{int32(found.From), int32(found.To)}
	if r != l.hit() || r != nil && cut != l.cut() {
		t.Errorf("line %d, %q: %s %v on the page, %s %v by itself", l.N, l.text(), called(l.hit()), l.cut(), called(r), cut)
	}
}

// TestRemembered asks for the same short lines again and again, on pages of a thousand other ones.
func TestRemembered(t *testing.T) {
	m := new(Marker)
	for round := range 5 {
		var page strings.Builder
		for i := range 1000 {
			fmt.Fprintf(&page, "Item %d\n%s\nShare\nADVERTISEMENT\nAdvertisements\nShares\n", i*(round+1), "Home|Sports"[:4+i%8])
		}
		p := m.Mark(page.String() + "\n\n\n")
		for i := range p.Lines {
			l := &p.Lines[i]
			if want := ruleFor(builtin(), l.text()); want != l.hit() {
				t.Fatalf("round %d, %q: %s, by itself %s", round, l.text(), called(l.hit()), called(want))
			}
		}
		m.Release(p)
	}
}

// called returns the name of a rule.
func called(r *Rule) string {
	if r == nil {
		return "no rule"
	}
	return r.Name
}

// TestSiftLong has literals far inside lines of which only the ends are looked at, or which are
// shorter with even spaces.
func TestSiftLong(t *testing.T) {
	m := new(Marker)
	for _, line := range []string{
		strings.Repeat("x", 1<<23) + " our staff writer of the town " + strings.Repeat("x", 1<<23),
		strings.Repeat("a\u00a0", 250) + "our staff writer",
		strings.Repeat("x", 300) + " all rights reserved " + strings.Repeat("x", 300),
	} {
		p := matchedPage(m, "Above\n"+line+"\nBelow it nothing of that kind stands.\n")
		sifted(t, m, &p.Lines[1])
	}
}

// TestSiftPlain wants lines that no rule can match passed by: a literal that may stand in the
// middle of a word, or a name behind a part that may be missing, once had every line of up to fifty
// words searched.
func TestSiftPlain(t *testing.T) {
	const words = 16
	for first := 'A'; first <= 'Z'; first++ {
		if strings.ContainsRune("BX", first) {
			continue // a byline may begin with By, and X is a network
		}
		for _, b := range []byte{byte(first), byte(first) + 'a' - 'A'} {
			if most := builtin().set.Unfiltered(b); most >= words {
				t.Errorf("each line of up to %d words that begins with %c is searched", most, b)
			}
		}
	}
}
