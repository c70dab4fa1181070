package cluster

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"slices"

	"onecopy/shingle"
)

// Find parts the docs into survivors and their copies.
//
// The docs are walked in the order of survival (senior ones, most words, fewest cuts, text before
// markup, earliest date, first id). Of each the index proposes earlier docs; it is compared with
// the survivors of these, the closest first, and becomes a copy of the first one whose verdict
// allows it, or a survivor itself. A doc of the same words as a survivor is compared with that one
// alone. Equal words are proposed by the 64-bit sum of the sketch and then checked word by word, so
// a million printings of one story cost a million readings. What is proposed depends on the texts
// and the order alone, and not on who survived.
//
// Options.Keep does not change who is a copy of whom, only which story of a cluster stays: see
// Keep.
//
// Docs without words are never copies. The result does not depend on the order of the docs or on
// Jobs. Errors: a threshold outside 0 to 1, an id used twice, a text that cannot be read (the first
// one in the order of survival).
func Find(docs []Doc, o Options) (*Result, error) {
	found, err := o.Find(new(Docs).With(docs...))
	if err != nil {
		return nil, err
	}
	res, err := found.result()
	return res, errors.Join(err, found.Close())
}

// Find is what the function of that name is, for a million docs and more.
func (o Options) Find(docs *Docs) (found *Packed, err error) {
	f, err := newFinder(docs, o)
	switch {
	case err != nil:
		return nil, err
	case o.Apart:
		return f.apart()
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, f.pairs.told.close())
		}
	}()
	if err := f.makeIndex(); err != nil {
		return nil, err
	}
	if err := errors.Join(f.walk(), f.asideWords.Close(), f.asideLetters.Close()); err != nil {
		return nil, err
	}
	f.index, f.letterIndex, f.asideWords, f.asideLetters, f.sameWords, f.rank, f.home, f.order = nil, nil, nil, nil, nil, nil, nil, nil
	return f.result()
}

// newFinder puts the docs in order.
func newFinder(docs *Docs, o Options) (*finder, error) {
	if o.Threshold == 0 {
		o.Threshold = DefaultThreshold
	}
	f := &finder{docs: docs, Options: o}
	if err := f.check(); err != nil || o.Apart {
		return f, err
	}
	f.cache = newCache(docs, &o)
	f.order = docs.order(f.byID)
	f.sameWords = firstOfSameWords(docs, f.order)
	f.home, f.rank, f.survivor = make([]int32, docs.n), make([]int32, docs.n), make([]int32, docs.n)
	for r, d := range f.order {
		f.rank[d] = int32(r)
	}
	return f, nil
}

// makeIndex makes the indexes: in memory and empty if there is room for them, else on the disk and
// of all docs.
func (f *finder) makeIndex() (err error) {
	if memory, onDisk := indexBytes(f.lengths, f.Noisy); f.Dir != "" && f.Room > 0 && memory > f.Room {
		if f.Spilling != nil {
			f.Spilling(memory, onDisk)
		}
		f.pairs.told.folder = f.Dir
		if f.asideWords, err = f.sortAside("words", wordIndex, f.drawWords); err == nil && f.Noisy {
			f.asideLetters, err = f.sortAside("letters", letterIndex, f.drawLetters)
		}
		return err
	}
	f.index, f.letterIndex = shingle.NewIndex(wordIndex), shingle.NewIndex(letterIndex)
	f.index.Reserve(f.lengths, freshShare)
	return nil
}

// lengths returns the words of each doc.
func (f *finder) lengths(yield func(words int) bool) {
	for i := range f.docs.n {
		if !yield(int(f.docs.row(int32(i)).body)) {
			return
		}
	}
}

// print is a hash of the docs in their order, for the headers of what is kept of them.
func (f *finder) print() uint64 {
	sum := fnv.New64a()
	sum.Write([]byte(shingle.Version))
	raw := make([]byte, 0, 16)
	for _, d := range f.order {
		raw = binary.LittleEndian.AppendUint64(raw[:0], f.docs.row(d).sum())
		raw = binary.LittleEndian.AppendUint64(raw, uint64(f.docs.row(d).body))
		sum.Write(raw)
	}
	return sum.Sum64()
}

// sortAside sorts an index on the disk.
func (f *finder) sortAside(name string, how shingle.IndexOptions, draw sketchOf) (*spilled, error) {
	anew := func() (*spilled, error) {
		return spill(name, sortSpace{f.Dir, f.Room, f.Jobs, f.Err}, how, f.rank, draw)
	}
	if f.Stage == "" {
		return anew()
	}
	return staged(f.Stage, name, f.print(), f.docs.n, how, anew)
}

// drawWords is the [sketchOf] of words: the sketch of a doc, or made where the doc comes without.
func (f *finder) drawWords(r int) (s shingle.Sketch, enters bool, err error) {
	s = f.docs.sketch(int(f.order[r]))
	if s.Words > 0 && s.Signature == nil {
		text, err := f.cache.text(f.order[r])
		if err != nil {
			return s, false, err
		}
		s = f.cache.sketch(text)
	}
	return s, int(f.sameWords[r]) == r, nil
}

// drawLetters is the [sketchOf] of letters. Docs of the same words as an earlier one have none.
func (f *finder) drawLetters(r int) (s shingle.Sketch, enters bool, err error) {
	if f.docs.row(f.order[r]).body < StoryWords || int(f.sameWords[r]) != r {
		return s, false, nil
	}
	text, err := f.cache.text(f.order[r])
	if err != nil {
		return s, false, err
	}
	return f.cache.sketchLetters(text), true, nil
}

// walk settles the docs in the order of survival.
func (f *finder) walk() error {
	for lo, hi := 0, 0; lo < f.docs.n; lo = hi {
		hi = f.blockEnd(lo)
		if err := f.settle(lo, hi); err != nil {
			return err
		}
		if f.Progress != nil {
			f.Progress(hi, f.docs.n)
		}
	}
	return nil
}

// settle settles a block of docs, or takes over what the log has of it.
func (f *finder) settle(lo, hi int) error {
	b, err := f.newBlock(lo, hi)
	switch {
	case err != nil:
		return err
	case f.Log == nil:
		return b.settle()
	}
	return b.settleAgain()
}

// Proposing says how the index proposes.
func (Options) Proposing() shingle.IndexOptions { return wordIndex }

// A finder is the state of one Find. Docs go by their place in the order of survival, their rank.
// Of a doc it holds 24 bytes and its pairs, and the index 1 KB or so of a survivor.
type finder struct {
	docs *Docs
	Options
	byID      idPlaces
	order     []int32 // rank to doc
	sameWords []int32 // rank to the first rank of the same words, by the sum of the sketch
	rank      []int32 // doc to rank
	home      []int32 // by rank, of those that are settled: the rank of the survivor, their own of a survivor
	survivor  []int32 // doc to the survivor it is a copy of, -1 for a survivor
	pairs     pairTable
	compared  int64 // comparisons of texts
	index     *shingle.Index
	cache     *cache

	ahead *block // the next one, as far as it is sketched while others of the one before are settled

	letterIndex *shingle.Index // with Noisy: of the letters

	asideWords, asideLetters *spilled // in the place of the indexes where there is no room for these
}

// freshShare is about which share of the shingles of a corpus are not those of an earlier story,
// where nobody has looked yet.
const freshShare = 0.6

func (f *finder) check() error {
	if !(f.Threshold > 0 && f.Threshold <= 1) {
		return fmt.Errorf("threshold %v is not above 0 and at most 1", f.Threshold)
	}
	if f.Text == nil && f.docs.n > 1 {
		return errors.New("no way to read the texts is given")
	}
	if f.docs.n > math.MaxInt32 {
		return fmt.Errorf("%d stories are more than %d", f.docs.n, math.MaxInt32)
	}
	f.byID = f.docs.idOrder()
	doc, before := f.byID.docs(f.docs.n), ""
	for at := range f.docs.n {
		id := f.docs.ID(int(doc(at)))
		if at > 0 && id == before {
			return fmt.Errorf("two stories have the id %q", id)
		}
		before = id
	}
	return nil
}

// result gathers what became of the docs.
func (f *finder) result() (*Packed, error) {
	if f.Noisy {
		if err := f.gather(); err != nil {
			return nil, err
		}
	}
	whys, err := f.elect()
	if err != nil {
		return nil, err
	}
	f.pairs.flatten()
	slices.SortFunc(f.pairs.rows, func(p, q pairRow) int {
		return cmp.Or(cmp.Compare(f.byID.of(p.a), f.byID.of(q.a)), cmp.Compare(f.byID.of(p.b), f.byID.of(q.b)))
	})
	s := &Packed{docs: f.docs, pairs: f.pairs, Compared: f.compared, whys: whys}
	s.gather(f.survivor, f.byID)
	return s, nil
}

// apart is the result of comparing nothing.
func (f *finder) apart() (*Packed, error) {
	alone := make([]int32, f.docs.n)
	for i := range alone {
		alone[i] = -1
	}
	return f.docs.Pack(alone, nil)
}
