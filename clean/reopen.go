package clean

// Several pages of a site that were saved into one file begin alike: with the same three lines, one
// of the first few of the file, whose title differs. A page among them of which no passage has the
// points to be of a story has its likeliest one kept all the same: a story of one paragraph has
// little to show for itself beside the long ones of other pages.
const (
	openingLines = 3  // that pages have in common
	openingFirst = 4  // lines of the file among which they begin
	smallestPage = 12 // lines of a page
)

// reopened returns the passages of such pages the points of a story, and reports whether any was.
func (p *Page) reopened(list []passage) (any bool) {
	start, ok := p.fileOpening()
	for from := 0; ok && from < len(p.Lines); {
		end := from + smallestPage
		for end < len(p.Lines) && !p.opensLike(end, start) {
			end++
		}
		any = p.lonely(list, from, end) || any
		from = end
	}
	return any
}

// fileOpening returns the first of the lines with which pages of the file begin, and whether any
// begins so again.
func (p *Page) fileOpening() (start int, ok bool) {
	for start = 0; start < openingFirst && start+2*openingLines < len(p.Lines); start++ {
		first := p.line(start)
		for i := start + smallestPage; i+openingLines <= len(p.Lines); i++ {
			if p.line(i) == first && p.opensLike(i, start) {
				return start, true
			}
		}
	}
	return 0, false
}

// footAbove reports whether a page may end above line i: with a notice of rights, or a gap. Menus
// are printed twice on one page too.
func (p *Page) footAbove(i int) bool {
	for j := i - 1; j >= 0 && j >= i-openingFirst; j-- {
		if p.Lines[j].Role == Legal {
			return true
		}
	}
	return p.above(i) > max(p.gap, 1)
}

// opensLike reports whether another page may begin at line i, which and those below it read as
// those from line start on.
func (p *Page) opensLike(i, start int) bool {
	if i+openingLines > len(p.Lines) {
		return false
	}
	if p.Lines[i].text() != p.Lines[start].text() || !p.footAbove(i) {
		return false
	}
	for k := range openingLines {
		if l := &p.Lines[start+k]; l.text() != p.Lines[i+k].text() || l.shape.Words == 0 || l.Role == Markup || l.prose() {
			return false
		}
	}
	return true
}

// lonely keeps the likeliest passage of the lines from one to end where none is of a story: a
// sentence of running text right below a byline or a date.
func (p *Page) lonely(list []passage, from, end int) bool {
	var best *passage
	for k := range list {
		q := &list[k]
		if int(q.line) < from || int(q.line) >= end {
			continue
		}
		if !q.outer {
			return false
		}
		if q.ended == 0 || q.words < fewestRunning || q.copies > 1 || q.stampAbove > 1 {
			continue
		}
		if best == nil || q.points > best.points {
			best = q
		}
	}
	if best == nil {
		return false
	}
	best.points = storyPoints
	return true
}
