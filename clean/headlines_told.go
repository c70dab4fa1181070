package clean

// Headlines lists the headlines of a page that are long enough to be told from others.
func (p *Page) Headlines() (list []string) {
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Role == Headline && l.shape.Words >= distinct {
			list = append(list, l.text())
		}
	}
	return list
}

// Doubts lists the lines of a page that were weighed as headlines and found too light, and would
// not be with a headline of another page to be compared with.
func (p *Page) Doubts() (list []string) {
	for k := range p.weighed {
		c := &p.weighed[k]
		if l := &p.Lines[c.line]; !c.title() && l.Role == Body && l.shape.Words >= distinct && c.score <= 0 && p.knownScore(c) > 0 {
			list = append(list, l.text())
		}
	}
	return list
}

// Forget lets go of what was weighed, for who asks no more for Doubts, Candidates or Why. What the
// lines of most pages take is kept for the next page.
func (p *Page) Forget() {
	const most = 1 << 10 // candidates, 32 kB
	if p.weighed = p.weighed[:0]; cap(p.weighed) > most {
		p.weighed = nil
	}
}
