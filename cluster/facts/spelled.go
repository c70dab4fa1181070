package facts

import (
	"strings"
	"unicode/utf8"
)

// spelled reads the number in words that word k begins: "twenty-five", "two hundred and fifty",
// "двадцать пять", "deux millions", 三千五百. A value below the last one is added, a scale multiplies.
func spelled(s *Body, k int) (f fact, end int, ok bool) {
	w := s.Words[k]
	if r, _ := utf8.DecodeRuneInString(s.Text[w.Start:]); r >= 0x2e80 {
		return han(s, k)
	}
	if v, scale := s.numberWord(k); v == 0 && scale == 0 {
		return fact{}, 0, false
	}
	var sum, last, held float64 // held: below the next scale
	n := k
	for n < len(s.Words) && n-k < numberWords {
		value, scale := s.numberWord(n)
		if value == 0 && scale == 0 || n > k && !s.linked(n) {
			break
		}
		switch {
		case value > 0 && (held == 0 || last > value && roundTo(held, value)):
			held, last = held+value, value
		case value > 0:
			scale = -1
		case scale == 100 && held < 100:
			held, last = max(held, 1)*scale, scale
		case scale > 0 && (sum == 0 || scale < sum):
			sum, held, last = sum+max(held, 1)*scale, 0, scale
		default:
			scale = -1
		}
		if scale < 0 {
			break
		}
		n++
		end = s.Words[n-1].End
		if n+1 < len(s.Words) && s.word(n).link&s.speaks() != 0 && last >= 20 {
			if v, _ := s.numberWord(n + 1); v > 0 && v < last {
				n++
			}
		}
	}
	if end == 0 {
		return fact{}, 0, false
	}
	key := keyOf(sum + held)
	return fact{text: s.Text[w.Start:end], key: key, at: WordRange{k, n}, figure: true}, end, true
}

// roundTo reports whether a value may be added to what was read: 20 and 5, not 19 and 5.
func roundTo(held, value float64) bool {
	for ten := 10.0; ten < 1e6; ten *= 10 {
		if value < ten {
			return int64(held)%int64(ten) == 0
		}
	}
	return false
}

// linked reports whether a space, a hyphen or a word such as "and" joins word k to the number
// before.
func (s *Body) linked(k int) bool {
	switch s.Text[s.Words[k-1].End:s.Words[k].Start] {
	case " ", "-", "\u00a0", "‑", "":
		return true
	}
	return false
}

// numberWord returns the value of a word that is a number of the story's language, or the scale it
// is.
func (s *Body) numberWord(k int) (value, scale float64) {
	e := s.word(k)
	if e.number|e.scale == 0 {
		return s.compound(k), 0
	}
	t := s.speaks()
	if t == 0 {
		t = english
	}
	switch {
	case e.number&t != 0:
		return e.value, 0
	case e.scale&t != 0:
		return 0, e.value
	}
	return 0, 0
}

// compound reads numbers that German and Dutch write as one word, units first: fünfundzwanzig.
func (s *Body) compound(k int) float64 {
	w := s.Words[k]
	if w.End-w.Start < 9 || s.speaks()&(german|dutch) == 0 {
		return 0
	}
	word := strings.ToLower(s.Text[w.Start:w.End])
	for _, link := range [...]string{"und", "ën", "en"} {
		unit, tens, ok := strings.Cut(word, link)
		if !ok || unit == "" || tens == "" {
			continue
		}
		if unit == "ein" || unit == "een" {
			unit = "one"
		}
		u, t := wordValue(unit), wordValue(tens)
		if u > 0 && u < 10 && t >= 20 && t < 100 {
			return t + u
		}
	}
	return 0
}

// wordValue returns the value of a number word of any language.
func wordValue(word string) float64 {
	if e := lexicon().find(hashOf(word)); e != nil && e.number != 0 {
		return e.value
	}
	return 0
}
