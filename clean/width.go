package clean

import (
	"strings"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// A width is the measure to which the text around a line was wrapped.
type width struct {
	columns int // 0 where it is not wrapped
	blank   int // blank lines between the lines of a paragraph: one in text that is double spaced
	ragged  bool
}

// widths are the widths of a page, stretch by stretch.
type widths struct {
	stretches []stretchWidth
}

// A stretchWidth is what the pairs of lines of a stretch of the page tell of the width they were
// wrapped to. A greedy wrapper breaks a line of c columns before a word of w columns where the width
// is at least c and less than c+w+1. Each pair votes for the widths from the one to the other, and
// where many lines were wrapped to one width their votes meet there.
type stretchWidth struct {
	last  int // the line behind it
	votes [2]ballot
	width width
}

// A ballot counts the votes of pairs of lines with as many blank lines between them.
type ballot struct {
	change [2*widestWide + 2]int32 // of the number of votes, from one width to the next
	pairs  int                     // that voted
	open   int                     // in which a sentence goes on
	cased  int                     // of a script with capitals
	prose  int                     // of the others, whose upper line has a comma or a stop inside
}

const (
	longestWrapped = 4 * widestWide // bytes of a wrapped line

	fewestPairs = 24 // of a stretch, which ends where a paragraph does
	mostPairs   = 64 // of one without blank lines
	nearby      = 64 // lines around one that goes on which vote
)

// at returns the width at line i.
func (w *widths) at(i int) width {
	for len(w.stretches) > 1 && i >= w.stretches[0].last {
		w.stretches = w.stretches[1:]
	}
	if len(w.stretches) == 0 {
		return width{}
	}
	return w.stretches[0].width
}

// widths tells the widths of the page: of each stretch by its own pairs and those of its neighbours.
func (p *Page) widths() (w widths) {
	var now stretchWidth
	w.stretches = p.scratch.widths[:0]
	next, before := p.goesOn(1), 0 // lines in which the one above goes on
	for i := 1; i < len(p.Lines); i++ {
		if next < i {
			next, before = p.goesOn(i), next
		}
		if next-i > nearby && (before == 0 || i-before > nearby) {
			continue // far from any, no vote would tell anything
		}
		blank, pairs := p.above(i), now.votes[0].pairs+now.votes[1].pairs
		if blank > 0 && pairs >= fewestPairs || pairs >= mostPairs {
			now.last = i
			w.stretches = append(w.stretches, now)
			now = stretchWidth{}
		}
		if blank < 2 {
			now.votes[blank].cast(p, i)
		}
	}
	now.last = len(p.Lines)
	w.stretches = append(w.stretches, now)
	p.scratch.widths = w.stretches
	for i := range w.stretches {
		w.stretches[i].width = w.decide(i)
	}
	return w
}

// countCharacters makes characters the columns of a page in Chinese, Japanese or Korean if more of its
// lines are of one length so. A terminal wraps by columns, of which most characters there take two;
// many programs wrap by characters, and lines with a number or a Latin name in them are then narrower.
func (p *Page) countCharacters() {
	if p.signs&scan.Foreign == 0 || !p.hasWide() {
		return
	}
	var byColumns, byCharacters ballot
	p.castAll(&byColumns)
	forms := make([]*form, len(p.Lines))
	for i := range p.Lines {
		l := &p.Lines[i]
		forms[i] = l.form
		word, _, _ := strings.Cut(l.text(), " ")
		columns := l.columns() - columnsOf(l.text()) + utf8.RuneCountInString(l.text())
		p.reform(l, func(f *form) {
			f.look.columns, f.look.first = uint8(min(columns, 255)), uint8(min(utf8.RuneCountInString(word), 255))
		})
	}
	p.castAll(&byCharacters)
	_, before := byColumns.most()
	if _, after := byCharacters.most(); after > before {
		return
	}
	for i := range p.Lines {
		p.Lines[i].form = forms[i]
	}
}

// hasWide reports whether a character of the page takes two columns.
func (p *Page) hasWide() bool {
	for i := range p.Lines {
		if l := &p.Lines[i]; l.shape.Signs&scan.Foreign != 0 && hasWide(l.text()) {
			return true
		}
	}
	return false
}

// castAll adds the votes of all lines of the page.
func (p *Page) castAll(v *ballot) {
	for i := 1; i < len(p.Lines); i++ {
		if p.above(i) < 2 {
			v.cast(p, i)
		}
	}
}

// cast votes for the widths at which line i would have been broken off from the one above.
func (v *ballot) cast(p *Page, i int) {
	a, b := &p.Lines[i-1], &p.Lines[i]
	if a.Rule != nil || b.Rule != nil || len(a.text()) < narrow/3 || len(a.text()) > longestWrapped || b.opensItem() {
		return
	}
	most := a.widest()
	if a.wider(most) || b.over(most) {
		return
	}
	from := a.columns()
	if from < narrow {
		return
	}
	v.pairs++
	v.change[from]++
	v.change[min(from+b.firstWord(), len(v.change)-1)]--
	if p.open(a, b) {
		v.open++
	}
	if a.cased() {
		v.cased++
	} else if a.shape.Signs&(scan.Comma|scan.Dot) != 0 || strings.ContainsAny(a.text(), "，。、،؛।።") {
		v.prose++
	}
}

// add adds the votes of another ballot.
func (v *ballot) add(w *ballot) {
	for i := range v.change {
		v.change[i] += w.change[i]
	}
	v.pairs, v.open, v.cased, v.prose = v.pairs+w.pairs, v.open+w.open, v.cased+w.cased, v.prose+w.prose
}

// most returns the least width with the most votes, and how many they are.
func (v *ballot) most() (columns, votes int) {
	sum := 0
	for c, d := range v.change {
		if sum += int(d); sum > votes {
			columns, votes = c, sum
		}
	}
	return columns, votes
}

// decide tells the width of stretch i.
func (w *widths) decide(i int) width {
	own := &w.stretches[i].votes
	if own[0].pairs+own[1].pairs == 0 || !w.flows(i) {
		return width{}
	}
	for blank := range own {
		if v := &own[blank]; v.pairs >= fewestPairs {
			if by := v.decide(blank); by.columns > 0 {
				return by
			}
		}
	}
	votes := *own
	for _, j := range [...]int{i - 1, i + 1} {
		if j >= 0 && j < len(w.stretches) {
			votes[0].add(&w.stretches[j].votes[0])
			votes[1].add(&w.stretches[j].votes[1])
		}
	}
	single, double := votes[0].decide(0), votes[1].decide(1)
	if double.columns > 0 && (single.columns == 0 || votes[1].open > 2*votes[0].open) {
		return double
	}
	return single
}

// flows reports whether a sentence goes on in some pair of stretch i or its neighbours, or a line without capitals has the
// stops of running text: elsewhere no width fits.
func (w *widths) flows(i int) bool {
	for j := max(0, i-1); j <= min(i+1, len(w.stretches)-1); j++ {
		for blank := range w.stretches[j].votes {
			if v := &w.stretches[j].votes[blank]; v.open > 0 || v.prose > 0 {
				return true
			}
		}
	}
	return false
}

// decide tells the width that the votes are for.
func (v *ballot) decide(blank int) width {
	columns, votes := v.most()
	fits, ragged := v.fits(votes, blank)
	if !fits && !ragged {
		return width{}
	}
	return width{columns: columns, blank: blank, ragged: !fits}
}

// fits reports whether so many votes for one width are enough. Half of all pairs must agree, as the
// others are the last lines of paragraphs; of fewer than four, all. In a quarter of those a sentence
// must visibly go on, as headlines in a list can be of one length too. Where lines are not filled, as
// in text that was wrapped by hand, most must go on so. In a script without capitals nothing is
// visible but the stops and commas inside the lines of running text.
func (v *ballot) fits(votes, blank int) (fits, ragged bool) {
	switch {
	case v.cased*2 < v.pairs:
		return v.pairs >= 5 && votes*10 >= v.pairs*6 && v.prose*2 >= v.pairs, v.pairs >= 5 && votes*3 >= v.pairs && v.prose*3 >= v.pairs*2 && blank == 0
	case v.pairs < 4:
		fits = v.pairs > 1 && votes == v.pairs && v.open*2 >= votes
	default:
		fits = votes*2 >= v.pairs && v.open*4 >= votes && v.open > 0
	}
	return fits, v.pairs >= 3 && v.open*2 >= v.pairs
}
