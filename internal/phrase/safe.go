package phrase

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Steers reports whether a character steers the device that shows it rather than being seen:
// control characters other than tab and newline, the separators of lines and paragraphs U+2028 and
// U+2029, and the bidirectional embeddings, overrides and isolates (Unicode UAX 9). The marks
// U+200E, U+200F and U+061C, which ordinary Arabic and Hebrew text needs, do not count. Every
// message, listing and report goes by this one function.
func Steers(c rune) bool {
	switch {
	case c < 0x20:
		return c != '\t' && c != '\n'
	case c < 0x7f:
		return false
	}
	return c < 0xa0 || 0x2028 <= c && c <= 0x202e || 0x2066 <= c && c <= 0x2069
}

// hidden reports whether a character is not seen in a name: two names that differ by it look the
// same. The joiners U+200C and U+200D are not among them, see joins.
func hidden(c rune) bool {
	switch {
	case c < 0xad:
		return false
	case c == 0xad, c == 0x034f, c == 0x115f, c == 0x1160, c == 0x3164, c == 0xffa0, c == 0xfeff:
		return true // soft hyphen, grapheme joiner, Hangul fillers, byte order mark
	case 0x180b <= c && c <= 0x180f, c == 0x200b, 0x2060 <= c && c <= 0x2064, 0x206a <= c && c <= 0x206f, 0xfff9 <= c && c <= 0xfffb:
		return true // Mongolian selectors, zero-width space, word joiner and operators, annotations
	}
	return 0xe0000 <= c && c <= 0xe0fff // tags and the variation selectors beyond the plane of emoji
}

// joins reports whether U+200C or U+200D at s[i:] does its work there, in Persian, in the scripts
// of India and between emoji: letters and signs beyond ASCII stand on both sides.
func joins(s string, i, size int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:i])
	after, _ := utf8.DecodeRuneInString(s[i+size:])
	return before >= 0x300 && after >= 0x300 && before != utf8.RuneError && after != utf8.RuneError && !unicode.Is(unicode.Cf, before)
}

// Shown makes a name or a message fit for one line of a terminal or a log. What steers, what is not
// seen and bytes that are not UTF-8 are escaped as in Go (\u202e, \n, \xff). A line that would
// begin as a command to a runner of GitHub or TeamCity, ::error::x or ##x, gets ./ before it, which
// names the same file; so does a name that begins with one colon, as a line number may follow.
func Shown(s string) string {
	s = signs(s, func(i, size int, c rune) bool {
		return Steers(c) || c == '\t' || c == '\n' || hidden(c) || (c == 0x200c || c == 0x200d) && !joins(s, i, size)
	})
	if commands(strings.TrimLeftFunc(s, unicode.IsSpace)) {
		s = "./" + s
	}
	return Tame(s)
}

// ShownText makes a line of running text fit for a terminal or a log: what steers is escaped as by
// [Shown], every other character stays as it is.
func ShownText(s string) string {
	return Tame(signs(s, func(_, _ int, c rune) bool { return Steers(c) || c == '\n' }))
}

// signs escapes the characters that odd is true for, and bytes that are not UTF-8.
func signs(s string, odd func(at, size int, c rune) bool) string {
	var b strings.Builder
	from := 0
	for i := 0; i < len(s); {
		c, size := utf8.DecodeRuneInString(s[i:])
		bad := c == utf8.RuneError && size == 1
		if bad || odd(i, size, c) {
			b.WriteString(s[from:i])
			from = i + size
			if bad {
				fmt.Fprintf(&b, `\x%02x`, s[i])
			} else {
				b.WriteString(escaped(c))
			}
		}
		i += size
	}
	if from == 0 {
		return s
	}
	return b.String() + s[from:]
}

// escaped writes a character as in a literal of Go, also one that Go's own quoting takes for
// printable.
func escaped(c rune) string {
	switch q := strconv.QuoteRuneToASCII(c); {
	case c > 0x7e:
		return q[1 : len(q)-1]
	default:
		return strings.Trim(q, "'")
	}
}

// joiner is the word joiner, which separates two signs and is not seen.
const joiner = "\u2060"

// runnerMarks breaks what runners of Azure, GitHub and TeamCity take for a command anywhere in a
// line of a log.
var runnerMarks = strings.NewReplacer("##[", "##"+joiner+"[", "##vso[", "##"+joiner+"vso[", "##teamcity[", "##"+joiner+"teamcity[")

// Tame breaks commands to the runners of GitHub, Azure and TeamCity in a line of a log, with a word
// joiner: inside of ##[ and
// ##vso[ wherever they stand, and before the :: or ## that a line begins with.
func Tame(s string) string {
	if strings.Contains(s, "##") {
		s = runnerMarks.Replace(s)
	}
	if rest := strings.TrimLeftFunc(s, unicode.IsSpace); commands(rest) {
		return s[:len(s)-len(rest)] + joiner + rest
	}
	return s
}

func commands(s string) bool { return strings.HasPrefix(s, ":") || strings.HasPrefix(s, "##") }
