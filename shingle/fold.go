package shingle

import (
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// A kind is what a character does to words.
type kind uint8

const (
	separator  kind = iota
	letter          // letters and numbers
	mark            // belongs to the word before it, if any
	alone           // a letter of a script without spaces: a word by itself
	apostrophe      // belongs to a word between letters
	stop            // comma and full stop: belongs to a word between ASCII digits
	invisible       // as if it were not there
)

// A form is how a character is folded.
type form uint8

const (
	replaced  form = iota // by more or fewer bytes
	inPlace               // a letter, by as many bytes
	isolated              // one that is alone, by as many bytes
	irregular             // by Unicode normalisation, which the whole word must go through
)

// A glyph is a character with its part in words.
type glyph struct {
	kind  kind
	form  form
	lower uint16 // folded; 0 if that is longer than one character or beyond 16 bits
}

// Glyphs are tabled for the alphabets of Europe, the Near East, India and South-East Asia, for
// punctuation, signs and kana; and for the full-width forms of Chinese and Japanese.
const (
	lowEnd             = 0x3100
	wideStart, wideEnd = 0xff00, 0xfff0
)

type glyphs struct {
	low  [lowEnd]glyph
	wide [wideEnd - wideStart]glyph
}

// tables are made when the first character beyond ASCII is met: they take about a millisecond.
var tables = sync.OnceValue(func() *glyphs {
	t := new(glyphs)
	for i := range t.low {
		t.low[i] = describe(rune(i))
	}
	for i := range t.wide {
		t.wide[i] = describe(wideStart + rune(i))
	}
	return t
})

// describe works a glyph out from the Unicode tables.
func describe(r rune) glyph {
	g := glyph{kind: kindOf(r)}
	if g.kind == separator {
		return g
	}
	if lower, single := foldRune(r); single && lower < 0x10000 {
		g.lower = uint16(lower)
	}
	if r >= 0x300 {
		p := norm.NFC.PropertiesString(string(r))
		if p.CCC() != 0 || !norm.NFC.IsNormalString(string(r)) || !p.BoundaryBefore() {
			g.form = irregular
			return g
		}
	}
	if same := g.lower != 0 && utf8.RuneLen(rune(g.lower)) == utf8.RuneLen(r); same && g.kind == letter {
		g.form = inPlace
	} else if same && g.kind == alone {
		g.form = isolated
	}
	return g
}

func kindOf(r rune) kind {
	switch r {
	case '\'', '‘', '’', '‛', 'ʻ', 'ʼ', '′', '＇':
		return apostrophe
	case ',', '.':
		return stop
	}
	switch {
	case passedOver(r):
		return invisible
	case unicode.IsLetter(r) || unicode.IsNumber(r):
		if spaceless(r) {
			return alone
		}
		return letter
	case unicode.IsMark(r):
		return mark
	}
	return separator
}

// passedOver tells the invisible characters that pages carry inside words. The zero width space is
// not one: it is there to separate.
func passedOver(r rune) bool {
	switch {
	case r == 0xad, r == 0x34f, r == 0x61c, r == 0x2060, r == 0xfeff,
		r >= 0x200c && r <= 0x200f, r >= 0x202a && r <= 0x202e, r >= 0x2066 && r <= 0x2069,
		r >= 0xfe00 && r <= 0xfe0f, r >= 0xe0100 && r <= 0xe01ef:
		return true
	}
	return false
}

// spaceless tells the scripts written without spaces, by their blocks, so that later Unicode
// versions change nothing.
func spaceless(r rune) bool {
	switch {
	case r < 0xe00:
		return false
	case r < 0xf00, // Thai, Lao
		r >= 0x1000 && r < 0x10a0, r >= 0xa9e0 && r < 0xaa00, r >= 0xaa60 && r < 0xaa80, // Myanmar
		r >= 0x1780 && r < 0x1800,                                                          // Khmer
		r >= 0x3005 && r <= 0x3007, r >= 0x3021 && r <= 0x3029, r >= 0x3031 && r <= 0x303c, // Han numerals and iteration
		r >= 0x3040 && r < 0x3100, r >= 0x31f0 && r < 0x3200, r >= 0xff66 && r < 0xffa0, // kana
		r >= 0x1aff0 && r < 0x1b170,                                                                                  // older kana
		r >= 0x3400 && r < 0x4dc0, r >= 0x4e00 && r < 0xa000, r >= 0xf900 && r < 0xfb00, r >= 0x20000 && r < 0x40000: // Han
		return true
	}
	return false
}

// foldRune returns the folded form of one character, or false where that is not one character.
func foldRune(r rune) (rune, bool) {
	switch r {
	case 'ς':
		return 'σ', true
	case 'ſ':
		return 's', true
	case 'µ':
		return 'μ', true
	case 'ß', 'ẞ', 'ﬀ', 'ﬁ', 'ﬂ', 'ﬃ', 'ﬄ', 'ﬅ', 'ﬆ':
		return 0, false
	}
	if kindOf(r) == apostrophe {
		return '\'', true
	}
	return unicode.ToLower(r), true
}

// foldWide appends the folded form of any character.
func foldWide(dst []byte, r rune) []byte {
	switch r {
	case 'ß', 'ẞ':
		return append(dst, "ss"...)
	case 'ﬀ':
		return append(dst, "ff"...)
	case 'ﬁ':
		return append(dst, "fi"...)
	case 'ﬂ':
		return append(dst, "fl"...)
	case 'ﬃ':
		return append(dst, "ffi"...)
	case 'ﬄ':
		return append(dst, "ffl"...)
	case 'ﬅ', 'ﬆ':
		return append(dst, "st"...)
	}
	r, _ = foldRune(r)
	return utf8.AppendRune(dst, r)
}
