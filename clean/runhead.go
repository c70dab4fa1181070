package clean

import (
	"slices"
	"strings"

	"onecopy/clean/internal/scan"
)

const (
	mostHeads     = 3   // lines of a running head and the foot above it
	mostHeadWords = 12  // words of a line of it
	mostHeadBytes = 120 // the same in bytes
	brokenWords   = 6   // words of the line that breaks off above it
	pageWords     = 50  // words of a page, from one running head to the next
	mostNumbers   = 4   // numbers of a line that are compared
	mostKinds     = 256 // different lines that are followed on one page
)

// A headKind is lines that are equal but for numbers and dates.
type headKind struct {
	lines  []headLine // as they stand on the page
	inside int        // of these inside sentences
	shouts bool       // two words and more, in capitals
}

// A headLine is where such a line stands.
type headLine struct {
	line    int
	words   int32 // of the page above it
	numbers [mostNumbers]int16
	count   int8 // of numbers
	inside  int  // of which sentence that breaks off, from 1; 0 of none
	fed     bool // a form feed stands beside it
	paged   bool // its number goes up from the one before, or to the next
}

// A headSeeker seeks the running heads of a page.
type headSeeker struct {
	*Page
	inside []int // of each line, in which sentence that breaks off it stands, from 1
	broken int   // such sentences
	kinds  map[uint64]*headKind
}

// runningHeads marks the running heads of paper pages.
func (p *Page) runningHeads() {
	s := headSeeker{Page: p}
	for i := 0; i+2 < len(p.Lines); i++ {
		if to := p.interrupted(i); to > 0 {
			s.note(i+1, to)
			i = to - 1
		}
	}
	if s.kinds == nil {
		return
	}
	var beside []headLine
	s.follow()
	for _, kind := range s.kinds {
		if kind.believed() {
			s.cut(kind.lines)
		}
	}
	for _, kind := range s.kinds {
		if kind.inside*3 >= 2*len(kind.lines) {
			beside = append(beside, s.beside(kind.lines)...)
		}
	}
	s.cut(beside)
}

// cut marks those of lines of a kind that are running heads.
func (s *headSeeker) cut(lines []headLine) {
	for _, h := range lines {
		if h.paged || h.fed || h.inside > 0 {
			s.mark(h.line, runHead)
			s.paper = true
		}
	}
}

// beside returns those of the lines of a kind that stand next to a running head, if at least two
// do: its other lines, which say the same on each page.
func (s *headSeeker) beside(lines []headLine) (some []headLine) {
	for _, h := range lines {
		if s.Lines[h.line].Rule == nil && (s.Lines[h.line-1].Rule == runHead || h.line+1 < len(s.Lines) && s.Lines[h.line+1].Rule == runHead) {
			some = append(some, h)
		}
	}
	if len(some) < 2 {
		return nil
	}
	return some
}

// interrupted returns the line in which the sentence of line i goes on behind lines that may be a
// running head, 0 if it does not. In a script without capitals a form feed or nothing but a number
// must say that a page ends.
func (p *Page) interrupted(i int) int {
	a := &p.Lines[i]
	if a.shape.Ends || a.shape.Words < brokenWords || a.Rule != nil || a.Role != Body {
		return 0
	}
	for n := 1; n <= mostHeads && i+n+1 < len(p.Lines) && p.Lines[i+n].heads(); n++ {
		b := &p.Lines[i+n+1]
		if b.Rule == nil && b.Role == Body && (b.shape.Words > 1 || b.shape.Ends) && p.open(a, b) && (startsSmall(b.text()) || p.fed(i+1, i+n+1) || p.numbersOnly(i+1, i+n+1)) && p.setApart(i, i+n+1) {
			return i + n + 1
		}
	}
	return 0
}

// setApart reports whether the lines between a and b stand apart from these: by blank lines above
// and below, by a form feed, or as a and b are lines of wrapped text, of one width. A sentence that
// was broken at its links has names and numbers in it which recur.
func (p *Page) setApart(a, b int) bool {
	if p.above(a+1) > 0 && p.above(b) > 0 || p.fed(a+1, b) {
		return true
	}
	wide, other := p.Lines[a].columns(), p.Lines[b].columns()
	if wide < 2*narrow || wide > widest || other > widest || other < wide-wide/5 && !p.Lines[b].shape.Ends {
		return false
	}
	for i := a + 1; i < b; i++ {
		if l := &p.Lines[i]; l.shape.Signs&scan.Digit == 0 && !l.shape.Shouts && l.shape.Lower > 0 {
			return false
		}
	}
	return true
}

// numbersOnly reports whether lines from from to to, half open, have numbers and no letters.
func (p *Page) numbersOnly(from, to int) bool {
	for i := from; i < to; i++ {
		if l := &p.Lines[i]; l.shape.Signs&scan.Digit == 0 || l.shape.Signs&(scan.Small|scan.Capital|scan.Foreign) != 0 {
			return false
		}
	}
	return true
}

// fed reports whether a form feed stands above one of the lines from from to to.
func (p *Page) fed(from, to int) bool {
	for i := from; i <= to; i++ {
		if p.fedAt(i) {
			return true
		}
	}
	return false
}

// fedAt reports whether a form feed stands between line i and the one above.
func (p *Page) fedAt(i int) bool {
	return i > 0 && strings.IndexByte(p.Text[p.Lines[i-1].End():p.Lines[i].Start()], '\f') >= 0
}

// heads reports whether the line may be one of a running head: short, no sentence, no label, and it
// begins small only with a number.
func (l *Line) heads() bool {
	return l.Rule == nil && l.Role == Body && l.shape.Words <= mostHeadWords && len(l.text()) <= mostHeadBytes && !l.shape.Ends && l.Spans() == nil &&
		l.shape.Signs&(scan.Slash|scan.Colon) != scan.Slash|scan.Colon && l.shape.Signs&scan.At == 0 && // an address
		(l.shape.Signs&scan.Lowly == 0 || l.shape.Signs&scan.Digit != 0) && l.text()[len(l.text())-1] != ':' && l.text()[len(l.text())-1] != ','
}

// note notes that lines from from to to stand inside a sentence.
func (s *headSeeker) note(from, to int) {
	if s.kinds == nil {
		s.kinds, s.inside = map[uint64]*headKind{}, make([]int, len(s.Lines))
	}
	s.broken++
	for i := from; i < to; i++ {
		var h headLine
		if key := h.read(s.line(i)); key != 0 && len(s.kinds) < mostKinds {
			s.kinds[key], s.inside[i] = &headKind{}, s.broken
		}
	}
}

// follow finds all lines of the kinds that were noted, below the first running text.
func (s *headSeeker) follow() {
	words, text := int32(0), false
	for i := range s.Lines {
		l := &s.Lines[i]
		if text = text || l.shape.Words >= brokenWords && (l.prose() || l.sentence() || s.onward(i)); text && l.heads() {
			h := headLine{line: i, words: words, inside: s.inside[i], fed: s.fedAt(i) || i+1 < len(s.Lines) && s.fedAt(i+1)}
			if kind := s.kinds[h.read(l.text())]; kind != nil {
				kind.shouts = l.shape.Shouts && l.shape.Words > 1
				kind.add(h)
			}
		}
		words += l.shape.Words
	}
}

// add adds the next line of a kind.
func (k *headKind) add(h headLine) {
	k.inside += btoi(h.inside > 0)
	if n := len(k.lines); n > 0 && k.lines[n-1].leads(&h) {
		k.lines[n-1].paged, h.paged = true, true
	}
	k.lines = append(k.lines, h)
}

// leads reports whether the number of a line goes up by one or two to that of the next of its kind.
// It may stand at the other end, as on pages left and right; numbers that both have are of a date.
func (h *headLine) leads(next *headLine) bool {
	a, b := h.numbers[:h.count], next.numbers[:next.count]
	for _, x := range a {
		for _, y := range b {
			if (y-x == 1 || y-x == 2) && !slices.Contains(a, y) && !slices.Contains(b, x) {
				return true
			}
		}
	}
	return false
}

// believed reports whether lines of a kind are running heads: they stand a page apart and one
// inside a sentence, and two thirds show a page's edge, or two and a third stands inside sentences;
// or without such a sign, in capitals, three of four, every so many words.
func (k *headKind) believed() bool {
	shown, least, most := 0, int32(1<<30), int32(0)
	for n := range k.lines {
		h := &k.lines[n]
		shown += btoi(h.paged || h.fed)
		if n > 0 && (h.inside == 0 || h.inside != k.lines[n-1].inside) {
			far := h.words - k.lines[n-1].words
			least, most = min(least, far), max(most, far)
		}
	}
	switch {
	case k.inside == 0 || len(k.lines) < 2 || least < pageWords:
		return false
	case shown >= 2:
		return k.inside*3 >= len(k.lines) || len(k.lines) > 2 && shown*3 >= 2*len(k.lines)
	}
	return k.shouts && least >= 2*pageWords && k.inside >= 3 && k.inside*4 >= 3*len(k.lines) && most <= 2*least
}

// read takes the numbers of a line but for those of dates and hours, and returns the key of its
// other words: 0 if it has no such number and no such word, or nothing but a date. Months and
// weekdays are left out of it, as are the words beside them.
func (h *headLine) read(s string) (key uint64) {
	var room [mostHeadBytes]byte
	key = fnvOffset
	named, dated := false, false
	day, dropped := false, false // the next number is a day; the one before the month was taken for it
	before := 0                  // numbers of the word before
	for at := 0; at < len(s); {
		w, next := whenPart(s, at)
		if at = next; w == "" {
			continue
		}
		if w = trimWhen(w); w == "" {
			continue
		}
		part := w[figures(w):]
		if n := len(w) - len(part); n > 0 {
			had := h.count
			if !day || n > 2 {
				h.number(w[:n], part)
			} else if dropped { // it is the day, and the one before the month is not
				h.count++
				had++
			}
			dropped = false
			if day, before = false, int(h.count-had); len(part) <= 2 || part[0] == '/' || part[0] == '.' || part[0] == ':' || part[0] == '-' {
				continue // the end of an ordinal, the rest of a date or an hour
			}
		}
		low := scan.AppendLower(room[:0], strings.TrimLeft(trimWhen(part), "_"))
		switch whenWordOf(low) {
		case monthWord:
			dropped = before > 0
			h.count -= int8(btoi(dropped))
			dated, day, before = true, true, 0
			continue
		case besideWord:
			continue
		}
		if len(low) == 0 {
			continue
		}
		named, day, before = true, false, 0
		for _, b := range append(low, ' ') {
			if scan.Signs[b] != scan.Digit {
				key = (key ^ uint64(b)) * fnvPrime
			} else if h.count < mostNumbers { // "S.4"
				rest := string(low[slices.Index(low, b):])
				h.number(rest[:figures(rest)], "")
				break
			}
		}
	}
	if !named && (h.count == 0 || dated) {
		return 0
	}
	return key
}

// number takes a number of a line that may be that of a page: of three figures at most or no year,
// and "3/20" but no date and no hour.
func (h *headLine) number(w, rest string) {
	if rest != "" && (rest[0] == ':' || rest[0] == '.' || rest[0] == '-' || rest[0] == '/' && strings.Count(rest, "/") > 1) {
		return
	}
	if n := atoi(w[:min(len(w), 5)]); int(h.count) < len(h.numbers) && len(w) <= 4 && (n < 1500 || n > 2100) {
		h.numbers[h.count] = int16(n)
		h.count++
	}
}

// rejoin joins the two halves of a paragraph between which running heads stand: they are cut as
// parts of it.
func (p *Page) rejoin() {
	if !p.paper {
		return
	}
	kept := p.Lines[:1]
	for i := 1; i < len(p.Lines); i++ {
		to := i
		for to < len(p.Lines) && p.Lines[to].Rule == runHead {
			to++
		}
		a := &kept[len(kept)-1]
		if to == i || to == len(p.Lines) || a.Rule != nil || p.Lines[to].Rule != nil || !p.goesOver(a, &p.Lines[to]) {
			kept = append(kept, p.Lines[i])
			continue
		}
		for j := i; j < to; j++ {
			a.addSpans(CutSpan{p.Lines[j].Start(), p.Lines[j].End(), runHead})
		}
		b := &p.Lines[to]
		a.place(a.Start(), b.End())
		a.setLast(b.Last())
		a.addSpans(b.Spans()...)
		p.rewrite(a)
		i = to
	}
	p.Lines = kept
}

// goesOver reports whether paragraph a goes on in b, on the next page: it breaks off, and b begins
// as no sentence does or with a word that the last line of a has no room for.
func (p *Page) goesOver(a, b *Line) bool {
	if a.shape.Ends || p.open(a, b) {
		return !a.shape.Ends
	}
	over, under := p.Text[a.Start():a.End()], p.Text[b.Start():b.End()]
	first, _, broken := strings.Cut(under, "\n")
	if above, _, several := strings.Cut(over, "\n"); several {
		first, broken = above, true
	}
	last := over[strings.LastIndexByte(over, '\n')+1:]
	width := columnsOf(strings.TrimSpace(first))
	return broken && width >= narrow && a.shape.Lower >= a.shape.Caps && !b.opensItem() && columnsOf(strings.TrimSpace(last))+b.firstWord() > width
}

// rewrite takes the text of a joined paragraph again, with blanks where it is cut: rules see the
// words that stay, each in its place.
func (p *Page) rewrite(l *Line) {
	text := []byte(p.Text[l.Start():l.End()])
	for i, b := range text {
		if b < ' ' || b == 0x7F {
			text[i] = ' '
		}
	}
	for _, s := range l.Spans() {
		for i := s.Start; s.Rule == runHead && i < s.End; i++ {
			text[i-l.Start()] = ' '
		}
	}
	l.setText(string(text))
	p.remeasure(l)
}
