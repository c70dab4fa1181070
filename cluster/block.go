package cluster

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"onecopy/shingle"
	"sync"
)

// How many docs are settled together: as many as make blocksLeast blocks, within bounds. The texts
// of a block are in memory, and workers wait for each other at its end. The result does not depend
// on it.
const (
	blockDocs    = 2048
	fewBlockDocs = 256
	blocksLeast  = 32
)

// A block is the docs of the ranks from lo up to hi, settled by several goroutines at once.
type block struct {
	*finder
	lo, hi   int
	texts    []string        // of the block, those that are short enough to be kept
	done     []chan struct{} // of the block, closed when a doc is settled
	busy     *places         // as many as may be at work and not wait
	outcomes []outcome

	sketches []shingle.Sketch // for an index in memory
	drawn    bool             // they are there

	words, letters proposer // letters with Noisy alone
	likeliest      []int32  // of the block: the rank of the survivor that shares the most, by the samples
}

// keptText is up to how many bytes the text of a doc is kept from its sketch on until the doc is
// settled.
const keptText = 1 << 14

// newBlock makes ready what is proposed of the docs of a block.
func (f *finder) newBlock(lo, hi int) (b *block, err error) {
	if b, f.ahead = f.ahead, nil; b == nil || b.lo != lo || b.hi != hi {
		b = f.emptyBlock(lo, hi)
	}
	switch {
	case f.asideWords == nil:
		return b, b.enter()
	case f.Noisy:
		if b.letters, err = f.asideLetters.load(lo, hi); err != nil {
			return nil, err
		}
	}
	b.words, err = f.asideWords.load(lo, hi)
	return b, err
}

// blockEnd is where the block ends that begins at a rank.
func (f *finder) blockEnd(lo int) int {
	return min(lo+cmp.Or(f.block, max(fewBlockDocs, min(f.docs.n/blocksLeast, blockDocs))), f.docs.n)
}

func (f *finder) emptyBlock(lo, hi int) *block {
	n := hi - lo
	b := &block{finder: f, lo: lo, hi: hi, texts: make([]string, n), done: make([]chan struct{}, n), busy: newPlaces(f.Jobs), outcomes: make([]outcome, n), likeliest: make([]int32, n)}
	for i := range b.done {
		b.done[i] = make(chan struct{})
	}
	if f.asideWords == nil {
		b.sketches = make([]shingle.Sketch, n)
	}
	return b
}

// enter enters the docs of the block into the index in memory. What it proposes of a doc are docs
// before that one, so it does not matter that later ones are there. Of docs of the same words only
// the first is entered.
func (b *block) enter() error {
	b.words = &sketchedBlock{b.index, b.lo, b.sketches}
	if !b.drawn {
		if err := b.each(b.drawOne); err != nil {
			return err
		}
	}
	b.index.AddAll(int32(b.lo), b.sketches, b.Jobs)
	if b.Noisy {
		return b.spell(b.sketches)
	}
	return nil
}

// drawOne sketches the doc of the rank lo + i, if it is to be entered.
func (b *block) drawOne(i int) (err error) {
	if int(b.sameWords[b.lo+i]) == b.lo+i {
		b.sketches[i], err = b.draw(b.lo + i)
	}
	return err
}

// each calls work for every doc of the block, by its rank less lo, and gives the error of the first
// doc that has one.
func (b *block) each(work func(i int) error) error { return inParallel(b.Jobs, b.hi-b.lo, work) }

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
func (b *block) draw(r int) (shingle.Sketch, error) {
	s := b.docs.sketch(int(b.order[r]))
	if s.Words > 0 && s.Signature == nil {
		text, err := b.text(r)
		if err != nil {
			return s, err
		}
		s = b.cache.sketch(text)
	}
	return s, nil
}

// settle decides every doc of the block. Workers take the ranks in order and wait only for lower
// ones, so the lowest rank at work can always go on. Copies of one story are often neighbours in
// the order, and each waits for the one before it; so there are nearly twice as many workers as may
// be at work at a time, and while some wait others go on behind them. Who finds no more of the
// block sketches what comes next: the end of a block would leave cores idle.
func (b *block) settle() error {
	workers, n := 2*max(1, b.Jobs)-1, b.hi-b.lo // one alone waits for nobody
	all := n
	if b.asideWords == nil && b.hi < b.docs.n {
		b.ahead = b.emptyBlock(b.hi, b.blockEnd(b.hi))
		all += b.ahead.hi - b.ahead.lo
	}
	err := inPlaces(b.busy, workers, all, func(i int) error {
		if i >= n {
			return b.ahead.drawOne(i - n)
		}
		defer close(b.done[i])
		defer func() { b.texts[i] = "" }()
		b.home[b.lo+i] = int32(b.lo + i)
		return b.decide(b.lo + i)
	})
	if err != nil {
		return err
	}
	if b.ahead != nil {
		b.ahead.drawn = true
	}
	return b.take()
}

// take hands the finder what became of the docs of the block.
func (b *block) take() error {
	for i := range b.outcomes {
		outcome, doc := &b.outcomes[i], b.order[b.lo+i]
		b.survivor[doc] = -1
		if err := b.pairs.add(outcome.pairs); err != nil {
			return err
		}
		b.compared += int64(outcome.near + outcome.far)
		if outcome.copy {
			b.survivor[doc] = int32(outcome.pairs[len(outcome.pairs)-1].A)
		}
	}
	return nil
}

// homeOf returns the rank of the survivor of a lower rank, once that is settled.
func (b *block) homeOf(r int32) int32 {
	if int(r) < b.lo {
		return b.home[r]
	}
	select {
	case <-b.done[int(r)-b.lo]:
	default:
		b.busy.wait(b.done[int(r)-b.lo])
	}
	return b.home[r]
}

// decide settles one doc.
func (b *block) decide(r int) (err error) {
	if doc := b.docs.row(b.order[r]); doc.body == 0 || doc.settled {
		return nil
	}
	if first := b.sameWords[r]; int(first) < r {
		if b.homeOf(first) == first {
			if same, err := b.repeat(r, first); same || err != nil {
				return err
			}
		}
		if d, ok := b.words.(*sketchedBlock); ok {
			if d.sketches[r-b.lo], err = b.draw(r); err != nil {
				return err
			}
		}
	}
	found := b.candidates(r)
	if len(found) == 0 || b.Memo != nil && b.recall(r, found) {
		return nil
	}
	return b.verify(r, found)
}

// repeat compares a doc with the survivor of the same sum; all that is left to see is whether the
// words are the same.
func (b *block) repeat(r int, first int32) (same bool, err error) {
	text, err := b.text(r)
	if err != nil {
		return false, err
	}
	other, err := b.cache.survivor(b.order[first])
	if err != nil {
		return false, err
	}
	k := scratches.Get().(*scratch)
	defer k.done()
	defer b.cache.release(other)
	own := k.prepare(text, b.docs.row(b.order[r]).day)
	if !shingle.Same(own.Words, other.Words) {
		return false, nil
	}
	c := b.comparison(r, own)
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
	k := scratches.Get().(*scratch)
	defer k.done()
	own := k.prepare(text, b.docs.row(doc).day)
	k.index(own)
	candidates, err := b.measured(own, found, b.likeliest[r-b.lo])
	if err != nil {
		return err
	}
	c := b.comparison(r, own)
	defer func() {
		for _, s := range c.lent {
			b.cache.release(s)
		}
	}()
	if err := c.decide(candidates); err != nil {
		return err
	}
	if c.copy {
		b.home[r] = b.rank[c.pairs[len(c.pairs)-1].A]
		return nil
	}
	b.cache.sets.put(doc, setSize(own.set), slices.Clone(own.set))
	return nil
}

// comparison returns the comparison of the doc of rank r.
func (b *block) comparison(r int, own *Prepared) *comparison {
	c := &comparison{outcome: &b.outcomes[r-b.lo], own: own, doc: int(b.order[r]), threshold: b.Threshold}
	if b.Noisy {
		c.letters = b.lettersOf(own)
	}
	c.ready = func(r *candidate) (*Prepared, error) {
		s, err := b.cache.survivor(int32(r.doc))
		if err == nil {
			c.lent = append(c.lent, s)
		}
		return s, err
	}
	return c
}

// measured measures what a doc shares with its candidates, which are in the order of survival. The
// likeliest one is made ready, as it is nearly always compared.
func (b *block) measured(own *Prepared, found []int32, likeliest int32) ([]candidate, error) {
	list := make([]candidate, len(found))
	for i, c := range found {
		set, err := b.cache.set(b.order[c], c == likeliest)
		if err != nil {
			return nil, err
		}
		list[i] = candidate{place: i, doc: int(b.order[c]), overlap: overlapOf(set, own), small: small(set) || small(own.set)}
	}
	return list, nil
}

// settleAgain takes over what the log has of the block, or settles it and adds it to the log.
func (b *block) settleAgain() error {
	raw, err := b.Log.Next()
	if err != nil {
		return err
	}
	if raw != nil {
		var s settled
		if err := json.Unmarshal(raw, &s); err != nil {
			return fmt.Errorf("the log of settled stories: %w", err)
		}
		return b.again(&s)
	}
	if err := b.settle(); err != nil {
		return err
	}
	if raw, err = json.Marshal(b.settled()); err != nil {
		return err
	}
	return b.Log.Append(raw)
}

// settled is what became of the block.
func (b *block) settled() *settled {
	s := &settled{Lo: b.lo, Hi: b.hi}
	for i := range b.outcomes {
		if f := &b.outcomes[i]; len(f.pairs) > 0 || f.near+f.far > 0 {
			s.Docs = append(s.Docs, settledDoc{b.lo + i, f.copy, f.near + f.far, f.pairs})
		}
	}
	return s
}

// again takes over what became of the block when it was settled before.
func (b *block) again(s *settled) error {
	if s.Lo != b.lo || s.Hi != b.hi {
		return fmt.Errorf("the log of settled stories is of other ones: %d to %d where %d to %d are wanted", s.Lo, s.Hi, b.lo, b.hi)
	}
	for i := range b.outcomes {
		b.home[b.lo+i] = int32(b.lo + i)
	}
	for i := range s.Docs {
		d := &s.Docs[i]
		if d.Rank < b.lo || d.Rank >= b.hi || d.Copy && len(d.Pairs) == 0 {
			return fmt.Errorf("the log of settled stories is of other ones: rank %d in %d to %d", d.Rank, b.lo, b.hi)
		}
		for _, p := range d.Pairs {
			if p.A < 0 || p.A >= b.docs.n || p.B != int(b.order[d.Rank]) || int(b.rank[p.A]) >= d.Rank {
				return fmt.Errorf("the log of settled stories is of other ones: rank %d with %d and %d", d.Rank, p.A, p.B)
			}
		}
		b.outcomes[d.Rank-b.lo] = outcome{copy: d.Copy, pairs: d.Pairs, near: d.Compared}
		if d.Copy {
			b.home[d.Rank] = b.rank[d.Pairs[len(d.Pairs)-1].A]
		}
	}
	return b.take()
}

// lettersOf returns what compares the letters of a doc with those of its candidates. Its own are
// listed when they are asked for first: of a copy by its words nobody asks.
func (b *block) lettersOf(own *Prepared) func(*candidate) (shingle.Overlap, error) {
	list := sync.OnceValue(func() shingle.Set { return b.cache.letterSet(own.Text) })
	return func(r *candidate) (shingle.Overlap, error) {
		sample, err := b.cache.letterSample(int32(r.doc))
		if err != nil {
			return shingle.Overlap{}, err
		}
		return letterOverlap(sample, list(), b.Threshold, func() (shingle.Set, error) {
			text, err := b.cache.text(int32(r.doc))
			return b.cache.letterSet(text), err
		})
	}
}
