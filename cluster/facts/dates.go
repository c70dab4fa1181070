package facts

import (
	"strconv"
	"unicode"
	"unicode/utf8"
)

// The lead is the first words of a story, in scripts without spaces the first bytes: where a report
// says for which day it is.
const (
	leadPart  = 60
	leadBytes = 400
)

func (s *Body) leads(k int) bool { return k < leadPart || s.Words[k].Start < leadBytes }

// dates lists the days, months and periods of the span that are words.
func (s *Body) dates(at WordRange) []fact {
	var out []fact
	for k := at.Lo; k < at.Hi; k++ {
		if key, n, ok := s.date(k); ok {
			text := s.Text[s.Words[k].Start:s.Words[k+n-1].End]
			out = append(out, fact{text: text, key: key, at: WordRange{k, k + n}, date: true})
			k += n - 1
		}
	}
	return out
}

// date reads the day or month that word k begins, or what tells one period from another, as in
// "first quarter", and says how many words it has. Words that mean something else too are dates
// with a capital, or beside a number.
func (s *Body) date(k int) (key string, n int, ok bool) {
	e := s.word(k)
	if e.day == 0 && e.month == 0 {
		if e.little == 0 && e.number == 0 && s.word(k+1).period != 0 && s.word(k+1).period&s.speaks() != 0 && ordinal(s.Text[s.Words[k].Start:s.Words[k].End]) {
			return s.Text[s.Words[k].Start:s.Words[k].End], 1, true
		}
		return "", 0, false
	}
	r, _ := utf8.DecodeRuneInString(s.Text[s.Words[k].Start:])
	t := s.speaks()
	switch day := e.day & t; {
	case day&portuguese != 0 && e.dayOf < 6:
		if next := s.word(k + 1); next != &nothing || !s.feira(k+1) {
			break
		}
		return dayKey(e.dayOf), 2, true
	case day&(english|german|dutch|turkish) != 0 && !unicode.IsUpper(r):
	case day != 0, e.day != 0 && t == 0:
		return dayKey(e.dayOf), 1, true
	}
	if e.month&t == 0 && e.month != anyTongue {
		return "", 0, false
	}
	long := utf8.RuneCountInString(s.Text[s.Words[k].Start:s.Words[k].End]) >= 6
	if s.besideNumber(k) || long && t&english == 0 || unicode.IsUpper(r) && (long || k > 0 && s.capital(k)) {
		return "m" + strconv.Itoa(int(e.monthOf)), 1, true
	}
	return "", 0, false
}

func dayKey(day uint8) string { return "d" + strconv.Itoa(int(day)) }

func (s *Body) feira(k int) bool {
	return k < len(s.Words) && s.Text[s.Words[k].Start:s.Words[k].End] == "feira"
}

// ordinal reports whether a word tells one quarter or half from the others.
func ordinal(word string) bool {
	switch word {
	case "first", "second", "third", "fourth", "last", "next", "previous",
		"erste", "ersten", "zweite", "zweiten", "dritte", "dritten", "vierte", "vierten", "vorige", "nächste",
		"premier", "première", "deuxième", "troisième", "quatrième", "primer", "primero", "segundo", "tercer", "cuarto",
		"primeiro", "terceiro", "quarto", "primo", "secondo", "terzo", "первый", "первом", "второй", "втором", "третий", "третьем", "четвертый", "четвертом",
		"pierwszy", "pierwszym", "drugi", "drugim", "trzeci", "trzecim", "czwarty", "czwartym", "birinci", "ikinci", "üçüncü", "dördüncü":
		return true
	}
	return false
}

// besideNumber reports whether a number stands before or behind word k, with "of", "de" or a stop
// between at most.
func (s *Body) besideNumber(k int) bool {
	for _, step := range [...]int{-1, 1} {
		for i, left := k+step, 2; left > 0 && i >= 0 && i < len(s.Words); i, left = i+step, left-1 {
			word := s.Text[s.Words[i].Start:s.Words[i].End]
			if digits(word) {
				return true
			}
			if s.word(i).little == 0 || len(word) > 3 {
				break
			}
		}
	}
	return false
}

// dated reports whether a fact is a date: a day or month, a year, or a number beside a month or
// behind a period as in "week 12".
func (s *Body) dated(f *fact) bool {
	if f.date || f.year {
		return true
	}
	if !f.figure {
		return false
	}
	for i, left := f.at.Lo-1, 2; left > 0 && i >= 0; i, left = i-1, left-1 {
		e := s.word(i)
		if _, _, ok := s.date(i); ok && e.month != 0 || i == f.at.Lo-1 && f.digits && e.period != 0 && e.period&s.speaks() != 0 {
			return true
		}
		if e.little == 0 {
			break
		}
	}
	for i, left := f.at.Hi, 2; left > 0 && i < len(s.Words); i, left = i+1, left-1 {
		e := s.word(i)
		if _, _, ok := s.date(i); ok && e.month != 0 {
			return true
		}
		if e.little == 0 {
			break
		}
	}
	return s.calendarSign(f.at)
}

// periodWords is how far before its date a period is named: "the week that ended on March 19".
const periodWords = 5

// periodic reports whether a date is that of a period.
func (s *Body) periodic(k int) bool {
	for i := max(0, k-periodWords); i < min(len(s.Words), k+2); i++ {
		if e := s.word(i); e.period&s.speaks() != 0 && (e.measure >= inWeekly && e.measure <= inYearly || len(s.Text[s.Words[i].Start:s.Words[i].End]) > 6 && e.measure == unmeasured) {
			return true
		}
	}
	return false
}

// calendarSign reports whether the number is a date of the far east: 3月, 5日, 2019年, 周三, 火曜.
func (s *Body) calendarSign(at WordRange) bool {
	behind := ""
	if at.Hi < len(s.Words) {
		behind = s.Text[s.Words[at.Hi].Start:s.Words[at.Hi].End]
	}
	switch behind {
	case "月", "日", "号", "曜":
		return true
	case "年": // "三年" is a time, not a year
		return s.Words[at.Hi].Start-s.Words[at.Lo].Start >= 4
	}
	if at.Lo == 0 {
		word := s.Text[s.Words[0].Start:s.Words[0].End]
		return korean(word)
	}
	switch s.Text[s.Words[at.Lo-1].Start:s.Words[at.Lo-1].End] {
	case "周", "週", "期", "拜":
		return true
	}
	return korean(s.Text[s.Words[at.Lo].Start:s.Words[at.Lo].End])
}

// korean reports whether a number is a year, month or day of Korean, whose sign is one word with
// it.
func korean(word string) bool {
	for i, r := range word {
		if r == '월' || r == '일' || r == '년' && i >= 4 {
			return i > 0 && digits(word[:i])
		}
	}
	return false
}

func sameDate(a, b fact) bool { return a.key == b.key }
