package cluster

import (
	"cmp"
	"testing"
)

func TestSurvivorOrder(t *testing.T) {
	words := func(n int, d Doc) Doc { // n below the dateline
		d.Words, d.Sketch.Words = cmp.Or(d.Words, n), n
		return d
	}
	best := words(500, Doc{ID: "b.txt#2", Cuts: 2, Published: "2020-08-19"})
	for _, c := range []struct {
		why  string
		next Doc
	}{
		{"most complete: 500 words, next 499", words(499, Doc{ID: "a.txt#1", Published: "2020-08-01"})},
		{"most complete: 500 words without dateline, next 499", words(499, Doc{ID: "a.txt#1", Words: 510, Published: "2020-08-01"})},
		{"fewest lines cut: 2 against 3", words(500, Doc{ID: "a.txt#1", Cuts: 3, Published: "2020-08-01"})},
		{"fewest lines cut: 2 against 3", words(500, Doc{ID: "a.txt#1", Words: 510, Cuts: 3})},
		{"as clean text: the next was taken out of markup", words(500, Doc{ID: "a.html#1", Cuts: 2, Markup: true, Published: "2020-08-01"})},
		{"fewest lines cut: 2 against 3", words(500, Doc{ID: "a.html#1", Cuts: 3, Markup: true})},
		{"earliest: 2020-08-19", words(500, Doc{ID: "a.txt#1", Cuts: 2, Published: "2020-08-20"})},
		{"earliest: 2020-08-19", words(500, Doc{ID: "a.txt#1", Cuts: 2})},
		{"first by path", words(500, Doc{ID: "b.txt#10", Cuts: 2, Published: "2020-08-19"})},
		{"first by path", words(500, Doc{ID: "c.txt#1", Cuts: 2, Published: "2020-08-19"})},
		{"there before", words(510, Doc{ID: "a.txt#1", Senior: -1})},
	} {
		if survives(&best, &c.next) >= 0 || survives(&c.next, &best) <= 0 {
			t.Errorf("%+v should survive %+v", best, c.next)
		}
		if got := why(&best, &c.next); got != c.why {
			t.Errorf("against %+v: %q, want %q", c.next, got, c.why)
		}
	}
}

func TestRound(t *testing.T) {
	for x, want := range map[float64]float64{0: 0, 1: 1, 0.5: 0.5, 0.123449: 0.1234, 0.12345678: 0.1235, 0.99999: 0.9999, 0.00001: 0.0001} {
		if got := round(x); got != want {
			t.Errorf("round(%v) = %v, want %v", x, got, want)
		}
	}
}
