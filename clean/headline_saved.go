package clean

import "strings"

// titles finds the headlines above the parts of a page full of furniture.
func (p *Page) titles() {
	if !p.cropped {
		return
	}
	first, last := true, -1
	for i := range p.Lines {
		if l := &p.Lines[i]; l.off || l.Rule != nil {
			continue
		}
		paged := last >= 0 && !p.doubtful && p.pageBetween(last, i)
		if paged || p.partBegins(last, i) {
			p.title(last, i, first || paged)
			p.Lines[i].edge = p.Lines[i].edge || paged && !p.headlined(last+1, i)
			first = false
		}
		last = i
	}
}

// partBegins reports whether a part of the page begins at line i: the line of a story before it is
// last, and furniture lies between.
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

// title finds the headline of the part that begins at line start, below line end: of the lines near
// it the one that says the page's title, its first line, again; else the one whose words the part
// takes up most; else the nearest that can be one. A part below another may be of the same story,
// and has a headline only with more evidence. The last line of a list above may be it, if the part
// takes it up.
func (p *Page) title(end, start int, first bool) {
	if p.headlined(end+1, start) {
		return // by a header
	}
	text := p.Text[p.Lines[start].Start():min(len(p.Text), p.Lines[start].Start()+leadBytes)]
	nearest, best, most, passed := -1, -1, 0, 0
	for i := start - 1; i > end && passed < 16; i-- {
		l := &p.Lines[i]
		listed := l.Rule == listItem
		if l.Rule != nil && !listed {
			continue
		}
		passed++
		if !p.titleLike(i, start, listed) {
			continue
		}
		if !listed && i > 0 && p.anchor(i) {
			l.Role = Headline
			return
		}
		if n := p.taken(i, text, !first || listed) - 3*passed; n > most {
			best, most = i, n
		}
		if !listed && nearest < 0 && l.words >= 4 && l.signs&bar == 0 && passed <= 6 && (first || p.led(i)) {
			nearest = i
		}
	}
	if best < 0 {
		best = nearest
	}
	if best >= 0 {
		p.Lines[best].Rule, p.Lines[best].Role = nil, Headline
	}
}

// titleLike reports whether line i, near the part that begins at line start, has the form of a
// headline. A line of a list has a role already.
func (p *Page) titleLike(i, start int, listed bool) bool {
	l := &p.Lines[i]
	if l.stamped() || !p.headlike(i) || !listed && !l.titular() || listed && (l.words < 3 || l.words > 30 || l.caps == 0 && l.lower > 0) {
		return false
	}
	return l.hit() != roleLine && !l.saysWhose() && !p.besideByline(i, min(start+1, len(p.Lines)))
}

// taken returns how many of a hundred words of line i text has, less for a line of few words, and 0
// if these are fewer than two or a third; where more is asked, fewer than three or a half.
func (p *Page) taken(i int, text string, more bool) int {
	keys := p.keys(i)
	n := said(keys, text)
	if n < 2+btoi(more) || n*(3-btoi(more)) < len(keys) {
		return 0
	}
	return n * 100 / (len(keys) + 2) // two words of two tell less than six of seven
}

// led reports whether what stands below line i speaks for it as a headline.
func (p *Page) led(i int) bool {
	var e Evidence
	p.below(i, &e)
	return e.has(captionBelow) || e.has(bylineBelow) || e.has(datelineBelow) || e.has(leadEchoes)
}
