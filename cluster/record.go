package cluster

import (
	"math"

	"onecopy/corpus"
)

// Record returns the pair as an object of pairs.jsonl: shares rounded by Round, Changed never null.
func (p Pair) Record(docs *Docs) corpus.Pair {
	changed := p.Changed
	if changed == nil {
		changed = []corpus.Change{}
	}
	return corpus.Pair{
		A:       docs.ID(p.A),
		B:       docs.ID(p.B),
		Jaccard: round(p.Overlap.Jaccard),
		AInB:    round(p.Overlap.AInB),
		BInA:    round(p.Overlap.BInA),
		Run:     p.Run,
		Verdict: string(p.Verdict),
		Changed: changed,
		OnlyA:   p.OnlyA,
		OnlyB:   p.OnlyB,
	}
}

// Jaccard is that of the overlap as it is written.
func (p Pair) Jaccard() float64 { return round(p.Overlap.Jaccard) }

// round returns a share with four decimals, the precision of every share that is written. A share
// below 1 stays below 1 and one above 0 stays above 0, so that "all" and "none" keep their meaning
// in a report.
func round(x float64) float64 {
	const steps = 10000
	r := math.Round(x*steps) / steps
	switch {
	case r >= 1 && x < 1:
		return (steps - 1.0) / steps
	case r <= 0 && x > 0:
		return 1.0 / steps
	}
	return r
}
