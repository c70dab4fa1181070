package clean

import (
	"strings"

	"onecopy/clean/internal/scan"
)

const (
	mostLetter  = 14 // lines between what it is and the text
	mostContact = 16 // lines with names and numbers below the text
)

// letterheads reads the letterheads of a page and what stands below the statements. It does nothing
// on a page without.
func (p *Page) letterheads() {
	for i := range p.Lines {
		switch l := &p.Lines[i]; {
		case l.Rule.releases() && (i == 0 || !p.Lines[i-1].Rule.releases()):
			p.letterhead(i)
		case l.hit() == contactHead && l.Rule == nil && i > 0:
			p.contacts(i)
		}
	}
}

// letterhead reads the one in which line i says what it is: the headline stands between it and the
// text, or above it.
func (p *Page) letterhead(i int) {
	from, text := p.letterTop(i), p.textBelow(i)
	if text < 0 {
		return
	}
	title := p.letterTitle(i+1, text)
	if title < 0 {
		for j := i + 1; j < text; j++ { // the headline stands above
			if of, _, _ := labelOf(p.line(j), make([]byte, 0, 2*longestLabel)); of != noLabel && p.Lines[j].Rule == nil && !p.Lines[j].stamped() {
				p.mark(j, letterLine)
			}
		}
		return
	}
	if !p.headlined(from, text) {
		p.Lines[title].Role = Headline
		p.Lines[from].edge = true
	}
	for j := from; j < title; j++ {
		l := &p.Lines[j]
		plain := l.Role == Body && !l.stamped()
		switch {
		case l.Rule != nil:
		case plain && ofLetter(l), l.stampedDay() && l.hit() == nil: // a date in no form of a rule
			p.lifted(j, letterDate, 0, len(l.text()))
		case plain:
			p.mark(j, letterLine)
		case l.stampedDay():
			p.apply(j)
		}
	}
}

// ofLetter reports whether a line of a letterhead has a date: a place may stand before it.
func ofLetter(l *Line) bool {
	at := strings.IndexByte(l.text(), ',') + 1
	return l.shape.Words <= 8 && (stampedLine(l.text()) || stampedLine(strings.TrimSpace(l.text()[at:])))
}

// letterTop returns the first line of a letterhead: of the page's first one, the lines above that
// are short are part of it.
func (p *Page) letterTop(i int) int {
	for j := i - 1; j >= 0; j-- {
		if l := &p.Lines[j]; i > 6 || l.prose() || l.shape.Ends || l.edge || l.Role != Body && l.Rule == nil {
			return i
		}
	}
	return 0
}

// textBelow returns the first line of running text below line i, -1 if there is none near.
func (p *Page) textBelow(i int) int {
	for j := i + 1; j < min(len(p.Lines), i+mostLetter); j++ {
		if l := &p.Lines[j]; l.Rule == nil && (l.prose() || l.shape.Ends && l.shape.Words >= 8) {
			return j
		}
	}
	return -1
}

// letterTitle returns which of the lines between from and to is the headline: the first of four
// words or more below the date, else the longest; -1 if none is.
func (p *Page) letterTitle(from, to int) (best int) {
	best = -1
	below := false // a date
	for j := from; j < to; j++ {
		l := &p.Lines[j]
		if l.stampedDay() || l.Rule != nil && l.Role == Timestamp || l.Rule == nil && ofLetter(l) {
			if !below {
				best, below = -1, true
			}
			continue
		}
		if l.Rule != nil || l.stamped() || !l.titular() || !p.headlike(j) || reachable(l.text()) || honoured(l.text()) {
			continue
		}
		if below && l.shape.Words >= 4 {
			return j
		}
		if best < 0 || l.shape.Words > p.Lines[best].shape.Words {
			best = j
		}
	}
	if best < 0 && below {
		return p.beforeDate(from, to)
	}
	return best
}

// beforeDate returns the longest line of four words or more between from and to that can be a
// headline.
func (p *Page) beforeDate(from, to int) (best int) {
	best = -1
	for j := from; j < to; j++ {
		l := &p.Lines[j]
		if l.Rule == nil && !l.stamped() && l.titular() && l.shape.Words >= 4 && p.headlike(j) && !reachable(l.text()) && !honoured(l.text()) && (best < 0 || l.shape.Words > p.Lines[best].shape.Words) {
			best = j
		}
	}
	return best
}

// honours open the line that says who speaks.
var honours = []string{"The Hon", "Hon.", "Hon ", "The Rt Hon", "The Right Hon", "Senator ", "Minister ", "The Minister", "Dr ", "Dr. ", "Prof", "Office of ", "Ministry of ", "Department ", "Bundesminister", "Ministerium", "Ministère ", "Ministerio ", "Ministério ",
	"Ministero ", "Le ministre", "La ministre", "From: ", "Contact", "To: "}

// honoured reports whether s says who speaks.
func honoured(s string) bool {
	for _, h := range honours {
		if strings.HasPrefix(s, h) {
			return true
		}
	}
	return false
}

// reachable reports whether s has the number of a telephone, an address of mail or one of the web.
func reachable(s string) bool {
	if at := strings.IndexByte(s, '@'); at > 0 && at+1 < len(s) && s[at-1] != ' ' && s[at+1] != ' ' {
		return true
	}
	return scan.Digits(s) >= 7 && !stampedLine(s) || strings.Contains(s, "www.") || strings.Contains(s, "://")
}

// contacts cuts the names and numbers of those to ask below a statement: from line i that heads
// them, down to a sentence or the end of the document.
func (p *Page) contacts(i int) {
	to, reached := i+1, false
	for to < len(p.Lines) && to <= i+mostContact {
		l := &p.Lines[to]
		if l.edge || l.Role != Body && l.Rule == nil || l.prose() || l.shape.Ends && l.shape.Words >= 6 && !reachable(l.text()) {
			break
		}
		reached = reached || reachable(l.text())
		to++
	}
	for j := i; j < to && reached && to <= i+mostContact; j++ {
		if p.Lines[j].Rule == nil {
			p.mark(j, contactLine)
		}
	}
}
