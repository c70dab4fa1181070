package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Hard-wrapped text is text whose paragraphs were broken into lines of at most so many characters. Marked line by line,
// such a page keeps an eighth of what it should; so its lines are joined to paragraphs before anything else is asked.
const (
	widest   = 132 // characters in a line of a wrapped page; teletype and mail use 65 to 80
	fewPairs = 4   // broken places needed to believe in wrapping
)

// unwrap joins the lines of hard-wrapped paragraphs. A line goes on in the next one if no blank line parts them and the
// next one's first word would not have fitted any more.
func (p *Page) unwrap() {
	defer func() { p.gap = p.usual() }()
	width := p.width()
	if width == 0 {
		return
	}
	kept := p.Lines[:1]
	room := p.Lines[0]
	for _, next := range p.Lines[1:] {
		l := &kept[len(kept)-1]
		if next.N == l.Last+1 && broken(&room, &next, width) {
			l.End, l.Last = next.End, next.Last
		} else {
			kept = append(kept, next)
		}
		room = next
	}
	p.Lines = kept
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Last > l.N {
			l.text = strings.Map(flat, p.Text[l.Start:l.End])
			l.shape = measure(l.text)
		}
	}
}

// flat makes of a line end a space, so that places in a joined paragraph are places in the text.
func flat(r rune) rune {
	if r == '\n' || r == '\r' || r == '\t' {
		return ' '
	}
	return r
}

// width gives the number of characters at which the page is wrapped, 0 if it is not: the length of its longest line, if
// that is short, most lines of the page's blocks end just before a word that would not have fitted, and some of them end
// in the middle of a sentence.
func (p *Page) width() int {
	longest := 0
	for i := range p.Lines {
		if n := p.Lines[i].End - p.Lines[i].Start; n > 4*widest {
			return 0
		}
		longest = max(longest, utf8.RuneCountInString(p.Lines[i].text))
	}
	if longest > widest || longest < 30 {
		return 0
	}
	pairs, full, open := 0, 0, 0
	for i := 1; i < len(p.Lines); i++ {
		a, b := &p.Lines[i-1], &p.Lines[i]
		if p.above(i) > 0 {
			continue
		}
		pairs++
		if broken(a, b, longest) {
			full++
			if !a.ends && startsSmall(b.text) {
				open++
			}
		}
	}
	if full < fewPairs || full*10 < pairs*6 || open*4 < full {
		return 0
	}
	return longest
}

// broken reports whether b goes on with the paragraph of a: with its first word a would have been over the width.
func broken(a, b *Line, width int) bool {
	word, _, _ := strings.Cut(b.text, " ")
	return utf8.RuneCountInString(a.text)+1+utf8.RuneCountInString(word) > width
}

func startsSmall(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r)
}
