package clean

import (
	"strings"

	"onecopy/clean/internal/scan"
)

// isoDay reports whether s is a day as 2019-03-11 or 11.03.2019.
func isoDay(s string) bool {
	if len(s) < 8 || len(s) > 10 {
		return false
	}
	digits := 0
	for k := range len(s) {
		switch c := s[k]; {
		case scan.Signs[c] == scan.Digit:
			digits++
		case c != '-' && c != '.' && c != '/':
			return false
		}
	}
	return digits >= 6 && len(s)-digits == 2
}

// dayFirst reports whether s begins with a day and goes on: with one in figures, or with one in
// words, a year and a dash.
func dayFirst(s string) bool {
	if scan.Signs[s[0]] == scan.Digit {
		if at := strings.IndexAny(s, " \t"); at > 0 && at+1 < len(s) && isoDay(s[:at]) {
			return true
		}
	}
	for _, dash := range [...]string{" – ", " — ", " - ", ": "} {
		if at := strings.Index(s, dash); at > 0 && at < mostDay && strings.ContainsAny(s[:at], "0123456789") {
			m := momentOf(s[:at])
			return m.full() && m.pure()
		}
	}
	return false
}

// mostDay is how many bytes a day has that is written out.
const mostDay = 40

// pagedDay reports whether s is a day and the page of a paper: "24 January 2021, p. 28".
func pagedDay(s string) bool {
	at := strings.LastIndexByte(s, ',')
	if at < 6 || len(s)-at > 16 || at > mostDay || !strings.ContainsAny(s[at:], "0123456789") {
		return false
	}
	m := momentOf(s[:at])
	return m.full() && m.pure()
}

// clocked reports whether s begins with an hour and its minutes.
func clocked(s string) bool {
	n := 0
	for n < len(s) && n < 2 && scan.Signs[s[n]] == scan.Digit {
		n++
	}
	if n == 0 || n+3 >= len(s) || s[n] != ':' && s[n] != 'h' && s[n] != '.' {
		return false
	}
	return scan.Signs[s[n+1]] == scan.Digit && scan.Signs[s[n+2]] == scan.Digit && scan.Signs[s[n+3]] != scan.Digit
}
