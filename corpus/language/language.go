// Package language tells which language a text is written in, where that shows at a glance: by its
// script, and among languages of one script by their little words. It knows some 60 languages, has
// no model, and says nothing where it is not sure.
package language

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Of a text no more is read than this, some 160 words: of 172 pages in 17 languages more told none
// that this did not.
const mostBytes = 1 << 10

// How sure one must be: of at least so many words, a share that are little words of the language,
// in tenths of a per cent, and more than those of the next by a twentieth.
const (
	leastWords = 6
	leastShare = 80
	leastLead  = 20
)

// alone are the scripts that one language is written in, nearly. Han is below, as Japanese has it
// too.
var alone = [...]struct {
	table *unicode.RangeTable
	code  string
}{
	{unicode.Greek, "el"}, {unicode.Hebrew, "he"}, {unicode.Hangul, "ko"}, {unicode.Thai, "th"}, {unicode.Lao, "lo"}, {unicode.Khmer, "km"},
	{unicode.Myanmar, "my"}, {unicode.Georgian, "ka"}, {unicode.Armenian, "hy"}, {unicode.Ethiopic, "am"}, {unicode.Tamil, "ta"}, {unicode.Telugu, "te"},
	{unicode.Kannada, "kn"}, {unicode.Malayalam, "ml"}, {unicode.Gujarati, "gu"}, {unicode.Gurmukhi, "pa"}, {unicode.Bengali, "bn"}, {unicode.Oriya, "or"},
	{unicode.Sinhala, "si"}, {unicode.Tibetan, "bo"},
}

// little has of each little word the languages it is one of, and what it counts.
var little = func() map[string]*entry {
	words := map[string]*entry{}
	for i := range tongues {
		for w := range strings.FieldsSeq(tongues[i].words) {
			e := words[w]
			if e == nil {
				e = &entry{}
				words[w] = e
			}
			if n := len(e.of); n == 0 || e.of[n-1] != uint8(i) {
				e.of = append(e.of, uint8(i))
			}
		}
	}
	for _, e := range words {
		e.points = max(60/len(e.of), 12)
	}
	return words
}()

// special has of each letter that few languages have in their script what little has of a word.
var special = func() map[rune]*entry {
	all := map[rune]*entry{}
	for _, l := range letters {
		for _, r := range l.letters {
			if all[r] == nil {
				all[r] = &entry{}
			}
			all[r].of = append(all[r].of, tongueOf(l.code))
		}
	}
	for _, e := range all {
		e.points = max(20/len(e.of), 4)
	}
	return all
}()

func tongueOf(code string) uint8 {
	for i := range tongues {
		if tongues[i].code == code {
			return uint8(i)
		}
	}
	panic("no words of " + code)
}

// An entry is a little word, or a letter.
type entry struct {
	of     []uint8
	points int
}

// Of returns the language of a text as an ISO 639-1 code, empty where it is not told.
func Of(text string) string {
	if len(text) > mostBytes {
		end := mostBytes
		for !utf8.RuneStart(text[end]) {
			end--
		}
		text = text[:end]
	}
	var c counts
	c.read(text)
	if code := c.byScript(); code != "" {
		return code
	}
	return c.byWords()
}

// counts is what is counted of a text.
type counts struct {
	letters, han, kana int
	alone              [len(alone)]int
	words              int
	points             [len(tongues)]int
	hits               [len(tongues)]int
	word               [64]byte
}

// read counts letters and little words.
func (c *counts) read(text string) {
	n := 0 // of the word so far; more than its room is not a little word
	var own *entry
	for _, r := range text {
		if low := r | 0x20; r < utf8.RuneSelf && 'a' <= low && low <= 'z' {
			c.letters++
			if n < len(c.word) {
				c.word[n] = byte(low)
				n++
			}
			continue
		}
		if r >= utf8.RuneSelf && (unicode.IsLetter(r) || n > 0 && unicode.IsMark(r)) {
			r = unicode.ToLower(r)
			if c.letter(r); own == nil {
				own = special[r]
			}
			if n+utf8.UTFMax <= len(c.word) {
				n += utf8.EncodeRune(c.word[n:], r)
			}
			continue
		}
		if n > 0 {
			c.end(c.word[:n], own)
			n, own = 0, nil
		}
	}
	if n > 0 {
		c.end(c.word[:n], own)
	}
}

func (c *counts) letter(r rune) {
	c.letters++
	switch {
	case r < 0x370, r >= 0x400 && r < 0x530: // Latin and Cyrillic
	case unicode.Is(unicode.Han, r):
		c.han++
	case unicode.In(r, unicode.Hiragana, unicode.Katakana):
		c.kana++
	default:
		for i := range alone {
			if unicode.Is(alone[i].table, r) {
				c.alone[i]++
				return
			}
		}
	}
}

// end counts a word, which may have a letter that few languages have.
func (c *counts) end(word []byte, own *entry) {
	c.words++
	e := little[string(word)]
	if e == nil {
		e = own
	}
	if e == nil {
		return
	}
	for _, i := range e.of {
		c.points[i] += e.points
		c.hits[i]++
	}
}

// byScript tells a language by its letters, half of which must be of its script.
func (c *counts) byScript() string {
	switch {
	case 2*(c.han+c.kana) > c.letters && 20*c.kana > c.han+c.kana:
		return "ja"
	case 2*c.han > c.letters:
		return "zh"
	}
	for i, n := range c.alone {
		if 2*n > c.letters {
			return alone[i].code
		}
	}
	return ""
}

// byWords tells a language by its little words.
func (c *counts) byWords() string {
	if c.words < leastWords {
		return ""
	}
	best, next := 0, -1
	for i := 1; i < len(tongues); i++ {
		switch {
		case c.points[i] > c.points[best]:
			best, next = i, best
		case next < 0 || c.points[i] > c.points[next]:
			next = i
		}
	}
	code := tongues[best].code
	switch {
	case 1000*c.hits[best] < leastShare*c.words:
		return ""
	case leastLead*(c.points[best]-c.points[next]) >= c.points[best]:
		return code
	case code == "id" && tongues[next].code == "ms", code == "ms" && tongues[next].code == "id":
		return "id" // whose little words are those of Malay: it has eight times the speakers
	}
	return ""
}
