package clean

var (
	outsideAbove   = &Rule{Name: "outside/above", Category: Outside, Why: "short line above the story on a page full of furniture"}
	outsideBelow   = &Rule{Name: "outside/below", Category: Outside, Why: "short line below the story on a page full of furniture"}
	outsideBetween = &Rule{Name: "outside/between", Category: Outside, Why: "short line among furniture between two parts of stories"}
	outsideTeaser  = &Rule{Name: "outside/teaser", Category: Outside, Why: "sentence of another story in a list of stories"}
	outsideComment = &Rule{Name: "outside/comment", Category: Outside, Why: "stands among readers' comments"}
	outsideNotice  = &Rule{Name: "outside/notice", Category: Outside, Why: "stands at the foot of a page, by its notice of copyright"}
	outsideMenu    = &Rule{Name: "outside/menu", Category: Outside, Why: "sentence among the menus and lists of a page"}
)

// Short lines, of which no rule says what they are, are what running text around them is.
const (
	bridged    = 10 // lines between two passages of a story that are taken for its own
	attached   = 3  // lines below a passage within which a list or table of the story begins
	fewestLeft = 40 // words of running text that are left of a page, or all of it is doubted
)

// body decides which lines of the page are of its stories. A pasted page holds nothing else. On a
// page saved whole, running text stays unless the evidence is that it is something else, and short
// lines stay where such text is above and below them, or where they are a list or table right below.
func (p *Page) body() {
	if p.exported || !p.crowded() {
		return
	}
	list := p.passages(p.region())
	kept := 0
	for k := range list {
		q := &list[k]
		for _, e := range storyEvidence {
			if e.of(q) {
				q.points += e.points
			}
		}
		kept += btoi(q.points >= storyPoints)
	}
	if kept == 0 {
		return
	}
	p.cropped = true
	p.crop(list)
}

// crop puts outside what is no story's.
func (p *Page) crop(list []passage) {
	for i := range p.Lines {
		p.Lines[i].off = true
	}
	last := -1 // kept passage
	for k := range list {
		q := &list[k]
		if q.points < storyPoints {
			continue
		}
		at := int(q.line)
		if last >= 0 && at-last-1 <= bridged {
			p.bridge(last, at)
		} else if last >= 0 {
			p.attach(last, at)
		}
		p.Lines[at].off = false
		last = at
	}
	p.attach(last, len(p.Lines))
	for k := range list {
		if list[k].points < storyPoints {
			p.Lines[list[k].line].off = true
		}
	}
}

// bridge keeps the short lines between two passages of a story.
func (p *Page) bridge(above, below int) {
	for i := above + 1; i < below; i++ {
		p.Lines[i].off = false
	}
}

// attach keeps the list or table right below a passage.
func (p *Page) attach(last, end int) {
	first := -1
	for i := last + 1; i < min(end, last+1+attached) && p.Lines[i].Rule == nil; i++ {
		if p.tabled(i) {
			first = i
			break
		}
	}
	if first < 0 {
		return
	}
	for i := last + 1; i < end && (i < first || p.Lines[i].Rule == nil && p.tabled(i)); i++ {
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
	case q.groupLines <= 2 && (q.headed <= 2 || min(q.relatedAbove, q.relatedBelow) < far):
		return outsideTeaser
	}
	return outsideMenu
}
