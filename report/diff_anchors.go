package report

import "slices"

// A unit is a stretch of text that, being the same in two texts, holds them together.
type unit int8

const (
	paragraph unit = iota
	sentence
	clause
)

// minAnchor is the number of words from which equal units hold two texts together. Shorter ones
// ("He refused.") recur by chance.
const minAnchor = 4

// A match is n equal tokens, at x in one side and at y in the other.
type match struct{ x, y, n int }

// A span is a run of tokens or words, hi not included.
type span struct{ lo, hi int }

// anchors returns the units that occur exactly once in each side, as many as can be kept in one
// order (Bram Cohen's patience diff).
func anchors(x, y side, u unit) []match {
	inX, inY := x.unique(u), y.unique(u)
	var all []match
	for text, s := range inX {
		if t, ok := inY[text]; ok && s.hi > 0 && t.hi > 0 {
			all = append(all, match{s.lo, t.lo, s.hi - s.lo})
		}
	}
	slices.SortFunc(all, func(a, b match) int { return a.x - b.x })
	return rising(all)
}

// unique maps the text of every unit of enough words to its place, to the zero span when it occurs
// again.
func (s side) unique(u unit) map[string]span {
	found := map[string]span{}
	lo, words := 0, 0
	end := func(hi int) {
		if words >= minAnchor {
			text := s.cut(lo, hi).text
			if _, again := found[text]; again {
				found[text] = span{}
			} else {
				found[text] = span{lo, hi}
			}
		}
		words = 0
	}
	for i, t := range s.tokens {
		switch {
		case t.kind == word:
			if words == 0 {
				lo = i
			}
			words++
		case u.endsAt(t.kind):
			end(i)
		}
	}
	end(len(s.tokens))
	return found
}

// endsAt reports whether a token of kind k ends the unit. The token itself is left outside: papers
// differ in it.
func (u unit) endsAt(k kind) bool {
	switch u {
	case paragraph:
		return k == parting
	case sentence:
		return k == parting || k == stop
	}
	return k == parting || k == stop || k == sign
}

// rising returns a longest run of matches that rises in y, from matches that rise in x, in n log n
// steps (Schensted 1961).
func rising(all []match) []match {
	var ends []int // ends[k]: the match with the least y that ends a run of k+1
	before := make([]int, len(all))
	for i, m := range all {
		k, _ := slices.BinarySearchFunc(ends, m.y, func(e, y int) int { return all[e].y - y })
		before[i] = -1
		if k > 0 {
			before[i] = ends[k-1]
		}
		if k == len(ends) {
			ends = append(ends, i)
		} else {
			ends[k] = i
		}
	}
	if len(ends) == 0 {
		return nil
	}
	run := make([]match, len(ends))
	for k, i := len(ends)-1, ends[len(ends)-1]; k >= 0; k, i = k-1, before[i] {
		run[k] = all[i]
	}
	return run
}
