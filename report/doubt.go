package report

import (
	"cmp"
	"slices"
)

// Doubtful lists the inputs that have stories flagged doubtful or mostly-cut, the most doubtful
// first: the most such stories, then the largest share of running text cut, then by source.
func Doubtful(inputs []Input) []Input {
	var out []Input
	for _, in := range inputs {
		if in.Doubtful > 0 {
			out = append(out, in)
		}
	}
	slices.SortStableFunc(out, func(a, b Input) int {
		return cmp.Or(cmp.Compare(b.Doubtful, a.Doubtful), cmp.Compare(b.CutShare(), a.CutShare()), cmp.Compare(a.Source, b.Source))
	})
	return out
}

// CutShare is the share of the running text of an input that was cut, 0 to 1.
func (in *Input) CutShare() float64 {
	return float64(in.CutRunning) / float64(max(in.Running, 1))
}
