package clean

import "slices"

// see makes the passes look at a view of the page, if it has marks and they are not to be kept.
func (p *Page) see(keep []Role) {
	if slices.Contains(keep, Markup) {
		return
	}
	fronts := p.fronts()
	c := p.census(fronts)
	if !c.marked() || p.tooShort() {
		return
	}
	p.scratch.printed = append(p.scratch.printed[:0], p.Lines...)
	s := markFinder{census: c, text: p.Text, lines: p.scratch.printed, fronts: fronts}
	if s.read(); len(s.marks) > 0 {
		p.unmark(&s)
	}
}
