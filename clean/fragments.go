package clean

import (
	"strings"

	"onecopy/clean/internal/scan"
)

// A text of a million lines of a letter each is no page of news: a list, a column of a table, a
// text that was broken at each letter. What passes know of its lines takes fragmentLine bytes of
// each, and the text has two. So a text whose lines take more than twice what it has, and
// fragmentRoom, is read as fragments: one story, of which nothing is cut but control characters,
// and whose lines are paragraphs of packedBytes or so. Where a line has 36 bytes or more no text is
// in fragments, and of 442,000 lines of pages saved with all their menus one has 42 to 55.
const (
	fragmentLine = 72       // a Line and a candidate
	fragmentRoom = 40 << 20 // of the 100 MB that a run may take for nothing
	packedBytes  = 256      // of a paragraph, from which on it takes no more lines
	packedLine   = 64       // of a line, from which on it is a paragraph by itself
)

// fragmented reports whether a text has more short lines than there is memory for.
func fragmented(text string) bool {
	room := fragmentRoom + 2*len(text)
	if len(text)/2*fragmentLine <= room { // as many lines as can be
		return false
	}
	return (strings.Count(text, "\n")-strings.Count(text, "\n\n"))*fragmentLine > room
}

// A view of the marks of a page takes viewedLine bytes of a line with a mark. Where there is no
// room for it the marks stay, as long as lines are short: long ones have room.
const (
	viewedLine = 300
	shortLine  = 24 // bytes of text to a line that is not blank
)

// tooShort reports whether a page has more short lines than there is memory for a view of them.
func (p *Page) tooShort() bool {
	n := len(p.Lines)
	return n*viewedLine > fragmentRoom+2*len(p.Text) && len(p.Text) < n*shortLine
}

// pack makes the line from from to to part of the paragraph above, if both are short.
func (p *Page) pack(from, to int) bool {
	if len(p.Lines) == 0 || to-from >= packedLine {
		return false
	}
	l := &p.Lines[len(p.Lines)-1]
	if n := l.End() - l.Start(); n >= packedBytes || n >= packedLine && l.Last() == l.N {
		return false
	}
	l.place(l.Start(), to)
	l.setLast(int32(p.Count))
	return true
}

// unbroken returns s with a space for each byte of a line end, and all else as it stands.
func unbroken(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c == '\n' || c == '\r' {
			b[i] = ' '
		}
	}
	return scan.View(b)
}

// packed reads the paragraphs of fragments, once all lines are in them.
func (p *Page) packed() {
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Last() > l.N {
			l.setText(unbroken(p.Text[l.Start():l.End()]))
			p.remeasure(l)
			p.signs |= l.shape.Signs
			p.longest = max(p.longest, int(l.indent)+l.End()-l.Start())
		}
	}
}
