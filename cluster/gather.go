package cluster

import "slices"

// gather joins clusters of damaged reprints that one story holds together. A report printed in two parts makes two clusters,
// whose longest stories share a passage and no more; a shorter one that has enough of both parts may be what every story of
// the two is a reprint of. Then it leads them all: it is still a star, each copy verified against its survivor.
//
// Measured on 1,273 scanned stories of 1916: adjusted Rand index .947, without it .937.
func (f *finder) gather() error {
	g := gathering{finder: f, stars: map[int32][]int{}, pairs: map[int32][]Pair{}}
	for d, h := range f.home {
		if h >= 0 {
			g.stars[h] = append(g.stars[h], d)
		}
	}
	for _, p := range f.pairs {
		if p.Verdict != sharedPart || f.home[p.A] >= 0 || f.home[p.B] >= 0 {
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
	stars map[int32][]int  // survivor to its copies
	pairs map[int32][]Pair // of the survivors of joined clusters with their copies
}

// join makes one cluster of two, if one of their first stories by the order of survival is what all others are copies of.
// Neither survivor is: they were compared.
func (g *gathering) join(a, b int32) error {
	copies := slices.Concat(g.stars[a], g.stars[b])
	slices.SortFunc(copies, func(i, j int) int { return survives(&g.docs[i], &g.docs[j]) })
	e := election{members: append([]int{int(a), int(b)}, copies...)}
	for _, d := range copies[:min(len(copies), electTries)] {
		stray, err := g.covers(&e, d)
		if err != nil {
			return err
		}
		if stray < 0 {
			g.lead(int32(d), a, b, &e)
			break
		}
	}
	return nil
}

// lead puts a story at the head of two clusters.
func (g *gathering) lead(d, a, b int32, e *election) {
	for _, old := range []int32{a, b} {
		delete(g.stars, old)
		delete(g.pairs, old)
	}
	for _, m := range e.members {
		g.home[m] = d
	}
	g.home[d] = -1
	g.stars[d] = slices.DeleteFunc(e.members, func(m int) bool { return m == int(d) })
	g.pairs[d] = e.pairs
}

// settle puts the pairs of the joined clusters in the place of those their stories had among each other.
func (g *gathering) settle() {
	if len(g.pairs) == 0 {
		return
	}
	leader := func(d int) int32 {
		if h := g.home[d]; h >= 0 {
			return h
		}
		return int32(d)
	}
	g.finder.pairs = slices.DeleteFunc(g.finder.pairs, func(p Pair) bool {
		at := leader(p.A)
		return at == leader(p.B) && g.pairs[at] != nil
	})
	for d := range g.docs {
		g.finder.pairs = append(g.finder.pairs, g.pairs[int32(d)]...)
	}
}
