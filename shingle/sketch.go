package shingle

import "slices"

// A Sketch is what is remembered of a text: enough to propose its near-duplicates, under 2 KB for a text of up to 1,200
// words. The largest text's takes 33 KB.
type Sketch struct {
	Words     int      // words of the text
	Shingles  int      // distinct shingles; beyond 65,536 an estimate, within 5 %
	Sum       uint64   // hash of the whole folded word sequence: equal for texts of the same words
	Signature []uint32 // one-permutation MinHash, densified
	Sample    []uint64 // FracMinHash: the shingles whose hash is in the lowest eighth, sorted; never more than the 4,096 lowest
}

// A Sketcher makes sketches and sets, and keeps its scratch memory between texts: use one for each goroutine. The zero
// value is ready to use.
type Sketcher struct {
	scanner scanner
	batch   [batch]Word

	words  int
	sum    uint64
	window uint64
	hashes [Width + batch]uint64 // of the words in the window, then of those of the batch

	shingles []uint64 // of the batch, or of the whole text for Set
	whole    bool     // is this Set
	bins     signature
	sample   sample
	tally    tally
}

// Sketch reads a text once. Only the slices of the result are allocated.
func (k *Sketcher) Sketch(text string) Sketch {
	k.read(text, false)
	s := Sketch{Words: k.words, Sum: blend(k.sum^keySum, uint64(k.words)|keyHigh)}
	if k.words == 0 {
		return s
	}
	s.Signature = k.bins.dense()
	s.Sample = slices.Clone(k.sample.lowest())
	s.Shingles = k.tally.distinct(s.Sample)
	return s
}

// Set returns the shingles of a text.
func (k *Sketcher) Set(text string) Set {
	k.read(text, true)
	return slices.Clone(Set(k.sample.sorter.distinct(k.shingles, 64)))
}

// read passes the words of a text through take.
func (k *Sketcher) read(text string, whole bool) {
	k.reset(len(text))
	k.whole = whole
	k.scanner.text, k.scanner.words, k.scanner.sink = view(text), k.batch[:0], k
	k.scanner.scan()
	k.take(k.scanner.words)
	if k.words > 0 && k.words < Width {
		k.shingles = append(k.shingles, finish(k.window))
		k.sign()
	}
	k.scanner.text = nil
}

// reset makes ready for a text of so many bytes. Scratch memory that an unusually long text left is let go.
func (k *Sketcher) reset(size int) {
	old := &k.scanner
	k.scanner = scanner{glyphs: old.glyphs, folded: scratch(old.folded), plain: scratch(old.plain)}
	k.words, k.sum, k.window = 0, 0, 0
	clear(k.hashes[:Width])
	k.shingles = scratch(k.shingles)
	k.bins.reset()
	k.sample.reset()
	k.tally.reset(size)
}

// scratch empties a slice for reuse, unless it is over 64 Ki elements.
func scratch[T any](s []T) []T {
	if cap(s) > 1<<16 {
		return nil
	}
	return s[:0]
}

// take adds the next words of the text. The words that leave the window are those of the batch, Width back.
func (k *Sketcher) take(words []Word) {
	if len(words) == 0 {
		return
	}
	hashes := k.hashes[:Width+len(words)]
	for i := range words {
		hashes[Width+i] = words[i].Hash
	}
	n := len(k.shingles)
	k.shingles = slices.Grow(k.shingles, len(words))[:n+len(words)]
	k.window, k.sum = shingles(k.shingles[n:], hashes, k.window, k.sum)
	if early := min(Width-1-k.words, len(words)); early > 0 { // windows that are not yet full
		k.shingles = k.shingles[:n+copy(k.shingles[n:], k.shingles[n+early:])]
	}
	k.words += len(words)
	copy(hashes, hashes[len(words):])
	k.sign()
}

// shingles rolls the window over the hashes, of which the first Width were in it before.
func shingles(dst, hashes []uint64, window, sum uint64) (uint64, uint64) {
	for i := range dst {
		in, out := hashes[i+Width], hashes[i]
		window = roll(window, in, out)
		sum = sum*keySum + in
		dst[i] = finish(window)
	}
	return window, sum
}

// sign adds the shingles of the batch to the sketch.
func (k *Sketcher) sign() {
	if k.whole {
		return
	}
	k.bins.add(k.shingles)
	k.sample.add(k.shingles)
	k.tally.add(k.shingles)
	k.shingles = k.shingles[:0]
}
