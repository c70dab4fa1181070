package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hard-wrapped text is text whose paragraphs were broken into lines of at most so many characters. A line of such a page is
// no paragraph, and looks like a menu or a headline; so lines are joined to paragraphs before anything else is asked.
const (
	widest   = 132 // characters in a line of a wrapped page; teletype and mail use 65 to 80
	narrow   = 30  // characters in the longest line of one
	indented = 2   // columns further in than most lines that begin a paragraph
)

// unwrap joins the lines of hard-wrapped paragraphs. A line goes on in the next one if no blank line parts them, the next
// one is not indented, and its first word would not have fitted any more or begins small in the middle of a sentence.
func (p *Page) unwrap() {
	width, margin := p.width()
	if p.gap = mode(p.blanks[:]); p.steered {
		p.gap = p.usual()
	}
	if width == 0 {
		return
	}
	defer func() { p.gap = p.usual() }()
	kept := p.Lines[:1]
	room := p.Lines[0]
	for _, next := range p.Lines[1:] {
		l := &kept[len(kept)-1]
		if next.N == l.Last+1 && l.Rule == nil && next.Rule == nil && l.Role == Body && next.Role == Body && goesOn(&room, &next, width, margin) {
			l.End, l.Last, l.Spans = next.End, next.Last, append(l.Spans, next.Spans...)
		} else {
			kept = append(kept, next)
		}
		room = next
	}
	p.Lines = kept
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Last > l.N {
			l.text = strings.Map(flat, p.Text[l.Start:l.End])
			l.shape.measure(l.text)
		}
	}
}

// goesOn reports whether b goes on with the paragraph of a on a page of that width and left margin.
func goesOn(a, b *Line, width, margin int) bool {
	if int(b.indent) >= margin+indented {
		return false
	}
	return broken(a, b, width) || !a.ends && startsSmall(b.text)
}

// flat makes of a line end, a tab or a control character a space, so that places in a joined paragraph are places in the text.
func flat(r rune) rune {
	if r < ' ' || r == 0x7F {
		return ' '
	}
	return r
}

// width gives the number of characters at which the page is wrapped, and its left margin; 0 if it is not wrapped. The width
// is the length of the longest line, if that is short, most lines of the page's blocks end just before a word that would
// not have fitted, and a quarter of those in the middle of a sentence; of fewer than four, all.
func (p *Page) width() (width, margin int) {
	if width = p.widest(); width < narrow || width > widest {
		return 0, 0
	}
	if margin = mode(p.indents[:]); p.steered {
		margin = p.margin()
	}
	pairs, full, open := 0, 0, 0
	for i := 1; i < len(p.Lines); i++ {
		a, b := &p.Lines[i-1], &p.Lines[i]
		if p.above(i) > 0 || a.Rule != nil || b.Rule != nil || int(b.indent) >= margin+indented {
			continue
		}
		pairs++
		if broken(a, b, width) {
			full++
			if !a.ends && startsSmall(b.text) {
				open++
			}
		}
	}
	if full == 0 || full*10 < pairs*6 || open*4 < full || full < 4 && open < pairs {
		return 0, 0
	}
	return width, margin
}

// widest gives the characters of the longest line, or of one that is longer than those of any wrapped page.
func (p *Page) widest() (width int) {
	if p.signs&(high|control) == 0 {
		return p.longest
	}
	for i := range p.Lines {
		if l := &p.Lines[i]; int(l.indent)+len(l.text) > width { // as bytes: counting characters is slow
			width = max(width, l.columns())
		}
		if width > widest {
			break
		}
	}
	return width
}

// margin gives the indent that most lines have.
func (p *Page) margin() int {
	var seen [16]int
	for i := range p.Lines {
		seen[min(int(p.Lines[i].indent), len(seen)-1)]++
	}
	return mode(seen[:])
}

// columns gives the characters of a line, its indent included.
func (l *Line) columns() int {
	if l.signs != 0 && l.signs&high == 0 {
		return int(l.indent) + len(l.text)
	}
	return int(l.indent) + utf8.RuneCountInString(l.text)
}

// broken reports whether b goes on with the paragraph of a: with its first word a would have been over the width.
func broken(a, b *Line, width int) bool {
	room := width - int(a.indent) - len(a.text) - 1
	if len(b.text) <= room {
		return false
	}
	word := b.text
	if i := strings.IndexByte(word, ' '); i >= 0 {
		word = word[:i]
	}
	if len(word) <= room {
		return false // as bytes: counting characters is slow
	}
	return a.columns()+1+utf8.RuneCountInString(word) > width
}

func startsSmall(s string) bool {
	if s != "" && s[0] < utf8.RuneSelf {
		return signs[s[0]] == small
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
