package clean

import "strings"

// titles finds the headlines above the parts of a page full of boilerplate.
func (p *Page) titles() {
	if !p.cropped {
		return
	}
	p.scratch.stamps = grown(p.scratch.stamps, len(p.Lines))
	clear(p.scratch.stamps)
	first, last := true, -1
	for i := range p.Lines {
		if l := &p.Lines[i]; l.off || l.Rule != nil {
			continue
		}
		paged := last >= 0 && !p.doubtful && p.pageBetween(last, i)
		if paged || p.partBegins(last, i) {
			end := last
			if paged {
				end = p.footer(last, i)
			}
			p.title(end, i, first || paged)
			p.Lines[i].edge = p.Lines[i].edge || paged && !p.headlined(last+1, i)
			first = false
		}
		last = i
	}
}

// partBegins reports whether a part of the page begins at line i: the line of a story before it is
// last, and boilerplate lies between.
func (p *Page) partBegins(last, i int) bool {
	for j := last + 1; j < i; j++ {
		if p.Lines[j].Rule == nil {
			return true
		}
	}
	return last < 0
}

// A footer and a header lie between two pages that were saved one after the other: footerLines
// lines or more which are of no story, with a note on rights or a gap wider than usual among them,
// or as many as of no single page. Of saved pages in many languages .904 and .898 in files of 5 and
// 10 begin a story by it, .593 and .559 without; pages by themselves have 1.21 stories, 1.19
// without.
const (
	footerLines = 20
	footerAlone = 50
)

// pageBetween reports whether one page ends and another begins between line last of a story and
// line i of the next part.
func (p *Page) pageBetween(last, i int) bool {
	n := i - last - 1
	if n < footerLines && p.footer(last, i) > last || p.headerBetween(last, i) {
		return true
	}
	if n < footerLines {
		return false
	}
	for j := last + 1; j <= i && n < footerAlone; j++ {
		l := &p.Lines[j]
		if l.Role == Legal || l.hit() != nil && l.hit().Category == Legal || p.above(j) > max(p.gap, 1) || strings.Contains(l.text(), "©") {
			return true
		}
	}
	return n >= footerAlone
}

// A short page ends with a note on rights, below it stands a gap wider than usual, and no more than
// a header, headerLines lines, parts that from the text of the next page. Without the gap the
// header has a menu that rules know.
const headerLines = 6

// footer returns the line of such a note between line last of a story and line i, last without one.
func (p *Page) footer(last, i int) int {
	for j := i - 1; j > last && i-j <= headerLines; j-- {
		if l := &p.Lines[j]; p.above(j+1) > max(p.gap, 1) && (l.Role == Legal || l.hit() != nil && l.hit().Category == Legal) {
			return j
		}
	}
	if n := p.foot(last+1, i, false); n > 0 && p.menuLines(n, i) >= fewestMenu {
		return n - 1
	}
	return last
}
