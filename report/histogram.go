package report

import "slices"

// binCount is the number of columns of a histogram of similarities.
const binCount = 20

// similarityCounts counts verified pairs by Jaccard similarity, in steps of 0.05.
type similarityCounts struct{ Copies, Related [binCount]int }

// Count adds a pair.
func (s *similarityCounts) Count(jaccard float64, copied bool) {
	if copied {
		s.Copies[bin(jaccard)]++
	} else {
		s.Related[bin(jaccard)]++
	}
}

// A chart draws similarities. Positions are per cent of the picture.
type chart struct {
	Columns   []histogramColumn
	Threshold float64
	At        int // of the threshold
	Copies    int
	Related   int
}

// Pairs is how many pairs it shows.
func (h chart) Pairs() int { return h.Copies + h.Related }

// A histogramColumn is a bin that is not empty.
type histogramColumn struct {
	Bin             int
	From, To        string
	Copies, Related int
	X               int
	Bars            []histogramBar
}

// A histogramBar is one of the two bars of a column.
type histogramBar struct {
	X, Middle, Width string
	Height           int
	Pairs            int
	Copies           bool // or related pairs
}

// The columns stand on the axis, in the upper part of the picture; numbers are above them and
// below.
const (
	axisY   = 84
	tallest = 70
)

// Top is the y of the bar's upper edge.
func (b histogramBar) Top() int { return axisY - b.Height }

// Label is the count where there is little room: 12k for 12,345.
func (b histogramBar) Label() string {
	switch {
	case b.Pairs >= 1_000_000:
		return grouped(b.Pairs/1_000_000) + "m"
	case b.Pairs >= 1000:
		return grouped(b.Pairs/1000) + "k"
	}
	return grouped(b.Pairs)
}

// An axisTick is a number below the axis.
type axisTick struct {
	At    int
	Label string
}

// Ticks are the numbers between 0 and 1.
func (h chart) Ticks() []axisTick {
	return []axisTick{{20, "0.2"}, {40, "0.4"}, {60, "0.6"}, {80, "0.8"}}
}

// histogram draws the logarithm of the counts: one pair next to the threshold matters as much as a
// thousand at 1.
func histogram(r *Report) chart {
	n := r.Similar
	if n == (similarityCounts{}) {
		for _, c := range r.Clusters {
			for _, x := range c.Copies {
				n.Count(x.Pair.Jaccard, true)
			}
		}
		for _, p := range r.Related {
			n.Count(p.Jaccard, false)
		}
	}
	h := chart{Threshold: r.Settings.Threshold, At: int(r.Settings.Threshold*100 + .5)}
	most := max(slices.Max(n.Copies[:]), slices.Max(n.Related[:]))
	for i := range binCount {
		h.Copies += n.Copies[i]
		h.Related += n.Related[i]
		if n.Copies[i]+n.Related[i] > 0 {
			h.Columns = append(h.Columns, column(i, n.Related[i], n.Copies[i], most))
		}
	}
	return h
}

// column draws one bar as wide as the bin, or two of half the width.
func column(i, related, copies, most int) histogramColumn {
	c := histogramColumn{Bin: i, From: ratio(float64(i) / binCount), To: ratio(float64(i+1) / binCount), Copies: copies, Related: related, X: i * 100 / binCount}
	x, width := float64(c.X)+.2, 4.6
	if related > 0 && copies > 0 {
		width = 2.2
	}
	for k, n := range []int{related, copies} {
		if n > 0 {
			c.Bars = append(c.Bars, histogramBar{X: ratio(x), Middle: ratio(x + width/2), Width: ratio(width), Height: logHeight(n, most), Pairs: n, Copies: k == 1})
			x += width + .2
		}
	}
	return c
}

func bin(jaccard float64) int { return min(max(int(jaccard*binCount+1e-9), 0), binCount-1) }

// logHeight scales log2(1+k) to the tallest column in whole numbers, so that every machine draws
// the same.
func logHeight(k, most int) int {
	if k == 0 {
		return 0
	}
	return max(tallest*log2(k+1)/max(log2(most+1), 1), 2)
}

// log2 is sixteen times the logarithm, straight between the powers of two.
func log2(n int) int {
	k := 0
	for n>>(k+1) > 0 {
		k++
	}
	return 16*k + 16*(n-1<<k)/(1<<k)
}
