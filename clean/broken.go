package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// A hyphen at the end of a line of a wrapped paragraph breaks a word ("be-" and "fore") or belongs
// to one ("well-" and "known"), or both words share their end ("Ein- und Ausfahrt"). Only the page
// can say which: the word is broken if it stands whole elsewhere on the page and nowhere with the
// hyphen, and it has the hyphen if it stands so inside a line. Of all others nothing is known, and
// they stay as they were printed.
var brokenWord = &Rule{Name: "wire/broken-word", Category: Wire, Why: "end of a line inside a word, with the hyphen that breaks it"}

const (
	fewestOfHalf = 2  // letters on each side of the hyphen
	longestHalf  = 40 // bytes on each side
)

// A wordBreak is where a word goes on behind the end of a line.
type wordBreak struct {
	line     int
	from, to int    // of the hyphen and the white space behind it
	whole    string // the word in small letters
	hyphened string // the same with its hyphen
}

// brokenWords joins the words that were broken at the ends of lines.
func (p *Page) brokenWords() {
	var found []wordBreak
	for i := range p.Lines {
		if l := &p.Lines[i]; l.Last() > l.N && l.shape.Signs&scan.Dash != 0 && l.Rule == nil {
			found = p.wordBreaks(found, i)
		}
	}
	if found == nil {
		return
	}
	seen := make(map[string]bool, 2*len(found))
	for _, b := range found {
		seen[b.whole], seen[b.hyphened] = false, false
	}
	p.spot(seen)
	for _, b := range found {
		whole, hyphened := seen[b.whole], seen[b.hyphened]
		switch {
		case whole && !hyphened:
			p.Lines[b.line].span(CutSpan{b.from, b.to, brokenWord})
		case hyphened:
			p.Lines[b.line].span(CutSpan{b.from + 1, b.to, brokenWord})
		}
	}
}

// wordBreaks adds where line i breaks a word at the end of one of its printed lines: behind a small
// letter, before another one.
func (p *Page) wordBreaks(found []wordBreak, i int) []wordBreak {
	l := &p.Lines[i]
	for at := l.Start(); ; {
		n := strings.Index(p.Text[at:l.End()], "-")
		if n < 0 {
			return found
		}
		from := at + n
		at = from + 1
		rest := p.Text[at:l.End()]
		next := strings.TrimLeft(rest, " \t\r\n")
		gap := len(rest) - len(next)
		if gap == 0 || strings.Count(rest[:gap], "\n") != 1 || rest[0] == ' ' || rest[0] == '\t' {
			continue
		}
		head, tail := lettersBefore(p.Text[l.Start():from]), lettersFrom(next)
		if !smallEdge(head, tail) {
			continue
		}
		found = append(found, wordBreak{i, from, at + gap, strings.ToLower(head + tail), strings.ToLower(head + "-" + tail)})
	}
}

// smallEdge reports whether a word can have been broken between its parts: both have letters
// enough, and small ones at the hyphen.
func smallEdge(head, tail string) bool {
	last, _ := utf8.DecodeLastRuneInString(head)
	first, _ := utf8.DecodeRuneInString(tail)
	return len(head) <= longestHalf && len(tail) <= longestHalf && utf8.RuneCountInString(head) >= fewestOfHalf && utf8.RuneCountInString(tail) >= fewestOfHalf &&
		unicode.IsLower(last) && unicode.IsLower(first)
}

// lettersBefore returns the letters that s ends with, nothing where a hyphen stands before them.
func lettersBefore(s string) string {
	far := max(0, len(s)-longestHalf-1)
	bare := strings.TrimRightFunc(s[far:], lettered)
	if strings.HasSuffix(bare, "-") {
		return ""
	}
	return s[far+len(bare):]
}

// lettersFrom returns the letters that s begins with.
func lettersFrom(s string) string {
	near := s[:min(len(s), longestHalf+1)]
	return near[:len(near)-len(strings.TrimLeftFunc(near, lettered))]
}

func lettered(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) }

// spot sets those of the words of a map that stand on the page: letters with hyphens between them,
// not over the end of a line.
func (p *Page) spot(seen map[string]bool) {
	var room [4 * longestHalf]byte
	for at := 0; at < len(p.Text); {
		r, n := utf8.DecodeRuneInString(p.Text[at:])
		if !lettered(r) {
			at += n
			continue
		}
		from := at
		for at < len(p.Text) {
			if r, n = utf8.DecodeRuneInString(p.Text[at:]); !lettered(r) && (r != '-' || at+1 < len(p.Text) && !wordGoesOn(p.Text[at+1:])) {
				break
			}
			at += n
		}
		if at-from > 2*longestHalf+1 || strings.HasSuffix(p.Text[:from], "-") {
			continue
		}
		word := scan.AppendLower(room[:0], p.Text[from:at])
		if _, sought := seen[string(word)]; sought && !strings.HasPrefix(p.Text[at:], "-") {
			seen[string(word)] = true
		}
	}
}

// wordGoesOn reports whether s, which stands behind a hyphen, begins with a letter.
func wordGoesOn(s string) bool {
	r, _ := utf8.DecodeRuneInString(s)
	return lettered(r)
}
