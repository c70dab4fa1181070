package clean

import "strings"

// A passage is a line of running text, a paragraph or a sentence, on a page saved whole, with what
// is measured of it and around it. The measures tell whether it is part of a story: how much running
// text stands with it, what stands between, and whether rules know the lines next to it as furniture.
// None but inRegion looks at the page as a whole, so that a file of ten saved pages is read as well
// as one.
//
// Distances are counted in lines that are not blank, and end at far; shares are in hundredths. A run
// is passages with no line between them, a group passages with up to three.
type passage struct {
	line   int32 // position in Page.Lines
	at     int32 // the same, lines without width not counted: between two passages they part nothing
	points int32 // what the evidence comes to
	outer  bool  // it is of no story

	words        int32 // of the passage
	ended        int32 // 1 if it ends as a sentence does
	trailing     int32 // 1 if it breaks off with an ellipsis or an arrow
	copies       int32 // passages of the page that read the same
	runWords     int32 // of its run
	runLines     int32 // passages in its run
	nearWords    int32 // of the passages with at most one line between them
	groupWords   int32 // of its group
	groupLines   int32 // passages in its group
	wordsBefore  int32 // of the group above
	wordsAfter   int32 // of the group below
	gapBefore    int32 // lines between its group and the one above
	gapAfter     int32 // lines between its group and the one below
	short12      int32 // share of short lines among the 12 lines on either side
	short30      int32 // the same of 30
	dense4       int32 // words of running text a line, in the four lines on either side
	dense12      int32 // the same of 12
	dense30      int32 // the same of 30
	above150     int32 // words of running text in the 150 lines above
	below150     int32 // the same below
	share150     int32 // words of its group, of the largest group within 150 lines
	inRegion     int32 // 1 if it lies in the stretch of the page with the most running text
	relatedAbove int32 // distance to a line known as a link to another story
	relatedBelow int32
	commentAbove int32 // distance to a line known as part of readers' comments
	commentBelow int32
	captionAbove int32 // distance to a caption
	shareBelow   int32 // distance to a button to share the story
	legalBelow   int32 // distance to a notice of copyright
	stampAbove   int32 // distance to a byline or a date above
	linked       int32 // share of it that is the text of a link, where the page tells
}

const (
	far      = 20  // lines within which a line that a rule knows is counted as near
	farLegal = 200 // the same of a notice of copyright, which ends a page
	weighty  = 60  // words that are counted of a passage in measures of density
	window   = 150 // lines above and below in which running text is counted
)

// A lineKind is what a line is to the passages around it.
type lineKind uint8

const (
	plainLine lineKind = iota // short, and no rule knows it
	knownLine                 // a rule says what it is
	passageLine
	crossheadLine
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

// A textFlow is room to measure the passages of a page in.
type textFlow struct {
	kinds    []lineKind
	shorts   []int32 // short lines above each line
	weights  []int32 // words of passages above each line, at most weighty of each
	words    []int32 // words of passages above each line
	passages []passage
	list     []group
}

// A group is passages with few lines between them.
type group struct {
	passages []passage
	words    int32
}

func (g group) first() int32 { return g.passages[0].at }
func (g group) last() int32  { return g.passages[len(g.passages)-1].at }

func (d *textFlow) reset(lines int) {
	d.kinds = grown(d.kinds, lines)
	d.passages, d.list = d.passages[:0], d.list[:0]
}

// grown returns a slice of n elements in the place of s.
func grown[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n)
	}
	return s[:n]
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
// "Story continues below advertisement": as much as a full stop at its end and forty words around it.
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

// around returns the share of short lines among the lines around line i, and the words of running text a line.
func (d *textFlow) around(i, lines int) (short, dense int32) {
	from, to := max(0, i-lines), min(len(d.kinds), i+lines+1)
	n := int32(to - from)
	return 100 * (d.shorts[to] - d.shorts[from]) / n, (d.weights[to] - d.weights[from]) / n
}

// neighbours measures how far the lines are that tell what stands around them.
func (d *textFlow) neighbours(p *Page) {
	d.distances(p, false, func(q *passage, to *distances) {
		q.relatedAbove, q.commentAbove, q.captionAbove = min(to[Related], far), min(to[Comments], far), min(to[Caption], far)
		q.stampAbove = min(to[Byline], to[Timestamp], far)
	})
	d.distances(p, true, func(q *passage, to *distances) {
		q.relatedBelow, q.commentBelow, q.shareBelow = min(to[Related], far), min(to[Comments], far), min(to[Share], far)
		q.legalBelow = min(to[Legal], farLegal)
	})
}

// distances are how many lines away the nearest line of each role is.
type distances [Outside + 1]int32

// distances calls do with each passage and the distances above it, or below it.
func (d *textFlow) distances(p *Page, below bool, do func(q *passage, to *distances)) {
	var last, to distances
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
			for r := range to {
				to[r] = int32(j) - last[r] - 1
			}
			do(&d.passages[next], &to)
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
