package clean

import (
	"strings"
	"unicode/utf8"
)

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
	if p.context.One && len(p.Lines) > 0 {
		l := &p.Lines[0]
		sentence := l.prose() && l.shape.Ends && !endsCalled(l.text())
		if len(p.Lines) > 1 && !sentence && l.shape.Words <= longestTitle {
			l.Role, l.Rule, l.off = Headline, nil, false
		}
		return true
	}
	title := seekTitle(p.context.Title)
	if title.text == "" {
		return p.context.Title != ""
	}
	for i := range p.Lines[:min(len(p.Lines), 12)] {
		l := &p.Lines[i]
		switch {
		case l.Rule != nil || !title.is(l.text()):
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

// A soughtTitle is a title that lines are held against.
type soughtTitle struct{ text string }

func seekTitle(s string) soughtTitle { return soughtTitle{text: strings.TrimSpace(s)} }

// is reports whether a line has the words of the title, but for capitals and the form of quotes.
// The first byte tells of nearly every line of a record that it has not.
func (t *soughtTitle) is(line string) bool {
	const small = 'a' - 'A'
	if a, b := line[0], t.text[0]; a > ' ' && a < utf8.RuneSelf && b < utf8.RuneSelf && a|small != b|small {
		return false
	}
	for rest := t.text; ; {
		var w, title string
		w, line = nextField(line)
		title, rest = nextField(rest)
		if w == "" || title == "" {
			return w == title
		}
		if !sameWord(w, title) {
			return false
		}
	}
}

// sameWord reports whether two words are the same but for capitals and the form of quotes.
func sameWord(a, b string) bool {
	for a != "" && b != "" {
		x, n := utf8.DecodeRuneInString(a)
		y, m := utf8.DecodeRuneInString(b)
		if x != y && straightened(x) != straightened(y) && !strings.EqualFold(a[:n], b[:m]) {
			return false
		}
		a, b = a[n:], b[m:]
	}
	return a == b
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
