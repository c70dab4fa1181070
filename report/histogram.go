package report

// A Histogram counts verified pairs by similarity, in twenty bins of 0.05.
type Histogram struct {
	Columns   []Column
	Threshold int // on a scale of 1000
	Most      int
}

// A Column is a bin: X and Height on scales of 1000 and 100.
type Column struct {
	From, To string
	Pairs    int
	X        int
	Height   int
	Copies   bool // all of the bin is at or above the threshold
}

// Top is the y of the column's upper edge.
func (c Column) Top() int { return 100 - c.Height }

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
