package clean

import (
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// mendSentence joins the lines of a sentence that was broken where it had links, as text that was
// taken out of a page node by node is: from line i-1 on each line begins in the middle of a
// sentence, or the one after it does, until one ends it.
func (p *Page) mendSentence(i int, joins []join) {
	words, last := p.Lines[i-1].shape.Words, i-1
	for j := i; j < len(p.Lines) && j < i+brokenParts; j++ {
		a, b := &p.Lines[j-1], &p.Lines[j]
		if joins[j] == unjoined {
			if a.shape.Ends || p.above(j) > 0 || !p.splitBetween(a, b) && !p.between(j) && (j == i || j == i+1 && p.Lines[i-1].shape.Words < 3 || !p.linksOn(j-1)) || p.barred(j, joins) || b.opensItem() || uncased(initial(b.text())) {
				break
			}
		}
		if words += b.shape.Words; b.shape.Ends && words >= 8 || b.shape.Ends && b.shape.Words == 0 {
			last = j
			break
		}
	}
	for j := i; j <= last; j++ {
		if joins[j] == unjoined {
			joins[j] = broken
		}
	}
}

// between reports whether line j is a link inside a sentence: short, no sentence, between a line
// that does not end and one that begins in the middle of a sentence.
func (p *Page) between(j int) bool {
	if j+1 >= len(p.Lines) || p.above(j+1) > 0 {
		return false
	}
	a, b, c := &p.Lines[j-1], &p.Lines[j], &p.Lines[j+1]
	return !a.shape.Ends && !b.shape.Ends && b.shape.Words <= 8 && c.Rule == nil && p.splitBetween(b, c) && !uncased(initial(c.text()))
}

// linksOn reports whether line j is a link inside a sentence that goes on below it: short, and it
// begins in the middle of one.
func (p *Page) linksOn(j int) bool {
	l := &p.Lines[j]
	return j > 0 && l.shape.Words > 0 && l.shape.Words <= 8 && l.shape.Signs&(scan.Digit|scan.Colon) == 0 && p.open(&p.Lines[j-1], l)
}

// splitBetween reports whether a sentence was split between a and b: it goes on in b, or a sign in
// a opens what b closes.
func (p *Page) splitBetween(a, b *Line) bool {
	if p.open(a, b) || b.text() == "(" || b.text() == "[" {
		return true
	}
	switch r, _ := utf8.DecodeLastRuneInString(a.text()); r {
	case '(', '[', '„', '«':
		return true
	case '“', '"', '‘': // behind a space it opens
		return len(a.text()) > utf8.RuneLen(r) && a.text()[len(a.text())-utf8.RuneLen(r)-1] == ' '
	}
	r, n := utf8.DecodeRuneInString(b.text())
	rest := b.text()[n:]
	switch r {
	case '”', '»', '“', '"', '’':
		return rest != "" && (rest[0] == ' ' || rest[0] == ',' || rest[0] == '.')
	}
	return false
}
