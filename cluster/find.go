package cluster

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"onecopy/shingle"
)

// Find parts the docs into survivors and their copies.
//
// The docs are walked in the order of survival (most words, fewest cuts, earliest date, first id). Each is compared with
// the survivors so far that the index proposes; it becomes a copy of the best one whose verdict allows it, or a survivor
// itself. A doc of the same words as a survivor is compared with that one alone. Equal words are proposed by the 64-bit
// sum of the sketch and then checked word by word, so a million printings of one story cost a million readings.
//
// Options.Keep does not change who is a copy of whom, only which story of a cluster stays: see Keep.
//
// Docs without words are never copies. The result does not depend on the order of the docs or on Jobs. Errors: a threshold
// outside 0 to 1, an id used twice, a text that cannot be read (the first one in the order of survival).
func Find(docs []Doc, o Options) (*Result, error) {
	if o.Threshold == 0 {
		o.Threshold = DefaultThreshold
	}
	f := &finder{docs: docs, Options: o, index: shingle.NewIndex(shingle.IndexOptions{Most: proposedMost})}
	if err := f.check(); err != nil {
		return nil, err
	}
	f.cache = newCache(docs, o.Text)
	f.cache.noisy, f.letterIndex = o.Noisy, newLetterIndex()
	f.order = rank(docs)
	f.fates = make([]fate, len(docs))
	f.twins = twins(docs, f.order)
	for lo := 0; lo < len(docs); lo += blockDocs {
		hi := min(lo+blockDocs, len(docs))
		b, err := f.newBlock(lo, hi)
		if err == nil {
			err = b.settle()
		}
		if err != nil {
			return nil, err
		}
		if o.Progress != nil {
			o.Progress(hi, len(docs))
		}
	}
	return f.result()
}

// A finder is the state of one Find. Docs go by their place in the order of survival, their rank.
type finder struct {
	docs []Doc
	Options
	order []int32 // rank to doc
	twins []int32 // rank to the first rank of the same words, by the sum of the sketch
	fates []fate  // by rank
	index *shingle.Index
	cache *cache

	letterIndex *shingle.Index // with Noisy: of the letters of the survivors
}

// A fate is what became of a doc.
type fate struct {
	copy  bool
	best  int    // position in pairs of the pair with its survivor
	pairs []Pair // verified, this doc being B
	err   error
}

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
	seen := make(map[string]struct{}, len(f.docs))
	for i := range f.docs {
		if _, ok := seen[f.docs[i].ID]; ok {
			return fmt.Errorf("two stories have the id %q", f.docs[i].ID)
		}
		seen[f.docs[i].ID] = struct{}{}
	}
	return nil
}

// twins maps every rank to the first rank of the same words.
func twins(docs []Doc, order []int32) []int32 {
	type words struct {
		sum uint64
		n   int
	}
	first := make(map[words]int32, len(order))
	out := make([]int32, len(order))
	for r, d := range order {
		key := words{docs[d].Sketch.Sum, docs[d].Sketch.Words}
		if _, ok := first[key]; !ok {
			first[key] = int32(r)
		}
		out[r] = first[key]
	}
	return out
}

// result gathers the fates.
func (f *finder) result() (*Result, error) {
	res := &Result{}
	home := make([]int, len(f.docs)) // of a copy: its survivor
	for r, d := range f.order {
		fate := &f.fates[r]
		home[d] = -1
		if fate.copy {
			home[d] = fate.pairs[fate.best].A
		}
		res.Pairs = append(res.Pairs, fate.pairs...)
	}
	whys, err := f.elect(res, home)
	if err != nil {
		return nil, err
	}
	slices.SortFunc(res.Pairs, func(p, q Pair) int {
		return cmp.Or(CompareIDs(f.docs[p.A].ID, f.docs[q.A].ID), CompareIDs(f.docs[p.B].ID, f.docs[q.B].ID))
	})
	res.Clusters = clusters(f.docs, res.Pairs, home)
	for i := range res.Clusters {
		if why, ok := whys[res.Clusters[i].Survivor]; ok {
			res.Clusters[i].Why = why
		}
	}
	return res, nil
}

// clusters makes a star of every doc that has no home.
func clusters(docs []Doc, pairs []Pair, home []int) []Cluster {
	copies := make(map[int][]int)
	for i, p := range pairs {
		if home[p.B] == p.A {
			copies[p.A] = append(copies[p.A], i)
		}
	}
	var out []Cluster
	for d := range docs {
		if home[d] < 0 {
			out = append(out, Cluster{Survivor: d, Copies: copies[d], Why: reason(docs, d, pairs, copies[d])})
		}
	}
	slices.SortFunc(out, func(a, b Cluster) int { return CompareIDs(docs[a.Survivor].ID, docs[b.Survivor].ID) })
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
