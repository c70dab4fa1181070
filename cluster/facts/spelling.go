package facts

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// sameName reports whether two names in small letters may be one: every word of the shorter has a
// like word in the longer ("Johnson", "Boris Johnson"), or one is the initials of the other ("eu",
// "european union").
func sameName(a, b string) bool {
	if a == b {
		return true
	}
	wa, wb := strings.Fields(a), strings.Fields(b)
	if len(wa) > len(wb) {
		wa, wb = wb, wa
	}
	if len(wa) == 1 && len(wb) > 1 && initials(wb) == wa[0] {
		return true
	}
	for _, x := range wa {
		hit := false
		for _, y := range wb {
			hit = hit || alike(x, y)
		}
		if !hit {
			return false
		}
	}
	return len(wa) > 0
}

func initials(words []string) string {
	var b strings.Builder
	for _, w := range words {
		r := []rune(w)
		b.WriteRune(r[0])
	}
	return b.String()
}

// alike reports whether two words of names are one word in two spellings, as papers differ in
// bringing names into Latin letters (Lukashenko and Lukashenka, Kiev and Kyiv). Iran and Iraq,
// Niger and Nigeria, Austria and Australia are not:
//   - words of up to five letters may differ in i, y, e and j only, letter for letter;
//   - longer ones must have the same consonants, a third of the letters may differ (half where six
//     consonants agree), and the length by one;
//   - words of nine letters and more may differ in any sixth of their letters;
//   - the inhabitants are the country: Belarus, Belarusian;
//   - a few words have two forms no rule of letters reaches: Corp and Corporation, Beijing and
//     Peking.
func alike(a, b string) bool {
	if a == b || form(a) == form(b) {
		return true
	}
	if calendar(a) || calendar(b) {
		return shortened(a, b)
	}
	x, y := bare(a), bare(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	if string(x) == string(y) {
		return true
	}
	if len(y) > LongestWord || len(x) == 0 {
		return false
	}
	if inhabitants(string(x), string(y)) {
		return true
	}
	if len(y) <= 5 {
		return len(x) == len(y) && front(x) == front(y)
	}
	if sx, sy := sound(x), sound(y); max(len(sx), len(sy))-min(len(sx), len(sy)) <= 1 && 3*Distance(sx, sy) <= max(len(sx), len(sy)) && skeleton(x) == skeleton(y) {
		return true
	}
	away := Distance(x, y)
	if bones := skeleton(x); len(y)-len(x) <= 1 && bones == skeleton(y) {
		return 3*away <= len(y) || len(bones) >= 6 && 2*away <= len(y)
	}
	return len(x) >= 9 && 6*away <= len(y)
}

// form returns the usual one of the forms of a word in small letters.
func form(word string) string {
	switch word {
	case "corp":
		return "corporation"
	case "co", "cos", "companies":
		return "company"
	case "inc":
		return "incorporated"
	case "ltd":
		return "limited"
	case "bros":
		return "brothers"
	case "intl":
		return "international"
	case "govt":
		return "government"
	case "dept":
		return "department"
	case "assn", "assoc":
		return "association"
	case "univ":
		return "university"
	case "peking":
		return "beijing"
	case "bombay":
		return "mumbai"
	case "burma":
		return "myanmar"
	case "gaddafi", "kadafi", "khadafy":
		return "qaddafi"
	case "uk":
		return "britain"
	}
	return word
}

// LongestWord is the longest word, in letters, whose spelling is compared: it bounds the work on
// hostile text.
const LongestWord = 40

// bare returns the letters of a word without accents and without the ending of a possessive.
func bare(word string) []rune {
	if len(word) > 8*LongestWord {
		return []rune(word[:8*LongestWord])
	}
	var out []rune
	if at := strings.IndexAny(word, "'’"); at > 0 && utf8.RuneCountInString(strings.TrimLeft(word[at:], "'’")) < 2 && !strings.HasSuffix(word, "a") {
		word = word[:at] // a possessive, not "Shi'a"
	}
	for _, r := range norm.NFD.String(word) {
		if !unicode.Is(unicode.Mn, r) && r != '\'' && r != '’' {
			out = append(out, r)
		}
	}
	return out
}

func inhabitants(short, long string) bool {
	ending, ok := strings.CutPrefix(long, short)
	if !ok || len(short) < 4 {
		return false
	}
	switch ending {
	case "n", "an", "ian", "ish", "ese", "s", "i", "is", "ns", "ans", "ians":
		return true
	}
	return false
}

// front writes the letters that stand for one another in short names as one.
func front(word []rune) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("yej", r) {
			return 'i'
		}
		return r
	}, string(word))
}

// skeleton keeps the consonants of a word, the doubled ones once, with those that transliterations
// exchange made one.
func skeleton(word []rune) string {
	var out []rune
	for i, r := range word {
		switch r {
		case 'a', 'e', 'i', 'o', 'u', 'y', 'j', 'h':
			if i > 0 {
				continue
			}
		case 'x':
			out, r = append(out, 'k'), 's'
		case 'c', 'q':
			r = 'k'
		case 'w':
			r = 'v'
		case 'z':
			r = 's'
		}
		if len(out) == 0 || out[len(out)-1] != r {
			out = append(out, r)
		}
	}
	return string(out)
}

// sound writes letters and pairs of them that one sound of another alphabet is given by as one:
// Alexei and Aleksey, Kuchma and Koutchma.
func sound(word []rune) []rune {
	s := []rune(sounds.Replace(string(word)))
	return s[:min(len(s), LongestWord)]
}

var sounds = strings.NewReplacer("x", "ks", "tch", "c", "ch", "c", "kh", "h", "gh", "g", "dj", "j", "ou", "u", "oo", "u", "ee", "i", "iy", "i", "ii", "i", "yi", "i", "ey", "ei",
	"y", "i", "q", "k", "w", "v", "ph", "f", "ss", "s", "ll", "l", "tt", "t", "nn", "n", "mm", "m", "ff", "f", "ck", "k", "kk", "k", "bb", "b", "dd", "d", "th", "t")

// Distance counts the letters to insert, drop or replace (Levenshtein 1966).
func Distance(a, b []rune) int {
	var row [LongestWord + 1]int
	for j := range b {
		row[j+1] = j + 1
	}
	for i, x := range a {
		diagonal := row[0]
		row[0] = i + 1
		for j, y := range b {
			cost := diagonal
			if x != y {
				cost = 1 + min(diagonal, row[j], row[j+1])
			}
			diagonal, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

// The days and months, whose likeness in letters means nothing.
var calendarWords = [...]string{"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january",
	"february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}

// calendar reports whether a word is a day or a month, or its usual short form.
func calendar(word string) bool {
	for _, name := range calendarWords {
		if shortened(word, name) {
			return true
		}
	}
	return false
}

// shortened reports whether one word is the other, or its first three letters or more.
func shortened(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return len(a) >= 3 && strings.HasPrefix(b, a)
}
