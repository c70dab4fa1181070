package cluster

import (
	"slices"

	"onecopy/shingle"
)

// A match is a run of n words that stands at word a of one story and at word b of the other.
type match struct{ a, b, n int }

// A span is the words from lo up to hi.
type span struct{ lo, hi int }

// A gap is what two stories have between two neighbouring blocks.
type gap struct{ a, b span }

// gapMax is the longest gap, in words on either side, that is compared word against word: at most 64 x 64 cells, so the
// whole alignment stays linear. A longer gap is a passage that was added, dropped or written anew.
const gapMax = 64

// align finds the words two stories share in the same order: runs of shingle.Width words that stand just once in each are
// the anchors, the longest chain of anchors rising in both is kept (as in patience diff), its runs are extended, and short
// gaps are compared word by word. Blocks rise in both stories and do not overlap.
func align(a, b *story) []match {
	blocks := merge(chain(anchors(a, b)))
	extend(blocks, a.words, b.words)
	return fill(blocks, a.words, b.words)
}

// anchors pairs the places of the runs that stand once in each story, in the order of a.
func anchors(a, b *story) []match {
	var pairs []match
	for i, h := range a.grams.hash {
		j, ok := b.grams.only(h)
		if !ok {
			continue
		}
		if _, once := a.grams.only(h); once {
			if pairs == nil {
				pairs = make([]match, 0, len(a.grams.hash)-i)
			}
			pairs = append(pairs, match{i, j, shingle.Width})
		}
	}
	return pairs
}

// chain keeps the longest subsequence of the pairs that rises in b, in n log n steps (Fredman 1975).
func chain(pairs []match) []match {
	if len(pairs) == 0 {
		return nil
	}
	tails := make([]int32, 0, len(pairs)) // tails[k]: the pair with the least b that ends a chain of k+1
	before := make([]int32, len(pairs))
	for i, p := range pairs {
		k := len(tails)
		if k > 0 && pairs[tails[k-1]].b > p.b {
			k, _ = slices.BinarySearchFunc(tails, p.b, func(t int32, b int) int { return pairs[t].b - b })
		}
		before[i] = -1
		if k > 0 {
			before[i] = tails[k-1]
		}
		if k == len(tails) {
			tails = append(tails, 0)
		}
		tails[k] = int32(i)
	}
	return trace(pairs, before, tails)
}

func trace(pairs []match, before, tails []int32) []match {
	kept := make([]match, len(tails))
	at := tails[len(tails)-1]
	for k := len(kept) - 1; k >= 0; k-- {
		kept[k] = pairs[at]
		at = before[at]
	}
	return kept
}

// merge joins the overlapping anchors of a chain to blocks.
func merge(pairs []match) []match {
	var out []match
	for _, p := range pairs {
		if len(out) == 0 {
			out = append(out, p)
			continue
		}
		last := &out[len(out)-1]
		skip := max(0, last.a+last.n-p.a, last.b+last.n-p.b)
		switch {
		case p.a-last.a == p.b-last.b && skip > 0:
			last.n = p.a + p.n - last.a
		case skip < p.n:
			out = append(out, match{p.a + skip, p.b + skip, p.n - skip})
		}
	}
	return out
}

// extend grows every block over the equal words around it, which repeat too often to be anchors.
func extend(blocks []match, a, b []shingle.Word) {
	enda, endb := 0, 0
	for k := range blocks {
		p := &blocks[k]
		for p.a > enda && p.b > endb && a[p.a-1].Hash == b[p.b-1].Hash {
			p.a, p.b, p.n = p.a-1, p.b-1, p.n+1
		}
		nexta, nextb := len(a), len(b)
		if k+1 < len(blocks) {
			nexta, nextb = blocks[k+1].a, blocks[k+1].b
		}
		for p.a+p.n < nexta && p.b+p.n < nextb && a[p.a+p.n].Hash == b[p.b+p.n].Hash {
			p.n++
		}
		enda, endb = p.a+p.n, p.b+p.n
	}
}

// fill adds the blocks found inside the gaps.
func fill(blocks []match, a, b []shingle.Word) []match {
	var out []match
	last := match{}
	for _, p := range append(blocks, match{len(a), len(b), 0}) {
		out = within(out, gap{span{last.a + last.n, p.a}, span{last.b + last.n, p.b}}, a, b)
		if p.n > 0 {
			out = append(out, p)
		}
		last = p
	}
	return out
}

// gaps calls f with every gap of the alignment that has words on both sides, in order.
func gaps(blocks []match, lena, lenb int, f func(gap)) {
	last := match{}
	for k := 0; k <= len(blocks); k++ {
		p := match{lena, lenb, 0}
		if k < len(blocks) {
			p = blocks[k]
		}
		g := gap{span{last.a + last.n, p.a}, span{last.b + last.n, p.b}}
		if g.a.lo < g.a.hi && g.b.lo < g.b.hi {
			f(g)
		}
		last = p
	}
}
