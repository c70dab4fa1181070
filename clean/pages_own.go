package clean

import "strings"

// A page in a file of several is told from the boilerplate of another by its own means: whole
// sentences in a row below a headline, which no text that stays stands near, with a notice of
// rights between. The points of its passages are those of the file, in which the longer story of
// another page outweighs a short one.
const (
	fewestOwn    = 2   // paragraphs of it
	fewestTold   = 30  // words of them
	fewestMenu   = 3   // lines of a menu above it
	twoMenus     = 6   // the same of a foot and the next header, where no notice of rights separates three paragraphs or more
	farthestFoot = 400 // lines or passages in which what separates two pages is searched for
	headlineFar  = 4   // lines from a headline down to the first paragraph: a byline, a date, buttons
)

// ownPages returns the passages of such pages the points of a story, and reports whether any was.
func (p *Page) ownPages(list []passage) (any bool) {
	last := -1 // line of the last passage that stays
	for k := 0; k < len(list); {
		end := k + 1
		for end < len(list) && list[end].at-list[end-1].at-1 <= groupGap {
			end++
		}
		if group := list[k:end]; p.ownText(group) && p.ownPage(list, k, end, last) {
			for j := range group {
				group[j].points = max(group[j].points, storyPoints)
			}
			any = true
		}
		for j := k; j < end; j++ {
			if !list[j].outer {
				last = int(list[j].line)
			}
		}
		k = end
	}
	return any
}

// ownText reports whether the passages of a group are put outside, and are whole sentences in a row
// that are not links.
func (p *Page) ownText(group []passage) bool {
	paragraphs, words := 0, int32(0)
	for k := range group {
		q := &group[k]
		if !q.outer || q.ended == 0 || q.trailing != 0 || q.linked != 0 || min(q.commentAbove, q.commentBelow) <= 6 {
			return false
		}
		n := p.wordsOf(q)
		words += n
		paragraphs += btoi(n >= fewestRunning)
	}
	return paragraphs >= fewestOwn && words >= fewestTold && p.titledOwn(int(group[0].line))
}

// titledOwn reports whether a line that may be a headline stands above the passage on line i, with
// no more than a byline, a date and buttons between.
func (p *Page) titledOwn(i int) bool {
	for j := i - 1; j >= max(0, i-headlineFar); j-- {
		switch l := &p.Lines[j]; {
		case l.Rule != nil && (l.Role == Byline || l.Role == Timestamp || l.Role == Share || l.Role == Caption || l.Role == Credit), l.Rule == nil && l.stamped():
		case l.Rule != nil:
			return false
		default:
			return l.shape.Words >= 2 && l.shape.Words <= longestTitle && l.capsFirst()
		}
	}
	return false
}

// capsFirst reports whether the line begins as a headline does: with no small letter.
func (l *Line) capsFirst() bool { return l.shape.Caps > 0 || l.shape.Lower == 0 }

// ownPage reports whether passages k to end are separated from all that stay by the foot of a page,
// on each side where one stays, and have the menu of a page above: below the foot of the last page
// stand forms and notes on cookies, which have none.
func (p *Page) ownPage(list []passage, k, end, last int) bool {
	next := end
	for next < len(list) && list[next].outer && next-end < farthestFoot {
		next++
	}
	first, more := int(list[k].line), next < len(list)
	if last < 0 && !more {
		return false
	}
	many := end-k > fewestOwn
	from := last + 1
	if last >= 0 {
		if from = p.foot(max(last+1, first-farthestFoot), first, many); from < 0 {
			return false
		}
	}
	if more && p.foot(int(list[end-1].line)+1, min(int(list[next].line), int(list[end-1].line)+farthestFoot), many) < 0 {
		return false
	}
	return p.menuLines(max(from, first-farthestFoot), first) >= fewestMenu
}

// foot returns the line below the last notice of rights in the lines from i to end, i where none is
// but a menu as of a foot and a header together, if that is enough, and -1 without either.
func (p *Page) foot(i, end int, menu bool) int {
	for j := end - 1; j >= i; j-- {
		if l := &p.Lines[j]; l.Role == Legal || l.hit() != nil && l.hit().Category == Legal || strings.Contains(l.text(), "©") {
			return j + 1
		}
	}
	if menu && p.menuLines(i, end) >= twoMenus {
		return i
	}
	return -1
}

// menuLines counts the lines from i to end that a rule knows as of a menu.
func (p *Page) menuLines(i, end int) (n int) {
	for ; i < end; i++ {
		n += btoi(p.Lines[i].Role == Navigation)
	}
	return n
}
