package cluster

import (
	"slices"
	"sync"
	"sync/atomic"

	"onecopy/shingle"
)

// blockDocs is the number of docs settled together. The result does not depend on it.
const blockDocs = 2048

// MostCandidates bounds the docs that are proposed for one, by either index. A corpus of ten
// thousand market reports would otherwise measure all against all, to learn each time that they are
// a series.
const MostCandidates = 32

// A block is the docs of the ranks from lo up to hi, settled by several goroutines at once.
type block struct {
	*finder
	lo, hi   int
	texts    []string // of the block, those that are short enough to be kept
	sketches []shingle.Sketch
	done     []chan struct{} // of the block, closed when a doc is settled
	fates    []fate

	likeliest []int32 // of the block: the rank of the survivor that shares the most, by the samples

	letters []shingle.Sketch // with Noisy, of the block
}

// keptText is up to how many bytes the text of a doc is kept from its sketch on until the doc is
// settled.
const keptText = 1 << 14

// newBlock enters the docs of the block into the index. What it proposes of a doc are docs before
// that one, so it does not matter that later ones are there. Of docs of the same words only the
// first is entered.
func (f *finder) newBlock(lo, hi int) (*block, error) {
	b := &block{finder: f, lo: lo, hi: hi, texts: make([]string, hi-lo), sketches: make([]shingle.Sketch, hi-lo),
		done: make([]chan struct{}, hi-lo), fates: make([]fate, hi-lo), likeliest: make([]int32, hi-lo)}
	if err := b.each(func(i int) error {
		b.done[i] = make(chan struct{})
		if int(f.sameWords[lo+i]) != lo+i {
			return nil
		}
		return b.draw(lo + i)
	}); err != nil {
		return nil, err
	}
	b.index.AddAll(int32(lo), b.sketches, b.Jobs)
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

// text returns the text of the doc of a rank.
func (b *block) text(r int) (string, error) {
	if t := b.texts[r-b.lo]; t != "" {
		return t, nil
	}
	t, err := b.cache.text(b.order[r])
	if len(t) <= keptText {
		b.texts[r-b.lo] = t
	}
	return t, err
}

// draw takes the sketch of a doc, or makes it where the doc comes without.
func (b *block) draw(r int) error {
	s := b.docs[b.order[r]].Sketch
	if s.Words > 0 && s.Signature == nil {
		text, err := b.text(r)
		if err != nil {
			return err
		}
		s = b.cache.sketch(text)
	}
	b.sketches[r-b.lo] = s
	return nil
}

// settle decides every doc of the block. Workers take the ranks in order and wait only for lower ones, so the lowest rank
// at work can always go on.
func (b *block) settle() error {
	err := b.each(func(i int) error {
		defer close(b.done[i])
		defer func() { b.texts[i] = "" }()
		b.home[b.lo+i] = int32(b.lo + i)
		return b.decide(b.lo + i)
	})
	if err != nil {
		return err
	}
	for i := range b.fates {
		fate, doc := &b.fates[i], b.order[b.lo+i]
		b.survivor[doc] = -1
		b.pairs = append(b.pairs, fate.pairs...)
		b.compared += int64(fate.near + fate.far)
		if fate.copy {
			b.survivor[doc] = int32(fate.pairs[len(fate.pairs)-1].A)
		}
	}
	return nil
}

// homeOf returns the rank of the survivor of a lower rank, once that is settled.
func (b *block) homeOf(r int32) int32 {
	if int(r) >= b.lo {
		<-b.done[int(r)-b.lo]
	}
	return b.home[r]
}

// decide settles one doc.
func (b *block) decide(r int) error {
	if doc := &b.docs[b.order[r]]; doc.Sketch.Words == 0 || doc.Settled {
		return nil
	}
	if first := b.sameWords[r]; int(first) < r {
		if b.homeOf(first) == first {
			if same, err := b.repeat(r, first); same || err != nil {
				return err
			}
		}
		if err := b.draw(r); err != nil {
			return err
		}
	}
	found := b.candidates(r)
	if len(found) == 0 || b.Memo != nil && b.recall(r, found) {
		return nil
	}
	return b.verify(r, found)
}

// repeat compares a doc with the survivor of the same sum; all that is left to see is whether the words are the same.
func (b *block) repeat(r int, first int32) (same bool, err error) {
	text, err := b.text(r)
	if err != nil {
		return false, err
	}
	other, err := b.cache.survivor(b.order[first])
	if err != nil {
		return false, err
	}
	k := benches.Get().(*bench)
	defer k.done()
	own := k.prepare(text, b.docs[b.order[r]].Day)
	if !shingle.Same(own.Words, other.Words) {
		return false, nil
	}
	c := b.contest(r, own)
	c.note(int(b.order[first]), identical(other, own))
	b.home[r] = first
	return true, nil
}

// verify compares a doc with its candidates.
func (b *block) verify(r int, found []int32) error {
	doc := b.order[r]
	text, err := b.text(r)
	if err != nil {
		return err
	}
	k := benches.Get().(*bench)
	defer k.done()
	own := k.prepare(text, b.docs[doc].Day)
	k.complete(own, b.Noisy)
	rivals, err := b.rivals(own, found, b.likeliest[r-b.lo])
	if err != nil {
		return err
	}
	c := b.contest(r, own)
	if err := c.decide(rivals); err != nil {
		return err
	}
	if c.copy {
		b.home[r] = b.rank[c.pairs[len(c.pairs)-1].A]
		return nil
	}
	b.cache.sets.put(doc, setSize(own.set), slices.Clone(own.set))
	return nil
}

// contest is the contest of the doc of rank r.
func (b *block) contest(r int, own *Prepared) contest {
	return contest{
		fate: &b.fates[r-b.lo], own: own, doc: int(b.order[r]), threshold: b.Threshold, noisy: b.Noisy,
		ready: func(c *rival) (*Prepared, error) { return b.cache.survivor(int32(c.doc)) },
	}
}

// rivals measures what a doc shares with its candidates, which are in the order of survival. The
// likeliest one is made ready, as it is nearly always compared.
func (b *block) rivals(own *Prepared, found []int32, likeliest int32) ([]rival, error) {
	list := make([]rival, len(found))
	for i, c := range found {
		set, err := b.cache.set(b.order[c], c == likeliest)
		if err != nil {
			return nil, err
		}
		list[i] = rival{place: i, doc: int(b.order[c]), overlap: shingle.Compare(set, own.set), small: small(set) || small(own.set)}
	}
	return list, nil
}
