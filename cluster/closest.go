package cluster

import "onecopy/shingle"

// A Survivor is a story that another one may be a copy of, and the number it goes by.
type Survivor struct {
	Number int
	Story  *Prepared // complete
}

// Closest compares a story with candidates in the order of survival, as Find does with the
// survivors before it: the closest first, up to the first one that it is a copy of. The pairs are
// those Find would keep, with the number of the candidate as A and -1 as B; of a copy the last one
// is that with its survivor. Of the options Threshold and Noisy are heeded.
func Closest(own *Prepared, found []Survivor, o Options) (pairs []Pair, isCopy bool) {
	pairs, isCopy, _ = o.Decide(own, found)
	return pairs, isCopy
}

// Decide is Closest that also counts the comparisons of two texts, as Result.Compared does.
func (o Options) Decide(own *Prepared, found []Survivor) (pairs []Pair, isCopy bool, compared int) {
	candidates := make([]candidate, len(found))
	for i, c := range found {
		candidates[i] = candidate{i, c.Number, c.Story, overlapOf(c.Story.set, own), small(c.Story.set) || small(own.set)}
	}
	var f outcome
	c := comparison{
		outcome: &f, own: own, doc: -1, threshold: o.Threshold,
		ready: func(r *candidate) (*Prepared, error) { return r.story, nil },
	}
	if o.Noisy {
		c.letters = func(r *candidate) (shingle.Overlap, error) {
			return letterOverlap(r.story.letters.Sample(), own.letters, o.Threshold, func() (shingle.Set, error) { return r.story.letters, nil })
		}
	}
	_ = c.decide(candidates) // only ready has errors
	return f.pairs, f.copy, f.near + f.far
}

// Repeat compares a story with a survivor that may have its very words, and reports whether it has.
// Neither need be complete.
func Repeat(own *Prepared, c Survivor, k *shingle.Sketcher) (p Pair, same bool) {
	if !shingle.Same(own.Words, c.Story.Words) {
		return Pair{}, false
	}
	c.Story.Complete(k, false)
	p = identical(c.Story, own)
	p.A, p.B = c.Number, -1
	return p, true
}
