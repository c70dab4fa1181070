package clean

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// titleOf is the place of the lines that are weighed as titles of one part of a page saved whole,
// of which the first is the n-th candidate of the page.
func titleOf(n int) int16 { return int16(-1 - n%math.MaxInt16) }

// title reports whether the candidate was weighed as the title of a part.
func (c *candidate) title() bool { return c.place < 0 }

// candidates gathers the lines that may be headlines, with the clues that they and their neighbours
// give.
func (p *Page) candidates() []candidate {
	list := p.weighed[:0]
	if len(p.Lines) > mostKept {
		list = make([]candidate, 0, p.countEligible())
	}
	above, proseless, separators := true, true, 0
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.edge {
			above = true
		}
		if p.separator(i) {
			separators++
		}
		if p.eligible(i) {
			list = append(list, candidate{line: int32(i)})
			c := &list[len(list)-1]
			p.ofWords(i, &c.evidence)
			p.ofPlace(i, &c.evidence)
			c.evidence.addIf(above && l.shape.Words >= 3, firstLine)
			p.ofFrames(i, &c.evidence)
			c.evidence.addIf(proseless, noTextAbove)
		}
		proseless = proseless && (l.Rule != nil || !l.prose())
		above = above && (!l.Role.Kept() || l.shape.Signs&scan.Slash != 0 && !l.prose() && located(l.text()))
	}
	p.distances(list)
	opening, gaps := p.opensWithText(list), p.gapsTell(list)
	for k := range list {
		c := &list[k]
		c.evidence.addIf(p.isKnown(int(c.line)), knownElsewhere)
		if c.score = c.evidence.sum(&p.weights.alone); c.score > hopeless {
			p.below(int(c.line), &c.evidence)
		}
		if c.score = c.evidence.sum(&p.weights.alone); c.score == c.own() {
			p.ofText(int(c.line), &c.evidence)
		}
		c.evidence.addIf(opening, textFirst)
		c.evidence.addIf(gaps && c.evidence.has(wideAbove), gapsTell)
		c.evidence.addIf(gaps && !c.evidence.has(wideAbove) && c.line > 0, gapsElsewhere)
		c.evidence.addIf(separators >= 3 && !c.evidence.has(separated) && c.line > 0, unseparated)
	}
	p.weighed = list
	return list
}

// countEligible counts the lines that may be headlines.
func (p *Page) countEligible() (n int) {
	for i := range p.Lines {
		n += btoi(p.eligible(i))
	}
	return n
}

// hopeless is the score, in hundredths of log-odds, from which down nobody looks what stands below
// a line: what that can add is less. The words of a line are looked for around it only if it is
// undecided by all else, see own.
const hopeless = -500

// gapsTell reports whether the page has three gaps or more that are wider than usual, at least four
// in five of them above candidates.
func (p *Page) gapsTell(list []candidate) bool {
	wide, told := 0, 0
	for i := 1; i < len(p.Lines); i++ {
		wide += btoi(p.above(i) > p.gap && p.Lines[i].Rule == nil)
	}
	for k := range list {
		told += btoi(list[k].line > 0 && list[k].evidence.has(wideAbove))
	}
	return told >= 3 && told*5 >= wide*4
}

// opensWithText reports whether the first line of a story's text is a paragraph, above every line
// that may be a headline.
func (p *Page) opensWithText(list []candidate) bool {
	for i := range p.Lines {
		if len(list) > 0 && int(list[0].line) <= i {
			return false
		}
		if l := &p.Lines[i]; l.Rule == nil && l.prose() {
			return true
		}
	}
	return false
}

// eligible reports whether line i may be a headline: a body line of at most 30 words that is no
// paragraph. A long line that ends as a question, a call or a quotation does may be both.
func (p *Page) eligible(i int) bool {
	l := &p.Lines[i]
	if n := l.notes & frameNotes; n > partsNote && l.Rule == nil || l.notes&divides != 0 {
		return l.notes&divides == 0
	}
	if l.Rule != nil || l.off || l.glued || l.Role != Body || l.shape.Words > 30 || l.stamped() || l.closing() || p.separator(i) {
		return false
	}
	if l.prose() && (l.shape.Words > longestCall || !endsCalled(l.text()) || twoSentences(l.text())) {
		return false
	}
	if l.row() && p.inTable(i) {
		return false
	}
	last := l.text()[len(l.text())-1]
	return last != ',' && last != ':' && !(l.shape.Signs&scan.Slash != 0 && located(l.text()))
}

// closing reports whether the words of the line are those of a note below a story, whose place is
// not known yet.
func (l *Line) closing() bool {
	return l.hit() != nil && l.hit() != roleLine && l.hit().Place != atTop && l.hit().Place != anyPlace && !l.stamped()
}

// longestCall is of how many words a headline is that reads as a sentence of the text.
const longestCall = 20

// separator reports whether line i has neither letters nor digits: a row of stars or dashes.
func (p *Page) separator(i int) bool {
	l := &p.Lines[i]
	if l.Rule != nil || l.shape.Caps+l.shape.Lower > 0 || l.shape.Signs&(scan.Digit|scan.Small|scan.Capital|scan.Script) != 0 {
		return false
	}
	return l.shape.Signs&scan.High == 0 || strings.IndexFunc(l.text(), func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) < 0
}

// ofWords adds the clues that the words of line i give.
func (p *Page) ofWords(i int, e *evidence) {
	l := &p.Lines[i]
	e.add(atLeast(oneWord, l.shape.Words, 2, 4, 6, 9, 14, 20))
	e.addIf(l.shape.Words >= 5 && l.shape.Caps*10 >= l.shape.Words*6, titleCase)
	scriptless := l.shape.Caps == 0 && l.shape.Lower == 0 && caseless(l.text())
	e.addIf(l.shape.Shouts && l.shape.Words >= 3 && !scriptless, shouting)
	e.addIf(scriptless, noCapitals)
	e.addIf(l.shape.Caps >= 3, threeNames)
	first, _ := utf8.DecodeRuneInString(l.text())
	e.addIf(unicode.IsLower(first) && !scan.Georgian(first), smallFirst)
	e.addIf(strings.ContainsRune("“\"«„‘'「『", first), quoteFirst)
	e.addIf(opensList(first), bulleted)
	e.addIf(enumerated(l.text()), numbered)
	e.addIf(clocked(l.text()), timed)
	e.addIf(!p.headlike(i), unlikely)
	switch last, _ := utf8.DecodeLastRuneInString(l.text()); {
	case last == '?' || last == '؟' || last == '？':
		e.add(question)
	case last == '!' || last == '！':
		e.add(exclamation)
	case last == '.' || fullStop(last):
		e.add(fullStopped)
	case strings.ContainsRune("”\"»’'」』", last):
		e.add(quoteLast)
	}
	e.addIf(l.recurrence() == recurrent, recurring)
}

// enumerated reports whether s begins with a number of one to three digits and a full stop or a
// bracket.
func enumerated(s string) bool {
	n := 0
	for n < len(s) && n < 4 && scan.Signs[s[n]] == scan.Digit {
		n++
	}
	return n > 0 && n < 4 && n+1 < len(s) && (s[n] == '.' || s[n] == ')')
}

// ofPlace adds the clues that the lines next to line i give, and the blank lines around it.
func (p *Page) ofPlace(i int, e *evidence) {
	if i > 0 {
		p.ofAbove(i, e)
	}
	if i+1 == len(p.Lines) {
		e.add(lastLine)
		e.add(moreBelow)
		return
	}
	below, above := p.above(i+1), p.above(i)
	e.addIf(below == 0 && startsSmall(p.line(i+1)), runsOn)
	e.addIf(below == 0, noGapBelow)
	e.addIf(below < above, lessBelow)
	e.addIf(below > above, moreBelow)
	e.addIf(below > p.gap, wideBelow)
	e.addIf(p.line(i+1) == p.line(i), saidAgain)
	p.ofNext(i+1, e)
}

// ofNext adds the clue that line i gives, the next one below a candidate.
func (p *Page) ofNext(i int, e *evidence) {
	switch l := &p.Lines[i]; {
	case l.Role == Caption || l.Role == Credit || l.Role == Tags:
		e.add(captionNext)
	case l.stamped() || l.Role == Byline || l.Role == Timestamp || l.Role == Source:
		e.add(stampNext)
	case !l.Role.Kept():
		e.add(boilerplateNext)
	case l.prose() && !l.shape.Ends:
		e.add(openNext)
	case l.prose():
	case l.shape.Ends:
		e.add(sentenceNext)
	case p.eligible(i):
		e.add(titleNext)
	default:
		e.add(shortNext)
	}
}

// ofAbove adds the clues of the line above line i, and of the blank lines between.
func (p *Page) ofAbove(i int, e *evidence) {
	gap, l := p.above(i), &p.Lines[p.over(i)]
	captioned := l.Role == Caption || l.Role == Credit || l.Role == Tags
	e.addIf(gap > p.gap && !captioned, wideAbove)
	e.addIf(gap > p.gap+1, widerGap)
	e.addIf(gap < p.gap, narrowGap)
	e.addIf(gap == 0, noGap)
	cut := !l.Role.Kept()
	open := !cut && !l.shape.Ends && l.Role != Crosshead && !signedOff(l.text())
	e.addIf(open && !l.prose(), openAbove)
	e.addIf(open && !l.prose() && i > 1 && p.Lines[i-2].unfinished(), listAbove)
	e.addIf(open && l.prose(), cutAbove)
	e.addIf(cut && l.Role != Caption && l.Role != Credit, boilerplateAbove)
	switch {
	case p.separator(i-1) || i > 1 && p.separator(i-2) && p.Lines[i-1].shape.Words < 4:
		e.add(separated)
	case captioned:
		e.add(captionAbove)
	case l.stamped() || l.Role == Byline || l.Role == Timestamp || l.Role == Source:
		e.add(stampAbove)
	case cut || l.prose():
	case l.shape.Ends:
		e.add(sentenceAbove)
	case p.eligible(i - 1):
		e.add(titleAbove)
	}
}

// distances adds the clues of how much text stands between a candidate and the next ones.
func (p *Page) distances(list []candidate) {
	for k := range list {
		from, to := 0, len(p.Lines)
		if k > 0 {
			from = int(list[k-1].line) + 1
		}
		if k+1 < len(list) {
			to = int(list[k+1].line)
		}
		at, e := int(list[k].line), &list[k].evidence
		if c := atLeast(straightAbove, p.wordsUpTo(from, at, 80), 1, 15, 40, 80); c == straightAbove || c <= textAbove && !e.has(noTextAbove) {
			e.add(c)
		}
		if c := atLeast(straightBelow, p.wordsUpTo(at+1, to, 60), 1, 8, 20, 60); c <= textBelow {
			e.add(c)
		}
	}
}

// wordsUpTo counts the words of the lines from from to to, until there are enough.
func (p *Page) wordsUpTo(from, to int, enough int32) (n int32) {
	for j := from; j < to && n < enough; j++ {
		n += p.Lines[j].shape.Words
	}
	return n
}

// scoreOf returns the score that line i has as a headline, 0 if it was not weighed.
func (p *Page) scoreOf(i int) int16 {
	if k, ok := p.weighedAt(i); ok {
		return p.weighed[k].score
	}
	return 0
}

// Why says of line i what speaks for it as a headline and what against, each with its weight in
// log-odds, and what they come to: above 0 it is one. It is empty for a line that was not weighed.
func (p *Page) Why(i int) string {
	k, ok := p.weighedAt(i)
	if !ok {
		return ""
	}
	c := &p.weighed[k]
	weights := &p.weights.saved
	switch {
	case c.title():
		weights = &p.weights.title
	case p.pasted:
		weights = &p.weights.pasted
	}
	var said []string
	c.evidence.each(func(n clue) {
		if w := weights[n]; w != 0 {
			said = append(said, fmt.Sprintf("%s %+.2f", clueTable[n].name, float64(w)/100))
		}
	})
	return fmt.Sprintf("%+.2f (%s)", float64(c.score)/100, strings.Join(said, ", "))
}

// weighedAt finds line i among the lines that were weighed.
func (p *Page) weighedAt(i int) (int, bool) {
	return slices.BinarySearchFunc(p.weighed, int32(i), func(c candidate, i int32) int { return cmp.Compare(c.line, i) })
}

// ofFrames adds the clues of the frames to a candidate.
func (p *Page) ofFrames(i int, e *evidence) {
	switch p.Lines[i].notes & frameNotes {
	case partsNote:
		e.add(framedParts)
	case betweenNote:
		e.add(framedBetween)
	case twiceNote:
		e.add(framedTwice)
	case surelyNote:
		e.add(framedSurely)
	default:
		e.addIf(p.scratch.frames.sure && !e.has(firstLine), unframed)
	}
}
