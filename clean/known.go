package clean

import "strings"

// A Context is what is known of a page besides its text.
type Context struct {
	Title string // the headline, where a record names it: no other line of the page is one
	Known *Known // headlines of other pages
}

// Known holds the headlines of pages marked before. A line that is one of them is likely one here too: pages that list the
// stories of a subject share stories. A headline takes 8 bytes or so.
type Known struct{ seen map[uint64]struct{} }

// Add takes in headlines.
func (k *Known) Add(titles []string) {
	if k.seen == nil {
		k.seen = map[uint64]struct{}{}
	}
	for _, t := range titles {
		k.seen[fingerprint(t)] = struct{}{}
	}
}

// Any reports whether one of lines is a known headline.
func (k *Known) Any(lines []string) bool {
	for _, l := range lines {
		if k.has(l) {
			return true
		}
	}
	return false
}

func (k *Known) has(line string) bool {
	if k == nil {
		return false
	}
	_, ok := k.seen[fingerprint(line)]
	return ok
}

// distinct is the least number of words of a headline that says which story it is.
const distinct = 5

// Headlines lists the headlines of a page that are long enough to be told from others.
func (p *Page) Headlines() (list []string) {
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Role == Headline && l.shape.Words >= distinct {
			list = append(list, l.text())
		}
	}
	return list
}

// Doubts lists the lines of a page that were weighed as headlines and found too light, and would not be with a headline of
// another page to be compared with.
func (p *Page) Doubts() (list []string) {
	for k := range p.weighed {
		c := &p.weighed[k]
		if l := &p.Lines[c.line]; !c.title() && l.Role == Body && l.shape.Words >= distinct && c.score <= 0 && p.knownScore(c) > 0 {
			list = append(list, l.text())
		}
	}
	return list
}

// Forget lets go of what was weighed, for who asks no more for Doubts, Candidates or Why.
func (p *Page) Forget() { p.weighed = nil }

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

// recorded marks the line that is the title of the page's record, and reports whether there is such a title at all. It is
// looked for among the first lines only: further down it names the story, and does not head it. Below all running text it
// is the title once more.
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
