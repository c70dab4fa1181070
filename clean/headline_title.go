package clean

import (
	"cmp"
	"slices"
	"strings"

	"onecopy/clean/internal/scan"
)

// title finds the headline of the part that begins at line start, below line end. A part that is
// not the first of its page may be of the same story.
func (p *Page) title(end, start int, first bool) {
	if p.headlined(end+1, start) {
		return // by a header
	}
	lead, at := p.leadOf(start), len(p.weighed)
	p.titleCandidates(max(end+1, start-titleReach), start, lead, first)
	list := p.weighed[at:]
	p.titleDistances(list, lead)
	p.titleWords(list, lead)
	best := -1
	for k := range list {
		c := &list[k]
		if c.score = c.evidence.sum(&p.weights.title); c.score > 0 && (best < 0 || c.score > list[best].score) {
			best = k
		}
	}
	if best < 0 {
		return
	}
	top := int(list[best].line)
	p.Lines[top].Rule, p.Lines[top].Role = nil, Headline
	p.decked(top, start, lead)
}

// leadOf returns the first paragraph of the part that begins at line start.
func (p *Page) leadOf(start int) int {
	for i := start; i < min(len(p.Lines), start+2*titleWithin); i++ {
		l := &p.Lines[i]
		if l.Rule == nil && !l.off && l.prose() && (l.shape.Ends || l.shape.Words > longestTitle || i+1 < len(p.Lines) && !p.Lines[i+1].off && p.Lines[i+1].prose()) {
			return i
		}
	}
	return start
}

// titleCandidates gathers the lines that may be the headline, from line from on, with the clues of
// their words and their place.
func (p *Page) titleCandidates(from, start, lead int, first bool) {
	thin := !first && p.partWords(start) < fewWords
	passed, inside, part := int32(0), false, titleOf(len(p.weighed))
	for i := from; i < min(len(p.Lines), start+titleWithin) && (i <= lead || passed < titlePassed); i++ {
		if p.titleLike(i, start) {
			p.weighed = append(p.weighed, candidate{line: int32(i), place: part})
			e := &p.weighed[len(p.weighed)-1].evidence
			p.ofTitle(i, e)
			e.addIf(!first, laterPart)
			e.addIf(thin, laterThin)
			if passed > 0 {
				e.add(atLeast(passed1, passed, 15, 40))
			}
			e.addIf(inside, inPart)
			e.addIf(i >= start, ofPart)
		}
		if l := &p.Lines[i]; i >= start && l.Rule == nil {
			inside = true
			if l.prose() || l.sentence() {
				passed += l.shape.Words
			}
		}
	}
}

// titleLike reports whether line i may be the headline of the part that begins at line start. A
// list of other stories and a caption that only its place tells may hold it.
func (p *Page) titleLike(i, start int) bool {
	l := &p.Lines[i]
	switch {
	case l.Rule != nil && l.Rule != listItem && l.Rule != aboveCredit && l.Rule != altText:
		return false
	case l.shape.Words > longestTitle || p.stampLine(i) || l.hit() == roleLine || l.glued || l.shape.Caps == 0 && l.shape.Lower > 0:
		return false
	case l.shape.Ends && l.prose() && (!endsCalled(l.text()) || l.shape.Words > 30):
		return false
	}
	return !p.besideByline(i, min(start+1, len(p.Lines)))
}

// stampLine reports whether line i says who wrote the story, or when. It is asked again for each
// line that may be a headline near it, which took a tenth of the time of marking saved pages.
func (p *Page) stampLine(i int) bool {
	known := &p.scratch.stamps[i]
	if *known == 0 {
		*known = 1 + uint8(btoi(p.Lines[i].stamped() || p.Lines[i].saysWhose()))
	}
	return *known == 2
}

// ofTitle adds the clues of the words of line i and of the lines near it.
func (p *Page) ofTitle(i int, e *evidence) {
	l := &p.Lines[i]
	p.ofWords(i, e)
	p.ofPlace(i, e)
	e.addIf(p.isKnown(i), knownElsewhere)
	e.addIf(i > 0 && p.anchor(i), titleAgain)
	e.addIf(l.recurrence() == double, saidTwice)
	e.addIf(l.Rule == listItem, listedAbove)
	e.addIf(l.Rule == aboveCredit, shownAbove)
	e.addIf(l.shape.Signs&scan.Bar != 0 || l.shape.Signs&(scan.Odd|scan.Foreign) != 0 && strings.ContainsAny(l.text(), "»›>"), crumbs)
	e.addIf(l.saysDay(), daySaid)
	e.addIf(p.idle(i-1) && p.idle(i-2), idleAbove)
	e.addIf(p.idle(i+1) && p.idle(i+2), idleBelow)
	e.addIf(i > 0 && p.Lines[max(i-1, 0)].shape.Words >= 5, wordyAbove)
	e.addIf(i+1 < len(p.Lines) && p.Lines[min(i+1, len(p.Lines)-1)].flowsOn(), textNext)
	for j := max(0, i-4); j < min(len(p.Lines), i+5); j++ {
		b := &p.Lines[j]
		e.addIf(j >= i-3 && j < i && l.shape.Words >= 2 && len(b.text()) > len(l.text()) && strings.HasSuffix(b.text(), l.text()), crumbed)
		e.addIf(j > i && j <= i+3 && b.shape.Words >= 2 && len(b.text()) < len(l.text()) && strings.HasSuffix(l.text(), b.text()), crumbsOf)
		e.addIf(j > i && b.Rule.tool(), toolsNear)
		if (j >= i+2 || j <= i-2) && (b.Role == Byline || b.Role == Timestamp || p.stampLine(j)) {
			e.addIf(j > i, stampNear)
			e.addIf(j < i, stampUp)
		}
	}
}

// flowsOn reports whether the line is a paragraph that no rule knows.
func (l *Line) flowsOn() bool { return l.Rule == nil && l.prose() }

// tool reports whether the rule finds buttons as stand below a headline.
func (r *Rule) tool() bool {
	if r == nil {
		return false
	}
	switch r.Category {
	case Share, Comments, Newsletter:
		return true
	}
	return r.Name == "navigation/print" || r.Name == "navigation/text-size"
}

// saysDay reports whether the line names a day with its month and its year, whatever else it says.
func (l *Line) saysDay() bool {
	if l.shape.Signs&scan.Digit == 0 {
		return false
	}
	m := momentOf(l.text())
	return m.full() && m.year
}

// idle reports whether line i is short, or a rule knows it.
func (p *Page) idle(i int) bool {
	if i < 0 || i >= len(p.Lines) {
		return true
	}
	l := &p.Lines[i]
	return l.Rule != nil && l.Rule != listItem || l.shape.Words <= 3
}

// titleDistances adds the clues of how far above the text at line lead the candidates stand, and of
// which is the longest of those near it.
func (p *Page) titleDistances(list []candidate, lead int) {
	const near = 10
	apart, j := 0, lead
	for k := len(list) - 1; k >= 0; k-- {
		i, e := int(list[k].line), &list[k].evidence
		for ; j > i+1; j-- {
			apart += btoi(p.Lines[j-1].Rule == nil)
		}
		e.add(atLeast(apart0, apart, 1, 2, 4, 8, 16, 31))
		most := true
		for m := max(0, k-near); m < min(len(list), k+near+1) && most; m++ {
			most = m == k || p.Lines[list[m].line].shape.Words < p.Lines[i].shape.Words || max(list[m].line-list[k].line, list[k].line-list[m].line) > near
		}
		e.addIf(most, tallest)
	}
}

// titleWords adds the clues of what the text says of the words of the candidates, and the first
// line of the page. The text is that at line lead, or below a candidate in it.
func (p *Page) titleWords(list []candidate, lead int) {
	first := p.line(0)[:min(len(p.line(0)), leadBytes)]
	most, at := 0, -1
	grams := &p.scratch.grams
	grams.read(p.leadAt(p.Lines[lead].Start()))
	for k := range list {
		c := &list[k]
		keys := p.keys(int(c.line))
		n := len(keys)
		if n == 0 {
			continue
		}
		m := 0
		if int(c.line) >= lead {
			m = said(keys, p.leadAt(p.Lines[c.line].End()))
		} else {
			m = grams.said(keys)
		}
		c.evidence.add(atLeast(saidBelow0, m*20, max(1, n), 4*n, 7*n, 10*n, 14*n))
		c.evidence.add(atLeast(said0, m, 1, 2, 3, 5))
		c.evidence.addIf(n >= 3 && c.line > 0 && said(keys, first)*3 >= n*2, titleSays)
		if share := m * 100 / (n + 2); share > most { // two words of two tell less than six of seven
			most, at = share, k
		}
	}
	if at >= 0 {
		list[at].evidence.add(saidMost)
	}
}

// partWords counts the words of running text of the part that begins at line start, up to fewWords.
func (p *Page) partWords(start int) (n int32) {
	for i, out := start, 0; i < min(len(p.Lines), start+mostBelow) && n < fewWords && out <= bridged; i++ {
		l := &p.Lines[i]
		if l.off {
			out++
			continue
		}
		if out = 0; l.Rule == nil && (l.prose() || l.sentence()) {
			n += p.countOfWords(l)
		}
	}
	return n
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

// headedAgain marks the lines outside the stories that say again the headline above them, or above
// all stories the first one. The first line of the page may have the name of the site behind it.
func (p *Page) headedAgain() {
	head := ""
	if i := slices.IndexFunc(p.Lines, func(l Line) bool { return l.Role == Headline }); i >= 0 {
		head = p.line(i)
	}
	for i := range p.Lines {
		switch l := &p.Lines[i]; {
		case l.Role == Headline:
			head = l.text()
		case head != "" && l.shape.Words >= 3 && p.outer(i) && (l.text() == head || i == 0 && strings.HasPrefix(l.text(), head)):
			p.mark(i, headlineEcho)
		}
	}
}

// inOrder sorts what was weighed, first as headlines of parts and then by itself. What was weighed
// twice counts as it was weighed last.
func (p *Page) inOrder() {
	list, n := p.weighed, 0
	slices.SortStableFunc(list, func(a, b candidate) int { return cmp.Compare(a.line, b.line) })
	for k := range list {
		if k+1 == len(list) || list[k+1].line > list[k].line {
			list[n] = list[k]
			n++
		}
	}
	p.weighed = list[:n]
}
