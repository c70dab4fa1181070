package clean

import "strings"

var (
	outsideAbove   = &Rule{Name: "outside/above", Category: Outside, Why: "short line above the story on a page full of furniture"}
	outsideBelow   = &Rule{Name: "outside/below", Category: Outside, Why: "short line below the story on a page full of furniture"}
	outsideBetween = &Rule{Name: "outside/between", Category: Outside, Why: "short line among furniture between two parts of stories"}
	outsideTeaser  = &Rule{Name: "outside/teaser", Category: Outside, Why: "sentence of another story in a list of stories"}
	outsideComment = &Rule{Name: "outside/comment", Category: Outside, Why: "stands among readers' comments"}
	outsideNotice  = &Rule{Name: "outside/notice", Category: Outside, Why: "stands at the foot of a page, by its notice of copyright"}
	outsideMenu    = &Rule{Name: "outside/menu", Category: Outside, Why: "sentence among the menus and lists of a page"}
)

// Short lines, of which no rule says what they are, are what the running text around them is.
const (
	bridged     = 6        // lines between two passages of a story that are taken for its own
	attached    = 4        // lines below a passage within which a list or table of the story begins
	longestList = 60       // lines of it
	longPassage = 120      // words of a paragraph that is no first sentence of another story
	fewWords    = 58       // of running text, of which a story on a saved page has more
	smallPage   = 60       // lines below which a page has little room for furniture
	someWords   = 250      // of running text, below which a few more that are likely are much
	anything    = -1 << 20 // fewer points than any passage has
	unsure      = 165      // points below storyPoints from which a passage is surely no story's: odds of one to ten
	nearly      = 45       // the same from which it nearly is: odds of two to three
)

// body decides which lines of the page are of its stories. A pasted page holds nothing else. On a
// page saved whole, running text stays unless the evidence is that it is something else, and short
// lines stay where such text is above and below them, or where they are a list or table.
//
// Where a third of what could be a story's would go, all of it stays, and the page is doubtful.
func (p *Page) body() {
	if p.exported || !p.crowded() {
		return
	}
	p.teasers()
	p.units()
	if p.doubtful = p.drawn(); p.doubtful {
		return
	}
	lo, hi := p.region()
	list := p.passages(lo, hi)
	kept, likely := p.weighPassages(list)
	if kept+likely == 0 {
		return
	}
	p.cropped = true
	p.commented(list)
	p.crop(list, storyPoints)
	if p.doubtful = doubtful(kept, likely, p.loose(lo, hi), p.enclosed(list, nil)); p.doubtful {
		if kept < fewWords/2 && len(p.Lines) < smallPage {
			lo, hi = 0, len(p.Lines) // a table or a list may be all there is
		}
		least := int32(storyPoints - unsure)
		if kept < fewWords/2 {
			least = anything // nothing says which of them are a story's
		}
		p.crop(list, least)
		for i := lo; i < hi; i++ {
			p.Lines[i].off = false
		}
		p.enclosed(list, p.bridge)
	}
}

// drawn reports whether a third of the lines are cells and borders of tables drawn with bars. Where a page is
// laid out in such tables, as pandoc prints it, no line stands as it was written.
func (p *Page) drawn() bool {
	n := 0
	for i := range p.Lines {
		s := p.line(i)
		n += btoi(len(s) > 1 && (s[0] == '|' && s[len(s)-1] == '|' || s[0] == '+' && s[len(s)-1] == '+'))
	}
	return n*3 >= len(p.Lines)
}

// doubtful reports whether more may be of a page's stories than was found: hardly anything was, or as much
// and more is likely to be, or stands in short lines, in the densest stretch of the page or enclosed by its
// running text. Words that are likely a story's count for much on a page that has few others.
func doubtful(kept, likely, loose, enclosed int32) bool {
	return kept < fewWords || likely*8 > kept*3 && (kept < someWords || likely > kept) || loose*2 > kept || enclosed > 2*kept
}

// enclosed returns the words of the lines between two passages that may be of a story, where no rule knows any
// of these lines, and calls do with each two.
func (p *Page) enclosed(list []passage, do func(above, below int)) (words int32) {
	last := -1
	for k := range list {
		if list[k].points < storyPoints-unsure {
			continue
		}
		at := int(list[k].line)
		if last >= 0 && at-last-1 > bridged && !p.known(last+1, at) {
			for i := last + 1; i < at; i++ {
				words += p.Lines[i].words
			}
			if do != nil {
				do(last, at)
			}
		}
		last = at
	}
	return words
}

// known reports whether a rule knows a line from i to end.
func (p *Page) known(i, end int) bool {
	for i < end && p.Lines[i].Rule == nil {
		i++
	}
	return i < end
}

// loose returns the words of the short lines from lo to hi that are put outside.
func (p *Page) loose(lo, hi int) (words int32) {
	for i := lo; i < hi; i++ {
		if l := &p.Lines[i]; l.off && l.Rule == nil && l.words >= 3 && !l.prose() && !l.sentence() {
			words += l.words
		}
	}
	return words
}

// weighPassages adds up the evidence of each passage. It returns the words of those that are of a
// story, and the words of others that are likely to be, the less of a passage the less speaks for it.
func (p *Page) weighPassages(list []passage) (kept, likely int32) {
	for k := range list {
		q := &list[k]
		for _, e := range storyEvidence {
			if e.of(q) {
				q.points += e.points
			}
		}
		switch {
		case q.points >= storyPoints:
			kept += p.wordsOf(q)
		case q.points >= storyPoints-unsure:
			likely += 1 + p.wordsOf(q)*(q.points-storyPoints+unsure)/unsure
		}
	}
	return kept, likely
}

// wordsOf returns the words of a passage. In a script without spaces a line has one for every two letters, where
// running text is counted by three.
func (p *Page) wordsOf(q *passage) int32 {
	if p.Lines[q.line].signs&script != 0 {
		return q.words * 2 / lettersOfWord
	}
	return q.words
}

// commented keeps what readers' comments are about: the running text right above a thread of them is a story's where it is not
// surely something else. A short story above long comments has little else to show for itself.
func (p *Page) commented(list []passage) {
	k := 0
	for i := 1; i < len(p.Lines) && p.has(Comments); i++ {
		if p.Lines[i].Rule != thread || p.Lines[i-1].Rule == thread {
			continue
		}
		for k < len(list) && int(list[k].line) < i {
			k++
		}
		if k == 0 || i-int(list[k-1].line) > far || list[k-1].groupWords < fewWords || list[k-1].groupLines < 2 {
			continue
		}
		for j := k - 1; j >= 0 && j >= k-int(list[k-1].groupLines) && list[j].points < storyPoints; j-- {
			if list[j].points >= storyPoints-unsure {
				list[j].points = storyPoints
			}
		}
	}
}

// crop puts outside what is no story's: passages of fewer points than least, and the short lines
// that do not stand between two others.
func (p *Page) crop(list []passage, least int32) {
	for i := range p.Lines {
		p.Lines[i].off = true
	}
	last := -1 // passage of a story
	for k := range list {
		q := &list[k]
		if !q.stays(least) && !joinsOn(list, k, least) && !p.broken(list, k, least) && !p.closes(q) {
			q.outer = true
			continue
		}
		q.outer = false
		at := int(q.line)
		if last >= 0 && at-last-1 <= bridged {
			p.bridge(last, at)
		} else if last >= 0 {
			p.attach(last, at)
		}
		p.Lines[at].off = false
		last = at
	}
	if last >= 0 {
		p.attach(last, len(p.Lines))
	}
	p.underTitle()
	for k := range list {
		if list[k].outer {
			p.Lines[list[k].line].off = true
		}
	}
	for k := range list {
		if i := int(list[k].line); !list[k].outer {
			p.adjoin(i - 1)
			p.adjoin(i + 1)
			p.finish(i)
		}
	}
}

// adjoin keeps line i if it is running text that ends in something else than a sentence, a credit or a
// picture of a face. It stands right by a passage of a story.
func (p *Page) adjoin(i int) {
	if i < 0 || i >= len(p.Lines) {
		return
	}
	if l := &p.Lines[i]; l.Rule == nil && p.desk.text.kinds[i] == plainLine && l.lower >= l.caps && l.words >= 8 && sentenceIn(l.text) {
		l.off = false
	}
}

// stays reports whether a passage has the points to be of a story. A long paragraph must surely be
// something else to go: first sentences of other stories are short.
func (q *passage) stays(least int32) bool {
	return q.points >= least || q.words >= longPassage && q.points >= storyPoints-unsure
}

// joinsOn reports whether passage k, which is open, stands right by one that is of a story, or, if it nearly is itself, below
// one of its own group and not among comments.
func joinsOn(list []passage, k int, least int32) bool {
	q := &list[k]
	if q.points < least-unsure/2 {
		return false
	}
	if k > 0 && !list[k-1].outer {
		apart := q.line - list[k-1].line - 1
		if apart <= 1 || apart <= groupGap && q.points >= least-nearly && q.commentAbove > 6 {
			return true
		}
	}
	return k+1 < len(list) && list[k+1].line-q.line <= 2 && list[k+1].points >= least
}

// longestBlock is how many lines a paragraph printed a sentence or a clause a line has.
const longestBlock = 10

// finish keeps the lines below line i, a passage of a story, as far as its block goes, lines with no blank line
// between, if the block ends in a sentence and rules know none of its lines.
func (p *Page) finish(i int) {
	if p.gap == 0 {
		return
	}
	first, end := i, i+1
	for first > 0 && i-first < longestBlock && p.above(first) == 0 {
		first--
	}
	for end < len(p.Lines) && end-first <= longestBlock && p.above(end) == 0 && p.Lines[end].Rule == nil {
		end++
	}
	if end-first > longestBlock || end < len(p.Lines) && p.above(end) == 0 || !p.Lines[end-1].sentence() {
		return
	}
	for i++; i < end; i++ {
		p.Lines[i].off = false
	}
}

// broken reports whether passage k, which is open and ends as a sentence, is parted from one that is of a
// story by nothing but advertisements, forms to subscribe, and players, which are put between paragraphs, or
// stands by such of which one says that the story goes on.
func (p *Page) broken(list []passage, k int, least int32) bool {
	q := &list[k]
	if q.points < least-unsure || q.ended == 0 {
		return false
	}
	i := int(q.line)
	up, goesOn := p.inserted(i, -1)
	down, goesOnBelow := p.inserted(i, +1)
	if goesOn || goesOnBelow {
		return true
	}
	if q.words < fewestRunning {
		return false
	}
	above := k > 0 && !list[k-1].outer && up < i-1 && int(list[k-1].line) == up
	return above || k+1 < len(list) && list[k+1].points >= least && down > i+1 && int(list[k+1].line) == down
}

// lastWords is how many words the last paragraph of a story has that is told by what stands below it.
const lastWords = 25

// closes reports whether a passage, which is open, stands right above a line of the story's source, its tags, or
// a credit: so a story ends whose last paragraph a list of other stories parts from the rest.
func (p *Page) closes(q *passage) bool {
	if q.points < storyPoints-unsure || q.words < lastWords || q.ended == 0 || int(q.line)+1 == len(p.Lines) {
		return false
	}
	r := p.Lines[q.line+1].Rule
	return r != nil && (r.Category == Credit || r.Category == Source || r.Category == Tags)
}

// mostInserted is how many lines an advertisement or a form between two paragraphs has.
const mostInserted = 8

// inserted gives the next line from line i, up or down, that is none of an advertisement, a form to subscribe
// or a player, and reports whether one of those between says that the story goes on.
func (p *Page) inserted(i, step int) (next int, goesOn bool) {
	for next = i + step; next >= 0 && next < len(p.Lines) && (next-i)*step <= mostInserted; next += step {
		r := p.Lines[next].Rule
		if r == nil || r.Category != Newsletter && r.Category != Advertisement && r.Category != Media {
			break
		}
		goesOn = goesOn || r.Name == "advertisement/continues"
	}
	return next, goesOn
}

// bridge keeps the short lines between two passages of a story.
func (p *Page) bridge(above, below int) {
	for i := above + 1; i < below; i++ {
		p.Lines[i].off = false
	}
}

// attach keeps the list or table that begins right below a passage: rows with figures, lines with the
// mark of an item, lines that are built alike, or whatever short lines a colon leads to.
func (p *Page) attach(last, end int) {
	to := last + 1
	for to < end && to < last+longestList && p.Lines[to].Rule == nil && p.desk.text.kinds[to] == plainLine {
		to++
	}
	for i := last + 1; i < min(to, last+1+attached); i++ {
		n := p.listLines(i, to)
		if i <= last+2 && p.Lines[i].signsPost() {
			n = 1
		}
		if n == 0 && i == last+1 && p.Lines[last].introduces() {
			n = p.spaced(i, to)
		}
		if n > 0 {
			for j := last + 1; j < i+n; j++ {
				p.Lines[j].off = false
			}
			return
		}
	}
}

// signsPost reports whether the line is the name and the handle below a post of a network that a story quotes:
// "— Ada Lund (@adalund) May 6, 2025".
func (l *Line) signsPost() bool {
	for _, dash := range [...]string{"—", "–", "- "} {
		if rest, ok := strings.CutPrefix(l.text, dash); ok {
			at := strings.Index(rest, "(@")
			return at > 0 && strings.IndexByte(rest[at:], ')') > 2
		}
	}
	return false
}

// underTitle keeps the list or table that begins right below the title of the page where it is said again: a
// calendar, standings, a price list can be all there is.
func (p *Page) underTitle() {
	for i := 1; i < len(p.Lines); i++ {
		if !p.anchor(i) {
			continue
		}
		last := i
		for last+1 < len(p.Lines) && last < i+attached && (p.desk.text.kinds[last+1] == knownLine || p.Lines[last+1].stamped()) {
			last++ // a date, buttons
		}
		p.attach(last, len(p.Lines))
	}
}

// listLines returns how many lines from i to end are of one list: at least four rows, or three items.
func (p *Page) listLines(i, end int) (n int) {
	items, alike := 0, 0
	frame, figures := p.Lines[i].signs&built, p.Lines[i].signs&digit
	for n = i; n < end; n++ {
		l := &p.Lines[n]
		item, like := opensItem(l.text) || l.item, frame != 0 && l.signs&built == frame || figures&l.signs != 0
		if !item && !like && !p.tabled(n) {
			break
		}
		items, alike = items+btoi(item), alike+btoi(!item)
	}
	if items >= 3 || alike >= 4 {
		return n - i
	}
	return 0
}

// built are the signs that lines of a list share where each is built as the others are.
const built = paren | colon | slash | bar

// spaced returns how many lines from i to end stand no further apart than the first two.
func (p *Page) spaced(i, end int) int {
	n := i + 1
	for n < end && p.above(n) <= p.above(i+1) {
		n++
	}
	return n - i
}

// why returns the rule that says what a passage outside the stories is.
func (q *passage) why() *Rule {
	switch {
	case min(q.commentAbove, q.commentBelow) <= 6:
		return outsideComment
	case q.legalBelow <= 5:
		return outsideNotice
	case q.groupLines <= 2:
		return outsideTeaser
	}
	return outsideMenu
}
