package clean

import "slices"

// Cuts lists the cuts of a story in order, those after its last paragraph included.
func (p *Page) Cuts(s *Story) []Cut { return p.cuts(nil, s.First, s.Last) }

// Outside lists the cuts that stand in no story.
func (p *Page) Outside() (cuts []Cut) {
	at := 0
	for i := range p.Stories {
		cuts = p.cuts(cuts, at, p.Stories[i].First)
		at = p.Stories[i].Last
	}
	return p.cuts(cuts, at, len(p.Lines))
}

// cuts appends the cuts of lines from up to to.
func (p *Page) cuts(cuts []Cut, from, to int) []Cut {
	n := 0
	for i := from; i < to; i++ {
		if l := &p.Lines[i]; !l.Role.Kept() {
			n++
		} else {
			n += len(l.Spans())
		}
	}
	cuts = slices.Grow(cuts, n)
	for i := from; i < to; i++ {
		l := &p.Lines[i]
		if !l.Role.Kept() {
			cuts = append(cuts, Cut{l.Start(), l.End(), int(l.N), int(l.Last()), !p.shared(i), l.Rule, int(p.runningAt(i)), p.amid(i)})
			continue
		}
		for n, s := range l.Spans() {
			cuts = append(cuts, Cut{s.Start, s.End, p.lineOf(l, s.Start), p.lineOf(l, s.End-1), false, s.Rule, p.spanRunning(l, n), false})
		}
	}
	return cuts
}
