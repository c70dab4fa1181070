package report

import (
	"fmt"
	"strings"
)

// A Strip shows which parts of the survivor a copy holds, on a scale of 1000.
type Strip struct {
	Held  []Bar
	Share string // of the survivor's words, found in the copy in the same order
	Words int    // that both have, in the same order
	Lacks string // for those who cannot see it: "words 210 to 240"
}

// A Bar is a stretch of a strip.
type Bar struct{ X, Width int }

// minHeld is how many words in a row must be the same to be drawn: two texts on one matter share their articles anywhere.
const minHeld = 4

// stripOf measures the edits from survivor to copy.
func stripOf(edits []Edit) Strip {
	var s Strip
	type gap struct{ from, to int }
	var held, lacks []gap
	at := 0
	for _, e := range edits {
		if e.Op == Insert {
			continue
		}
		n := countWords(e.Text)
		list := &lacks
		if e.Op == Equal {
			s.Words += n
		}
		if e.Op == Equal && n >= minHeld {
			list = &held
		}
		if k := len(*list); k > 0 && (*list)[k-1].to == at {
			(*list)[k-1].to += n
		} else if n > 0 {
			*list = append(*list, gap{at, at + n})
		}
		at += n
	}
	total := max(at, 1)
	for _, g := range held {
		s.Held = draw(s.Held, g.from*1000/total, g.to*1000/total)
	}
	var named []string
	for _, g := range lacks {
		if g.to-g.from >= minHeld {
			named = append(named, fmt.Sprintf("%d to %d", g.from+1, g.to))
		}
	}
	s.Share = percent(float64(s.Words) / float64(total))
	s.Lacks = listed(named, 8)
	return s
}

// draw adds a bar, joined to the one before when less than a thousandth would be seen between them, so that a strip has at most 500.
func draw(bars []Bar, from, to int) []Bar {
	if k := len(bars) - 1; k >= 0 && from-(bars[k].X+bars[k].Width) < 1 {
		bars[k].Width = to - bars[k].X
		return bars
	}
	return append(bars, Bar{from, max(to-from, 1)})
}

// listed joins names, the first n of them.
func listed(names []string, n int) string {
	if len(names) > n {
		return strings.Join(names[:n], ", ") + fmt.Sprintf(" and %d more", len(names)-n)
	}
	return strings.Join(names, ", ")
}

// A Histogram counts verified pairs by similarity, in twenty bins of 0.05.
type Histogram struct {
	Columns   []Column
	Threshold int // on a scale of 1000
	Most      int
}

// Top is the y of the column's upper edge.
func (c Column) Top() int { return 100 - c.Height }

// A Column is a bin: X and Height on scales of 1000 and 100.
type Column struct {
	From, To string
	Pairs    int
	X        int
	Height   int
	Copies   bool // all of the bin is at or above the threshold
}

const bins = 20

// histogram draws the logarithm of the counts: one pair next to the threshold matters as much as a thousand at 1.
func histogram(r *Report) Histogram {
	var n [bins]int
	for _, c := range r.Clusters {
		for _, x := range c.Copies {
			n[bin(x.Pair.Jaccard)]++
		}
	}
	for _, p := range r.Related {
		n[bin(p.Jaccard)]++
	}
	h := Histogram{Threshold: int(r.Settings.Threshold * 1000)}
	for _, k := range n {
		h.Most = max(h.Most, k)
	}
	for i, k := range n {
		h.Columns = append(h.Columns, Column{
			From: ratio(float64(i) / bins), To: ratio(float64(i+1) / bins), Pairs: k, X: i * 1000 / bins,
			Height: logHeight(k, h.Most), Copies: i*1000/bins >= h.Threshold,
		})
	}
	return h
}

func bin(jaccard float64) int { return min(max(int(jaccard*bins+1e-9), 0), bins-1) }

// logHeight scales log2(1+k) to 100 in whole numbers, so that every machine draws the same.
func logHeight(k, most int) int {
	if k == 0 {
		return 0
	}
	return max(100*log2(k+1)/max(log2(most+1), 1), 3)
}

// log2 is sixteen times the logarithm, straight between the powers of two.
func log2(n int) int {
	k := 0
	for n>>(k+1) > 0 {
		k++
	}
	return 16*k + 16*(n-1<<k)/(1<<k)
}
