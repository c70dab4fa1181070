package cluster

import (
	"regexp"
	"strings"
	"testing"
)

// results are figures more than words, so a style of their own breaks almost all shingles.
const results = "Turnover 3.14 mln dlrs vs 2.65 mln. Pretax profit 182.2 mln vs 150.5 mln. Tax 53.8 mln dlrs vs 23.5 mln. Trading profit 217.2 mln vs 211.1 mln. Launching costs " +
	"47.6 mln dlrs vs 51.6 mln. Share of profit of related companies 3.6 mln vs 3.4 mln. Net interest receivable 9.0 mln vs 12.4 mln. Civil aircraft 7.7 mln vs 2.5 mln. " +
	"Company funded research 62.7 mln dlrs vs 54.9 mln. The board said orders of 1,250,000 parts and 10,500 hours of work were taken on from Torvald yards in the north."

// However many of its words are written in another style, a story is a copy, and nothing is listed;
// with one figure changed besides it is revised.
func TestStyledStoriesAreCopies(t *testing.T) {
	money := regexp.MustCompile(`([\d.]+) mln dlrs`)
	digits := regexp.MustCompile(`[0-9]`)
	for _, c := range []struct {
		name, text string
		style      func(string) string
	}{
		{"million for mln", results, func(s string) string { return strings.ReplaceAll(s, " mln", " million") }},
		{"m for mln", results, func(s string) string { return strings.ReplaceAll(s, " mln", "m") }},
		{"signs of dollars", results, func(s string) string { return money.ReplaceAllString(s, "$$$1 mln") }},
		{"no thousands parted", results, func(s string) string {
			return strings.NewReplacer("1,250,000", "1250000", "10,500", "10500").Replace(s)
		}},
		{"all of it", results, func(s string) string {
			return strings.NewReplacer(" mln", " million", "1,250,000", "1 250 000").Replace(money.ReplaceAllString(s, "$$$1 mln"))
		}},
		{"digits of full width", reports["zh"], func(s string) string {
			return digits.ReplaceAllStringFunc(s, func(d string) string { return string(rune(d[0]) + 0xff10 - '0') })
		}},
	} {
		styled := c.style(c.text)
		p, _ := compare(read(c.text), read(styled), DefaultThreshold)
		if !p.Verdict.Copies() || p.Verdict == revisedCopy || len(p.Changed) > 0 {
			t.Errorf("%s: %s %q", c.name, p.Verdict, p.Changed)
		}
		if c.text != results {
			continue
		}
		p, _ = compare(read(c.text), read(strings.Replace(styled, "54.9", "56.9", 1)), DefaultThreshold)
		if p.Verdict != revisedCopy || len(p.Changed) != 1 || p.Changed[0].Kind != "figure" {
			t.Errorf("%s, with a figure changed: %s %q", c.name, p.Verdict, p.Changed)
		}
	}
}

const priced = "The owner of the harbour sold the old ferry for £34,000 on Friday, and the buyer will take it to the yards in the north, where it is broken up. The council had hoped for 40% more " +
	"but took the offer as the ship was not safe any longer. It was -5 degrees when it left."

// Stories of the same words are not copies word for word where the signs beside their numbers
// differ.
func TestSigns(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"£34,000", "$34,000", "currency £34,000 $34,000"},
		{"-5 degrees", "5 degrees", "figure -5 5"},
		{"40% more", "40€ more", "unit 40% 40€"},
		{"£34,000", "“£34,000”", ""},
		{"40% more", "40 % more", ""},
		{"-5 degrees", "−5 degrees", ""},
	} {
		other := strings.Replace(priced, c.from, c.to, 1)
		d := &desk{}
		d.add("a#1", priced)
		d.add("b#1", other)
		res := d.find(t, Options{})
		want, listed := sameWords, ""
		if c.want != "" {
			want = revisedCopy
		}
		if len(res.Pairs) != 1 || res.Pairs[0].Verdict != want {
			t.Errorf("%q for %q: %+v", c.to, c.from, res.Pairs)
			continue
		}
		for _, x := range res.Pairs[0].Changed {
			listed += x.Kind + " " + x.A + " " + x.B
		}
		if listed != c.want {
			t.Errorf("%q for %q: listed %q, want %q", c.to, c.from, listed, c.want)
		}
	}
}
