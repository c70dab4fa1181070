//go:build linear

package clean

import (
	"strings"
	"testing"
	"time"
)

// TestMarkTime wants pages of one hostile block over and over marked in a time in proportion to
// their length: lists within lists, dates and labels with no text below them.
func TestMarkTime(t *testing.T) {
	for _, s := range []string{
		"READ ALSO\nHall Of The Town Reopens In May\n", "Comments\n", "Home\n", "Subject: x\n\n", "Contact:\nAnn Dale\n", "<!--\nSubject: x\n", "UP NEXT\n",
		"Published in Lindholm, September 8th, 2031\n", "Tove Askel, Staff Writer\n", "---\nQ: x\n", "###\nContact: x\n", "Kommentare der Partei\n", "User Comments\n***\n", "Phil Helsel is a reporter for NBC News.\n",
	} {
		inProportion(t, s, 40_000, 24, func(n int) {
			new(Marker).Mark(strings.Repeat(s, n/len(s)))
		})
	}
}

// TestViewTime wants the marks of a page found in a time in proportion to its length, whatever it
// has.
func TestViewTime(t *testing.T) {
	head := "[a](http://b.org/c) **d** \\- \\-\n\n> q\n> q\n\n"
	for _, s := range []string{"[", "**", "![](", "](", "[a](b ", "*a ", "_a _", "> ", "`", "<!--", "[1]", "\\", "- ", "[[](", "{%", "&amp;", "[x](/\n", "# ", "[a](/b)", "[[a](/b)", "*a **b ", "(", "[a](((/", "**a** "} {
		inProportion(t, s, 100_000, 40, func(n int) {
			p := &Page{scratch: new(scratch)}
			p.split(head + strings.Repeat(s, n/len(s)))
			p.see(nil)
		})
	}
}

// inProportion wants do to take at most so many times as long for eight times n bytes of block s,
// or .4 s.
func inProportion(t *testing.T, s string, n int, times time.Duration, do func(n int)) {
	took := func(n int) time.Duration {
		best := time.Hour
		for range 2 {
			start := time.Now()
			do(n)
			best = min(best, time.Since(start))
		}
		return best
	}
	if a, b := took(n), took(8*n); b > times*a && b > 400*time.Millisecond {
		t.Errorf("%q: %d bytes take %v, %d %v", s, n, a, 8*n, b)
	}
}
