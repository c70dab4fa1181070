package clean

import (
	"slices"
	"sort"
	"strings"
)

// unmark puts a view of the page in the place of its text, with what the marks say of its lines.
func (p *Page) unmark(s *markFinder) {
	v := &view{page: s.text, marks: s.marks, lines: s.lines}
	text := v.make()
	p.Lines, p.Count, p.survey, p.view = p.Lines[:0], 0, survey{}, v
	p.split(text)
	s.glue()
	p.lay(s)
	p.blanks = [len(p.blanks)]int{}
	for i := range p.Lines {
		p.blanks[min(p.above(i), len(p.blanks)-1)] += btoi(i > 0)
	}
}

// make returns the text of the view. Of two spaces between which a mark stood one goes.
func (v *view) make() string {
	var b strings.Builder
	b.Grow(len(v.page))
	at, inked := 0, false // byte of the page; the line of the view has text
	copied := func(to int) {
		if at == to {
			return
		}
		part := v.page[at:to]
		v.pieces = append(v.pieces, piecemeal{b.Len(), at})
		b.WriteString(part)
		if n := strings.LastIndexByte(part, '\n'); n >= 0 {
			part, inked = part[n+1:], false
		}
		inked = inked || strings.TrimSpace(part) != ""
		at = to
	}
	for _, m := range v.marks {
		copied(m.from)
		at = m.to
		switch {
		case m.rule == markSpace:
			v.pieces = append(v.pieces, piecemeal{b.Len(), m.from})
			b.WriteByte(' ')
		case (inked || m.rule == markLink || m.rule == markImage) && at < len(v.page) && v.page[at] == ' ' && m.from > 0 && v.page[m.from-1] == ' ':
			at++
		}
	}
	copied(len(v.page))
	return b.String()
}

// of returns the byte of the page that byte at of the view is.
func (v *view) of(at int) int {
	k, found := slices.BinarySearchFunc(v.pieces, at, func(p piecemeal, at int) int { return p.view - at })
	if !found {
		k--
	}
	if k < 0 {
		return at
	}
	return v.pieces[k].page + at - v.pieces[k].view
}

// rangeOf returns the part of the page that a part of the view is, which is not empty.
func (v *view) rangeOf(from, to int) (int, int) { return v.of(from), v.of(to-1) + 1 }

// glue notes of which lines a mark goes on in the next one, so that the next one belongs to the
// same paragraph. A line end behind two spaces is one that was meant.
func (s *markFinder) glue() {
	slices.SortFunc(s.glued, func(a, b textRange) int { return a.from - b.from })
	s.runs = make([]bool, len(s.lines))
	k, to := 0, 0
	for i := range len(s.lines) - 1 {
		l, next := &s.lines[i], &s.lines[i+1]
		for ; k < len(s.glued) && s.glued[k].from < l.End(); k++ {
			to = max(to, s.glued[k].to)
		}
		if to > next.Start() && next.N == l.N+1 && !strings.HasPrefix(s.text[l.End():], "  ") {
			s.runs[i] = true
		}
	}
}

// lay tells the lines of the view what the marks say of them, and joins those over whose ends a
// mark goes.
func (p *Page) lay(s *markFinder) {
	kept, j := p.Lines[:0], 0
	taken := false // the last of them is of several lines, and yet to be read
	p.longest = 0
	for _, l := range p.Lines {
		gone := j // the first of the lines above that have nothing but marks
		for s.lines[j].N < l.N {
			p.trail(kept, s, j)
			j++
		}
		k := s.looks[j]
		p.longest = max(p.longest, int(l.indent)+len(l.text()), int(s.lines[j].indent)+s.lines[j].End()-s.lines[j].Start())
		k.above = s.blank(gone, j, kept)
		if p.reform(&l, func(f *form) { f.look = k }); len(kept) > 0 && kept[len(kept)-1].joins(&l, s, j) {
			p.append(&kept[len(kept)-1], &l)
			taken = true
		} else {
			if taken {
				p.reread(&kept[len(kept)-1])
			}
			kept, taken = append(kept, l), false
		}
		j++
	}
	for ; j < len(s.lines); j++ {
		p.trail(kept, s, j)
	}
	if taken {
		p.reread(&kept[len(kept)-1])
	}
	p.Lines = kept
}

// trail makes line j of the page, which has nothing but marks, part of the line above if the mark
// began there.
func (p *Page) trail(kept []Line, s *markFinder, j int) {
	if len(kept) == 0 || j == 0 || !s.runs[j-1] {
		return
	}
	if l := &kept[len(kept)-1]; l.Last() == s.lines[j-1].N {
		l.setLast(s.lines[j].N)
		p.reform(l, func(f *form) { f.look.columns = s.looks[j].columns })
	}
}

// joins reports whether a mark goes over the line end between l and next, which is line j of the
// page.
func (l *Line) joins(next *Line, s *markFinder, j int) bool {
	return l.Last()+1 == next.N && s.runs[j-1] && !next.item && next.heading == 0
}

// take appends the next line to a paragraph, whose text is read when it has all of them.
func (p *Page) append(l, next *Line) {
	a, b := l.End()-l.Start(), next.End()-next.Start()
	l.place(l.Start(), next.End())
	l.setLast(next.Last())
	p.reform(l, func(f *form) {
		f.linked = uint8((int(f.linked)*a + int(next.linked)*b) / (a + b))
		f.look.columns = next.look.columns
	})
}

// reread reads the text of a paragraph of several lines.
func (p *Page) reread(l *Line) {
	l.setText(flattened(p.Text[l.Start():l.End()]))
	p.remeasure(l)
}

// blank returns one more than the blank lines above line j of the page: lines from gone to j have
// nothing but marks, and of the blank ones around these the most in a row count. A quote mark alone
// is a blank line, and so are bars with nothing between.
func (s *markFinder) blank(gone, j int, kept []Line) uint8 {
	most, last := 0, 0
	if len(kept) > 0 {
		last = int(kept[len(kept)-1].Last())
	}
	row := 0
	for n := gone; n <= j; n++ {
		if int(s.lines[n].N) <= last {
			continue
		}
		row += int(s.lines[n].N) - last - 1
		last = int(s.lines[n].N)
		most = max(most, row)
		if s.text[s.lines[n].Start()] == '>' || n < j && strings.Trim(s.lines[n].text(), "| ") == "" {
			row++
		} else {
			row = 0
		}
	}
	return uint8(min(most, 254) + 1)
}

// unview puts the text of the page in its place again: all positions lead to it, marks inside kept
// lines are cut as spans, and lines that have nothing but marks stand among the others.
func (p *Page) unview() {
	if p.view == nil {
		return
	}
	v := p.view
	r := restorer{view: v, page: p, lines: slices.Grow(p.scratch.spare[:0], len(p.Lines))}
	at := make([]int, len(p.Lines)+1) // where each line went
	for i := range p.Lines {
		at[i] = r.restore(&p.Lines[i])
	}
	r.rest(len(v.page)+1, nil)
	at[len(p.Lines)] = len(r.lines)
	for i := range p.Lines {
		if l := &r.lines[at[i]]; p.Lines[i].text() != v.page[l.start:l.end] {
			l.own().text = p.Lines[i].text()
		} else if l.extras != nil {
			l.own().text = ""
		}
	}
	p.scratch.spare, v.lines = p.Lines, nil
	p.scratch.trimSpare()
	p.Text, p.Lines, v.gone = v.page, r.lines, true
	*p.base = v.page // of the forms too
	p.follow(at)
}

// follow tells the stories where their lines went.
func (p *Page) follow(at []int) {
	for n := range p.Stories {
		s := &p.Stories[n]
		s.First, s.Last = at[s.First], at[s.Last]
		if s.Headline >= 0 {
			s.Headline = at[s.Headline]
		}
	}
	for k := range p.weighed {
		p.weighed[k].line = int32(at[p.weighed[k].line])
	}
}

// A restorer puts lines of a view back in their places in the page.
type restorer struct {
	*view
	page  *Page
	lines []Line
	next  int // of the marks
	line  int // of the page, at which the next mark stands
}

// restore takes the next line of the view, and returns its place.
func (r *restorer) restore(l *Line) int {
	out := *l
	out.detach()
	out.place(r.rangeOf(l.Start(), l.End()))
	out.place(r.rest(out.Start(), &out), out.End())
	indent := int32(0)
	if n := r.printed(out.N); n >= 0 && r.view.lines[n].Start() == out.Start() {
		indent = r.view.lines[n].indent
	}
	if indent != out.indent {
		r.page.reform(&out, func(f *form) { f.indent = indent })
	}
	if out.setSpans(nil); !l.Role.Kept() {
		for r.next < len(r.marks) && r.marks[r.next].from < out.End() {
			r.next++
		}
	} else {
		for _, s := range l.Spans() {
			from, to := r.rangeOf(s.Start, s.End)
			r.spans(&out, from)
			out.addSpans(CutSpan{from, to, s.Rule})
			for r.next < len(r.marks) && r.marks[r.next].from < to {
				r.next++
			}
		}
		r.spans(&out, out.End())
	}
	r.lines = append(r.lines, out)
	return len(r.lines) - 1
}

// spans cuts the marks before byte to out of a kept line.
func (r *restorer) spans(l *Line, to int) {
	for ; r.next < len(r.marks) && r.marks[r.next].from < to; r.next++ {
		if m := &r.marks[r.next]; !m.stays {
			l.addSpans(CutSpan{m.from, m.to, m.rule})
		}
	}
}

// rest deals with the marks before byte to: those behind the line before belong to it, those on
// lines of their own become lines, and those before the next line on its first one belong to that.
// It returns where the next line begins.
func (r *restorer) rest(to int, next *Line) int {
	for r.next < len(r.marks) && r.marks[r.next].from < to {
		m := r.marks[r.next]
		n := r.number(m.from)
		last := int32(0)
		if k := len(r.lines); k > 0 {
			last = r.lines[k-1].Last()
		}
		switch {
		case n <= last:
			l := &r.lines[len(r.lines)-1]
			if l.place(l.Start(), m.to); l.Role.Kept() && !m.stays {
				l.addSpans(CutSpan{m.from, m.to, m.rule})
			}
			r.next++
		case next != nil && n == next.N:
			return m.from
		default:
			r.alone(m, n)
		}
	}
	return to
}

// alone makes a line of one of the page that has nothing but marks, the first of which is m.
func (r *restorer) alone(m mark, n int32) {
	k := r.printed(n)
	l := r.view.lines[k]
	l.Rule, l.Role = m.rule, m.rule.Category
	r.lines = append(r.lines, l)
	for r.next < len(r.marks) && r.marks[r.next].from < l.End() {
		r.next++
	}
}

// number returns the number of the line of the page at which byte at stands; bytes are asked for in
// turn.
func (r *restorer) number(at int) int32 {
	for r.line+1 < len(r.view.lines) && r.view.lines[r.line+1].Start() <= at {
		r.line++
	}
	return r.view.lines[r.line].N
}

// printed returns the place of the line of that number among those of the page that are not blank,
// -1 if it is blank.
func (r *restorer) printed(n int32) int {
	all := r.view.lines
	k := sort.Search(len(all), func(k int) bool { return all[k].N >= n }) // a line is too large to be given by value
	if k == len(all) || all[k].N != n {
		return -1
	}
	return k
}
