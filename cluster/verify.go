package cluster

import (
	"cmp"

	"onecopy/cluster/facts"
	"onecopy/corpus"
	"onecopy/shingle"
)

// compare finds how two stories are related. It gives no pair for stories that share nothing worth telling. The relation is
// the same whichever story is called a; only the sides are exchanged.
func compare(a, b *Prepared, threshold float64) (p Pair, ok bool) {
	if len(a.Words) == 0 || len(b.Words) == 0 {
		return Pair{}, false
	}
	return relate(a, b, shingle.Compare(a.set, b.set), threshold)
}

// relate is compare where the overlap is known.
func relate(a, b *Prepared, overlap shingle.Overlap, threshold float64) (p Pair, ok bool) {
	switch {
	case overlap.Shared == 0:
		return Pair{}, false
	case shingle.Same(a.Words, b.Words):
		return identical(a, b), true
	case cmp.Or(cmp.Compare(len(a.Words), len(b.Words)), cmp.Compare(a.Text, b.Text)) > 0:
		overlap.AInB, overlap.BInA = overlap.BInA, overlap.AInB
		p, ok = relate(b, a, overlap, threshold)
		return flip(p), ok
	}
	blocks := align(a, b)
	changes := facts.Between(&a.Body, &b.Body, blocks)
	e := evidence{overlap: overlap, shingles: len(a.set), shorter: len(a.Words), longer: len(b.Words), aligned: changes.Words,
		changed: changes.Distinct, figures: changes.Figures, places: changes.Places, dated: changes.Dated || a.day != b.day && a.day > 0 && b.day > 0, moved: changes.Moved, period: changes.Period, other: changes.Named && changes.Counted}
	for _, m := range blocks {
		e.aligned += m.N
	}
	if len(blocks) > 0 {
		e.before = blocks[0].B - blocks[0].A
	}
	if e.changed >= seriesFacts || e.dated {
		figures, names, digits := a.Within(blocks)
		e.sums, e.kept, e.stayed = figures, figures+names, digits
	}
	e.run = longest(a, b)
	e.repeated = repeats(a) || repeats(b)
	if !e.similar(threshold) && reaches(e.aligned, e.shorter, styleShare) {
		if places, words, all := changes.Restyle(blocks); reaches(e.aligned+all, e.longer, correctedShare) {
			e.places, e.aligned = e.places+places, e.aligned+words
		}
	}
	if e.dated && e.moved > 0 && reaches(e.aligned, e.longer, issueShare) || e.reads(threshold) {
		changes.Edit(blocks)
		e.edits = changes.Edits
	}
	verdict := e.judge(threshold)
	if verdict == "" {
		return Pair{}, false
	}
	return Pair{Overlap: overlap, Run: e.run, Verdict: verdict, Changed: changes.List(), OnlyA: alone(a, b), OnlyB: alone(b, a)}, true
}

// identical is the relation of stories of the same words. Their sentences may be parted by other stops, but hold nothing
// the other lacks. Only the signs beside their numbers may differ: £34 and $34.
func identical(a, b *Prepared) Pair {
	n := len(a.set)
	p := Pair{Overlap: shingle.Overlap{Shared: n, Jaccard: 1, AInB: 1, BInA: 1}, Run: len(a.Words), Verdict: sameWords}
	if a.Text == b.Text {
		return p
	}
	if p.Changed = facts.Remeasured(&a.Body, &b.Body); p.Changed != nil {
		p.Verdict = revisedCopy
	}
	return p
}

// flip gives the relation seen from the other side.
func flip(p Pair) Pair {
	p.Overlap.AInB, p.Overlap.BInA = p.Overlap.BInA, p.Overlap.AInB
	p.OnlyA, p.OnlyB = p.OnlyB, p.OnlyA
	for i, c := range p.Changed {
		p.Changed[i] = corpus.Change{A: c.B, B: c.A, Kind: c.Kind}
	}
	return p
}

// repeats reports whether less than half of the shingles of a story are distinct.
func repeats(s *Prepared) bool { return 2*len(s.set) < len(s.grams.hash) }

// longest gives the length of the longest common run of two stories from the tables they have: neighbouring runs of
// shingle.Width words that are neighbours in b too are one longer run. Where a shared one stands in several places of b, or
// none is shared, the slower way of package shingle is taken.
func longest(a, b *Prepared) int {
	best, n, last := 0, 0, -2 // n words up to the run at last in b
	for _, h := range a.grams.hash {
		j, ok := b.grams.only(h)
		switch {
		case !ok && b.grams.has(h):
			return shingle.Run(a.Words, b.Words)
		case !ok:
			n, j = 0, -2
		case j == last+1:
			n++
		default:
			n = shingle.Width
		}
		best, last = max(best, n), j
	}
	if best < shingle.Width {
		return shingle.Run(a.Words, b.Words)
	}
	return best
}
