package cluster

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"onecopy/cluster/facts"
	"onecopy/shingle"
)

// FuzzCompare holds for any two texts: no panic, the same relation both ways round, shares from 0
// to 1, and no more sentences alone than there are.
func FuzzCompare(f *testing.F) {
	f.Add(crash, cutTo(crash, 0.5))
	f.Add(crash, swap(crash, "12 people", "7,000,,1.2.3:4 People", "Friday", "Éa\u0301 U.S. Kiev"))
	f.Add(weather, swap(weather, "21", "25", "12", "14"))
	f.Add("a\x00b \xff\xfe c. D! 。示威者被捕", strings.Repeat("1,2.", 300)+" million-"+strings.Repeat("A.", 40))
	f.Add(strings.Repeat("la ", 90), strings.Repeat("la ", 80)+"X Y Z 1 2 3")
	f.Fuzz(func(t *testing.T, a, b string) {
		x, y := read(a), read(b)
		p, ok := compare(x, y, 0.8)
		q, back := compare(y, x, 0.8)
		if ok != back || p.Verdict != q.Verdict || p.Overlap != flip(q).Overlap || ok != (p.Verdict != "") {
			t.Fatalf("%+v but the other way round %+v", p, q)
		}
		if p.OnlyA > len(x.Ends) || p.OnlyB > len(y.Ends) || p.Overlap.Jaccard > 1 || p.Run > min(len(x.Words), len(y.Words)) {
			t.Fatalf("more than there is: %+v", p)
		}
		if len(x.Words) > 0 && len(y.Words) > 0 && longest(x, y, y.grams.runs(x, nil)) != shingle.Run(x.Words, y.Words) {
			t.Fatalf("longest run %d, want %d", longest(x, y, y.grams.runs(x, nil)), shingle.Run(x.Words, y.Words))
		}
		wantRising(t, new(aligner).align(x, y, meet(x, y)), x, y)
	})
}

// wantRising checks that an alignment is one: equal words, rising in both stories, none used twice.
func wantRising(t *testing.T, matches []facts.Run, x, y *Prepared) {
	t.Helper()
	enda, endb := 0, 0
	for _, m := range matches {
		if m.N <= 0 || m.A < enda || m.B < endb {
			t.Fatalf("matches do not rise: %v", matches)
		}
		for i := range m.N {
			if x.Words[m.A+i].Hash != y.Words[m.B+i].Hash {
				t.Fatalf("words differ in %v", m)
			}
		}
		enda, endb = m.A+m.N, m.B+m.N
	}
}

// FuzzFind cuts any text to stories: every one stands in one cluster, and the result does not
// depend on order or workers.
func FuzzFind(f *testing.F) {
	f.Add(strings.Join([]string{crash, weather, crash, cutTo(crash, 0.4), "", background + crash}, "|"))
	f.Add("a|a|a b c|a b c d e f g h|" + strings.Repeat("a b c d e f g h ", 9))
	f.Fuzz(func(t *testing.T, text string) {
		d := &desk{}
		for i, part := range strings.SplitN(text, "|", 20) {
			d.add(fmt.Sprintf("s#%d", i+1), part)
		}
		res := d.find(t, Options{})
		if n := len(res.Clusters); n == 0 || n > len(d.docs) {
			t.Fatalf("%d clusters of %d docs", n, len(d.docs))
		}
		s := d.shuffled(9)
		if got, want := told(s.docs, s.find(t, Options{Jobs: 3})), told(d.docs, res); !slices.Equal(got, want) {
			t.Fatalf("shuffled: %q, want %q", got, want)
		}
	})
}
