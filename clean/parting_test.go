package clean

import "testing"

// TestScored tells results of games from other lines with figures.
func TestScored(t *testing.T) {
	for s, want := range map[string]bool{
		"Carrow 2-1 Harbo":                    true,
		"Carrow 2 Harbo 1":                    true,
		"Carrow – Harbo 2:1 (1:0)":            true,
		"Carrow v Harbo: 2-1":                 true,
		"Real de Carrow 0–0 Harbo":            true,
		"Карроу 3:2 Харбо":                    true,
		"الهلال 4-2 النصر":                    true,
		"国安 2-1 申花":                           true,
		"Lakers 110-102 Celtics":              true,
		"Menga puts Carrow 1-0 up on Harbo":   false,
		"Carrow 38-17 Harbo: unbeaten on top": false,
		"Carrow 38-17 Harbo: Top of the Hill": false,
		"Route 66-67":                         false,
		"Act of 2017":                         false,
		"2-1":                                 false,
		"Carrow 2-1":                          false,
		"Carrow 1999-2004 Harbo":              false,
		"Call 555 0123 Ann Dale":              false,
	} {
		if got := scored(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}

// TestPartingSigns tells signs that part stories from words and figures.
func TestPartingSigns(t *testing.T) {
	for s, want := range map[string]bool{
		"oOo": true, "o0o": true, "---ooo---": true, "-ooOoo-": true, "xxx": true, "XXX": true, "-30-": true, "– 30 –": true, "-0-": true,
		"30": false, "0": false, "00": false, "x": false, "ox": false, "-3-": false, "2-0": false, "Oslo": false, "30-0": false,
	} {
		if got := partingSigns(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
	for s, want := range map[string]bool{"ends": true, "(ENDS)": true, "***END***": true, "/Ende/": true, "конец": true, "（完）": true, "Ends well": false, "endless": false, "": false, "--": false} {
		if got := endWord(s); got != want {
			t.Errorf("%q: %v", s, got)
		}
	}
}
