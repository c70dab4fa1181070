package webpage

import "strings"

// addressed takes the day of publication from the address of the page, /2021/3/4/ in it, where
// nothing surer says it. An element time may be that of another story, of a comment or of today.
func (m *Meta) addressed() {
	const rank = 3
	if m.rank[dateField] >= rank {
		return
	}
	_, path, _ := strings.Cut(m.Canonical, "://")
	parts := strings.Split(path, "/")
	for i := 1; i+3 < len(parts); i++ { // behind the host, and something stands behind it
		y, mo, d := parts[i], parts[i+1], parts[i+2]
		if year(y) && numbered(mo, 12) && numbered(d, 31) {
			m.set(dateField, rank, y+"-"+twoDigits(mo)+"-"+twoDigits(d))
			return
		}
	}
}

// year reports whether s is one of the web.
func year(s string) bool {
	return len(s) == 4 && (s[:2] == "19" && s[2] == '9' || s[:2] == "20") && allDigits(s)
}

// numbered reports whether s is a number from 1 to most, of one or two digits.
func numbered(s string, most int) bool {
	if len(s) == 0 || len(s) > 2 || !allDigits(s) {
		return false
	}
	n := int(s[len(s)-1] - '0')
	if len(s) == 2 {
		n += 10 * int(s[0]-'0')
	}
	return n >= 1 && n <= most
}

func allDigits(s string) bool {
	for i := range len(s) {
		if !digit(s[i]) {
			return false
		}
	}
	return true
}

func twoDigits(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}

// dated reports whether s has a day: a year, and one or two digits beside it that are no part of a
// time of the day.
func dated(s string) bool {
	years, days := 0, 0
	for i := 0; i < len(s); {
		if !digit(s[i]) {
			i++
			continue
		}
		from := i
		for i < len(s) && digit(s[i]) {
			i++
		}
		switch clock := i < len(s) && s[i] == ':' || from > 0 && s[from-1] == ':'; {
		case year(s[from:i]):
			years++
		case i-from <= 2 && !clock:
			days++
		}
	}
	return years == 1 && days > 0
}

// A day by the headline is that of the story, whatever the elements around it are called.
const (
	mostDayWords = 12
	dayAbove     = 3 // lines
	dayBelow     = 6
)

// byHead finds the line with the day of the story: the first one right below the headline, or else
// above it, that has one and is no part of the story. It gives -1 where running text stands
// between, or the line says who wrote the story; then the day is taken out of it.
func (p *Rendering) byHead(m []measure, head int) int {
	if head < 0 {
		return -1
	}
	day := func(i int) bool {
		l := &p.Lines[i]
		return !l.hidden && l.second < unsureScore && m[i].words <= mostDayWords && !m[i].heading && dated(p.Text[l.Start:l.End])
	}
	for i := head + 1; i < min(len(p.Lines), head+1+dayBelow) && !m[i].prose; i++ {
		if day(i) {
			return p.unlessByline(i)
		}
	}
	for i := head - 1; i >= max(0, head-dayAbove) && !m[i].prose; i-- {
		if day(i) {
			return p.unlessByline(i)
		}
	}
	return -1
}

// unlessByline returns i, or -1 of a byline, whose day the page then says.
func (p *Rendering) unlessByline(i int) int {
	l := &p.Lines[i]
	if p.kindOf(l) != asByline {
		return i
	}
	p.Meta.set(dateField, 1, p.Text[l.Start:l.End])
	return -1
}
