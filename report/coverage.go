package report

import (
	"fmt"
	"strings"
)

// A coverage shows which parts of the survivor a copy holds, on a scale of 1000.
type coverage struct {
	Held  []coverageBar
	Share string // of the survivor's words, found in the copy in the same order
	Words int    // that both have, in the same order
	Lacks string // for those who cannot see it: "words 210 to 240"
}

// A coverageBar is a stretch of a coverage bar.
type coverageBar struct{ X, Width int }

// minHeld is how many words in a row must be the same to be drawn: two texts on one matter share
// their articles anywhere.
const minHeld = 4

// coverageOf measures the edits from survivor to copy.
func coverageOf(edits []textEdit) coverage {
	var s coverage
	var held, lacks spans
	at := 0
	for _, e := range edits {
		if e.Op == opInsert {
			continue
		}
		n := countWords(e.Text)
		if e.Op == opEqual {
			s.Words += n
		}
		if e.Op == opEqual && n >= minHeld {
			held.add(at, at+n)
		} else {
			lacks.add(at, at+n)
		}
		at += n
	}
	total := max(at, 1)
	for _, h := range held {
		s.Held = draw(s.Held, h.lo*1000/total, h.hi*1000/total)
	}
	s.Share = percent(float64(s.Words) / float64(total))
	s.Lacks = lacks.named()
	return s
}

// spans are runs of words.
type spans []span

// add puts words lo to hi in, joined to the run they follow.
func (s *spans) add(lo, hi int) {
	switch k := len(*s) - 1; {
	case lo == hi:
	case k >= 0 && (*s)[k].hi == lo:
		(*s)[k].hi = hi
	default:
		*s = append(*s, span{lo, hi})
	}
}

// named counts words from 1, as people do, and passes over spans too short to matter.
func (s spans) named() string {
	var names []string
	for _, g := range s {
		if g.hi-g.lo >= minHeld {
			names = append(names, fmt.Sprintf("%d to %d", g.lo+1, g.hi))
		}
	}
	return listed(names, 8)
}

// draw adds a bar, joined to the one before unless a thousandth can be seen between them: a strip
// has at most 500.
func draw(bars []coverageBar, from, to int) []coverageBar {
	if k := len(bars) - 1; k >= 0 && from-(bars[k].X+bars[k].Width) < 1 {
		bars[k].Width = to - bars[k].X
		return bars
	}
	return append(bars, coverageBar{from, max(to-from, 1)})
}

// listed joins names, the first n of them.
func listed(names []string, n int) string {
	if len(names) > n {
		return strings.Join(names[:n], ", ") + fmt.Sprintf(" and %d more", len(names)-n)
	}
	return strings.Join(names, ", ")
}
