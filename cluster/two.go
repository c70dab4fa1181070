package cluster

import (
	"cmp"

	"onecopy/cluster/facts"
	"onecopy/shingle"
)

// Compare finds how two texts are related, whether an index would propose them or not. Both are clean bodies without
// datelines, as Find compares them; a threshold of 0 means DefaultThreshold. In the pair A is 0, the first text, and B is 1. A
// pair without a verdict shares nothing worth telling; its overlap holds all the same. It takes time linear in the texts but for
// gaps of up to 64 words.
func Compare(a, b string, threshold float64) Pair { return CompareDays(a, b, 0, 0, threshold) }

// CompareDays is Compare for texts whose datelines name days.
func CompareDays(a, b string, dayA, dayB facts.Day, threshold float64) Pair {
	x, y := lone(a), lone(b)
	x.day, y.day = dayA, dayB
	p, ok := compare(x, y, cmp.Or(threshold, DefaultThreshold))
	if !ok {
		p.Overlap = shingle.Compare(x.set, y.set)
	}
	p.A, p.B = 0, 1
	return p
}
