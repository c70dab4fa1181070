package cluster

import (
	"cmp"
	"math"

	"onecopy/cluster/facts"
	"onecopy/corpus"
	"onecopy/shingle"
)

// compare finds how two stories are related. It gives no pair for stories that share nothing worth
// telling. The relation is the same whichever story is called a; only the sides are exchanged.
func compare(a, b *Prepared, threshold float64) (p Pair, ok bool) {
	if len(a.Words) == 0 || len(b.Words) == 0 {
		return Pair{}, false
	}
	return relate(a, b, between(a, b), threshold)
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
	k := aligners.Get().(*aligner)
	defer aligners.Put(k)
	k.sharedRuns.of(a, b)
	blocks := k.align(a, b, &k.sharedRuns)
	e := measure(a, b, overlap, blocks, k.inB)
	e.far = far(a, b, overlap) && !reaches(e.aligned, e.shorter, styleShare)
	var changes facts.Changes
	if e.open(a, b, blocks, threshold) {
		changes = *e.read(a, b, blocks, threshold)
	}
	verdict := e.judge(threshold)
	if verdict == "" {
		return Pair{}, false
	}
	return Pair{Overlap: overlap, Run: e.run, Verdict: verdict, Changed: changes.List(), OnlyA: alone(a, b, k.inB), OnlyB: alone(b, a, k.inA)}, true
}

// measure takes the evidence that words alone give, without a look at what they tell.
func measure(a, b *Prepared, overlap shingle.Overlap, blocks []facts.Run, in runsIn) evidence {
	e := evidence{overlap: overlap, shingles: len(a.set), shorter: len(a.Words), longer: len(b.Words),
		run: longest(a, b, in), repeated: repeats(a) || repeats(b)}
	for _, m := range blocks {
		e.aligned += m.N
	}
	if len(blocks) > 0 {
		e.before = blocks[0].B - blocks[0].A
	}
	return e
}

// far reports whether two stories share so few shingles that neither is a copy of the other.
func far(a, b *Prepared, overlap shingle.Overlap) bool {
	return max(overlap.AInB, overlap.BInA) < farShare && min(len(a.Words), len(b.Words)) > gapMax
}

// open reports whether the verdict can depend on facts: whether one story may be found in the
// other, or both be issues of a series, once replacements of a few words count as words in order.
func (e *evidence) open(a, b *Prepared, blocks []facts.Run, threshold float64) bool {
	if e.far || max(e.overlap.AInB, e.overlap.BInA) >= threshold {
		return !e.far
	}
	words := e.aligned
	gaps(blocks, len(a.Words), len(b.Words), func(g facts.Gap) {
		if la, lb := g.A.Hi-g.A.Lo, g.B.Hi-g.B.Lo; max(la, lb) <= facts.LongestReplacement {
			words += min(la, lb)
		}
	})
	return reaches(max(words, e.run), e.shorter, min(seriesShare, threshold))
}

// read adds the evidence of facts, and returns what is changed.
func (e *evidence) read(a, b *Prepared, blocks []facts.Run, threshold float64) *facts.Changes {
	changes := facts.Between(&a.Body, &b.Body, blocks)
	e.aligned += changes.Words
	e.changed, e.figures, e.places, e.moved = changes.Distinct, changes.Figures, changes.Places, changes.Moved
	e.dated = changes.Dated || a.day != b.day && a.day > 0 && b.day > 0
	e.period, e.other = changes.Period, changes.Named && changes.Counted
	if e.changed >= seriesFacts || e.dated {
		figures, names, digits := a.Within(blocks)
		e.sums, e.kept, e.stayed = figures, figures+names, digits
	}
	if !e.similar(threshold) && reaches(e.aligned, e.shorter, styleShare) {
		need := int(math.Ceil(correctedShare*float64(e.longer))) - e.aligned
		places, words, _ := changes.Restyle(blocks, need)
		e.places, e.aligned = e.places+places, e.aligned+words
	}
	if e.dated && e.moved > 0 && reaches(e.aligned, e.longer, issueShare) || e.reads(threshold) {
		changes.Edit(blocks)
		e.edits = changes.Edits
	}
	return changes
}

// identical is the relation of stories of the same words. Their sentences may be parted by other
// stops, but hold nothing the other lacks. Only the signs beside their numbers may differ: £34 and
// $34.
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

// flip returns the relation seen from the other side.
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

// longest returns the length of the longest common run of two stories from the tables they have:
// runs of shingle.Width words that stand once in b are followed both ways. Where longer ones may be
// of such as stand in several places of b, or none is shared, the slower way of package shingle is
// taken.
func longest(a, b *Prepared, in runsIn) int {
	best, twice, most := 0, 0, 0 // in a row that stand in several places of b
	end, shift := -1, 0          // of the last run followed, in a, and how far on it is in b
	for i, at := range in {
		if at <= 0 {
			if twice++; at == 0 {
				twice = 0
			}
			most = max(most, twice)
			continue
		}
		twice = 0
		j := int(at) - 1
		if j-i == shift && i < end {
			continue
		}
		from := i
		for from > 0 && from+j-i > 0 && a.Words[from-1].Hash == b.Words[from+j-i-1].Hash {
			from--
		}
		end, shift = i+shingle.Width, j-i
		for end < len(a.Words) && end+shift < len(b.Words) && a.Words[end].Hash == b.Words[end+shift].Hash {
			end++
		}
		best = max(best, end-from)
	}
	if best < shingle.Width || most+shingle.Width-1 > best {
		return shingle.Run(a.Words, b.Words)
	}
	return best
}
