package cluster

import (
	"maps"
	"slices"
)

// gather joins clusters of damaged reprints that one story holds together. A report printed in two
// parts makes two clusters, whose longest stories share a passage and no more; a shorter one that
// has enough of both parts may be what every story of the two is a reprint of. Then it is the
// survivor of them all, and still each copy verified against its survivor.
//
// Measured on 1,273 scanned stories of 1916: adjusted Rand index .947, without it .937.
func (f *finder) gather() error {
	g := gathering{finder: f, copies: map[int32][]int{}, pairs: map[int32][]Pair{}}
	for d, h := range f.survivor {
		if h >= 0 {
			g.copies[h] = append(g.copies[h], d)
		}
	}
	if err := f.pairs.each(func(p *pairRow) error {
		if p.verdict() != sharedPart || f.survivor[p.a] >= 0 || f.survivor[p.b] >= 0 || f.docs.row(p.a).settled || f.docs.row(p.b).settled {
			return nil
		}
		return g.join(p.a, p.b)
	}); err != nil {
		return err
	}
	return g.settle()
}

// A gathering is the state of gather.
type gathering struct {
	*finder
	copies map[int32][]int  // survivor to its copies
	pairs  map[int32][]Pair // of the survivors of joined clusters with their copies
}

// join makes one cluster of two, if one of their first stories by the order of survival is what all
// others are copies of. Neither survivor is: they were compared.
func (g *gathering) join(a, b int32) error {
	copies := slices.Concat(g.copies[a], g.copies[b])
	slices.SortFunc(copies, g.docs.survives)
	e := choice{members: append([]int{int(a), int(b)}, copies...)}
	for _, d := range copies[:min(len(copies), electTries)] {
		stray, err := g.covers(&e, d)
		if err != nil {
			return err
		}
		if stray < 0 {
			g.putFirst(int32(d), a, b, &e)
			break
		}
	}
	return nil
}

// putFirst makes a story the survivor of two clusters.
func (g *gathering) putFirst(d, a, b int32, e *choice) {
	for _, old := range []int32{a, b} {
		delete(g.copies, old)
		delete(g.pairs, old)
	}
	for _, m := range e.members {
		g.survivor[m] = d
	}
	g.survivor[d] = -1
	g.copies[d] = slices.DeleteFunc(e.members, func(m int) bool { return m == int(d) })
	g.pairs[d] = e.pairs
}

// settle puts the pairs of the joined clusters in the place of those their stories had among each
// other.
func (g *gathering) settle() error {
	if len(g.pairs) == 0 {
		return nil
	}
	survivorOf := func(d int32) int32 {
		if h := g.survivor[d]; h >= 0 {
			return h
		}
		return d
	}
	g.finder.pairs.without(func(p *pairRow) bool {
		at := survivorOf(p.a)
		return at == survivorOf(p.b) && g.pairs[at] != nil
	})
	for _, d := range slices.Sorted(maps.Keys(g.pairs)) {
		if err := g.finder.pairs.add(g.pairs[d]); err != nil {
			return err
		}
	}
	return nil
}
