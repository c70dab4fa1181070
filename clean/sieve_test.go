package clean

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onecopy/clean/internal/scan"
)

// TestSift compares what lines are found to be on a page with what they are by themselves: the filters that are asked for all of a page
// at once must let through each line that a rule knows. Of the last lines, with less than eight bytes behind them, nothing is asked.
func TestSift(t *testing.T) {
	own := &Rule{Name: "media/own", Category: Media, Why: "own", Pattern: `^Share.{0,9}$|\bport of Riga\b`, Most: 90}
	lines := append(samples(t), "Share this", "Share", "They left the port of Riga on Monday.")
	for _, m := range []*Marker{{}, {Rules: []*Rule{own}}} {
		for _, behind := range []string{"", "\n", "\n\n\n\n\n\n\n\n\n"} {
			p := m.page()
			p.desk = m.sit()
			p.split(strings.Join(lines, "\n") + behind)
			p.match(m.lookup())
			for i := range p.Lines {
				sifted(t, m, &p.Lines[i])
			}
		}
	}
}

func sifted(t *testing.T, m *Marker, l *Line) {
	t.Helper()
	var r *Rule
	var from, to int
	s := scan.Measure(l.text())
	for _, table := range m.lookup() {
		if r, from, to = table.find(strings.ReplaceAll(l.text(), hard, " "), &s); r != nil {
			break
		}
	}
	if r != nil && spoken(m.lookup(), r, &s, strings.ReplaceAll(l.text(), hard, " ")) {
		r = nil
	}
	cut := [2]int32{int32(uneven(l.text(), from)), int32(uneven(l.text(), to))}
	if r != l.hit() || r != nil && cut != l.cut() {
		t.Errorf("line %d, %q: %s %v on the page, %s %v by itself", l.N, l.text(), called(l.hit()), l.cut(), called(r), cut)
	}
}

// TestMemo asks for the same short lines again and again, on pages of a thousand other ones.
func TestMemo(t *testing.T) {
	m := new(Marker)
	for round := range 5 {
		var page strings.Builder
		for i := range 1000 {
			fmt.Fprintf(&page, "Item %d\n%s\nShare\nADVERTISEMENT\nAdvertisements\nShares\n", i*(round+1), "Home|Sports"[:4+i%8])
		}
		p := m.Mark(page.String() + "\n\n\n")
		for i := range p.Lines {
			l := &p.Lines[i]
			s := scan.Measure(l.text())
			if want, _, _ := builtin().find(l.text(), &s); want != l.hit() {
				t.Fatalf("round %d, %q: %s, by itself %s", round, l.text(), called(l.hit()), called(want))
			}
		}
		m.Release(p)
	}
}

// called gives the name of a rule.
func called(r *Rule) string {
	if r == nil {
		return "no rule"
	}
	return r.Name
}

// TestSiftLong has literals far inside lines of which only the ends are looked at, or which are shorter with even spaces: nothing may be read
// where they stood. The race detector sees it.
func TestSiftLong(t *testing.T) {
	m := new(Marker)
	for _, line := range []string{
		strings.Repeat("x", 1<<23) + " our staff writer of the town " + strings.Repeat("x", 1<<23),
		strings.Repeat("a\u00a0", 250) + "our staff writer",
		strings.Repeat("x", 300) + " all rights reserved " + strings.Repeat("x", 300),
	} {
		p := m.page()
		p.desk = m.sit()
		p.split("Above\n" + line + "\nBelow it nothing of that kind stands.\n")
		p.match(m.lookup())
		if len(p.desk.sieve.spots) > 0 || p.desk.sieve.hints[1] != all {
			t.Errorf("%.20q: spots %v, hints %b", line, p.desk.sieve.spots, p.desk.sieve.hints[1])
		}
		sifted(t, m, &p.Lines[1])
	}
}

// TestSiftPlain wants lines that no rule can know passed by: a literal that may stand in the middle of a word, or a name behind a part
// that may be missing, once had every line of up to fifty words looked up.
func TestSiftPlain(t *testing.T) {
	m := new(Marker)
	for first := 'A'; first <= 'Z'; first++ {
		if strings.ContainsRune("BX", first) {
			continue // a byline may begin with By, and X is a network
		}
		line := string(first) + "erno ferries left before the fog rolled into every harbour from Sund down past Oster Brook "
		p := m.page()
		p.desk = m.sit()
		p.split(line + "\n\n" + strings.ToLower(line) + "\n\n\n\n\n\n\n\n\n\n")
		for i, h := range p.sift(m.lookup()) {
			if h&(atFirst|strewn) != 0 {
				t.Errorf("%q is looked up: %04b", p.line(i), h)
			}
		}
	}
}

// TestFolded wants a word of another script that may be in capitals known by its first characters.
func TestFolded(t *testing.T) {
	rows := rowsOf([]*Rule{{Name: "media/own", Pattern: `^(?i:репортаж)\s*: .{3,100}$`}})
	want := []string{"ре", "рЕ", "Ре", "РЕ"}
	if len(rows) != 1 || !slices.Equal(slices.Sorted(slices.Values(rows[0].heads)), slices.Sorted(slices.Values(want))) {
		t.Errorf("begins with %q, want %q", rows[0].heads, want)
	}
}
