package clean

// mostStyles is of how many kinds each is.
var mostStyles = [styles]int{12, 12 * 16, 12 * 16 * 6}

const (
	boundedScore = 400 // hundredths: no line speaks louder for its style
	leastLines   = 3   // lines of a style that another one is compared with
)

// styleOf tells the styles of a candidate.
func (p *Page) styleOf(c *candidate) {
	i, below := int(c.line), 2
	if i+1 < len(p.Lines) {
		below = min(p.above(i+1), 2)
	}
	gaps := min(p.above(i), 3)*3 + below
	written, opens, place := 0, 0, 0
	e := &c.evidence
	switch l := &p.Lines[i]; {
	case e.has(noCapitals):
		written = 3
	case l.shape.Shouts:
		written = 2
	case l.shape.Words >= 4 && l.shape.Caps*10 >= (l.shape.Caps+l.shape.Lower)*6:
		written = 1
	}
	switch {
	case e.has(numbered):
		opens = 1
	case e.has(quoteFirst):
		opens = 2
	case e.has(bulleted):
		opens = 3
	}
	switch {
	case e.has(stampNext):
		place = 1
	case i+1 < len(p.Lines) && p.Lines[i+1].Rule == nil && p.Lines[i+1].prose():
		place = 2
	}
	place += 3 * btoi(e.has(separated))
	c.place = int16(((gaps*4+written)*4+opens)*6 + place)
}

// style returns what a candidate's style is, told in one of the ways.
func (c *candidate) style(s int) int {
	switch s {
	case byGaps:
		return int(c.place) / (6 * 16)
	case byForm:
		return int(c.place) / 6
	}
	return int(c.place)
}

// written returns how a candidate is written: as text, in title case, in capitals, or in a script
// without them.
func (c *candidate) written() int { return c.style(byForm) / 4 % 4 }

// styled adds the clues of the file to the candidates, whose scores are those of the lines by
// themselves.
func (p *Page) styled(list []candidate) {
	for k := range list {
		p.styleOf(&list[k])
	}
	p.ofEcho(list)
	for s := range styles {
		p.ofStyle(s, list)
	}
}

// ofEcho adds the clue of whether the text turns to something else below a line, compared with what
// is usual on the page. A file of few stories tells too little of what is usual: there must be
// three lines of the style, the first of the page not counted. It is asked only of lines that are
// undecided by themselves: to look for words took a third of the time of marking.
func (p *Page) ofEcho(list []candidate) {
	sums := p.sumsOf(byForm)
	for k := range list {
		if list[k].line > 0 {
			sums[list[k].style(byForm)].n++
		}
	}
	usual := -1
	for k := range list {
		c := &list[k]
		if c.line == 0 || c.evidence.has(lastLine) || c.score != c.own() || sums[c.style(byForm)].n < leastLines {
			continue
		}
		if usual < 0 {
			usual = p.usualEcho(list)
		}
		if usual > 0 {
			c.evidence.add(atLeast(newText0, p.echo(int(c.line), int(c.line)+1)*100/usual, 15, 35, 60, 90, 130))
		}
	}
	for k := range list {
		sums[list[k].style(byForm)] = styleSum{}
	}
}

// sumsOf returns the sums of one way to tell a style, all empty.
func (p *Page) sumsOf(s int) []styleSum {
	if len(p.scratch.sums) < mostStyles[s] {
		p.scratch.sums = make([]styleSum, mostStyles[styles-1])
	}
	return p.scratch.sums[:mostStyles[s]]
}

// ofStyle adds the clues of one way to tell a style: the mean score of the other lines of its
// style, and how far below the mean of the page's best style with three lines or more its own is.
func (p *Page) ofStyle(s int, list []candidate) {
	sums := p.sumsOf(s)
	for k := range list {
		sum := &sums[list[k].style(s)]
		sum.n++
		sum.total += int32(list[k].own())
	}
	best := int32(-2 * boundedScore)
	for k := range list {
		if sum := &sums[list[k].style(s)]; sum.n >= leastLines {
			best = max(best, sum.total/sum.n)
		}
	}
	first := withStyle + clue(s*styleClues)
	for k := range list {
		c := &list[k]
		sum := sums[c.style(s)]
		mean := first // the only one of its style
		if sum.n > 1 {
			mean = atLeast(first+1, (sum.total-int32(c.own()))/(sum.n-1), -250, -150, -50, 50, 150, 250)
		}
		c.evidence.add(mean)
		behind := first + 8 // no style has three lines
		if best >= -boundedScore {
			behind = atLeast(first+9, best-sum.total/sum.n, 1, 100, 200, 400)
		}
		c.evidence.add(behind)
	}
	for k := range list {
		sums[list[k].style(s)] = styleSum{}
	}
}

// own is the score of a candidate by itself, bounded.
func (c *candidate) own() int16 { return max(-boundedScore, min(boundedScore, c.score)) }
