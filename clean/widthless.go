package clean

import (
	"onecopy/clean/internal/scan"
	"unicode"
)

// steer is the rule of the bytes below space that are not white space. Wire services steer
// typesetters with them; they print nothing, but dropping them unsaid would break the count of what
// was read. So they are cut: at the ends of a line as a line of their own, inside one as spans.
var steer = &Rule{Name: "wire/control", Category: Wire, Why: "control characters of a wire service"}

// above returns the number of blank lines before line i; on one line with others it is those of
// that line.
func (p *Page) above(i int) int {
	switch {
	case i == 0:
		return int(p.Lines[0].N) - 1
	case p.Lines[i].N > p.Lines[i-1].Last() && p.Lines[i].look.above > 0:
		return int(p.Lines[i].look.above) - 1
	case p.Lines[i].N > p.Lines[i-1].Last():
		n := int(p.Lines[i].N-p.Lines[i-1].Last()) - 1
		for j, over := i-1, p.over(i); j > over; j-- { // a line without width separates nothing
			n = max(n, int(p.Lines[j].N-p.Lines[j-1].Last())-1)
		}
		return n
	case p.Lines[i-1].Rule == steer || p.Lines[i-1].Rule == invisible:
		return p.above(i - 1)
	}
	return 0
}

// over returns the line above line i, those without width and the heads of paper pages passed.
func (p *Page) over(i int) int {
	j := i - 1
	for j > 0 && i-j < 8 && (p.Lines[j].Rule == invisible || p.Lines[j].Rule == runHead) {
		j--
	}
	return j
}

// A paper page has a line at its edge that says the same on each page but for its number or a date:
// the name of the paper, the title of the report, "Page 3 of 20". Pages that were put one after
// another have it in the middle of their sentences, and that is what gives it away: what recurs
// between stories may be a section, between verses a refrain, between speeches a name.
//
// So it is searched for where a sentence breaks off and goes on behind one to three short lines. Of
// these, one is taken for a running head that recurs and shows a page's edge: its number goes up by
// one or two, a form feed stands beside it, or it stands every so many lines. Nothing above the
// first running text is cut: the first page has there what the others only repeat.
var runHead = &Rule{Name: "navigation/running-head", Category: Navigation, Why: "running head or foot of a paper page, which recurs in the middle of sentences"}

// invisible is the rule of characters that have no width: the zero-width space, the word joiner,
// the byte order mark inside a text, and the two joiners where no script needs them. They are cut
// as control characters are (see control.go), since a line of them is not a line, and one behind
// them is not seen for what it is.
var invisible = &Rule{Name: "wire/invisible", Category: Wire, Why: "characters without width"}

// steers reports whether r is a control character that is not white space.
func steers(r rune) bool { return r < ' ' && (r < '\t' || r > '\r') || r == 0x7F }

func unprinted(r rune) bool { return steers(r) || scan.Veiled(r) || unicode.IsSpace(r) }
