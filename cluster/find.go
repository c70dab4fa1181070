package cluster

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"onecopy/corpus"
	"onecopy/shingle"
)

// Find parts the docs into survivors and their copies.
//
// The docs are walked in the order of survival (senior ones, most words, fewest cuts, earliest
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
	if o.Threshold == 0 {
		o.Threshold = DefaultThreshold
	}
	f := &finder{docs: docs, Options: o, index: shingle.NewIndex(o.Proposing())}
	if err := f.check(); err != nil {
		return nil, err
	}
	if o.Apart {
		return apart(docs), nil
	}
	f.cache = newCache(docs, o.Text)
	f.cache.noisy, f.letterIndex = o.Noisy, newLetterIndex()
	f.order = Order(docs)
	f.sameWords = firstOfSameWords(docs, f.order)
	f.home, f.rank, f.survivor = make([]int32, len(docs)), make([]int32, len(docs)), make([]int32, len(docs))
	for r, d := range f.order {
		f.rank[d] = int32(r)
	}
	f.index.Reserve(func(yield func(int) bool) {
		for i := range docs {
			if !yield(docs[i].Sketch.Words) {
				return
			}
		}
	}, freshShare)
	size := cmp.Or(o.block, blockDocs)
	for lo := 0; lo < len(docs); lo += size {
		hi := min(lo+size, len(docs))
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
	f.index, f.letterIndex, f.sameWords, f.rank, f.home = nil, nil, nil, nil, nil
	return f.result()
}

// wordsKept is how many docs are kept under one shingle or band. What more have is a template: of
// 20,000 form letters the index took twice as long with 256.
const wordsKept = 64

// Proposing says how the index proposes.
func (Options) Proposing() shingle.IndexOptions {
	return shingle.IndexOptions{Most: MostCandidates, Kept: wordsKept}
}

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

// firstOfSameWords maps every rank to the first rank of the same words, which are neighbours in the order but for other texts as long.
func firstOfSameWords(docs []Doc, order []int32) []int32 {
	type words struct {
		sum uint64
		n   int
	}
	first, settled := make(map[words]int32), make(map[words]int32)
	out := make([]int32, len(order))
	for r, d := range order {
		if docs[d].Settled {
			out[r] = int32(r)
			settled[words{docs[d].Sketch.Sum, docs[d].Sketch.Words}] = int32(r)
			continue
		}
		if r > 0 && docs[d].Sketch.Words != docs[order[r-1]].Sketch.Words {
			clear(first)
		}
		key := words{docs[d].Sketch.Sum, docs[d].Sketch.Words}
		if _, ok := first[key]; !ok {
			first[key] = int32(r)
			if was, ok := settled[key]; ok {
				first[key] = was
			}
		}
		out[r] = first[key]
	}
	return out
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
