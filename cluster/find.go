package cluster

import (
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/fnv"
	"math"
	"slices"

	"onecopy/corpus"
	"onecopy/shingle"
)

// Find parts the docs into survivors and their copies.
//
// The docs are walked in the order of survival (senior ones, most words, fewest cuts, text before markup, earliest
// date, first id). Of each the index proposes earlier docs; it is compared with the survivors of
// these, the closest first, and becomes a copy of the first one whose verdict allows it, or a
// survivor itself. A doc of the same words as a survivor is compared with that one alone. Equal
// words are proposed by the 64-bit sum of the sketch and then checked word by word, so a million
// printings of one story cost a million readings. What is proposed depends on the texts and the
// order alone, and not on who survived.
//
// Options.Keep does not change who is a copy of whom, only which story of a cluster stays: see Keep.
//
// Docs without words are never copies. The result does not depend on the order of the docs or on Jobs. Errors: a threshold
// outside 0 to 1, an id used twice, a text that cannot be read (the first one in the order of survival).
func Find(docs []Doc, o Options) (*Result, error) {
	f, err := newFinder(docs, o)
	switch {
	case err != nil:
		return nil, err
	case o.Apart:
		return apart(docs), nil
	}
	if err := f.makeIndex(); err != nil {
		return nil, err
	}
	if err := errors.Join(f.walk(), f.asideWords.Close(), f.asideLetters.Close()); err != nil {
		return nil, err
	}
	f.index, f.letterIndex, f.asideWords, f.asideLetters, f.sameWords, f.rank, f.home = nil, nil, nil, nil, nil, nil, nil
	return f.result()
}

// newFinder puts the docs in order.
func newFinder(docs []Doc, o Options) (*finder, error) {
	if o.Threshold == 0 {
		o.Threshold = DefaultThreshold
	}
	f := &finder{docs: docs, Options: o}
	if err := f.check(); err != nil || o.Apart {
		return f, err
	}
	f.cache = newCache(docs, o.Text)
	f.cache.noisy = o.Noisy
	f.order = Order(docs)
	f.sameWords = firstOfSameWords(docs, f.order)
	f.home, f.rank, f.survivor = make([]int32, len(docs)), make([]int32, len(docs)), make([]int32, len(docs))
	for r, d := range f.order {
		f.rank[d] = int32(r)
	}
	return f, nil
}

// makeIndex makes the indexes: in memory and empty if there is room for them, else on the disk and of all docs.
func (f *finder) makeIndex() (err error) {
	if memory, onDisk := indexBytes(f.lengths, f.Noisy); f.Dir != "" && f.Room > 0 && memory > f.Room {
		if f.Spilling != nil {
			f.Spilling(memory, onDisk)
		}
		if f.asideWords, err = f.sortAside("words", wordIndex, f.drawWords); err == nil && f.Noisy {
			f.asideLetters, err = f.sortAside("letters", letterIndex, f.drawLetters)
		}
		return err
	}
	f.index, f.letterIndex = shingle.NewIndex(wordIndex), shingle.NewIndex(letterIndex)
	f.index.Reserve(f.lengths, freshShare)
	return nil
}

// lengths gives the words of each doc.
func (f *finder) lengths(yield func(words int) bool) {
	for i := range f.docs {
		if !yield(f.docs[i].Sketch.Words) {
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
		raw = binary.LittleEndian.AppendUint64(raw[:0], f.docs[d].Sketch.Sum)
		raw = binary.LittleEndian.AppendUint64(raw, uint64(f.docs[d].Sketch.Words))
		sum.Write(raw)
	}
	return sum.Sum64()
}

// sortAside sorts an index on the disk.
func (f *finder) sortAside(name string, how shingle.IndexOptions, draw drawing) (*spilled, error) {
	anew := func() (*spilled, error) { return spill(name, room{f.Dir, f.Room, f.Jobs}, how, f.rank, draw) }
	if f.Stage == "" {
		return anew()
	}
	return staged(f.Stage, name, f.print(), len(f.docs), how, anew)
}

// drawWords is the drawing of words: the sketch of a doc, or made where the doc comes without.
func (f *finder) drawWords(r int) (s shingle.Sketch, enters bool, err error) {
	s = f.docs[f.order[r]].Sketch
	if s.Words > 0 && s.Signature == nil {
		text, err := f.cache.text(f.order[r])
		if err != nil {
			return s, false, err
		}
		s = f.cache.sketch(text)
	}
	return s, int(f.sameWords[r]) == r, nil
}

// drawLetters is the drawing of letters. Docs of the same words as an earlier one have none.
func (f *finder) drawLetters(r int) (s shingle.Sketch, enters bool, err error) {
	if f.docs[f.order[r]].Sketch.Words < StoryWords || int(f.sameWords[r]) != r {
		return s, false, nil
	}
	text, err := f.cache.text(f.order[r])
	if err != nil {
		return s, false, err
	}
	return f.cache.letters(text), true, nil
}

// walk settles the docs in the order of survival.
func (f *finder) walk() error {
	size := cmp.Or(f.block, max(fewBlockDocs, min(len(f.docs)/blocksLeast, blockDocs)))
	for lo := 0; lo < len(f.docs); lo += size {
		hi := min(lo+size, len(f.docs))
		if err := f.settle(lo, hi); err != nil {
			return err
		}
		if f.Progress != nil {
			f.Progress(hi, len(f.docs))
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

// A finder is the state of one Find. Docs go by their place in the order of survival, their rank. Of a doc it holds 20 bytes
// and its pairs, and the index 1 KB or so of a survivor.
type finder struct {
	docs []Doc
	Options
	byID      []int32 // doc to its place in the order of ids
	order     []int32 // rank to doc
	sameWords []int32 // rank to the first rank of the same words, by the sum of the sketch
	rank      []int32 // doc to rank
	home      []int32 // by rank, of those that are settled: the rank of the survivor, their own of a survivor
	survivor  []int32 // doc to the survivor it is a copy of, -1 for a survivor
	pairs     []Pair
	compared  int64 // comparisons of texts
	index     *shingle.Index
	cache     *cache

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
	if f.Text == nil && len(f.docs) > 1 {
		return errors.New("no way to read the texts is given")
	}
	if len(f.docs) > math.MaxInt32 {
		return fmt.Errorf("%d stories are more than %d", len(f.docs), math.MaxInt32)
	}
	sorted := make([]int32, len(f.docs))
	for i := range sorted {
		sorted[i] = int32(i)
	}
	slices.SortFunc(sorted, func(i, j int32) int { return corpus.CompareIDs(f.docs[i].ID, f.docs[j].ID) })
	f.byID = make([]int32, len(f.docs))
	for i, d := range sorted {
		f.byID[d] = int32(i)
		if i > 0 && f.docs[d].ID == f.docs[sorted[i-1]].ID {
			return fmt.Errorf("two stories have the id %q", f.docs[d].ID)
		}
	}
	return nil
}

// result gathers what became of the docs.
func (f *finder) result() (*Result, error) {
	if f.Noisy {
		if err := f.gather(); err != nil {
			return nil, err
		}
	}
	res := &Result{Pairs: f.pairs, Compared: f.compared}
	whys, err := f.elect(res, f.survivor)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(res.Pairs, func(p, q Pair) int {
		return cmp.Or(cmp.Compare(f.byID[p.A], f.byID[q.A]), cmp.Compare(f.byID[p.B], f.byID[q.B]))
	})
	res.Clusters = f.clusters(res.Pairs)
	for i := range res.Clusters {
		if why, ok := whys[res.Clusters[i].Survivor]; ok {
			res.Clusters[i].Why = why
		}
	}
	return res, nil
}

// clusters makes a cluster of every doc that is a survivor. The pairs are in the order of the survivors' ids.
func (f *finder) clusters(pairs []Pair) []Cluster {
	var copies []int
	for i, p := range pairs {
		if int(f.survivor[p.B]) == p.A {
			copies = append(copies, i)
		}
	}
	out := make([]Cluster, 0, len(f.docs)-len(copies))
	for d, h := range f.survivor {
		if h < 0 {
			out = append(out, Cluster{Survivor: d})
		}
	}
	slices.SortFunc(out, func(a, b Cluster) int { return cmp.Compare(f.byID[a.Survivor], f.byID[b.Survivor]) })
	for i := range out {
		c, n := &out[i], 0
		for n < len(copies) && pairs[copies[n]].A == c.Survivor {
			n++
		}
		c.Copies, copies = copies[:n:n], copies[n:]
		c.Why = reason(f.docs, c.Survivor, pairs, c.Copies)
	}
	return out
}

// reason says why a survivor stays rather than the best of its copies.
func reason(docs []Doc, survivor int, pairs []Pair, copies []int) string {
	if len(copies) == 0 {
		return onlyStory
	}
	next := &docs[pairs[copies[0]].B]
	for _, i := range copies[1:] {
		if d := &docs[pairs[i].B]; survives(d, next) < 0 {
			next = d
		}
	}
	return why(&docs[survivor], next)
}

// apart is the result of comparing nothing.
func apart(docs []Doc) *Result {
	r := &Result{}
	for i := range docs {
		r.Clusters = append(r.Clusters, Cluster{Survivor: i, Why: onlyStory})
	}
	slices.SortFunc(r.Clusters, func(a, b Cluster) int { return corpus.CompareIDs(docs[a.Survivor].ID, docs[b.Survivor].ID) })
	return r
}
