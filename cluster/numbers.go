package cluster

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// numbers lists the numbers that begin or lie in the span, in figures or words. A number is read whole even where only a
// part of it differs: "7,500" for the differing "500".
func numbers(s *story, at span) []fact {
	var out []fact
	end := 0 // byte after the last number read
	for k := at.lo; k < at.hi; k++ {
		w := s.words[k]
		if w.Start < end {
			continue
		}
		f, to, ok := numeral(s, k)
		if ok {
			out = append(out, f)
			end = to
		}
	}
	return out
}

// numeral reads the number that word k is a part of, with the scale behind it ("5m", "5 million"), and says at which byte
// it ends.
func numeral(s *story, k int) (f fact, end int, ok bool) {
	w := s.words[k]
	value, lo, hi, ok := spelled(s, k)
	if digits(s.text[w.Start:w.End]) {
		lo, hi = whole(s.text, w.Start, w.End)
		hi = spaced(s, k, hi)
		value, ok = figure(s.text[lo:hi])
		if !ok { // "G7", "F16": compared as printed
			return fact{text: s.text[lo:hi], key: strings.ToLower(s.text[lo:hi]), figure: true}, hi, true
		}
	}
	if !ok {
		return fact{}, 0, false
	}
	for k < len(s.words) && s.words[k].Start < hi {
		k++
	}
	if k < len(s.words) && (s.text[hi:s.words[k].Start] == "-" || isSpace(s.text[hi:s.words[k].Start])) {
		if scale := scaleOf(s.text[s.words[k].Start:s.words[k].End]); scale > 0 {
			value, hi = value*scale, s.words[k].End
		}
	}
	return fact{text: s.text[lo:hi], key: strconv.FormatFloat(value, 'g', 12, 64), figure: true}, hi, true
}

func digits(word string) bool { return strings.IndexFunc(word, unicode.IsDigit) >= 0 }

// reach bounds how far a number is read around a differing part of it, in bytes: no printed number is longer, and a file
// of nothing but digits and commas must not be read once for each of them.
const reach = 24

// whole widens a part of a number over the digits around it and the single marks between digits.
func whole(text string, lo, hi int) (int, int) {
	first, last := max(0, lo-reach), min(len(text), hi+reach)
	for lo > first && (isDigit(text[lo-1]) || lo > 1 && isMark(text[lo-1]) && isDigit(text[lo-2]) && isDigit(text[lo])) {
		lo--
	}
	for hi < last && (isDigit(text[hi]) || hi+1 < len(text) && isMark(text[hi]) && isDigit(text[hi-1]) && isDigit(text[hi+1])) {
		hi++
	}
	return lo, hi
}

// spaced gives the end of a number whose thousands are parted by spaces, as in 100 000, if word k is its first group.
func spaced(s *story, k, end int) int {
	start := s.words[k].Start
	if end-start > 3 || !isDigit(s.text[start]) {
		return end
	}
	for _, w := range s.words[k+1:] {
		group := s.text[w.Start:w.End]
		if w.Start < end || end-start > reach || len(group) != 3 || strings.Trim(group, "0123456789") != "" || !isSpace(s.text[end:w.Start]) {
			break
		}
		end = w.End
	}
	return end
}

// isSpace reports whether a gap is one of the spaces set inside numbers and before their scale.
func isSpace(gap string) bool {
	return gap == " " || gap == "\u00a0" || gap == "\u2009" || gap == "\u202f"
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }
func isMark(c byte) bool  { return c == ',' || c == '.' || c == ':' }

// figure reads a number in figures: 7,000 is 7000, 3,5 is 3.5 and 8:30 is 8.30. A scale may be glued on (5m, 2bn, 3k);
// any other ending is dropped, be it of an ordinal, an hour or a measure (21st, 8pm, 30km).
func figure(s string) (float64, bool) {
	n := len(s)
	for n > 0 && !isDigit(s[n-1]) {
		n--
	}
	value, err := strconv.ParseFloat(plain(s[:n]), 64)
	if scale := scaleOf(s[n:]); scale > 0 {
		value *= scale
	}
	return value, err == nil
}

// plain puts a number in the form ParseFloat reads. Commas part thousands when three digits follow each of them.
func plain(s string) string {
	if strings.Trim(s, "0123456789.") == "" {
		return s
	}
	s = strings.NewReplacer(":", ".", " ", "", "\u00a0", "", "\u2009", "", "\u202f", "").Replace(s)
	groups := strings.Split(s, ",")
	for i, g := range groups[1:] {
		thousands, _, _ := strings.Cut(g, ".")
		if len(thousands) != 3 || i+2 < len(groups) && len(g) != 3 {
			return strings.Replace(s, ",", ".", 1)
		}
	}
	return strings.Join(groups, "")
}

// scaleOf gives the factor a word behind a number stands for, 0 if none.
func scaleOf(word string) float64 {
	switch strings.ToLower(word) {
	case "hundred":
		return 1e2
	case "thousand", "k":
		return 1e3
	case "million", "m", "mn", "mln":
		return 1e6
	case "billion", "b", "bn", "bln":
		return 1e9
	case "trillion", "tn", "trn":
		return 1e12
	case "dozen":
		return 12
	}
	return 0
}

// spelled reads a number in words: one word, or tens and a unit joined by a hyphen.
func spelled(s *story, k int) (value float64, lo, hi int, ok bool) {
	w := s.words[k]
	lo, hi = w.Start, w.End
	word := s.text[lo:hi]
	if value = small(word); value == 0 && len(word) > 2 {
		value = scaleOf(word) // "millions" is no number, "million" is
	}
	if value >= 20 && value < 100 && k+1 < len(s.words) && s.words[k+1].Start == hi+1 && s.text[hi] == '-' {
		next := s.words[k+1]
		if unit := small(s.text[next.Start:next.End]); unit > 0 && unit < 10 {
			value, hi = value+unit, next.End
		}
	}
	return value, lo, hi, value > 0
}

// The number words below one hundred, each list in the order of its values.
var (
	units   = [...]string{"one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"}
	decades = [...]string{"twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"}
)

// small gives the value of a number word below one hundred, 0 if it is none.
func small(word string) float64 {
	if len(word) < 3 || len(word) > 9 {
		return 0
	}
	word = strings.ToLower(word)
	if i := slices.Index(units[:], word); i >= 0 {
		return float64(i + 1)
	}
	if i := slices.Index(decades[:], word); i >= 0 {
		return float64(10 * (i + 2))
	}
	return 0
}

func sameNumber(a, b fact) bool { return a.key == b.key }
