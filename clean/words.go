package clean

import (
	"onecopy/clean/internal/scan"
	"strings"
	"unicode"
	"unicode/utf8"
)

func digits(s string) bool { return strings.Trim(s, "0123456789") == "" }

// nextField cuts the first word off s, as [strings.Fields] tells words; it is empty where none is
// left.
func nextField(s string) (word, rest string) {
	s = strings.TrimLeftFunc(s, unicode.IsSpace)
	if n := strings.IndexFunc(s, unicode.IsSpace); n >= 0 {
		return s[:n], s[n:]
	}
	return s, ""
}

// plain returns s with quotes straight and white space single.
func plain(s string) string {
	return strings.Join(strings.Fields(straight.Replace(s)), " ")
}

func set(names ...string) map[string]bool {
	m := make(map[string]bool, len(names))
	for _, n := range names {
		m[n] = true
	}
	return m
}

// lastWord returns the ASCII letters and digits that end s.
func lastWord(s string) string {
	i := len(s)
	for i > 0 && word(s[i-1]) {
		i--
	}
	return s[i:]
}

// caseless reports whether s is in a script without capitals, such as Arabic, Hindi or Chinese.
func caseless(s string) bool {
	return strings.IndexFunc(s, uncased) >= 0
}

func startsSmall(s string) bool {
	if s != "" && s[0] < utf8.RuneSelf {
		return scan.Signs[s[0]] == scan.Small
	}
	r, _ := utf8.DecodeRuneInString(s)
	return unicode.IsLower(r) && !scan.Georgian(r)
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

// atoi returns the number that s is, which has few figures and nothing else.
func atoi(s string) (n int) {
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// ideograph reports whether r is a letter of Chinese or Japanese.
func ideograph(r rune) bool { return r >= '⺀' && r < '가' && unicode.IsLetter(r) }

// foreignStops end a sentence of Armenian, Ethiopic, Burmese, Khmer or a script of India, or are
// full stops of another width.
const foreignStops = "։።။។៕॥．｡"

func foreignStop(r rune) bool { return r >= '։' && strings.ContainsRune(foreignStops, r) }

// capsLabel reports whether the first two words of s are in capitals, as those of a label are.
func capsLabel(s string) bool {
	n := 0
	for w := range strings.FieldsSeq(s) {
		if n++; n > 2 {
			break
		}
		if w != strings.ToUpper(w) || w == strings.ToLower(w) {
			return false
		}
	}
	return n >= 2
}

// stop reports whether r can end a sentence.
func stop(r rune) bool {
	switch r {
	case '.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔':
		return true
	}
	return false
}

// initial returns the first character of s.
func initial(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

// trim narrows text[from:to] to leave out white space at both ends.
func trim(text string, from, to int) (int, int) {
	for from < to && scan.Signs[text[from]] == scan.Space {
		from++
	}
	for from < to && scan.Signs[text[to-1]] == scan.Space {
		to--
	}
	if from < to && (text[from] >= utf8.RuneSelf || text[to-1] >= utf8.RuneSelf) {
		s := text[from:to]
		from += len(s) - len(strings.TrimLeftFunc(s, unicode.IsSpace))
		to = from + len(strings.TrimRightFunc(text[from:to], unicode.IsSpace))
	}
	return from, to
}

// word reports whether a byte is a letter or digit of ASCII, or _.
func word(b byte) bool {
	return scan.Signs[b]&(scan.Small|scan.Capital|scan.Digit) != 0 || b == '_'
}

var straight = strings.NewReplacer("‘", "'", "’", "'", "“", `"`, "”", `"`, "′", "'", "″", `"`)

// uncased reports whether r is a letter of a script without capitals.
func uncased(r rune) bool { return unicode.Is(unicode.Lo, r) || scan.Georgian(r) }

// webAddress reports whether s is an address on the web.
func webAddress(s string) bool {
	s = strings.Trim(s, "<>")
	return strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://") || strings.HasPrefix(s, "www.")
}

// straightened returns the straight quote of a curved one, as straight does.
func straightened(r rune) rune {
	switch r {
	case '‘', '’', '′':
		return '\''
	case '“', '”', '″':
		return '"'
	}
	return r
}
