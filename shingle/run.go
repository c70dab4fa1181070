package shingle

import (
	"math/bits"
	"slices"
)

// Same reports whether two texts are the same folded words in the same order.
func Same(a, b []Word) bool {
	return slices.EqualFunc(a, b, func(x, y Word) bool { return x.Hash == y.Hash })
}

// Run returns the length in words of the longest run of words that two texts have in common. Time
// is linear where no Width words of a repeat, as in nearly all news, and otherwise grows as n log
// n, whatever the texts.
func Run(a, b []Word) int {
	if len(a) > len(b) {
		a, b = b, a
	}
	best, unique := runFromUnique(a, b)
	if unique && best >= Width {
		return best
	}
	// The length is searched by halves: where a run of n is shared, so is one of n-1.
	low, high := best, len(a)+1
	if unique {
		high = min(high, Width)
	}
	for step := 1; low+1 < high; step *= 2 {
		n := (low + high) / 2
		if step > 0 { // most runs are short: double the step from below until one is too long
			n = min(n, low+step)
		}
		if sharesRun(a, b, n) {
			low = n
		} else {
			high, step = n, 0
		}
	}
	return low
}

// runFromUnique follows each Width words of b to where they first are in a. The longest run found
// is the answer if no such words are twice in a, and at least as long as Width; otherwise it is a
// lower bound.
func runFromUnique(a, b []Word) (best int, unique bool) {
	if len(a) < Width {
		return 0, true
	}
	places, unique := newPlaces(a, Width)
	windows := windowsOf(b, Width)
	for j := 0; j < len(windows); j++ {
		i := places.find(windows[j])
		if i < 0 {
			continue
		}
		n := 0
		for i+n < len(a) && j+n < len(b) && a[i+n].Hash == b[j+n].Hash {
			n++
		}
		best = max(best, n)
		j += max(n-Width, 0)
	}
	return best, unique
}

// sharesRun reports whether a run of n words is in both texts.
func sharesRun(a, b []Word, n int) bool {
	places, _ := newPlaces(a, n)
	for j, w := range windowsOf(b, n) {
		if i := places.find(w); i >= 0 && Same(a[i:i+n], b[j:j+n]) {
			return true
		}
	}
	return false
}

// windowsOf returns a hash of every n words in a row.
func windowsOf(words []Word, n int) []uint64 {
	if len(words) < n {
		return nil
	}
	out := make([]uint64, 0, len(words)-n+1)
	leaves := uint64(1)
	for range n {
		leaves *= keyRoll
	}
	var window uint64
	for i, w := range words {
		window = window*keyRoll + w.Hash
		if i >= n {
			window -= words[i-n].Hash * leaves
		}
		if i >= n-1 {
			out = append(out, finish(window))
		}
	}
	return out
}

// Shingles appends to dst the shingles of a text in their order, one beginning at each word but the
// last ones, from its words; fewer words than Width are one.
func Shingles(words []Word, dst []uint64) []uint64 {
	out := slices.Grow(dst, max(1, len(words)-Width+1))
	var window uint64
	for i, w := range words {
		left := uint64(0)
		if i >= Width {
			left = words[i-Width].Hash
		}
		if window = roll(window, w.Hash, left); i >= Width-1 {
			out = append(out, finish(window))
		}
	}
	if n := len(words); n > 0 && n < Width {
		out = append(out, finish(window))
	}
	return out
}

// A places finds the first of equal windows.
type places struct {
	windows []uint64
	slots   []int32 // position+1, 0 when free
}

// newPlaces also reports whether no window is there twice.
func newPlaces(words []Word, n int) (p places, unique bool) {
	p = places{windowsOf(words, n), make([]int32, 2<<bits.Len(uint(len(words))))}
	unique = true
	for i, w := range p.windows {
		s := p.slot(w)
		if p.slots[s] == 0 {
			p.slots[s] = int32(i + 1)
		} else {
			unique = false
		}
	}
	return p, unique
}

func (p places) slot(window uint64) uint64 {
	mask := uint64(len(p.slots) - 1)
	i := window & mask
	for p.slots[i] != 0 && p.windows[p.slots[i]-1] != window {
		i = (i + 1) & mask
	}
	return i
}

// find returns the first place of a window, or -1.
func (p places) find(window uint64) int {
	return int(p.slots[p.slot(window)]) - 1
}
