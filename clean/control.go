package clean

import (
	"slices"
	"strings"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// The control characters that ANPA 1312 and IPTC 7901 put around a story: start of heading, end of
// text and of transmission.
const (
	startHeading = "\x01"
	endText      = "\x03\x04"
)

// controls parts the control characters at the ends of lines from what is printed between them.
func (p *Page) controls() {
	if p.signs&scan.Control == 0 {
		return
	}
	p.steered = true
	lines := slices.Grow(p.scratch.spare[:0], len(p.Lines)+p.countSteered()+8)
	for _, l := range p.Lines {
		if l.shape.Signs&scan.Control == 0 {
			lines = append(lines, l)
			continue
		}
		from, to := l.core(p.Text)
		if from == to || bare(p.Text[from:to]) {
			from, to = l.End(), l.End()
		}
		lines = p.blind(lines, l, l.Start(), from)
		if from < to {
			lines = append(lines, p.part(l, from, to))
			lines = p.blind(lines, l, to, l.End())
		}
	}
	p.scratch.spare, p.Lines = p.Lines, lines
	p.scratch.trimSpare()
}

// countSteered counts the lines with control characters.
func (p *Page) countSteered() (n int) {
	for i := range p.Lines {
		n += btoi(p.Lines[i].shape.Signs&scan.Control != 0)
	}
	return n
}

// core returns the part of a line without white space and control characters at its ends; an empty
// one where nothing else is.
func (l *Line) core(text string) (from, to int) {
	s := text[l.Start():l.End()]
	s = strings.TrimRightFunc(s, unprinted)
	to = l.Start() + len(s)
	return to - len(strings.TrimLeftFunc(s, unprinted)), to
}

// blind appends a line of the control characters from from to to, none where there are only blanks.
func (p *Page) blind(lines []Line, l Line, from, to int) []Line {
	from, to = trim(p.Text, from, to)
	if from == to {
		return lines
	}
	part := p.part(l, from, to)
	blank := Line{N: part.N, Role: Wire, Rule: blankOf(p.Text[from:to]), form: p.hold(p.nextForm(), to-from)}
	blank.place(from, to)
	blank.setLast(part.Last())
	return append(lines, blank)
}

// part returns the line without what stands before byte from and behind byte to. A mark may have
// joined it of several.
func (p *Page) part(l Line, from, to int) Line {
	last := l.Last()
	l.detach()
	l.N += int32(strings.Count(p.Text[l.Start():from], "\n"))
	if to < l.End() {
		last = l.N + int32(strings.Count(p.Text[from:to], "\n"))
	}
	l.place(from, to)
	l.setLast(last)
	l.setText(flattened(p.Text[from:to]))
	p.remeasure(&l)
	return l
}

// unsteer cuts the control characters inside kept lines.
func (p *Page) unsteer() {
	for i := range p.Lines {
		l := &p.Lines[i]
		if !p.steered || !l.Role.Kept() {
			continue
		}
		var found []CutSpan
		at := l.Start()
		for _, s := range append(l.Spans(), CutSpan{Start: l.End(), End: l.End()}) {
			found = p.runs(found, at, s.Start)
			at = s.End
		}
		l.addSpans(found...)
		slices.SortFunc(l.Spans(), func(a, b CutSpan) int { return a.Start - b.Start })
	}
}

// runs appends a span for each run of characters from from to to that are not printed.
func (p *Page) runs(found []CutSpan, from, to int) []CutSpan {
	for i := from; i < to; {
		start := i
		for i < to {
			n := unseen(p.Text[:to], i)
			if n == 0 {
				break
			}
			i += n
		}
		if i > start {
			found = append(found, CutSpan{start, i, blankOf(p.Text[start:i])})
			continue
		}
		_, n := utf8.DecodeRuneInString(p.Text[i:])
		i += n
	}
	return found
}
