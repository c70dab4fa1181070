package cluster

import (
	"cmp"

	"onecopy/cluster/facts"
)

// Compare finds how two texts are related, whether an index would propose them or not. Both are
// clean bodies without datelines, as Find compares them; a threshold of 0 means DefaultThreshold.
// In the pair A is 0, the first text, and B is 1. A pair without a verdict shares nothing worth
// telling; its overlap holds all the same. It takes time linear in the texts but for gaps of up to
// 64 words. The days are those that their datelines name, 0 if none.
func Compare(a, b string, dayA, dayB facts.Day, threshold float64) Pair {
	x, y := lone(a), lone(b)
	x.day, y.day = dayA, dayB
	p, ok := compare(x, y, cmp.Or(threshold, DefaultThreshold))
	if !ok {
		p.Overlap = between(x, y)
	}
	p.A, p.B = 0, 1
	return p
}
