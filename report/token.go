package report

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A token is a word, a sign, white space or a paragraph break. Equal tokens of one tokenizer have
// equal ids, counted from 0.
type token struct {
	id    int32
	kind  kind
	start int // in the whole text
}

type kind int8

const (
	word    kind = iota
	stop         // a sign that ends a sentence
	sign         // any other sign
	space        // white space inside a paragraph
	parting      // white space with a newline in it: the end of a paragraph
)

// A side is one of the two texts, or a part of it, as tokens.
type side struct {
	text   string
	tokens []token
}

// cut returns the part of the tokens lo to hi.
func (s side) cut(lo, hi int) side {
	at := func(i int) int {
		if i == len(s.tokens) {
			return len(s.text)
		}
		return s.tokens[i].start - s.tokens[0].start
	}
	return side{s.text[at(lo):at(hi)], s.tokens[lo:hi]}
}

type tokenizer struct{ ids map[string]int32 }

// read splits valid UTF-8 into tokens.
func (t *tokenizer) read(text string) side {
	s := side{text: text, tokens: make([]token, 0, len(text)/3+1)}
	for at := 0; at < len(text); {
		n, k := next(text[at:])
		tok := text[at : at+n]
		id, ok := t.ids[tok]
		if !ok {
			id = int32(len(t.ids))
			t.ids[tok] = id
		}
		s.tokens = append(s.tokens, token{id, k, at})
		at += n
	}
	return s
}

// next returns the length and kind of the first token of s, which is not empty.
func next(s string) (int, kind) {
	c, n := utf8.DecodeRuneInString(s)
	switch {
	case unicode.IsSpace(c):
		n = len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		if strings.Contains(s[:n], "\n") {
			return n, parting
		}
		return n, space
	case alone(c):
		return n, word
	case letter(c):
		return wordLen(s), word
	case strings.ContainsRune(".!?…。！？", c):
		return n, stop
	}
	return n, sign
}

// wordLen measures the word at the start of s. A point, comma or colon between two digits belongs
// to it, and so does an apostrophe or hyphen between letters, so that 7,000 against 7,500 and
// didn't against did are each one change.
func wordLen(s string) int {
	end := 0
	for before := rune(0); end < len(s); {
		c, n := utf8.DecodeRuneInString(s[end:])
		if !letter(c) || alone(c) {
			after, _ := utf8.DecodeRuneInString(s[end+n:])
			if !joins(before, c, after) {
				break
			}
		}
		end += n
		before = c
	}
	return end
}

// joins reports whether sign c holds a word together. Points and commas do so in numbers alone: a
// space lost after a full stop would otherwise glue two sentences.
func joins(before, c, after rune) bool {
	switch c {
	case '.', ',', ':':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	case '\'', '’', '-':
		return letter(before) && letter(after) && !alone(after)
	}
	return false
}

func letter(c rune) bool {
	if c < utf8.RuneSelf {
		return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'
	}
	return unicode.IsLetter(c) || unicode.IsMark(c) || unicode.IsDigit(c)
}

// alone reports whether c is a word by itself, as the characters of scripts without spaces are for
// a diff.
func alone(c rune) bool {
	return c >= 0x0e00 && unicode.In(c, unicode.Han, unicode.Hiragana, unicode.Katakana,
		unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
}
