package cluster

import (
	"slices"
	"sync"

	"onecopy/cluster/facts"
	"onecopy/shingle"
)

// gapMax is the longest gap, in words on either side, that is compared word against word: at most
// 64 x 64 cells, so the whole alignment stays linear. A longer gap is a passage that was added,
// dropped or written anew.
const gapMax = 64

// align finds, by where the runs of each stand in the other, the words two stories share in the
// same order: runs of shingle.Width words that stand just once in each are the anchors, the longest
// chain of anchors rising in both is kept (as in patience diff), its runs are extended, and short
// gaps are compared word by word. Blocks rise in both stories and do not overlap.
func (k *aligner) align(a, b *Prepared, m *sharedRuns) []facts.Run {
	blocks := merge(k.chain(k.anchors(m)))
	extend(blocks, a.Words, b.Words)
	return fill(blocks, a.Words, b.Words)
}

// An aligner is the scratch memory of align, and for where runs stand.
type aligner struct {
	sharedRuns
	pairs, kept   []facts.Run
	tails, before []int32
}

var aligners = sync.Pool{New: func() any { return new(aligner) }}

// anchors pairs the places of the runs that stand once in each story, in the order of a.
func (k *aligner) anchors(m *sharedRuns) []facts.Run {
	pairs := k.pairs[:0]
	for i, at := range m.inB {
		if at > 0 && m.inA[at-1] > 0 {
			pairs = append(pairs, facts.Run{A: i, B: int(at) - 1, N: shingle.Width})
		}
	}
	k.pairs = pairs
	return pairs
}

// chain keeps the longest subsequence of the pairs that rises in b, in n log n steps (Fredman
// 1975).
func (k *aligner) chain(pairs []facts.Run) []facts.Run {
	if len(pairs) == 0 {
		return nil
	}
	tails := k.tails[:0] // tails[n]: the pair with the least b that ends a chain of n+1
	before := k.before[:0]
	for i, p := range pairs {
		n := len(tails)
		if n > 0 && pairs[tails[n-1]].B > p.B {
			n, _ = slices.BinarySearchFunc(tails, p.B, func(t int32, b int) int { return pairs[t].B - b })
		}
		before = append(before, -1)
		if n > 0 {
			before[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, 0)
		}
		tails[n] = int32(i)
	}
	k.tails, k.before = tails, before
	return k.trace(pairs)
}

func (k *aligner) trace(pairs []facts.Run) []facts.Run {
	k.kept = slices.Grow(k.kept[:0], len(k.tails))[:len(k.tails)]
	at := k.tails[len(k.tails)-1]
	for n := len(k.kept) - 1; n >= 0; n-- {
		k.kept[n] = pairs[at]
		at = k.before[at]
	}
	return k.kept
}

// merge joins the overlapping anchors of a chain to blocks.
func merge(pairs []facts.Run) []facts.Run {
	var out []facts.Run
	for _, p := range pairs {
		if len(out) == 0 {
			out = append(out, p)
			continue
		}
		last := &out[len(out)-1]
		skip := max(0, last.A+last.N-p.A, last.B+last.N-p.B)
		switch {
		case p.A-last.A == p.B-last.B && skip > 0:
			last.N = p.A + p.N - last.A
		case skip < p.N:
			out = append(out, facts.Run{A: p.A + skip, B: p.B + skip, N: p.N - skip})
		}
	}
	return out
}

// extend grows every block over the equal words around it, which repeat too often to be anchors.
func extend(blocks []facts.Run, a, b []shingle.Word) {
	enda, endb := 0, 0
	for k := range blocks {
		p := &blocks[k]
		for p.A > enda && p.B > endb && a[p.A-1].Hash == b[p.B-1].Hash {
			p.A, p.B, p.N = p.A-1, p.B-1, p.N+1
		}
		nexta, nextb := len(a), len(b)
		if k+1 < len(blocks) {
			nexta, nextb = blocks[k+1].A, blocks[k+1].B
		}
		for p.A+p.N < nexta && p.B+p.N < nextb && a[p.A+p.N].Hash == b[p.B+p.N].Hash {
			p.N++
		}
		enda, endb = p.A+p.N, p.B+p.N
	}
}

// fill adds the blocks found inside the gaps.
func fill(blocks []facts.Run, a, b []shingle.Word) []facts.Run {
	var out []facts.Run
	last := facts.Run{}
	for _, p := range append(blocks, facts.Run{A: len(a), B: len(b), N: 0}) {
		out = within(out, last.Until(p), a, b)
		if p.N > 0 {
			out = append(out, p)
		}
		last = p
	}
	return out
}

// gaps calls f with every gap of the alignment that has words on both sides, in order.
func gaps(blocks []facts.Run, lena, lenb int, f func(facts.Gap)) {
	last := facts.Run{}
	for k := 0; k <= len(blocks); k++ {
		p := facts.Run{A: lena, B: lenb, N: 0}
		if k < len(blocks) {
			p = blocks[k]
		}
		g := last.Until(p)
		if g.A.Lo < g.A.Hi && g.B.Lo < g.B.Hi {
			f(g)
		}
		last = p
	}
}
