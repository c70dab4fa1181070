package clean

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// sign is a set of bytes that some rules cannot do without, and of what the scan of a line needs to know of a byte.
type sign uint32

const (
	slash sign = 1 << iota
	bar
	paren
	colon
	at
	hash
	digit
	comma
	dot
	high // a byte above ASCII
	space
	small   // a letter
	capital // a letter
	script  // a letter of a script without spaces
	control // a control character that is no white space, or one without width
	dash
	quote // straight, of either kind
	odd   // any other sign of ASCII

	// Signs of more than one byte, which a line may be said to have though it has not.
	dots     // two full stops in a row
	hollow   // a comma or full stop behind a space or the letter d: see linkless
	initials // begins with two capitals
	foreign  // a character above ASCII that is no dash or quote, U+2010 to U+2027
	opened   // begins with what is no letter
	joined   // a capital behind a small letter of ASCII
	lowly    // begins with a small letter of ASCII
)

// plainly are the signs of a line that has nothing but words.
const plainly = small | capital | comma | dot | quote | dash | dots | hollow | initials | opened | lowly

// signs gives the sign of each byte.
var signs = func() (t [256]sign) {
	for b := range 256 {
		switch {
		case b == ' ' || '\t' <= b && b <= '\r':
			t[b] = space
		case 'a' <= b && b <= 'z':
			t[b] = small
		case 'A' <= b && b <= 'Z':
			t[b] = capital
		case '0' <= b && b <= '9':
			t[b] = digit
		case b >= utf8.RuneSelf:
			t[b] = high
		case b < ' ' || b == 0x7F:
			t[b] = control
		default:
			t[b] = odd
		}
	}
	for b, v := range map[byte]sign{'/': slash, '|': bar, '(': paren, ':': colon, '@': at, '#': hash, ',': comma, '.': dot, '-': dash, '"': quote, '\'': quote, '!': 0, '?': 0, ';': 0, '$': 0, '%': 0, '&': 0} {
		t[b] = v
	}
	return t
}()

// split finds the lines of text that are not blank and measures them.
func (p *Page) split(text string) {
	p.Text, p.base, p.desk.starts = text, &text, p.desk.starts[:0]
	at := 0
	for from := 0; from < len(text); from += stretch {
		for _, end := range p.desk.read(text, from) {
			p.take(at, from+int(end))
			at = from + int(end) + 1
		}
	}
	if at < len(text) {
		p.take(at, len(text))
	}
	if len(p.Lines) > 0 {
		p.blanks[min(int(p.Lines[0].N)-1, len(p.blanks)-1)]-- // above the first line none is usual
	}
}

// take takes the line text[at:end].
func (p *Page) take(at, end int) {
	p.Count++
	from, to := trim(p.Text, at, end)
	if from == to {
		return
	}
	if len(p.Lines) == cap(p.Lines) {
		p.Lines = slices.Grow(p.Lines, p.room(at))
	}
	last := 0
	if n := len(p.Lines); n > 0 {
		last = int(p.Lines[n-1].N)
	}
	p.Lines = p.Lines[:len(p.Lines)+1]
	l := &p.Lines[len(p.Lines)-1]
	*l = Line{} // a literal would be made elsewhere and copied: 2 % of all
	l.N = int32(p.Count)
	l.place(from, to)
	f := p.nextForm()
	f.indent = int32(from - at)
	if to < end || end == len(p.Text) || !p.desk.strip.measure(&f.shape, p.Text, from, to) {
		f.shape.measure(p.Text[from:to])
	}
	l.form = p.hold(f, to-from)
	p.note(l, p.Count-last-1)
}

// A survey is what the lines of a page are like as they were split: what some passes need to know before they look at any.
type survey struct {
	signs   sign   // of all of them
	longest int    // bytes of the longest, its indent included
	blanks  [8]int // how many stand below so many blank lines
}

func (s *survey) note(l *Line, blank int) {
	s.signs |= l.signs
	s.longest = max(s.longest, int(l.indent)+len(l.text()))
	s.blanks[min(blank, len(s.blanks)-1)]++
}

// countedRest is of how many bytes a text is of which the lines are counted to make room for them.
const countedRest = 1 << 20

// room gives how many lines that are not blank may follow from byte at of the text on: after the first 64 as many in proportion as
// there were before, and an eighth more. To make room for the blank ones too was half of all memory taken.
func (p *Page) room(at int) int {
	rest := len(p.Text) - at
	if len(p.Lines) < 64 {
		return min(rest/2+1, 64)
	}
	if rest > countedRest { // to count them takes a hundredth of the time of marking, and less memory
		return strings.Count(p.Text[at:], "\n") - strings.Count(p.Text[at:], "\n\n") + 1
	}
	return min(rest/2+1, int(float64(rest)/float64(at)*float64(len(p.Lines))*9/8)+8)
}

// trim narrows text[from:to] to leave out white space at both ends.
func trim(text string, from, to int) (int, int) {
	for from < to && signs[text[from]] == space {
		from++
	}
	for from < to && signs[text[to-1]] == space {
		to--
	}
	if from < to && (text[from] >= utf8.RuneSelf || text[to-1] >= utf8.RuneSelf) {
		s := text[from:to]
		from += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		to = from + len(strings.TrimRightFunc(text[from:to], unicode.IsSpace))
	}
	return from, to
}

// usual gives the blank lines that most often stand between two lines, up to seven.
func (p *Page) usual() int {
	var seen [len(p.blanks)]int
	for i := 1; i < len(p.Lines); i++ {
		seen[min(p.above(i), len(seen)-1)]++
	}
	return mode(seen[:])
}

// mode gives the first of the places of a count that have most.
func mode(seen []int) (best int) {
	for n := range seen {
		if seen[n] > seen[best] {
			best = n
		}
	}
	return best
}

// proseWords is how many words a line has that is running text without ending as a sentence does.
const proseWords = 22

// prose reports whether the line reads as running text: long enough to be a paragraph, and most words small. Without the
// end of a sentence it needs little words too, which lists of names and keywords lack. 14 words is the length from which no
// headline of the seeds or of the segment sets is taken for a paragraph.
func (l *Line) prose() bool {
	switch {
	case l.words < 8:
		return false
	case l.ends:
		return l.words >= 14 || l.caps <= l.lower
	case l.words < proseWords || l.caps > l.lower && l.words < 40:
		return false
	}
	return l.little*8 >= l.words || l.signs&script != 0
}
