package clean

import (
	"strings"
	"unicode"

	"onecopy/clean/internal/scan"
)

// pairReach is how many lines may stand between a headline and its deck: bylines, names, dates
// and what rules know.
const pairReach = 4

// leastPaired is how many words a headline has at least that its deck tells from the name of a
// section.
const leastPaired = 4

// longDeck is how many words a deck has at least that is longer than most headlines.
const longDeck = 13

// raised returns which of the candidates the headline is where list[best] is weighed highest. A
// deck says more of the words of the text than the headline above it, so that it was taken for
// it. Where the line right above may be that headline it counts as much more as the clue says.
func (p *Page) raised(list []candidate, best int) int {
	k := best - 1
	for k > 0 && list[best].line-list[k].line <= pairReach && p.Lines[list[k].line].shape.Words < leastPaired {
		k-- // a name, or what else is short
	}
	if best == 0 || !p.overDeck(&list[k], &list[best]) {
		return best
	}
	c, l, tells := &list[k], &p.Lines[list[best].line], deckNext
	if n := l.shape.Words; n >= longDeck && 2*n >= 3*p.Lines[c.line].shape.Words {
		tells = longDeckNext
	}
	c.evidence.add(tells)
	if c.score += p.weights.title[tells]; c.score < list[best].score {
		return best
	}
	l.Rule, l.Role, l.off = nil, Dek, false
	return k
}

// overDeck reports whether b may be the deck of the headline a: it is no shorter, the text has
// words of it, it or the text has a word of the headline, and nothing else of the page stands
// between.
func (p *Page) overDeck(a, b *candidate) bool {
	i, j := int(a.line), int(b.line)
	head, deck := &p.Lines[i], &p.Lines[j]
	switch {
	case j-i > pairReach+1 || b.evidence.has(said0) || a.evidence.has(fullStopped) || a.evidence.has(crumbs) || a.evidence.has(unlikely) && !twoSentences(head.text()):
		return false
	case b.evidence.has(titleSays) && !a.evidence.has(titleSays) || b.evidence.has(titleAgain):
		return false // the first line of the page is the headline b
	case strings.Contains(head.text(), " · ") || strings.Count(head.text(), "・") > 1 || strings.Count(head.text(), ", ") > 1:
		return false // a list of names
	case head.shape.Words < leastPaired || head.shape.Words > deck.shape.Words || head.shape.Shouts && !deck.shape.Shouts:
		return false
	}
	words := 1 // of the headline; two of what may be the name of a newspaper, with the day below it
	if next := &p.Lines[i+1]; next.Role == Timestamp || next.saysWhen() {
		words = 2
	}
	for n := i + 1; n < j; n++ {
		if p.Lines[n].Rule == nil && p.Lines[n].shape.Words >= leastPaired && !p.stampLine(n) {
			return false
		}
	}
	below := p.leadAt(deck.Start())
	if a.evidence.has(listedAbove) {
		below = deck.text() // of a list the line above may be any other story
	}
	return said(p.keys(i), below) >= words && !sameLetters(head.text(), deck.text()) && !p.publisher(head.text())
}

// publisher reports whether a notice of copyright names s.
func (p *Page) publisher(s string) bool {
	for i := range p.Lines {
		if h := p.Lines[i].hit(); h != nil && h.Category == Legal && strings.Contains(p.line(i), s) {
			return true
		}
	}
	return false
}

// sameLetters reports whether two lines are the same but for signs and capitals.
func sameLetters(a, b string) bool { return strings.EqualFold(lettersOf(a), lettersOf(b)) }

// lettersOf returns the letters and digits of s.
func lettersOf(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, s)
}

// decked keeps the deck below the headline on line top: a line whose words the text takes up, or a
// sentence, which may stand below the name of a writer, a date and buttons. What prints the
// headline again is cut.
func (p *Page) decked(top, start, lead int) {
	i := top + 1
	for ; i < start && p.line(i) == p.line(top); i++ {
		p.mark(i, headlineEcho)
	}
	if i = p.deckBelow(i, start, lead); i < start && p.deckLike(i, start) {
		l := &p.Lines[i]
		l.Rule, l.Role, l.off = nil, Dek, false
	}
}

// deckSaid reports whether the paragraph on line lead says a quarter of the words of line i again.
func (p *Page) deckSaid(i, start, lead int) bool {
	if i >= start || !p.deckLike(i, start) {
		return false
	}
	keys := p.keys(i)
	n := said(keys, p.leadAt(p.Lines[lead].Start()))
	return n >= 2 && n*4 >= len(keys)
}

// A deck that is told by its place has more words where more than a byline and a date stand between
// it and the headline.
const (
	deckWords = 8  // words of a sentence
	deckApart = 12 // words of a sentence below other lines too
	deckOpen  = 20 // words of a paragraph that has no full stop, below nothing else
	deckLines = 5  // lines between, and words of each that no rule knows
)

// deckBelow returns the line below a headline, from line i to start, that is its deck; start where
// there is none.
func (p *Page) deckBelow(i, start, lead int) int {
	least, open := int32(deckWords), true
	for end := min(start, i+deckLines+1); i < end; i++ {
		switch l := &p.Lines[i]; {
		case l.deckText(least) || open && (l.deckOpen() || p.deckSaid(i, start, lead)):
			return i
		case l.Role == Byline, l.Role == Timestamp, l.Rule == nil && p.stampLine(i):
		case l.Rule == nil && l.shape.Words <= deckLines, l.Role == Credit, l.Role == Share, l.Role == Caption:
			least, open = deckApart, false
		default:
			return start
		}
	}
	return start
}

// deckText reports whether the line is a sentence of at least so many words that no rule knows.
func (l *Line) deckText(words int32) bool {
	return l.Rule == nil && l.Role == Body && l.shape.Ends && l.shape.Words >= words && !trails(l.text())
}

// deckOpen reports whether the line is a paragraph without a full stop that no rule knows.
func (l *Line) deckOpen() bool {
	return l.Rule == nil && l.Role == Body && l.prose() && l.shape.Words >= deckOpen && !trails(l.text())
}

// deckLike reports whether line i, above the part that begins at line start, has the form of a
// deck.
func (p *Page) deckLike(i, start int) bool {
	l := &p.Lines[i]
	switch {
	case l.Rule != listItem && (l.Rule != nil || l.Role != Body), l.shape.Words < 5 || l.shape.Words > 60, l.shape.Signs&scan.Bar != 0:
		return false
	}
	return !l.stamped() && !l.saysWhose() && !l.saysDay() && l.hit() != roleLine && !p.besideByline(i, start)
}

// linkLike reports whether line i is of the links that blogs and lists print above a story: the
// posts before and behind it, "« This | Main | That »", or one of two lines with the same label.
func (p *Page) linkLike(i int) bool {
	s := p.line(i)
	if strings.HasPrefix(s, "« ") && strings.HasSuffix(s, " »") && strings.Contains(s, " | ") {
		return true
	}
	n := strings.IndexAny(s[:min(len(s), labelBytes)], ":|") + 1
	return n > 3 && (i > 0 && oneLabel(p.line(i-1), s, n) || i+1 < len(p.Lines) && oneLabel(p.line(i+1), s, n))
}

// oneLabel reports whether two lines begin with the same label of n bytes and go on with words of
// their own. A headline that is printed twice does not.
func oneLabel(a, b string, n int) bool {
	if !strings.HasPrefix(a, b[:n]) {
		return false
	}
	a, _, _ = strings.Cut(strings.TrimSpace(a[n:]), " ")
	b, _, _ = strings.Cut(strings.TrimSpace(b[n:]), " ")
	return a != "" && b != "" && a != b
}

// labelBytes is how many bytes a label has at most, with its colon.
const labelBytes = 20

// stampLine reports whether line i says who wrote the story, or when. It is asked again for each
// line that may be a headline near it, which took a tenth of the time of marking saved pages.
func (p *Page) stampLine(i int) bool {
	known := &p.scratch.stamps[i]
	if *known == 0 {
		*known = 1 + uint8(btoi(p.Lines[i].stamped() || p.Lines[i].saysWhose()))
	}
	return *known == 2
}

// saysDay reports whether the line names a day with its month and its year, whatever else it says.
func (l *Line) saysDay() bool {
	if l.shape.Signs&scan.Digit == 0 {
		return false
	}
	m := momentOf(l.text())
	return m.full() && m.year
}
