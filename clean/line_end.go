package clean

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// atSpaces is how many columns a line of Thai, Lao, Burmese or Khmer is shorter than the longest of
// its paragraph where it was broken at a space between two phrases: no word there is as long.
const atSpaces = 12

// closeLineEnds takes the ends of lines out of a joined paragraph where no space stands for them:
// between two letters of a script that writes none between words, and beside the wide signs of
// Chinese and Japanese. Thai and its like have spaces between phrases, and where the lines were
// broken at these they stay; so do those around numbers and foreign names in Chinese that has them.
func closeLineEnds(s string) string {
	phrases, apart := brokenAtSpaces(s), setsApart(s)
	var b strings.Builder
	for {
		n := strings.IndexByte(s, '\n')
		if n < 0 {
			break
		}
		above := strings.TrimRightFunc(s[:n], unicode.IsSpace)
		below := strings.TrimLeftFunc(s[n:], unicode.IsSpace)
		b.WriteString(above)
		if !closesUp(above, below, phrases, apart) {
			b.WriteByte(' ')
		}
		s = below
	}
	b.WriteString(s)
	return b.String()
}

// closesUp reports whether two lines of a paragraph meet without a space; phrases says that the
// paragraph was broken where spaces are, apart that it has spaces around numbers.
func closesUp(above, below string, phrases, apart bool) bool {
	a, _ := utf8.DecodeLastRuneInString(above)
	b, _ := utf8.DecodeRuneInString(below)
	switch {
	case wideSign(a) && wideSign(b):
		return true
	case wideSign(a) || wideSign(b):
		return quoteOrDash(a) || quoteOrDash(b) || !apart && (numberOrName(a) || numberOrName(b))
	case stopless(a) && stopless(b):
		return !phrases
	}
	return false
}

// setsApart reports whether a text in Chinese or Japanese has more often a space between its own
// letters and others, or a digit, than none.
func setsApart(s string) bool {
	spaces, none := 0, 0
	var before, last rune
	for _, r := range s {
		none += btoi(wideSign(last) && numberOrName(r) || numberOrName(last) && wideSign(r))
		spaces += btoi(last == ' ' && (wideSign(before) && numberOrName(r) || numberOrName(before) && wideSign(r)))
		before, last = last, r
	}
	return spaces > none
}

// numberOrName reports whether r is a digit, or a letter of a script with spaces.
func numberOrName(r rune) bool {
	return (unicode.IsDigit(r) || unicode.IsLetter(r)) && !wideSign(r) && !stopless(r)
}

// stopless reports whether r is a letter of a script that ends few sentences with a sign, and has
// no spaces between words: Thai, Lao, Burmese, Khmer.
func stopless(r rune) bool {
	return r >= 0x0E00 && r < 0x0F00 || r >= 0x1000 && r < 0x10A0 || r >= 0x1780 && r < 0x1800
}

// wideSign reports whether r is a letter or a sign of Chinese or Japanese.
func wideSign(r rune) bool {
	return !stopless(r) && scan.Spaceless(r) || r > 0x3000 && r < 0x3040 || r > 0xFF00 && r < 0xFFA0 || r >= 0xF900 && r < 0xFB00
}

// quoteOrDash reports whether r is a sign that Chinese and Japanese have in common with others.
func quoteOrDash(r rune) bool { return strings.ContainsRune("“”‘’—…·", r) }

// brokenAtSpaces reports whether some line of a paragraph but the last is much shorter than the
// longest.
func brokenAtSpaces(s string) bool {
	lines := strings.Split(strings.TrimSpace(s), "\n")
	least, most := 1<<30, 0
	for i, l := range lines {
		n := letterColumns(strings.TrimSpace(l))
		if most = max(most, n); i+1 < len(lines) {
			least = min(least, n)
		}
	}
	return most-least >= atSpaces
}

// letterColumns counts the columns of s, of which signs of vowels and tones take none.
func letterColumns(s string) (n int) {
	for _, r := range s {
		n += btoi(!unicode.Is(unicode.Mn, r))
	}
	return n
}
