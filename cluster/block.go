package cluster

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"

	"onecopy/shingle"
)

// blockDocs is the number of docs settled together. It is fixed, as the index proposes the survivors of earlier blocks
// and, apart from them, the docs of the same block: were it to follow Jobs, so might the result.
const blockDocs = 512

// candidatesMax bounds the survivors one doc is compared with word by word. A corpus of ten thousand market reports would
// otherwise compare all with all, to learn each time that they are a series.
const candidatesMax = 32

// proposedMost bounds the survivors looked at more closely for that, by all they share of the signature and the sample.
const proposedMost = 4 * candidatesMax

// A block is the docs of the ranks from lo up to hi, settled by several goroutines at once.
type block struct {
	*finder
	lo, hi int
	near   *shingle.Index  // of the block, by rank less lo
	done   []chan struct{} // of the block, closed when a doc is settled

	letters     []shingle.Sketch // with Noisy, of the block
	nearLetters *shingle.Index
}

// newBlock indexes the docs of the block. Of docs of the same words only the first may survive, so the others are no
// candidates.
func (f *finder) newBlock(lo, hi int) (*block, error) {
	b := &block{finder: f, lo: lo, hi: hi, near: shingle.NewIndex(shingle.IndexOptions{}), done: make([]chan struct{}, hi-lo)}
	for r := lo; r < hi; r++ {
		b.done[r-lo] = make(chan struct{})
		if f.sketch(r).Words > 0 && int(f.twins[r]) == r {
			b.near.Add(int32(r-lo), f.sketch(r))
		}
	}
	if f.Noisy {
		return b, b.spell()
	}
	return b, nil
}

func (f *finder) sketch(r int) *shingle.Sketch { return &f.docs[f.order[r]].Sketch }

// settle decides every doc of the block. Workers take the ranks in order and wait only for lower ones, so the lowest rank
// at work can always go on.
func (b *block) settle() error {
	var taken atomic.Int64
	var workers sync.WaitGroup
	for range max(1, b.Jobs) {
		workers.Go(func() {
			for r := b.lo + int(taken.Add(1)) - 1; r < b.hi; r = b.lo + int(taken.Add(1)) - 1 {
				b.fates[r].err = b.decide(r)
				close(b.done[r-b.lo])
			}
		})
	}
	workers.Wait()
	for r := b.lo; r < b.hi; r++ {
		if err := b.fates[r].err; err != nil {
			return err
		}
		if !b.fates[r].copy && b.sketch(r).Words > 0 {
			b.index.Add(int32(r), b.sketch(r))
			if b.Noisy {
				b.letterIndex.Add(int32(r), &b.letters[r-b.lo])
			}
		}
	}
	return nil
}

// survived waits until a lower rank is settled.
func (b *block) survived(r int32) bool {
	if int(r) >= b.lo {
		<-b.done[int(r)-b.lo]
	}
	return !b.fates[r].copy
}

// decide settles one doc.
func (b *block) decide(r int) error {
	if b.sketch(r).Words == 0 {
		return nil
	}
	var own *story
	if first := b.twins[r]; int(first) < r && b.survived(first) {
		story, same, err := b.repeat(r, first)
		if same || err != nil {
			return err
		}
		own = story
	}
	found := b.candidates(r)
	if len(found) == 0 {
		return nil
	}
	return b.verify(r, own, found)
}

// repeat compares a doc with the survivor of the same sum; all that is left to see is whether the words are the same.
func (b *block) repeat(r int, first int32) (own *story, same bool, err error) {
	if own, err = b.cache.read(b.order[r]); err != nil {
		return nil, false, err
	}
	other, err := b.cache.survivor(b.order[first])
	if err != nil || !shingle.Same(own.words, other.words) {
		return own, false, err
	}
	b.note(r, first, identical(other))
	return own, true, nil
}

// verify compares a doc with its candidates, in the order of survival.
func (b *block) verify(r int, own *story, found []int32) (err error) {
	doc := b.order[r]
	if own == nil {
		if own, err = b.cache.read(doc); err != nil {
			return err
		}
	}
	b.cache.complete(own)
	for _, c := range found {
		other, err := b.cache.survivor(b.order[c])
		if err != nil {
			return err
		}
		p, ok := compare(other, own, b.Threshold)
		if b.Noisy && !p.Verdict.Copies() {
			p, ok = reprint(other, own, p, b.Threshold)
		}
		if ok {
			b.note(r, c, p)
		}
	}
	b.fates[r].trim()
	if !b.fates[r].copy {
		b.cache.put(doc, own)
	}
	return nil
}

// pairsKept is how many pairs are kept of a story with survivors before it. A corpus of 98,000 stories, 60 versions of
// each, had 11 a story, and pairs were half of the memory of a run.
const pairsKept = 6

// trim keeps the closest pairs of a doc, that with its survivor among them.
func (f *fate) trim() {
	if len(f.pairs) <= pairsKept {
		return
	}
	kept := make([]Pair, 0, pairsKept)
	if f.copy {
		kept = append(kept, f.pairs[f.best])
		f.pairs, f.best = slices.Delete(f.pairs, f.best, f.best+1), 0
	}
	slices.SortStableFunc(f.pairs, func(p, q Pair) int { // equals stay in the order of survival
		switch {
		case closer(&p, &q):
			return -1
		case closer(&q, &p):
			return 1
		}
		return 0
	})
	f.pairs = append(kept, f.pairs[:pairsKept-len(kept)]...)
}

// note records a verified pair and keeps the best survivor: the one with the highest containment either way, then the
// highest Jaccard, then the first in the order of survival, which is the order of the calls.
func (b *block) note(r int, other int32, p Pair) {
	p.A, p.B = int(b.order[other]), int(b.order[r])
	fate := &b.fates[r]
	fate.pairs = append(fate.pairs, p)
	if !p.Verdict.Copies() {
		return
	}
	last := len(fate.pairs) - 1
	if !fate.copy || closer(&p, &fate.pairs[fate.best]) {
		fate.copy, fate.best = true, last
	}
}

func closer(p, q *Pair) bool {
	return cmp.Or(
		cmp.Compare(max(p.Overlap.AInB, p.Overlap.BInA), max(q.Overlap.AInB, q.Overlap.BInA)),
		cmp.Compare(p.Overlap.Jaccard, q.Overlap.Jaccard),
	) > 0
}

// candidates lists the survivors before rank r that the indexes propose, in order.
func (b *block) candidates(r int) []int32 {
	found := b.likeliest(r, b.index.Near(b.sketch(r), nil))
	for _, c := range b.near.Near(b.sketch(r), nil) {
		if open := int32(b.lo) + c; int(open) < r && b.survived(open) {
			found = append(found, open)
		}
	}
	return merged(b.likeliest(r, found), b.reprints(r))
}

// likeliest cuts a list of candidates, in order, down to those that share most of the sample with rank r, the earlier ones
// among equals.
func (f *finder) likeliest(r int, found []int32) []int32 {
	if len(found) <= candidatesMax {
		return found
	}
	type likely struct {
		rank  int32
		share float64
	}
	all := make([]likely, len(found))
	for i, c := range found {
		all[i] = likely{c, likeness(f.sketch(r), f.sketch(int(c)))}
	}
	slices.SortFunc(all, func(x, y likely) int {
		return cmp.Or(cmp.Compare(y.share, x.share), cmp.Compare(x.rank, y.rank))
	})
	found = found[:candidatesMax]
	for i := range found {
		found[i] = all[i].rank
	}
	slices.Sort(found)
	return found
}

// likeness estimates how much of the smaller of two texts the larger one has: by the samples, and for texts that have
// hardly any, by the signatures.
func likeness(a, b *shingle.Sketch) float64 {
	var equal float64
	for i := range min(len(a.Signature), len(b.Signature)) {
		if a.Signature[i] == b.Signature[i] {
			equal++
		}
	}
	jaccard := equal / float64(max(1, len(a.Signature)))
	shared := shingle.Compare(a.Sample, b.Sample)
	return max(jaccard, shared.AInB, shared.BInA)
}
