package cluster

import (
	"cmp"
	"slices"

	"onecopy/shingle"
)

// A candidate is a survivor that a doc may be a copy of.
type candidate struct {
	place   int // in the order of survival, among the candidates
	doc     int
	story   *Prepared       // nil until its turn comes
	overlap shingle.Overlap // of the survivor, as A, and the doc
	small   bool            // one of the two has few shingles
}

// An outcome is what became of a doc.
type outcome struct {
	copy  bool
	pairs []Pair // verified, this doc being B; of a copy, the last is the one with its survivor

	near, far int // comparisons with candidates that it may be a copy of, and with others
}

// A comparison is that of a doc with the survivors before it that are proposed, its candidates.
// Find and Closest decide by it.
type comparison struct {
	*outcome
	own       *Prepared
	doc       int
	threshold float64
	ready     func(*candidate) (*Prepared, error)       // the candidate made ready to be compared
	letters   func(*candidate) (shingle.Overlap, error) // of a candidate, as A, and the doc: see letterOverlap; nil without Noisy
	lent      []*Prepared                               // of a cache, to be released
}

// decide compares the doc with its candidates, the closest first. The first one that the doc is a
// copy of is the survivor closest to it, and the others need not be looked at.
func (c *comparison) decide(candidates []candidate) error {
	nearest(candidates)
	for i := range candidates {
		r := &candidates[i]
		if c.settled(r) {
			break
		}
		if !r.worth() {
			continue
		}
		c.count(r)
		other, err := c.ready(r)
		if err != nil {
			return err
		}
		if p, ok := relate(other, c.own, r.overlap, c.threshold); ok && c.note(r.doc, p) {
			return nil
		}
	}
	if c.letters != nil {
		return c.reprinted(candidates)
	}
	return nil
}

// The most comparisons of texts a story takes part in: with candidates close enough that it may be
// a copy of them, of which nearly always the first is the last, and with others.
const (
	mostClose = pairsKept
	mostFar   = 2
)

// settled reports whether enough is known of the doc without a look at a candidate and those behind
// it, which are no closer.
func (c *comparison) settled(r *candidate) bool {
	switch {
	case r.overlap.Shared == 0:
		return true
	case r.close():
		return c.near == mostClose
	}
	return c.far == mostFar || len(c.pairs) == pairsKept
}

// close reports whether the doc may be a copy of the candidate.
func (r *candidate) close() bool { return max(r.overlap.AInB, r.overlap.BInA) >= farShare }

// worth reports whether there may be anything to tell of the doc and a candidate: a run of
// passageRun words has passageRun+1-Width shingles. In short stories and such as repeat themselves
// a few shingles are much.
func (r *candidate) worth() bool {
	n := r.overlap.Shared
	return r.close() || r.small || n > passageRun-shingle.Width || n >= passageShingles && max(r.overlap.AInB, r.overlap.BInA) >= passageShare
}

// small is whether a set of shingles is that of a story too short to be judged by how many it
// shares.
func small(set []uint64) bool { return len(set) < gapMax }

func (c *comparison) count(r *candidate) {
	if r.close() {
		c.near++
	} else {
		c.far++
	}
}

// nearest puts the closest candidates first: by the containment that is higher, then Jaccard, then
// in the order of survival.
func nearest(candidates []candidate) {
	slices.SortFunc(candidates, func(x, y candidate) int { return cmp.Or(closer(&x.overlap, &y.overlap), cmp.Compare(x.place, y.place)) })
}

// reprinted looks for the candidate whose letters are closest to those of the doc, of those the doc
// is a reprint of. Only those whose letters allow it are made ready.
func (c *comparison) reprinted(candidates []candidate) (err error) {
	for i := range candidates {
		if candidates[i].overlap, err = c.letters(&candidates[i]); err != nil {
			return err
		}
	}
	nearest(candidates)
	for i := range candidates {
		r := &candidates[i]
		if !sharesLetters(&r.overlap, c.threshold) {
			return nil // nor do those behind it
		}
		other, err := c.ready(r)
		if err != nil {
			return err
		}
		if p, ok := reprint(other, c.own, r.overlap, c.threshold); ok {
			c.pairs = slices.DeleteFunc(c.pairs, func(plain Pair) bool { return plain.A == r.doc })
			c.note(r.doc, p)
			return nil
		}
	}
	return nil
}

// note records a verified pair and reports whether it settles the doc.
func (c *comparison) note(other int, p Pair) (settled bool) {
	if c.copy = p.Verdict.Copies(); c.copy || len(c.pairs) < pairsKept {
		p.A, p.B = other, c.doc
		c.pairs = append(c.pairs, p)
	}
	return c.copy
}

// closer is negative if the first overlap is that of the closer stories.
func closer(p, q *shingle.Overlap) int {
	return cmp.Or(cmp.Compare(max(q.AInB, q.BInA), max(p.AInB, p.BInA)), cmp.Compare(q.Jaccard, p.Jaccard))
}

// pairsKept is how many pairs are kept of a story with survivors before it, the closest, besides
// the one with its own survivor. A corpus of 98,000 stories, 60 versions of each, had 11 a story,
// and pairs were half of the memory of a run.
const pairsKept = 5
