package clean

import "strings"

const (
	far      = 20  // lines within which a line that a rule knows is counted as near
	farLegal = 200 // the same of a notice of copyright, which ends a page
	weighty  = 60  // words that are counted of a passage in measures of density
	window   = 150 // lines above and below in which running text is counted
)

// passages finds the passages of the page and measures them. Its densest stretch is from lo to hi.
func (p *Page) passages(lo, hi int) []passage {
	d := &p.scratch.text
	d.reset(len(p.Lines))
	unseen := int32(0)
	for i := range p.Lines {
		l := &p.Lines[i]
		kind := plainLine
		switch {
		case l.Rule != nil:
			kind = knownLine
			unseen += int32(btoi(l.Rule == invisible))
		case l.Role == Crosshead:
			kind = crossheadLine
		case l.prose() || l.sentence() || l.introduces():
			kind = passageLine
			d.passages = append(d.passages, passage{line: int32(i), at: int32(i) - unseen})
		}
		d.kinds[i] = kind
	}
	d.sum(p)
	for k := range d.passages {
		d.single(p, k, lo, hi)
	}
	d.runs()
	d.groups()
	d.windows()
	d.repeats(p)
	d.neighbours(p)
	return d.passages
}

// sum adds up what stands above each line.
func (d *textFlow) sum(p *Page) {
	if len(d.passages) == 0 {
		return // nobody asks
	}
	n := len(d.kinds) + 1
	d.shorts, d.weights, d.words = grown(d.shorts, n), grown(d.weights, n), grown(d.words, n)
	d.shorts[0], d.weights[0], d.words[0] = 0, 0, 0
	for i, kind := range d.kinds {
		w := int32(0)
		if kind == passageLine {
			w = p.Lines[i].shape.Words
		}
		d.shorts[i+1] = d.shorts[i] + int32(btoi(kind == plainLine))
		d.weights[i+1] = d.weights[i] + min(w, weighty)
		d.words[i+1] = d.words[i] + w
	}
}

// single measures passage k by itself.
func (d *textFlow) single(p *Page, k, lo, hi int) {
	q := &d.passages[k]
	l := &p.Lines[q.line]
	q.words = l.shape.Words
	q.ended = int32(btoi(l.shape.Ends))
	q.trailing = int32(btoi(trails(l.text())))
	q.linked = int32(l.linked)
	q.inRegion = int32(btoi(int(q.line) >= lo && int(q.line) < hi))
	if p.resumes(int(q.line)) {
		q.points += resumed
	}
}

// resumed is what it speaks for a passage that the line above it says the story goes on, such as
// "Story continues below advertisement": as much as a full stop at its end and forty words around
// it.
const resumed = 45

// resumes reports whether the line above line i says that the story goes on.
func (p *Page) resumes(i int) bool {
	for j := i - 1; j >= max(0, i-2); j-- {
		r := p.Lines[j].Rule
		switch {
		case r == nil:
			return false
		case r.Name == "advertisement/continues":
			return true
		case r.Name == "newsletter/promotion":
			return p.Lines[j].text()[0]|0x20 == 'a' // "after", not "skip past"
		}
	}
	return false
}

// repeats counts how often the page has each passage.
func (d *textFlow) repeats(p *Page) {
	p.scratch.reset(p.Lines, len(d.passages))
	for k := range d.passages {
		p.scratch.add(int(d.passages[k].line))
	}
	for k := range d.passages {
		d.passages[k].copies = p.scratch.countOf(int(d.passages[k].line))
	}
	p.scratch.forget()
}

// trails reports whether s breaks off with an ellipsis, or with an arrow to the rest of the story.
func trails(s string) bool {
	for _, end := range [...]string{"...", "…", "»", ">", "[…]", "[...]"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}

// runs measures the passages that stand right below one another, and those with one line between.
func (d *textFlow) runs() {
	d.together(0, func(run []passage, words int32) {
		for k := range run {
			run[k].runWords, run[k].runLines = words, int32(len(run))
		}
	})
	d.together(1, func(near []passage, words int32) {
		for k := range near {
			near[k].nearWords = words
		}
	})
}

// together calls do with passages that have at most gap lines between two, and with their words.
func (d *textFlow) together(gap int32, do func(list []passage, words int32)) {
	first, sum := 0, int32(0)
	for k := range d.passages {
		sum += d.passages[k].words
		if k+1 == len(d.passages) || d.passages[k+1].at-d.passages[k].at-1 > gap {
			do(d.passages[first:k+1], sum)
			first, sum = k+1, 0
		}
	}
}

// groupGap is how many lines stand between two passages of a group at most.
const groupGap = 3

// groups measures the groups.
func (d *textFlow) groups() {
	d.together(groupGap, func(list []passage, words int32) {
		d.list = append(d.list, group{list, words})
	})
	for n, g := range d.list {
		before, after, up, down := int32(0), int32(0), int32(99), int32(99)
		if n > 0 {
			before, up = d.list[n-1].words, g.first()-d.list[n-1].last()-1
		}
		if n+1 < len(d.list) {
			after, down = d.list[n+1].words, d.list[n+1].first()-g.last()-1
		}
		share := 100 * g.words / d.largest(n)
		for k := range g.passages {
			q := &g.passages[k]
			q.groupWords, q.groupLines, q.share150 = g.words, int32(len(g.passages)), share
			q.wordsBefore, q.wordsAfter, q.gapBefore, q.gapAfter = before, after, up, down
		}
	}
}

// largest returns the words of the largest group within the window around group n.
func (d *textFlow) largest(n int) int32 {
	most, at := max(d.list[n].words, 1), d.list[n].first()
	for m := n - 1; m >= 0 && at-d.list[m].first() <= window; m-- {
		most = max(most, d.list[m].words)
	}
	for m := n + 1; m < len(d.list) && d.list[m].first()-at <= window; m++ {
		most = max(most, d.list[m].words)
	}
	return most
}

// windows measures how dense running text is around each passage.
func (d *textFlow) windows() {
	for k := range d.passages {
		q := &d.passages[k]
		i := int(q.line)
		_, q.dense4 = d.around(i, 4)
		q.short12, q.dense12 = d.around(i, 12)
		q.short30, q.dense30 = d.around(i, 30)
		q.above150 = d.words[i] - d.words[max(0, i-window)]
		q.below150 = d.words[min(len(d.kinds), i+window+1)] - d.words[i+1]
	}
}

// around returns the share of short lines among the lines around line i, and the words of running
// text a line.
func (d *textFlow) around(i, lines int) (short, dense int32) {
	from, to := max(0, i-lines), min(len(d.kinds), i+lines+1)
	n := int32(to - from)
	return 100 * (d.shorts[to] - d.shorts[from]) / n, (d.weights[to] - d.weights[from]) / n
}

// neighbours measures how far the lines are that tell what stands around them.
func (d *textFlow) neighbours(p *Page) {
	d.nearest(p, false, func(q *passage, from int32, last *nearest) {
		q.relatedAbove, q.commentAbove, q.captionAbove = last.far(Related, from), last.far(Comments, from), last.far(Caption, from)
		q.stampAbove = min(last.far(Byline, from), last.far(Timestamp, from))
	})
	d.nearest(p, true, func(q *passage, from int32, last *nearest) {
		q.relatedBelow, q.commentBelow, q.shareBelow = last.far(Related, from), last.far(Comments, from), last.far(Share, from)
		q.legalBelow = min(from-last[Legal]-1, farLegal)
	})
}

// A nearest says which line of each role was last.
type nearest [Outside + 1]int32

// far returns how many lines lie between the last line of a role and one behind it, up to far.
func (n *nearest) far(r Role, from int32) int32 { return min(from-n[r]-1, far) }

// nearest calls do with each passage, its place, and the last lines above it of each role; or, from
// below, those below.
func (d *textFlow) nearest(p *Page, below bool, do func(q *passage, from int32, last *nearest)) {
	var last nearest
	for r := range last {
		last[r] = -2 * farLegal
	}
	k, n := 0, len(p.Lines)
	for j := range n {
		i, next := j, k
		if below {
			i, next = n-1-j, len(d.passages)-1-k
		}
		if k < len(d.passages) && int(d.passages[next].line) == i {
			do(&d.passages[next], int32(j), &last)
			k++
			continue
		}
		switch l := &p.Lines[i]; {
		case d.kinds[i] == knownLine:
			last[l.Role] = int32(j)
		case l.stamped():
			last[Timestamp] = int32(j) // or a byline
		}
	}
}
