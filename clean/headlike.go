package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// headlike reports whether the text of line i can be a headline: it does not break off, and it
// opens no list or speech.
func (p *Page) headlike(i int) bool {
	s, has := p.line(i), p.Lines[i].shape.Signs
	if has&scan.Lowly != 0 {
		return false
	}
	switch s[len(s)-1] {
	case ',', ':', ';':
		return false
	case '.':
		if !strings.HasSuffix(s, "..") && !abbreviated(s) {
			return false
		}
	}
	if has&scan.Slash != 0 && located(s) {
		return false
	}
	if has&scan.Foreign != 0 {
		if r, _ := utf8.DecodeLastRuneInString(s); fullStop(r) {
			return false
		}
	}
	if s[0] >= utf8.RuneSelf || has&scan.Opened != 0 {
		if r, _ := utf8.DecodeRuneInString(s); opensList(r) || unicode.IsLower(r) && !scan.Georgian(r) {
			return false
		}
	}
	return !signedOff(s) && (has&scan.Dot == 0 || !twoSentences(s))
}

// located reports whether s has a path or an address in it that is longer than any words with a
// slash between them.
func located(s string) bool {
	for word := range strings.FieldsSeq(s) {
		if len(word) >= 40 && strings.Count(word, "/") >= 2 {
			return true
		}
	}
	return false
}

// fullStop reports whether r ends a statement in Chinese, Japanese, Hindi, Urdu or a script alike:
// no abbreviation ends with it.
func fullStop(r rune) bool { return r == '。' || r == '।' || r == '۔' || foreignStop(r) }

// opensList reports whether r stands before the items of lists, or before what is not a headline.
func opensList(r rune) bool {
	switch r {
	case '•', '*', '-', '–', '—', '(', '[', '#', '>':
		return true
	}
	return false
}

// twoSentences reports whether a sentence ends in the middle of s: after a word of four small
// letters or more.
func twoSentences(s string) bool {
	for at := 0; ; {
		i := strings.Index(s[at:], ". ")
		if i < 0 || at+i+2 >= len(s) {
			return false
		}
		at += i + 2
		next, _ := utf8.DecodeRuneInString(strings.TrimLeft(s[at:], " ”’\"'"))
		if unicode.IsUpper(next) && scan.SmallWord(s[:at-2]) {
			return true
		}
	}
}

// abbreviated reports whether the full stop that ends s belongs to an abbreviation such as "U.S."
// or "Inc.".
func abbreviated(s string) bool {
	word := s[strings.LastIndexByte(s, ' ')+1:]
	return strings.Count(word, ".") > 1 || len(word) <= 5 && unicode.IsUpper(rune(word[0]))
}
