package facts

import (
	"strings"
	"time"
)

// dateText is how much of a text is searched for dates, in bytes: a line that says when a story was
// published is short.
const dateText = 500

// Date finds when a story was published in a line that says so, such as "PUBLISHED: November 19,
// 2019 at 8:59 pm", and returns it as ISO 8601: 2019-11-19, or 2019-11-19T20:59 where the line has
// the time. A time with its distance from UTC, or with Z, UTC or GMT, is given in UTC and ends in
// Z; other names of zones are passed over, as there are two EST. Of several dates the earliest
// counts, since a story is published before it is updated.
//
// Without a full date it returns nothing, and for a date that may be read in two ways neither:
// 03/04/2019 is in March or in April. 19/11/2019 is sure, and so is 03.04.2019, as with dots the
// day stands first. What it returned it returns again.
func Date(text string) string {
	parts := dateParts(text[:min(len(text), dateText)])
	best := ""
	for i := range parts {
		day, n := dayAt(parts[i:])
		if n == 0 {
			continue
		}
		if found := stamp(day, parts[i+n:]); best == "" || found < best {
			best = found
		}
	}
	return best
}

// dayAt reads the day that parts begin with, and says how many of them it takes; 0 if they begin
// with none.
func dayAt(parts []datePart) (day time.Time, n int) {
	for _, form := range []func([]datePart) (y, m, d, n int){numbered, named, eastern} {
		y, m, d, n := form(parts)
		if n == 0 || y < 1500 || y > 2200 {
			continue
		}
		day = time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
		if day.Year() == y && int(day.Month()) == m && day.Day() == d { // there is no 31st of June
			return day, n
		}
	}
	return day, 0
}

// numbered reads 2019-11-19, 19.11.2019 and their like.
func numbered(p []datePart) (y, m, d, n int) {
	if len(p) < 5 || p[1].text != p[3].text || !strings.Contains("-./", p[1].text) || p[1].kind != 's' {
		return
	}
	a, b, c := p[0], p[2], p[4]
	switch {
	case a.year() && b.short() && c.short():
		return a.number, b.number, c.number, 5
	case !a.short() || !b.short() || !c.year():
		return
	case b.number > 12:
		a, b = b, a
	case a.number <= 12 && a.number != b.number && p[1].text != ".":
		return
	}
	return c.number, b.number, a.number, 5
}

// named reads 19 November 2019, November 19th, 2019, 2019. november 19. and their like.
func named(p []datePart) (y, m, d, n int) {
	b := beyond(p, 1)
	n = beyond(p, b+1)
	if n >= len(p) {
		return 0, 0, 0, 0
	}
	first, second, third := p[0], p[b], p[n]
	n++
	switch {
	case first.short() && second.month() > 0 && third.year():
		return third.number, second.month(), first.number, n
	case first.month() > 0 && second.short() && third.year():
		return third.number, first.month(), second.number, n
	case first.year() && second.month() > 0 && third.short():
		return first.number, second.month(), third.number, n
	}
	return 0, 0, 0, 0
}

// beyond returns the first of the parts from i on that joins no others.
func beyond(p []datePart, i int) int {
	for i < len(p) && p[i].joins() {
		i++
	}
	return i
}

// eastern reads 2019年11月19日 and 2019년 11월 19일.
func eastern(p []datePart) (y, m, d, n int) {
	if len(p) < 6 || !p[0].year() || !p[2].short() || !p[4].short() {
		return
	}
	marked := func(i int, signs string) bool {
		return p[i].kind == 'w' && strings.ContainsAny(p[i].text[:min(3, len(p[i].text))], signs)
	}
	if marked(1, "年년") && marked(3, "月월") && marked(5, "日일") {
		return p[0].number, p[2].number, p[4].number, 6
	}
	return
}
