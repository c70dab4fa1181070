package clean

import (
	"strings"
)

var (
	outsideAbove   = &Rule{Name: "outside/above", Category: Outside, Why: "short line above the story on a page full of boilerplate"}
	outsideBelow   = &Rule{Name: "outside/below", Category: Outside, Why: "short line below the story on a page full of boilerplate"}
	outsideBetween = &Rule{Name: "outside/between", Category: Outside, Why: "short line among boilerplate between two parts of stories"}
	outsideTeaser  = &Rule{Name: "outside/teaser", Category: Outside, Why: "sentence of another story in a list of stories"}
	outsideComment = &Rule{Name: "outside/comment", Category: Outside, Why: "stands among readers' comments"}
	outsideNotice  = &Rule{Name: "outside/notice", Category: Outside, Why: "stands at the foot of a page, by its notice of copyright"}
	outsideMenu    = &Rule{Name: "outside/menu", Category: Outside, Why: "sentence among the menus and lists of a page"}
)

// body decides which lines of the page are of its stories. A pasted page holds nothing else. On a
// page saved whole, running text stays unless the evidence is that it is something else, and short
// lines stay where such text is above and below them, or where they are a list or table.
//
// Where it is in doubt whether most of the story was found, all that may be of it stays, and the
// page is doubtful.
func (p *Page) body() {
	if p.exported || !p.crowded() {
		return
	}
	if p.doubtful = p.drawn(); p.doubtful {
		return
	}
	p.alternates()
	p.teasers()
	p.units()
	lo, hi := p.region()
	list := p.passages(lo, hi)
	kept, likely := p.weighPassages(list)
	if kept+likely == 0 {
		p.unrow()
		return
	}
	p.cropped = true
	p.commented(list)
	p.signedOnce(list)
	p.crop(list, storyPoints)
	if p.reopened(list) {
		p.crop(list, storyPoints)
	}
	if p.ownPages(list) {
		p.crop(list, storyPoints)
	}
	likely = p.leftOut()
	if kept < someWords && likely*3 > kept {
		p.crop(list, storyPoints-nearly)
		likely = p.leftOut()
	}
	enclosed, around := p.enclosed(list, nil), false
	switch c := p.coreOf(list); {
	case c.mean >= strong:
		enclosed = 0
	case c.mean < weakAround && p.outsideBy(c) > kept:
		around = true
	case c.mean < weakAmid && p.outsideAmid(list, nil)*2 > kept:
		p.crop(list, storyPoints-unsure)
		p.outsideAmid(list, p.bridge)
	}
	if p.doubtful = around || doubtful(kept, likely, p.loose(lo, hi), enclosed); p.doubtful {
		if kept < fewWords/2 && len(p.Lines) < smallPage {
			lo, hi = 0, len(p.Lines) // a table or a list may be half of what there is
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
		p.unrow()
	}
}

// unrow takes back what was cut for standing in a row of things that are built alike: where the
// story of a page is in doubt they may be of it. Lists of links are told by more than that.
func (p *Page) unrow() {
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Rule != linkList && l.Rule.rows() || l.Rule == commentBrief {
			l.Rule, l.Role, l.off = nil, Body, false
		}
	}
}

// drawn reports whether a third of the lines are cells and borders of tables drawn with bars. Where
// a page is laid out in such tables, as pandoc prints it, no line stands as it was written.
func (p *Page) drawn() bool {
	n := 0
	for i := range p.Lines {
		s := p.line(i)
		n += btoi(len(s) > 1 && (s[0] == '|' && s[len(s)-1] == '|' || s[0] == '+' && s[len(s)-1] == '+'))
	}
	return n*3 >= len(p.Lines)
}

// doubtful reports whether more may be of a page's stories than was found: hardly anything was, or
// as much and more is likely to be, or stands in short lines, in the densest stretch of the page or
// enclosed by its running text. Words that are likely a story's count for much on a page that has
// few others.
func doubtful(kept, likely, loose, enclosed int32) bool {
	return kept < fewWords || likely*4 > kept*3 && (kept < someWords || likely > kept) || loose*2 > kept || enclosed > 2*kept
}

// enclosed returns the words of the lines between two passages that may be of a story, where no
// rule knows any of these lines, and calls do with each two.
func (p *Page) enclosed(list []passage, do func(above, below int)) (words int32) {
	last := -1
	for k := range list {
		if list[k].points < storyPoints-unsure {
			continue
		}
		at := int(list[k].line)
		if last >= 0 && at-last-1 > bridged && !p.known(last+1, at) {
			for i := last + 1; i < at; i++ {
				words += p.Lines[i].shape.Words
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
		if l := &p.Lines[i]; l.off && l.Rule == nil && l.shape.Words >= 3 && !l.prose() && !l.sentence() {
			words += l.shape.Words
		}
	}
	return words
}

// weighPassages adds up the evidence of each passage. It returns the words of those that are of a
// story, and the words of others that are likely to be.
func (p *Page) weighPassages(list []passage) (kept, likely int32) {
	for k := range list {
		q := &list[k]
		for _, e := range storyEvidence {
			if e.of(q) {
				q.points += e.points
			}
		}
		if q.points >= storyPoints {
			kept += p.wordsOf(q)
		}
		likely += p.likely(q)
	}
	return kept, likely
}

// leftOut returns the words of passages outside that are likely to be of a story, the less of a
// passage the less speaks for it. Those of a group of which others were kept count twice: lists of
// other stories stand apart.
func (p *Page) leftOut() (likely int32) {
	p.scratch.text.together(groupGap, func(group []passage, _ int32) {
		words, split := int32(0), false
		for k := range group {
			if q := &group[k]; q.outer {
				words += p.likely(q)
			} else {
				split = true
			}
		}
		likely += words * int32(1+btoi(split))
	})
	return likely
}

// likely returns the words of a passage that is not story's as far as they are likely to be.
func (p *Page) likely(q *passage) int32 {
	if q.points >= storyPoints || q.points < storyPoints-unsure {
		return 0
	}
	return 1 + p.wordsOf(q)*(q.points-storyPoints+unsure)/unsure
}

// commented keeps what readers' comments are about: the running text right above a thread of them
// is a story's where it is not surely something else. A short story above long comments has little
// else to show for itself.
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

// longLead is from how many words on a passage below the one byline of a page is a lead, and no
// deck or note on the writer.
const longLead = 20

// signedOnce keeps the passage right below the one line of the page that says who wrote something:
// no list of other stories has one writer. A story of one paragraph among twenty complete teasers
// has nothing else to show for itself.
func (p *Page) signedOnce(list []passage) {
	only := -1
	for k := range list {
		if !p.underByline(int(list[k].line)) {
			continue
		}
		if only >= 0 {
			return
		}
		only = k
	}
	if only >= 0 && list[only].words >= longLead && list[only].points < storyPoints && list[only].points >= storyPoints-unsure {
		list[only].points = storyPoints
	}
}

// underByline reports whether one of the three lines above line i, with no running text between,
// says who wrote the story.
func (p *Page) underByline(i int) bool {
	for j := i - 1; j >= max(0, i-3); j-- {
		l := &p.Lines[j]
		if l.Rule == nil && l.prose() || l.Role == Comments || l.Role == Tags || opensComment(l.text()) {
			return false
		}
		if l.Role == Byline || l.Rule == nil && l.hit() != nil && l.hit().Category == Byline && l.hit() != roleLine {
			return true
		}
	}
	return false
}

// opensComment reports whether s begins with "comment", in small letters or capitals.
func opensComment(s string) bool {
	const word = "comment"
	return len(s) >= len(word) && strings.EqualFold(s[:len(word)], word)
}

// crop puts outside what belongs to no story: passages of fewer points than least, and the short
// lines that do not stand between two others.
func (p *Page) crop(list []passage, least int32) {
	for i := range p.Lines {
		p.Lines[i].off = true
	}
	last := -1 // passage of a story
	for k := range list {
		q := &list[k]
		if !q.stays(least) && !joinsOn(list, k, least) && !p.broken(list, k, least) && !p.closes(q) && !p.leadsOn(list, k) {
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
	p.closeBy(list)
}

// stays reports whether a passage has the points to be of a story. A long paragraph must surely be
// something else to go: first sentences of other stories are short.
func (q *passage) stays(least int32) bool {
	return q.points >= least || q.words >= longPassage && q.points >= storyPoints-unsure
}

// joinsOn reports whether passage k, which is open, stands right by one that is of a story, or, if
// it nearly is itself, below one of its own group and not among comments.
func joinsOn(list []passage, k int, least int32) bool {
	q := &list[k]
	if q.points < least-unsure/2 {
		return false
	}
	if k > 0 && !list[k-1].outer {
		apart := q.at - list[k-1].at - 1
		if apart <= 1 || apart <= groupGap && q.points >= least-nearly && q.commentAbove > 6 {
			return true
		}
	}
	return k+1 < len(list) && list[k+1].at-q.at <= 2 && list[k+1].points >= least
}

// leadsOn reports whether passage k says that a list follows, as "These are the dead:", and stands
// right below one of a story.
func (p *Page) leadsOn(list []passage, k int) bool {
	q := &list[k]
	return k > 0 && !list[k-1].outer && q.line-list[k-1].line == 1 && p.Lines[q.line].introduces() && !p.Lines[q.line].shape.Ends
}

// bridge keeps the short lines between two passages of a story.
func (p *Page) bridge(above, below int) {
	for i := above + 1; i < below; i++ {
		p.Lines[i].off = false
	}
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
