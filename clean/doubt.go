package clean

// Where little speaks for the passages that stay, others like them may be of the story too: by
// their mean points a page is told on which a third of the story can be missing. Of 3,366 saved
// pages, as they are and as 13 programs print them, the mean is 379, and below weakAmid on a tenth;
// of ten that lost a third of a story and were not flagged it was below that on seven.
const (
	weakAround  = 160 // mean below which as many words as stay, right above and below them, are in doubt
	weakAmid    = 215 // the same of half as many between them
	strong      = 380 // mean from which nothing that is enclosed is in doubt
	longestAmid = 90  // lines between two passages that may be of a story
	edgeLines   = 12  // lines above the first passage that stays and below the last that are looked at
)

// A core is the passages of a page that stay: the first and the last of their lines, first behind
// last if none stays, and their mean points, by their words, above those that a passage of a story
// has.
type core struct {
	first, last int
	mean        int
}

// coreOf returns the core of the page.
func (p *Page) coreOf(list []passage) core {
	c, points, words := core{last: -1}, int64(0), int64(0)
	for k := range list {
		q := &list[k]
		if q.outer {
			continue
		}
		if c.last < 0 {
			c.first = int(q.line)
		}
		c.last = int(q.line)
		points += int64(q.points-storyPoints) * int64(q.words)
		words += int64(q.words)
	}
	c.mean = int(points / max(1, words))
	return c
}

// outsideBy returns the words of the lines put outside right above and below the core, as far as no
// rule knows a line.
func (p *Page) outsideBy(c core) (words int32) {
	for _, step := range [...]int{-1, +1} {
		i := c.first
		if step > 0 {
			i = c.last
		}
		for n := 0; n < edgeLines && c.last >= 0; n++ {
			if i += step; i < 0 || i >= len(p.Lines) || p.Lines[i].Rule != nil && p.Lines[i].Rule != invisible {
				break
			}
			if p.Lines[i].off {
				words += p.Lines[i].shape.Words
			}
		}
	}
	return words
}

// outsideAmid returns the words of the lines put outside between two passages that stay, where
// these may be of a story, and calls do with each two.
func (p *Page) outsideAmid(list []passage, do func(above, below int)) (words int32) {
	last := -1
	for k := range list {
		if list[k].outer {
			continue
		}
		at := int(list[k].line)
		if last >= 0 {
			n := p.outsideFrom(last+1, at)
			if words += n; n > 0 && do != nil {
				do(last, at)
			}
		}
		last = at
	}
	return words
}

// outsideFrom returns the words of the lines from i to end that were put outside. It is 0 if rules
// know more than an eighth of them, if fewer than one in sixteen is a sentence, as in a list of
// other stories, or if they are more than longestAmid.
func (p *Page) outsideFrom(i, end int) (words int32) {
	if end-i > longestAmid {
		return 0
	}
	known, sentences := 0, 0
	for j := i; j < end; j++ {
		switch l := &p.Lines[j]; {
		case l.Rule == nil && l.off:
			words += l.shape.Words
			sentences += btoi(p.scratch.text.kinds[j] == passageLine)
		case l.Rule != nil && l.Rule != invisible && l.Rule.Name != "navigation/number":
			known++
		}
	}
	if known*8 > end-i || sentences*16 < end-i {
		return 0
	}
	return words
}
