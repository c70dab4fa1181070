package cluster

import (
	"cmp"
	"slices"
)

// firstOfSameWords maps every rank to the first rank of the same words, which are neighbours in the
// order but for other texts as long. Of such as are settled, which come first, it is the last.
// Ranks are sorted by their sums for it, in 4 bytes each.
func firstOfSameWords(docs *Docs, order []int32) []int32 {
	out := make([]int32, len(order))
	var settled, ranks []int32
	row := func(r int32) *docRow { return docs.row(order[r]) }
	byWords := func(r, q int32) int {
		a, b := row(r), row(q)
		return cmp.Or(cmp.Compare(a.body, b.body), cmp.Compare(a.sum(), b.sum()))
	}
	byRank := func(r, q int32) int { return cmp.Or(byWords(r, q), cmp.Compare(r, q)) }
	for r := range order {
		if out[r] = int32(r); row(int32(r)).settled {
			settled = append(settled, int32(r))
		}
	}
	slices.SortFunc(settled, byRank)
	for lo, hi := 0, 0; lo < len(order); lo = hi {
		ranks = ranks[:0]
		for hi = lo; hi < len(order) && row(int32(hi)).body == row(int32(lo)).body; hi++ {
			if !row(int32(hi)).settled {
				ranks = append(ranks, int32(hi))
			}
		}
		slices.SortFunc(ranks, byRank)
		first := int32(0)
		for i, r := range ranks {
			if i == 0 || byWords(ranks[i-1], r) != 0 {
				first = r
				if after, _ := slices.BinarySearchFunc(settled, r, func(s, r int32) int { return cmp.Or(byWords(s, r), -1) }); after > 0 && byWords(settled[after-1], r) == 0 {
					first = settled[after-1]
				}
			}
			out[r] = first
		}
	}
	return out
}
