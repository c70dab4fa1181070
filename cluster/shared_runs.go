package cluster

import (
	"slices"

	"onecopy/shingle"
)

// A runsIn says of each run of a story where it stands in another one: 1 + its place, less than 0
// if it has several, 0 if it has none. Each is looked up once, and aligning, the longest run and
// the sentences of one story alone go by it.
type runsIn []int32

// runs appends to dst where the runs of another story stand in this one.
func (g *grams) runs(of *Prepared, dst runsIn) runsIn {
	for _, h := range of.grams.hash {
		at := int32(0)
		if len(g.slots) > 0 {
			at = g.slots[g.slot(h)]
		}
		dst = append(dst, at)
	}
	return dst
}

// sharedRuns say where the runs of two stories stand in each other. The table of one of them tells
// both: what is found of b in a is what is found of a in b.
type sharedRuns struct {
	inB, inA runsIn  // of the runs of a in b, and of those of b in a
	slots    []int32 // scratch memory for a table, where neither has one
}

// meet finds the shared runs of two stories that are compared once.
func meet(a, b *Prepared) *sharedRuns {
	m := new(sharedRuns)
	m.of(a, b)
	return m
}

// of finds the shared runs of two stories.
func (m *sharedRuns) of(a, b *Prepared) {
	switch {
	case len(a.grams.slots) > 0:
		m.inA, m.inB = across(&a.grams, b, m.inA, m.inB)
	case len(b.grams.slots) > 0 || len(a.grams.hash) == 0:
		m.inB, m.inA = across(&b.grams, a, m.inB, m.inA)
	default:
		g := newGrams(a.grams.hash, m.slots)
		m.slots = g.slots
		m.inA, m.inB = across(&g, b, m.inA, m.inB)
	}
}

// across looks up the runs of another story in a table, and says what that tells of the runs of the
// story that has it: a run of that one stands where the table finds it.
func across(g *grams, other *Prepared, in, back runsIn) (runsIn, runsIn) {
	in = g.runs(other, in[:0])
	back = slices.Grow(back[:0], len(g.hash))[:len(g.hash)]
	clear(back)
	for j, at := range in {
		if at == 0 {
			continue
		}
		switch own := &back[max(at, -at)-1]; {
		case *own == 0:
			*own = int32(j + 1)
		case *own > 0:
			*own = -*own
		}
	}
	if len(in) > 0 && g.kinds < len(g.hash) {
		for i := range back {
			back[i] = back[g.first(i)]
		}
	}
	return in, back
}

// overlapOf is the exact overlap of the distinct shingles of a story and those of another one,
// which has a table.
func overlapOf(set []uint64, of *Prepared) shingle.Overlap {
	n := 0
	switch {
	case len(of.grams.slots) > 0:
		n = of.grams.has(set)
	case len(of.set) == 1 && slices.Contains(set, of.set[0]): // of fewer words than a run has
		n = 1
	}
	return countedOverlap(n, len(set), len(of.set))
}

// between is the overlap of two stories, of which none need have a table.
func between(a, b *Prepared) shingle.Overlap {
	switch {
	case len(b.grams.slots) > 0 || len(b.grams.hash) == 0:
		return overlapOf(a.set, b)
	case len(a.grams.slots) > 0 || len(a.grams.hash) == 0:
		o := overlapOf(b.set, a)
		o.AInB, o.BInA = o.BInA, o.AInB
		return o
	}
	tabled := Prepared{set: b.set, grams: newGrams(b.grams.hash, nil)}
	return overlapOf(a.set, &tabled)
}
