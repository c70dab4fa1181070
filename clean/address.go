package clean

import (
	"strings"
	"unicode"

	"onecopy/clean/internal/scan"
)

const (
	unknown slot = iota
	forAddress
	forStamp
	forHeadline
)

// filed reads the address, date and headline that open a page, or those of the next page in the
// same order, whose address stands at line i.
func (r *prefaces) filed(i int) int {
	from := i
	if r.order[0] != unknown {
		for n, s := range r.order {
			if s == forAddress {
				from = i - n
			}
		}
	}
	if from < 0 || from+3 >= len(r.Lines) || from > 0 && !r.passed(from) {
		return i
	}
	var order [3]slot
	seen := [4]bool{}
	for n := range order {
		if n > 0 && r.above(from+n) > 2 {
			return i
		}
		order[n] = r.slotOf(&r.Lines[from+n])
		seen[order[n]] = true
	}
	if !seen[forAddress] || !seen[forStamp] || !seen[forHeadline] || r.order[0] != unknown && order != r.order || !r.texts(from+3) {
		return i
	}
	r.order = order
	for n, s := range order {
		switch l := &r.Lines[from+n]; s {
		case forAddress:
			r.mark(from+n, addressLine)
		case forStamp:
			r.lifted(from+n, addressDate, 0, len(l.text()))
		default:
			r.entitle(from+n, 0, len(l.text()))
		}
	}
	r.begin(from, from+3, false)
	return from + 3
}

// passed reports whether line from stands behind the opening of the document before.
func (r *prefaces) passed(from int) bool { return from >= r.docs[len(r.docs)-1].body+1 }

// texts reports whether line i reads as text, and not as the next entry of a list of addresses.
func (r *prefaces) texts(i int) bool {
	l := &r.Lines[i]
	return (l.shape.Words >= 5 || l.prose()) && r.slotOf(l) != forAddress && r.slotOf(l) != forStamp
}

// slotOf returns what a line can be.
func (r *prefaces) slotOf(l *Line) slot {
	switch {
	case l.Rule != nil:
		return unknown
	case l.shape.Words == 1 && webAddress(l.text()):
		return forAddress
	case stampedLine(l.text()):
		return forStamp
	case l.shape.Words >= 2 && l.shape.Words <= 30 && !l.prose() && l.shape.Signs&scan.Lowly == 0 || l.shape.Words == 1 && l.shape.Signs&scan.Script != 0:
		return forHeadline
	}
	return unknown
}

// stampedLine reports whether s is a date and nothing else: a day and a year or more in figures,
// and few words that are short, as those of months, days and zones are.
func stampedLine(s string) bool {
	if len(s) > 64 {
		return false
	}
	figures, words, year := 0, 0, false
	for s != "" {
		end := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
		if end < 0 {
			end = len(s)
		}
		if end > 0 {
			figures++
			year = year || end == 4 && (s[0] == '1' || s[0] == '2') || end == 8 || end == 14
			s = s[end:]
			continue
		}
		if end = strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) }); end < 0 {
			end = len(s)
		}
		if end > 0 {
			words++
			if end > 24 {
				return false
			}
			s = s[end:]
			continue
		}
		r := []rune(s[:min(4, len(s))])[0]
		if !strings.ContainsRune(" .,:/-+|()\u00a0–年月日時分秒", r) {
			return false
		}
		s = s[len(string(r)):]
	}
	return year && (figures >= 2 || words == 0) && words <= 5
}
