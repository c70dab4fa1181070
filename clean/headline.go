package clean

import (
	"onecopy/clean/internal/scan"
)

// headlines finds where stories begin. Of a page of pasted stories all lines that can be headlines
// are weighed together. Of a page saved whole each is judged by the evidence around it, and of a
// record or an export only what stands above the first paragraph.
func (p *Page) headlines(whole bool) {
	if p.recorded() {
		return
	}
	p.recurring()
	p.titles()
	if p.cropped || p.exported || whole {
		p.judge(whole || p.exported)
		p.inOrder()
		return
	}
	p.pasted = true
	listed := p.contents()
	p.framing()
	p.noteContents(listed)
	list := p.candidates()
	for k := range list {
		list[k].score = list[k].evidence.sum(&p.weights.alone)
	}
	p.styled(list)
	few := p.few(list)
	for k := range list {
		c := &list[k]
		c.evidence.addIf(few, textAndFew)
		if c.score = c.evidence.sum(&p.weights.pasted); c.score > 0 && !c.evidence.has(firstLine) && p.saidWhole(int(c.line)) {
			c.evidence.add(pulled)
			c.score += p.weights.pasted[pulled]
		}
		if c.score <= 0 && c.evidence.has(firstLine) && !c.evidence.has(unlikely) && p.Lines[c.line].titular() && c.evidence.sum(&p.weights.saved) >= enough {
			c.score = 1 // above all text it needs no more than on a page saved whole
		}
	}
	p.ofItems(list)
	p.ofTurns(list)
	p.choose(list)
	p.divide()
	p.headless()
	p.untitled()
}

// choose makes the candidates headlines that the evidence speaks for: those whose scores come to
// most, with a line or more between any two of them.
func (p *Page) choose(list []candidate) {
	best := grown(p.scratch.best, len(list)) // whether each candidate is one of those chosen up to it
	var totals [closest + 1]int              // what the candidates up to each of the last ones come to
	apart := 0                               // how many of the candidates are far enough above
	for k := range list {
		for list[k].line-list[apart].line >= closest {
			apart++
		}
		with, without := int(list[k].score), 0
		if apart > 0 {
			with += totals[(apart-1)%len(totals)]
		}
		if k > 0 {
			without = totals[(k-1)%len(totals)]
		}
		totals[k%len(totals)] = max(with, without)
		best[k] = choice{list[k].score > 0 && with > without, uint8(k - apart)}
	}
	p.scratch.best = best
	to := len(list)
	for k := len(list) - 1; k >= 0; {
		if !best[k].taken {
			k--
			continue
		}
		next := k - int(best[k].near) - 1
		if k > 0 && p.twoLined(&list[k-1], &list[k]) {
			k--
		}
		p.entitled(list[k:to])
		to, k = k, min(next, k-1)
	}
}

// twoLined reports whether candidate b, right below a, is the second line of the headline that a
// begins.
func (p *Page) twoLined(a, b *candidate) bool {
	i := int(a.line)
	return b.line == a.line+1 && p.above(i+1) == 0 && (i == 0 || p.above(i) > 0)
}

// closest is how far below a headline the next one stands: a line of text or more lies between.
const closest = 2

// entitled makes the first candidate a headline, and marks what below it, up to the text, is the
// headline again, or its deck.
func (p *Page) entitled(run []candidate) {
	top := int(run[0].line)
	p.Lines[top].Role = Headline
	for k := 1; k < len(run) && run[k].evidence.has(straightAbove); k++ {
		if i := int(run[k].line); p.line(i) == p.line(top) {
			p.mark(i, headlineEcho)
		} else if run[k].score > 0 {
			p.Lines[i].Role = Dek
		}
	}
	for i := top + 1; i < min(len(p.Lines), top+mostBelow); i++ {
		if !p.belongs(top, i) && p.Lines[i].Rule == nil && p.Lines[i].Role == Body {
			return
		}
	}
}

// judge finds the headlines of a page line by line. Of two in a row the first is the headline and
// the second its deck, or a repeat.
func (p *Page) judge(aboveText bool) {
	top := -1           // the headline, until other text comes
	above := !p.cropped // nothing but boilerplate so far
	for i := range p.Lines {
		l := &p.Lines[i]
		if l.off && l.Role != Headline {
			continue
		}
		if l.edge {
			above = true
		}
		if !above && aboveText {
			continue
		}
		if top >= 0 && p.belongs(top, i) {
			continue
		}
		if l.Rule == nil && !l.stamped() && l.recurrence() != 0 && l.titular() && p.judged(i, above) {
			l.Role, top = Headline, i
		}
		if l.Rule == nil && l.Role == Body {
			top = -1
		}
		above = above && (!l.Role.Kept() || l.shape.Signs&scan.Slash != 0 && !l.prose() && located(l.text()))
	}
}

// judged weighs line i as a headline, and reports whether it is one.
func (p *Page) judged(i int, above bool) bool {
	p.weighed = append(p.weighed, candidate{line: int32(i)})
	c := &p.weighed[len(p.weighed)-1]
	p.ofWords(i, &c.evidence)
	p.ofPlace(i, &c.evidence)
	p.below(i, &c.evidence)
	c.evidence.addIf(above && p.Lines[i].shape.Words >= 3, firstLine)
	c.evidence.addIf(p.isKnown(i), knownElsewhere)
	c.evidence.addIf(!c.placed() && (!p.opened() || p.thin(i)), thin)
	c.score = c.evidence.sum(&p.weights.saved) - p.enough(above) + 1
	return c.score > 0 && !p.deck(i, c.score)
}

// belongs marks line i where it is the headline top again, or its deck: a short line right below,
// on a page that keeps blank lines between its paragraphs.
func (p *Page) belongs(top, i int) bool {
	l := &p.Lines[i]
	switch {
	case l.Rule != nil || l.Role != Body:
		return false
	case p.line(i) == p.line(top):
		p.mark(i, headlineEcho)
	case i == top+1 && p.under(top, i) && !l.prose() && !l.shape.Ends && l.shape.Words >= 3:
		l.Role = Dek
	default:
		return false
	}
	return true
}

// recurring counts the short lines that may be headlines, and notes of which the page has two or
// more.
func (p *Page) recurring() {
	n := 0
	for i := range p.Lines {
		if l := &p.Lines[i]; (p.cropped || !l.off) && l.Rule == nil && l.shape.Signs&scan.Lowly == 0 && l.titular() && p.headlike(i) {
			l.setRecurrence(single)
			n++
		}
	}
	p.scratch.reset(p.Lines, n)
	most := int32(0)
	for i := range p.Lines {
		if p.Lines[i].recurrence() != 0 {
			most = max(most, p.scratch.add(i))
		}
	}
	for i := range p.Lines {
		if l := &p.Lines[i]; most > 1 && l.recurrence() != 0 {
			switch n := p.scratch.countOf(i); {
			case n >= recurs:
				l.setRecurrence(recurrent)
			case n == 2:
				l.setRecurrence(double)
			}
		}
	}
	p.scratch.forget()
}

// recurs is how often a page has a line that recurs.
const recurs = 3

// placed reports whether what stands around the line speaks for it, not only what it says.
func (c *candidate) placed() bool {
	e := &c.evidence
	return e.has(knownElsewhere) || e.has(firstLine) || e.has(wideAbove) || e.has(captionBelow) || e.has(bylineBelow) || e.has(datelineBelow) || e.has(boilerplateAbove)
}

// opened reports whether the page opens with a headline, as pages of several stories do.
func (p *Page) opened() bool {
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Role.Kept() && (!l.off || l.Role == Headline) {
			return l.Role == Headline
		}
	}
	return false
}

// thin reports whether there are not 60 words of running text both between line i and the headline
// above it and below it, short lines on the way not counted. Where only the words of a line speak
// for it, it may be one of many subheads.
func (p *Page) thin(i int) bool {
	const enough, near = 60, 60
	words := int32(0)
	for j := i - 1; j >= max(0, i-near) && p.Lines[j].Role != Headline && words < enough; j-- {
		if p.flows(j) {
			words += p.Lines[j].shape.Words
		}
	}
	if words < enough {
		return true
	}
	words = 0
	for j := i + 1; j < min(len(p.Lines), i+near) && words < enough; j++ {
		if !p.flows(j) && p.Lines[j].Rule == nil {
			return true
		}
		if p.flows(j) {
			words += p.Lines[j].shape.Words
		}
	}
	return words < enough
}

// deck reports whether the headline-like line i belongs to the headline right above it. Below a
// wide gap it does not: there the line above was none, if it has less evidence.
func (p *Page) deck(i int, score int16) bool {
	for j := i - 1; j >= 0; j-- {
		l := &p.Lines[j]
		switch {
		case p.Lines[j+1].edge:
			return false
		case l.Role == Headline && p.above(i) > p.gap && score > p.scoreOf(j):
			l.Role = Body
			return false
		case l.Role == Headline:
			if p.line(i) == p.line(j) {
				p.mark(i, headlineEcho)
			} else {
				p.Lines[i].Role = Dek
			}
			return true
		case l.Role.Kept():
			return false
		}
	}
	return false
}
