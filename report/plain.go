package report

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"onecopy/internal/phrase"
)

// plain makes text safe to show to people: bad UTF-8 and steering characters become visible,
// controls as their pictures (␛), the rest as U+FFFD. U+2028 and U+2029 are newlines.
func plain(s string) string {
	if harmless(s) {
		return s
	}
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.ReplaceAll(s, "\r\n", "\n")
	return strings.Map(func(c rune) rune {
		switch {
		case !phrase.Steers(c):
			return c
		case c == 0x2028 || c == 0x2029:
			return '\n'
		case c < 0x20:
			return 0x2400 + c
		}
		return utf8.RuneError
	}, s)
}

// harmless reports whether text is UTF-8 without a character that steers, as most text is.
func harmless(s string) bool {
	for i := 0; i < len(s); {
		if c := s[i]; c < utf8.RuneSelf {
			if phrase.Steers(rune(c)) {
				return false
			}
			i++
			continue
		}
		c, n := utf8.DecodeRuneInString(s[i:])
		if n == 1 || phrase.Steers(c) {
			return false
		}
		i += n
	}
	return true
}

// tidyLine reports whether the text is a line of ASCII that prints, with single spaces between its
// words.
func tidyLine(s string) bool {
	space := true
	for i := range len(s) {
		c := s[i]
		if c-0x20 >= 0x7f-0x20 || c == ' ' && space {
			return false
		}
		space = c == ' '
	}
	return !space || s == ""
}

// line makes text fit for one line of at most n characters.
func line(s string, n int) string {
	if len(s) <= n && tidyLine(s) {
		return s
	}
	const perRune = utf8.UTFMax + 4 // white space may shrink; whatever is beyond is not worth reading
	return clip(strings.Join(strings.Fields(plain(clipBytes(s, n*perRune))), " "), n)
}

// name makes the name of a file or a story fit for one line of at most n characters, see
// [phrase.Shown].
func name(s string, n int) string { return clip(phrase.Shown(clipBytes(s, n*utf8.UTFMax)), n) }

// clip keeps n characters of valid UTF-8, the last an ellipsis where there were more.
func clip(s string, n int) string {
	at := 0
	for i := range s {
		if n--; n == 0 {
			at = i
		}
		if n < 0 {
			return strings.TrimRight(s[:at], " ,;:") + "…"
		}
	}
	return s
}

// clipBytes keeps at most n bytes and whole characters.
func clipBytes(s string, n int) string {
	if len(s) <= n {
		return s
	}
	for n > 0 && !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n]
}

// grouped writes a count with its thousands separated: 12,345.
func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// percent writes a share. It is never rounded up, nor down to nothing: 100 % is said of nothing
// less.
func percent(share float64) string {
	switch p := int(share*100 + 1e-9); {
	case p == 0 && share > 0:
		return "<1 %"
	default:
		return strconv.Itoa(p) + " %"
	}
}

// ratio writes a similarity with two decimals, not rounded up.
func ratio(x float64) string {
	return strconv.FormatFloat(float64(int(x*100+1e-9))/100, 'f', 2, 64)
}

// counted writes a count and its noun: 1 cut, 2 cuts, 1,000 copies.
func counted(n int, noun string) string {
	switch {
	case n == 1:
	case strings.HasSuffix(noun, "y"):
		noun = strings.TrimSuffix(noun, "y") + "ies"
	default:
		noun += "s"
	}
	return grouped(n) + " " + noun
}

// size writes a number of bytes in MB, or in kB below one.
func size(n int) string {
	if n < 1<<20 {
		return grouped(n>>10) + " kB"
	}
	return grouped(n>>20) + " MB"
}
