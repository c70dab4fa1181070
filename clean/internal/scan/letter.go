package scan

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Spaceless reports whether r is of a script that writes no spaces between words.
func Spaceless(r rune) bool {
	return r >= 0x0E00 && r < 0x0F00 || r >= 0x1000 && r < 0x10A0 || r >= 0x1780 && r < 0x1800 || // Thai, Lao, Burmese, Khmer
		r >= 0x3040 && r < 0x3100 || r >= 0x3400 && r < 0xA000 || r >= 0x20000 && r < 0x33480 // Kana, Han
}

// Georgian reports whether r is a letter of Georgian, which Unicode calls small though sentences
// and names begin with it: its capitals are for headings alone.
func Georgian(r rune) bool { return r >= 0x10D0 && r <= 0x10FF }

// Veiled reports whether r has no width and no use.
func Veiled(r rune) bool { return r == '\u200b' || r == '\u2060' || r == '\ufeff' }

// Joiner reports whether r joins or separates the letters beside it. Persian, the scripts of India
// and emoji need them.
func Joiner(r rune) bool { return r == '\u200c' || r == '\u200d' }

// idle reports whether the joiner that opens s may be one that no script needs: what follows is of
// ASCII.
func idle(s string) bool { return len(s) == 3 || s[3] < utf8.RuneSelf }

// CapitalFirst reports whether a word has a capital first, or is in a script without.
func CapitalFirst(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsUpper(r) || unicode.Is(unicode.Lo, r) || unicode.IsTitle(r)
}

// SmallWord reports whether s ends with a word of four bytes or more without capitals; what stands
// behind a stop is a word too.
func SmallWord(s string) bool {
	from := len(s)
	for from > 0 && s[from-1] != ' ' && s[from-1] != '.' && s[from-1] != '!' && s[from-1] != '?' {
		from--
	}
	word := s[from:]
	return len(word) >= 4 && strings.ToLower(word) == word
}
