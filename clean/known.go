package clean

import "strings"

// distinct is the least number of words of a headline that says which story it is.
const distinct = 5

// knownScore returns the score of a candidate if it were a headline of another page too.
func (p *Page) knownScore(c *candidate) int16 {
	e := c.evidence
	e.drop(thin)
	e.add(knownElsewhere)
	if p.pasted {
		return e.sum(&p.weights.pasted)
	}
	return e.sum(&p.weights.saved) - p.enough(true) + 1
}

// isKnown reports whether line i is a headline of another page.
func (p *Page) isKnown(i int) bool {
	return p.Lines[i].shape.Words >= distinct && p.context.Known.has(p.line(i))
}

// recorded marks the line that is the title of the page's record, and reports whether there is such
// a title at all. It is looked for among the first lines only: further down it names the story, and
// does not head it. Below all running text it is the title once more.
func (p *Page) recorded() bool {
	title := p.context.Title
	if title == "" {
		return false
	}
	for i := range p.Lines[:min(len(p.Lines), 12)] {
		l := &p.Lines[i]
		switch {
		case l.Rule != nil || !strings.EqualFold(plain(l.text()), plain(title)):
			continue
		case p.running(0, i) && !p.running(i+1, len(p.Lines)):
			p.mark(i, headlineEcho)
		default:
			l.Role = Headline
		}
		return true
	}
	return true
}

// enough is what the evidence of a page that is not one of pasted stories must come to, in
// hundredths: half as much again on a page full of boilerplate, which nearly always holds one
// story, and two and three quarters as much below its first text, where a short line is a
// crosshead. Of 177 saved pages by themselves 1.19 stories were begun with two and a quarter, 1.10
// so, and none of a page of ten stories was lost.
func (p *Page) enough(above bool) int16 {
	switch {
	case p.cropped && !above:
		return enough * 11 / 4
	case p.cropped:
		return enough + enough/2
	}
	return enough
}

// enough is the least sum of the weights of a headline that is judged by itself, in hundredths.
const enough = 200
