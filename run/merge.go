package run

import (
	"cmp"
	"iter"
	"slices"

	"onecopy/corpus"
)

// merged returns the cuts of a page in the order of Start: those of no story, and those of each
// story. As a list they would take 136 bytes each.
func merged(outside corpus.Cuts, inside []corpus.Cuts) iter.Seq[corpus.Cut] {
	stories := func(yield func(corpus.Cut) bool) {
		for i := range inside {
			for c := range inside[i].All() {
				if !yield(c) {
					return
				}
			}
		}
	}
	if !inTurn(outside.All()) || !inTurn(stories) { // stories that lie in one another
		all := slices.AppendSeq(outside.List(), stories)
		slices.SortFunc(all, func(a, b corpus.Cut) int { return cmp.Compare(a.Start, b.Start) })
		return slices.Values(all)
	}
	if outside.Len() == 0 {
		return stories
	}
	return func(yield func(corpus.Cut) bool) {
		next, stop := iter.Pull(outside.All())
		defer stop()
		between, more := next()
		for c := range stories {
			for ; more && between.Start <= c.Start; between, more = next() {
				if !yield(between) {
					return
				}
			}
			if !yield(c) {
				return
			}
		}
		for ; more && yield(between); between, more = next() {
		}
	}
}

// inTurn reports whether cuts come in the order of Start.
func inTurn(cuts iter.Seq[corpus.Cut]) bool {
	last := -1
	for c := range cuts {
		if c.Start < last {
			return false
		}
		last = c.Start
	}
	return true
}
