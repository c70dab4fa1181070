package clean

import (
	"strings"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// widths are the widths of a page, stretch by stretch.
type widths struct {
	stretches []stretchWidth
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

// widths tells the widths of the page: of each stretch by its own pairs and those of its
// neighbours.
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

// countCharacters makes characters the columns of a page in Chinese, Japanese or Korean if more of
// its lines are of one length so. A terminal wraps by columns, of which most characters there take
// two; many programs wrap by characters, and lines with a number or a Latin name in them are then
// narrower.
func (p *Page) countCharacters() {
	if p.signs&scan.Foreign == 0 || !p.hasWide() {
		return
	}
	var byColumns, byCharacters gapVotes
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
func (p *Page) castAll(v *gapVotes) {
	for i := 1; i < len(p.Lines); i++ {
		if p.above(i) < 2 {
			v.cast(p, i)
		}
	}
}

// cast votes for the widths at which line i would have been broken off from the one above.
func (v *gapVotes) cast(p *Page, i int) {
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
		return
	}
	if !a.shape.Ends && (b.shape.Ends || stopless(initial(b.text()))) && p.above(i) == 0 {
		v.closed++
	}
	if a.shape.Signs&(scan.Comma|scan.Dot) != 0 || strings.ContainsAny(a.text(), "，。、،؛।።") {
		v.prose++
	}
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

// flows reports whether a sentence goes on in some pair of stretch i or its neighbours, or a line
// without capitals has the stops of running text: elsewhere no width fits.
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
