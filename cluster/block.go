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

// MostCandidates bounds the survivors one doc is compared with word by word. A corpus of ten thousand market reports would
// otherwise compare all with all, to learn each time that they are a series.
const MostCandidates = 32

// A block is the docs of the ranks from lo up to hi, settled by several goroutines at once.
type block struct {
	*finder
	lo, hi   int
	sketches []shingle.Sketch
	near     *shingle.Index  // of the block, by rank less lo
	done     []chan struct{} // of the block, closed when a doc is settled
	fates    []fate

	letters     []shingle.Sketch // with Noisy, of the block
	nearLetters *shingle.Index
}

// newBlock indexes the docs of the block. Of docs of the same words only the first may survive, so the others are no
// candidates.
func (f *finder) newBlock(lo, hi int) (*block, error) {
	b := &block{finder: f, lo: lo, hi: hi, near: shingle.NewIndex(shingle.IndexOptions{}), sketches: make([]shingle.Sketch, hi-lo),
		done: make([]chan struct{}, hi-lo), fates: make([]fate, hi-lo)}
	if err := b.each(func(i int) error {
		if int(f.sameWords[lo+i]) != lo+i {
			return nil
		}
		return b.draw(lo + i)
	}); err != nil {
		return nil, err
	}
	for i := range b.sketches {
		b.done[i] = make(chan struct{})
		b.near.Add(int32(i), &b.sketches[i])
	}
	if f.Noisy {
		return b, b.spell()
	}
	return b, nil
}

// each calls work for every doc of the block, by its rank less lo, and gives the error of the first doc that has one.
func (b *block) each(work func(i int) error) error {
	fail := make([]error, b.hi-b.lo)
	var taken atomic.Int64
	var workers sync.WaitGroup
	for range max(1, b.Jobs) {
		workers.Go(func() {
			for i := int(taken.Add(1)) - 1; i < len(fail); i = int(taken.Add(1)) - 1 {
				fail[i] = work(i)
			}
		})
	}
	workers.Wait()
	for _, err := range fail {
		if err != nil {
			return err
		}
	}
	return nil
}

// draw takes the sketch of a doc, or makes it where the doc comes without.
func (b *block) draw(r int) (err error) {
	s := b.docs[b.order[r]].Sketch
	if s.Words > 0 && s.Signature == nil {
		s, err = b.cache.sketch(b.order[r])
	}
	b.sketches[r-b.lo] = s
	return err
}

// settle decides every doc of the block. Workers take the ranks in order and wait only for lower ones, so the lowest rank
// at work can always go on.
func (b *block) settle() error {
	err := b.each(func(i int) error {
		defer close(b.done[i])
		return b.decide(b.lo + i)
	})
	if err != nil {
		return err
	}
	for i := range b.fates {
		r, fate := b.lo+i, &b.fates[i]
		b.copied[r], b.survivor[b.order[r]] = fate.copy, -1
		b.pairs = append(b.pairs, fate.pairs...)
		if fate.copy {
			b.survivor[b.order[r]] = int32(fate.pairs[len(fate.pairs)-1].A)
			continue
		}
		b.index.Add(int32(r), &b.sketches[i])
		if b.Noisy {
			b.letterIndex.Add(int32(r), &b.letters[i])
		}
	}
	return nil
}

// survived waits until a lower rank is settled.
func (b *block) survived(r int32) bool {
	if int(r) >= b.lo {
		<-b.done[int(r)-b.lo]
		return !b.fates[int(r)-b.lo].copy
	}
	return !b.copied[r]
}

// decide settles one doc.
func (b *block) decide(r int) error {
	if doc := &b.docs[b.order[r]]; doc.Sketch.Words == 0 || doc.Settled {
		return nil
	}
	var own *Prepared
	if first := b.sameWords[r]; int(first) < r {
		if b.survived(first) {
			story, same, err := b.repeat(r, first)
			if same || err != nil {
				return err
			}
			own = story
		}
		if err := b.draw(r); err != nil {
			return err
		}
	}
	found := b.candidates(r)
	if len(found) == 0 || b.Memo != nil && b.recall(r, found) {
		return nil
	}
	return b.verify(r, own, found)
}

// repeat compares a doc with the survivor of the same sum; all that is left to see is whether the words are the same.
func (b *block) repeat(r int, first int32) (own *Prepared, same bool, err error) {
	if own, err = b.cache.read(b.order[r]); err != nil {
		return nil, false, err
	}
	other, err := b.cache.survivor(b.order[first])
	if err != nil || !shingle.Same(own.Words, other.Words) {
		return own, false, err
	}
	c := b.contest(r, own)
	c.note(int(b.order[first]), identical(other, own))
	return own, true, nil
}

// verify compares a doc with its candidates.
func (b *block) verify(r int, own *Prepared, found []int32) (err error) {
	doc := b.order[r]
	if own == nil {
		if own, err = b.cache.read(doc); err != nil {
			return err
		}
	}
	b.cache.complete(own)
	rivals, err := b.rivals(own, found)
	if err != nil {
		return err
	}
	c := b.contest(r, own)
	if err := c.decide(rivals); err != nil || c.copy {
		return err
	}
	b.cache.put(doc, own)
	return nil
}

// contest is the contest of the doc of rank r.
func (b *block) contest(r int, own *Prepared) contest {
	return contest{
		fate: &b.fates[r-b.lo], own: own, doc: int(b.order[r]), threshold: b.Threshold, noisy: b.Noisy,
		ready: func(c *rival) (*Prepared, error) { return b.cache.survivor(int32(c.doc)) },
	}
}

// rivals measures what a doc shares with its candidates, which are in the order of survival.
func (b *block) rivals(own *Prepared, found []int32) ([]rival, error) {
	list := make([]rival, len(found))
	for i, c := range found {
		set, err := b.cache.set(b.order[c])
		if err != nil {
			return nil, err
		}
		list[i] = rival{place: i, doc: int(b.order[c]), overlap: shingle.Compare(set, own.set)}
	}
	return list, nil
}

// candidates lists the survivors before rank r that the indexes propose, in order.
func (b *block) candidates(r int) []int32 {
	own := &b.sketches[r-b.lo]
	var open []int32
	for _, c := range b.near.Near(own, nil) {
		if c += int32(b.lo); int(c) < r && b.survived(c) {
			open = append(open, c)
		}
	}
	return merged(append(b.index.Near(own, nil), b.likeliest(r, open)...), b.reprints(r))
}

// likeliest cuts a list of candidates of the block, in order, down to those that share most of the sample with rank r, the
// earlier ones among equals.
func (b *block) likeliest(r int, found []int32) []int32 {
	if len(found) <= MostCandidates {
		return found
	}
	type likely struct {
		rank  int32
		share float64
	}
	all := make([]likely, len(found))
	for i, c := range found {
		all[i] = likely{c, likeness(&b.sketches[r-b.lo], &b.sketches[int(c)-b.lo])}
	}
	slices.SortFunc(all, func(x, y likely) int {
		return cmp.Or(cmp.Compare(y.share, x.share), cmp.Compare(x.rank, y.rank))
	})
	found = found[:MostCandidates]
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
