package clean

import "onecopy/clean/internal/scan"

// fewHeads is how many headlines a page has that is rather one article with heads of its parts, or
// a live blog, than several stories, if it opens with text.
const fewHeads = 14

// few reports whether a page opens with text and has few headlines.
func (p *Page) few(list []candidate) bool {
	n := 0
	for k := range list {
		if !list[k].evidence.has(textFirst) {
			return false
		}
		n += btoi(list[k].evidence.sum(&p.weights.pasted) > 0)
	}
	return n <= fewHeads
}

// ofTurns adds the clue of how many of the longer words below a line the text above it has, on
// pages of few headlines, where nothing but words says that a story begins. The head of a part of
// an article looks like the headline of the second of two stories, and where a page has many
// headlines these tell each other.
//
// Of 303 articles with their headline above them 41 were split at heads of their parts, and are 29
// now. Of 272 files of two stories in 16 layouts .879 of the headlines are found as before, and
// .030 of those found are wrong where .036 were.
func (p *Page) ofTurns(list []candidate) {
	n := 0
	for k := range list {
		n += btoi(list[k].score > 0)
	}
	if n > fewHeads {
		return
	}
	var top *candidate // the headline above all text
	if len(list) > 0 && list[0].score > 0 && list[0].evidence.has(firstLine) {
		top = &list[0]
	}
	unlike := p.unlikeTop(list, top)
	from, at := 0, (*candidate)(nil) // where the text above the last one begins that the evidence speaks for
	for k := range list {
		c := &list[k]
		if c.score <= 0 {
			continue
		}
		if start := p.Lines[c.line].Start(); at != nil {
			if !p.beginsApart(at, top, unlike) || p.onTopic(at, top, unlike, start) {
				p.ofTurn(at, from, start)
			}
			from = p.Lines[at.line].Start()
		}
		at = c
	}
	if at != nil && (!p.beginsApart(at, top, unlike) || p.onTopic(at, top, unlike, len(p.Text))) {
		p.ofTurn(at, from, len(p.Text))
	}
}

// The bytes of text above and below a line that are compared, and the words and bytes that tell
// something.
const (
	turnAbove      = 2400
	turnBelow      = 1000
	turnLetters    = 6
	mostTurnWords  = 120
	leastTurnWords = 12
	leastTurnAbove = 200
)

// ofTurn adds the clue to a candidate, from the text from from on above it and that up to end
// below.
func (p *Page) ofTurn(c *candidate, from, end int) {
	at := p.Lines[c.line].Start()
	above := p.Text[max(from, at-turnAbove):at]
	p.scratch.keys = keysOf(p.Text[at:min(end, at+turnBelow)], p.scratch.keys[:0], turnLetters, mostTurnWords)
	if n := len(p.scratch.keys); n >= leastTurnWords && len(above) >= leastTurnAbove {
		turn := atLeast(turn0, said(p.scratch.keys, above)*1000/n, 80, 120, 160, 200, 300)
		c.evidence.add(turn)
		c.score += p.weights.pasted[turn]
	}
}

// ofItems adds the clue of lines that are the numbered parts of one story, as "1. Skip no meals" is
// of "15 tips": the number 1 stands below running text that a headline without a number has, and
// the others follow. Where stories are numbered the first one is, too.
func (p *Page) ofItems(list []candidate) {
	last, item := 0, false              // the last number, and whether it is that of an item
	headed, told, at := false, false, 0 // a headline without a number stands above, and text below it, up to a line
	for k := range list {
		c := &list[k]
		for ; headed && !told && at < int(c.line); at++ {
			told = p.Lines[at].Rule == nil && p.Lines[at].prose()
		}
		if !c.evidence.has(numbered) {
			if c.score > 0 {
				headed, told, at = true, false, int(c.line)+1
			}
			continue
		}
		n := leadingNumber(p.line(int(c.line)))
		if n == 1 {
			item = told
		} else if n <= last {
			item = false
		}
		if last = n; item {
			c.evidence.add(storyItem)
			c.score += p.weights.pasted[storyItem]
		}
	}
}

// leadingNumber returns the number of up to three digits that s begins with.
func leadingNumber(s string) (n int) {
	for i := 0; i < min(3, len(s)) && scan.Signs[s[i]] == scan.Digit; i++ {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// unlikeTop adds the clue of a page that begins with a headline which few of the lines that may be
// headlines below are like, as the heads of the parts of an article are not, and reports whether
// any is. Headlines of one file are written alike, as long as one another, and stand in the same
// way above their text.
func (p *Page) unlikeTop(list []candidate, top *candidate) bool {
	if top == nil {
		return false
	}
	n, alike := 0, 0
	for k := range list {
		if c := &list[k]; c.score > 0 && c != top {
			n++
			alike += btoi(p.alike(c, top))
		}
	}
	if n == 0 || alike*2 >= n {
		return false
	}
	for k := range list {
		if c := &list[k]; c.score > 0 && c != top && !c.evidence.hasAny(plainly[:]) {
			c.evidence.add(unlikeFirst)
			c.score += p.weights.pasted[unlikeFirst]
		}
	}
	return true
}

// alike reports whether candidate c looks like the headline at the top: it is longer than the heads
// of parts are, or no shorter than three fifths, written so and with as many blank lines below. A
// heading is of its level.
func (p *Page) alike(c, top *candidate) bool {
	a, b := &p.Lines[c.line], &p.Lines[top.line]
	if a.heading != b.heading {
		return false
	}
	return a.shape.Words >= longPart || a.heading > 0 || p.asLong(c, top) && c.written() == top.written() && p.gapBelow(c) == p.gapBelow(top)
}

// gapBelow returns the blank lines below a candidate.
func (p *Page) gapBelow(c *candidate) int {
	if i := int(c.line) + 1; i < len(p.Lines) {
		return p.above(i)
	}
	return 0
}

// plainly are the clues that say more plainly than gaps that a story begins; gapped say it by gaps
// and what stands between.
var (
	plainly = [...]clue{widerGap, separated, stampNext, bylineBelow, datelineBelow, knownElsewhere, framedSurely, framedTwice, framedBetween}
	gapped  = [...]clue{wideAbove, lessBelow, captionNext, captionBelow}
)

// beginsApart reports whether more than words says that a story begins at c: gaps, a separator, a
// byline, a caption or a dateline, another page; or that it is as long as the headline above all
// text and written alike, as the headlines are of stories on one event, which share their words.
// Gaps say nothing on a page of lines unlike that headline.
func (p *Page) beginsApart(c, top *candidate, unlike bool) bool {
	if c.evidence.hasAny(plainly[:]) || !unlike && c.evidence.hasAny(gapped[:]) {
		return true
	}
	if top == nil || top == c {
		return top != nil
	}
	return p.asLong(c, top) && c.written() == top.written()
}

// onTopic reports whether the text below a candidate, up to end, has half of the words of the
// headline at the top, and only its length and case say that a story begins.
func (p *Page) onTopic(c, top *candidate, unlike bool, end int) bool {
	if top == nil || top == c || p.Lines[c.line].shape.Words > headWords || c.evidence.hasAny(plainly[:]) || !unlike && c.evidence.hasAny(gapped[:]) {
		return false
	}
	at := p.Lines[c.line].Start()
	keys := p.keys(int(top.line))
	return len(keys) >= 3 && said(keys, p.Text[at:min(end, at+turnAbove)])*2 >= len(keys)
}

// headWords is how many words the head of a part of a story has at most.
const headWords = 6

// asLong reports whether candidate c is no shorter than three fifths of the headline at the top, or
// has more words than the heads of the parts of a story.
func (p *Page) asLong(c, top *candidate) bool {
	n := p.Lines[c.line].shape.Words
	return n >= longPart || 5*n >= 3*p.Lines[top.line].shape.Words
}

// longPart is more words than the head of a part of a story has.
const longPart = 7
