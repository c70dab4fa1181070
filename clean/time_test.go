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
		"Published in Lindholm, September 8th, 2031\n", "Tove Askel, Staff Writer\n", "---\nQ: x\n", "###\nContact: x\n", "Kommentare der Partei\n", "User Comments\n***\n",
	} {
		took := func(n int) time.Duration {
			text := strings.Repeat(s, n/len(s))
			best := time.Hour
			for range 2 {
				start := time.Now()
				new(Marker).Mark(text)
				best = min(best, time.Since(start))
			}
			return best
		}
		if a, b := took(40_000), took(320_000); b > 24*a && b > 400*time.Millisecond {
			t.Errorf("%q: 40 KB take %v, 320 KB %v", s, a, b)
		}
	}
}

// TestViewTime wants the marks of a page found in a time in proportion to its length, whatever it has.
func TestViewTime(t *testing.T) {
	for _, s := range []string{"[", "**", "![](", "](", "[a](b ", "*a ", "_a _", "> ", "`", "<!--", "[1]", "\\", "- ", "[[](", "{%", "&amp;", "[x](/\n", "# ", "[a](/b)", "[[a](/b)", "*a **b ", "(", "[a](((/", "**a** "} {
		head := "[a](http://b.org/c) **d** \\- \\-\n\n> q\n> q\n\n"
		took := func(n int) time.Duration {
			text := head + strings.Repeat(s, n/len(s))
			best := time.Hour
			for range 2 {
				p := &Page{desk: new(desk)}
				start := time.Now()
				p.split(text)
				p.see(nil)
				best = min(best, time.Since(start))
			}
			return best
		}
		if a, b := took(100_000), took(800_000); b > 40*a && b > 400*time.Millisecond {
			t.Errorf("%q: 100 KB take %v, 800 KB %v", s, a, b)
		}
	}
}
