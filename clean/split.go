package clean

import (
	"slices"
	"strings"

	"onecopy/clean/internal/scan"
)

// split finds the lines of text that are not blank and measures them.
func (p *Page) split(text string) {
	p.Text, p.base = text, &text
	at := 0
	for from := 0; from < len(text); from += scan.Stretch {
		for _, end := range p.scratch.masks.Read(text, from) {
			p.take(at, from+int(end))
			at = from + int(end) + 1
		}
	}
	if at < len(text) {
		p.take(at, len(text))
	}
	if len(p.Lines) > 0 {
		p.blanks[min(int(p.Lines[0].N)-1, len(p.blanks)-1)]-- // above the first line none is usual
	}
}

// take takes the line text[at:end].
func (p *Page) take(at, end int) {
	p.Count++
	from, to := trim(p.Text, at, end)
	if from == to || p.fragmented && p.pack(from, to) {
		return
	}
	if len(p.Lines) == cap(p.Lines) {
		p.Lines = slices.Grow(p.Lines, p.room(at))
	}
	last := 0
	if n := len(p.Lines); n > 0 {
		last = int(p.Lines[n-1].N)
	}
	p.Lines = p.Lines[:len(p.Lines)+1]
	l := &p.Lines[len(p.Lines)-1]
	*l = Line{} // a literal would be made elsewhere and copied: 2 % of all
	l.N = int32(p.Count)
	l.place(from, to)
	f := p.nextForm()
	f.indent = int32(from - at)
	if to < end || end == len(p.Text) || !p.scratch.masks.Measure(&f.shape, p.Text, from, to) {
		scan.MeasureTo(&f.shape, p.Text[from:to])
	}
	l.form = p.hold(f, to-from)
	p.note(l, p.Count-last-1)
}

// countedRest is of how many bytes a text is of which the lines are counted to make room for them.
const countedRest = 1 << 20

// room returns how many lines that are not blank may follow from byte at of the text on: after the
// first 64 as many in proportion as there were before, and an eighth more. To make room for the
// blank ones too was half of all memory taken.
func (p *Page) room(at int) int {
	rest := len(p.Text) - at
	if len(p.Lines) < 64 {
		return min(rest/2+1, 64)
	}
	if rest > countedRest && !p.fragmented { // to count them takes a hundredth of the time of marking, and less memory
		return strings.Count(p.Text[at:], "\n") - strings.Count(p.Text[at:], "\n\n") + 1
	}
	return min(rest/2+1, int(float64(rest)/float64(at)*float64(len(p.Lines))*9/8)+8)
}

// usual returns the blank lines that most often stand between two lines, up to seven.
func (p *Page) usual() int {
	var seen [len(p.blanks)]int
	for i := 1; i < len(p.Lines); i++ {
		seen[min(p.above(i), len(seen)-1)]++
	}
	return mode(seen[:])
}

// mode returns the first of the places of a count that have most.
func mode(seen []int) (best int) {
	for n := range seen {
		if seen[n] > seen[best] {
			best = n
		}
	}
	return best
}
