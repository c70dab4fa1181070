package clean

import (
	"slices"
	"strings"
)

// match marks the lines whose words alone give them away, and remembers the rule of those whose place must agree too.
// To the rules a no-break space is a space.
func (p *Page) match(tables []*table) {
	for i, hint := range p.sift(tables) {
		if hint == 0 {
			continue
		}
		l := &p.Lines[i]
		line := p.line(i)
		even := line
		if l.signs&foreign != 0 {
			even = strings.ReplaceAll(line, hard, " ")
		}
		p.desk.setIn(p.Text, p.desk.starts, l.Start, even)
		r, from, to := p.desk.find(tables, even, &l.shape, hint)
		if r == nil {
			continue
		}
		l.hit, l.cut = r, [2]int32{int32(uneven(line, from)), int32(uneven(line, to))}
		if r.Place == Anywhere {
			p.apply(i)
		}
	}
}

// hard is the no-break space: a byte longer than a space.
const hard = "\u00a0"

// uneven gives the byte of line that is byte at of the line with even spaces.
func uneven(line string, at int) int {
	for i := strings.Index(line, hard); i >= 0 && i < at; {
		at++
		next := strings.Index(line[i+len(hard):], hard)
		if next < 0 {
			break
		}
		i += len(hard) + next
	}
	return at
}

// apply cuts what the remembered rule of line i found: the line, or a part of it.
func (p *Page) apply(i int) {
	l := &p.Lines[i]
	from, to := trim(p.Text, l.Start+int(l.cut[0]), l.Start+int(l.cut[1]))
	if from == l.Start && to == l.End {
		p.mark(i, l.hit)
		return
	}
	l.Spans = append(l.Spans, Span{from, to, l.hit})
	slices.SortFunc(l.Spans, func(a, b Span) int { return a.Start - b.Start })
}
