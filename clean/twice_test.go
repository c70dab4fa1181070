package clean

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestTwiceOnPage wants the clue of a headline that the page has twice, and of no other, whatever
// was marked before: the clue was read from a table of the page before once, and the same folder
// was marked in three ways.
func TestTwiceOnPage(t *testing.T) {
	title, _, _ := strings.Cut(told, "\n")
	clue := clueTable[saidTwice].name
	m := new(Marker)
	for n := range 6 {
		path, want, seen := "News", n%2 == 1, 0
		if want {
			path = title
		}
		p := m.Mark(siteMenu + path + "\n\nPrint\n\n" + told + siteFoot)
		for _, c := range p.Candidates() {
			l := &p.Lines[c.Line]
			if l.text() != title || !c.Title {
				continue
			}
			if seen++; slices.Contains(c.Clues, clue) != want {
				t.Errorf("page %d, line %d: %v, want the clue to be %v", n, l.N, c.Clues, want)
			}
		}
		if seen == 0 {
			t.Errorf("page %d: the title was not weighed", n)
		}
		var many strings.Builder // a page that leaves behind a table full of counts
		for i := range 300 {
			fmt.Fprintf(&many, "Ward %d Votes\nWard %d Votes\n\n", i/2, i/2)
		}
		m.Mark(many.String())
	}
}
