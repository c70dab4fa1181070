package shingle

import (
	"math/bits"
	"slices"
)

// A Sketch is what is remembered of a text: enough to propose its near-duplicates, under 2 KB for a
// text of up to 1,200 words. The largest text's takes 33 KB.
type Sketch struct {
	Words     int      // words of the text
	Shingles  int      // shingles of the text, repeated ones counted each time
	Sum       uint64   // hash of the whole folded word sequence: equal for texts of the same words
	Signature []uint32 // one-permutation MinHash, densified
	Sample    []uint64 // FracMinHash: the shingles whose hash is in the lowest eighth, sorted; never more than the 4,096 lowest
}

// A Sketcher makes sketches and sets, and keeps its scratch memory between texts: use one for each
// goroutine. The zero value is ready to use.
type Sketcher struct {
	scanner scanner

	words  int
	sum    uint64
	window uint64

	wanted   wanted
	shingles []uint64 // for Set
	bins     signature
	sample   sample
}

// Wanted is what a text is read for.
type wanted uint8

const (
	aSketch wanted = iota
	aSet
	aSum
)

// Sum reads a text once, for a sketch that has no more than its words, its shingles and its sum.
func (k *Sketcher) Sum(text string) Sketch {
	k.read(text, aSum)
	return k.summed()
}

func (k *Sketcher) summed() Sketch {
	s := Sketch{Words: k.words, Sum: blend(k.sum^keySum, uint64(k.words)|keyHigh)}
	if k.words > 0 {
		s.Shingles = max(1, k.words-Width+1)
	}
	return s
}

// Sketch reads a text once. Only the slices of the result are allocated.
func (k *Sketcher) Sketch(text string) Sketch {
	k.read(text, aSketch)
	s := k.summed()
	if k.words == 0 {
		return s
	}
	s.Signature = k.bins.dense()
	s.Sample = slices.Clone(k.sample.lowest())
	return s
}

// Set returns the shingles of a text.
func (k *Sketcher) Set(text string) Set {
	k.read(text, aSet)
	return slices.Clone(Set(k.sample.sorter.distinct(k.shingles, 64)))
}

// read passes the words of a text through take.
func (k *Sketcher) read(text string, what wanted) {
	k.reset()
	k.wanted = what
	k.scanner.reset(text)
	k.scanner.sink = k
	k.scanner.scan()
	k.take(k.scanner.hashes[:Width+k.scanner.n])
	if k.words > 0 && k.words < Width {
		k.shingle(finish(k.window))
	}
	k.scanner.text = nil
}

// reset makes ready for a text. Scratch memory that an unusually long text left is let go.
func (k *Sketcher) reset() {
	k.words, k.sum, k.window = 0, 0, 0
	k.shingles = scratch(k.shingles)
	k.bins.reset()
	k.sample.reset()
}

// scratch empties a slice for reuse, unless it is over 64 Ki elements.
func scratch[T any](s []T) []T {
	if cap(s) > 1<<16 {
		return nil
	}
	return s[:0]
}

// take adds words by their hashes, of which the first Width were taken before. Each word lets the
// one Width back leave the window.
func (k *Sketcher) take(hashes []uint64) {
	in, out := hashes[Width:], hashes
	early := min(max(Width-1-k.words, 0), len(in)) // windows that are not yet full
	for _, h := range in[:early] {
		k.window, k.sum = roll(k.window, h, 0), k.sum*keySum+h
	}
	k.words += len(in)
	switch in, out = in[early:], out[early:]; k.wanted {
	case aSet:
		k.collect(in, out)
	case aSum:
		for _, h := range in {
			k.sum = k.sum*keySum + h
		}
	default:
		k.sign(in, out)
	}
}

// collect keeps all shingles.
func (k *Sketcher) collect(in, out []uint64) {
	n := len(k.shingles)
	k.shingles = slices.Grow(k.shingles, len(in))[:n+len(in)]
	window, dst := k.window, k.shingles[n:]
	out, dst = out[:len(in)], dst[:len(in)]
	for i, h := range in {
		window = roll(window, h, out[i])
		dst[i] = finish(window)
	}
	k.window = window
}

// shingle adds a single one.
func (k *Sketcher) shingle(h uint64) {
	switch k.wanted {
	case aSet:
		k.shingles = append(k.shingles, h)
		return
	case aSum:
		return
	}
	k.bins.add(h)
	k.sample.add(h)
}

// sign adds all shingles to the sketch. No branch depends on a hash: min becomes a conditional
// move, and the sample writes every hash and moves on by the borrow of a subtraction.
func (k *Sketcher) sign(in, out []uint64) {
	window, sum, bins := k.window, k.sum, &k.bins
	free, below, kept := k.sample.room(len(in)), k.sample.below, 0
	out, free = out[:len(in)], free[:len(in)]
	for i, h := range in {
		window = roll(window, h, out[i])
		sum = sum*keySum + h
		h = finish(window)
		bin := h >> (64 - 7)
		bins[bin] = min(bins[bin], uint32(h))
		free[kept] = h
		_, borrow := bits.Sub64(h, below, 0)
		kept += int(borrow)
	}
	k.window, k.sum = window, sum
	k.sample.keep(kept)
}
