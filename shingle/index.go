package shingle

import (
	"iter"
	"math"
	"slices"
	"sync"
	"sync/atomic"
)

// IndexOptions shape an Index. The zero value is ready to use.
type IndexOptions struct {
	Hits int // shared sample hashes that make two texts candidates; 0 means 3, negative means that only bands do
	Most int // candidates at most: those that share the most bands and hashes, lower ids first; 0 means all
	Kept int // texts kept under one band or hash, the first ones added; 0 means 256
}

// An Index proposes, of the texts in it, those that may share much with another. Two texts are
// candidates when they agree in one of the 64 bands of 2 bins of their signatures, or share 3
// hashes of their samples. Where either sample is small, fewer are asked: 2 where it has less than
// 8 hashes (a text of some 60 words), 1 where it has less than 4 (30). Texts of some 250 words and
// more are not entered in bands: what their bands find, their samples find too. Either finds what
// the other may miss: the bands short texts that are alike, the sample a passage lifted into a
// longer text.
//
// A band or hash that many texts share is a template or a passage all papers have, which says
// little: under it the first 256 added are kept, so a lookup takes bounded work however many issues
// of one market report there are. A copy of a later issue is found by the bands and hashes that
// hold its own figures, which few share; these count more than those that are full.
//
// A text of 600 words takes about 1 KB, one of 150 words 1.3 KB for its bands. Beyond some 100
// million sample hashes tags of 32 bits begin to coincide, which proposes more, never less.
//
// What is proposed does not depend on the order of Add, but for texts beyond the first 256 under
// one band or hash. Many goroutines may look at once while none adds.
type Index struct {
	hits    int
	most    int
	bands   [Bands]shard
	samples [sampleShards]shard

	sizes   []uint16  // of the samples, by id
	tallies sync.Pool // of *tallies, one for each goroutine that looks
}

// sampleShards is in how many tables the hashes of samples are, by their leading bits.
const (
	shardBits    = 4
	sampleShards = 1 << shardBits
)

// Bands are for the texts whose samples are small: 64 of them take 1 KB. A text with a sample of
// sampleAlone has some 250 words, and what shares a tenth of them shares 3 hashes; it is not
// entered in bands. One with a sample of bandless is not sought in them either: it is twice as long
// as what is there, and has what of that it could be a copy of in its sample.
const (
	sampleAlone = 32
	bandless    = 64
)

// defaultHits is how many shared hashes make candidates where nothing else is said.
const defaultHits = 3

// NewIndex returns an empty index.
func NewIndex(opts IndexOptions) *Index {
	if opts.Hits == 0 {
		opts.Hits = defaultHits
	}
	x := &Index{hits: opts.Hits, most: opts.Most, tallies: sync.Pool{New: func() any { return new(tallies) }}}
	if opts.Kept == 0 {
		opts.Kept = postingMost
	}
	for b := range x.bands {
		x.bands[b].most = int32(opts.Kept)
	}
	for n := range x.samples {
		x.samples[n].most = int32(opts.Kept)
	}
	return x
}

// Add puts a text in the index under an id, which must be 0 or more and new to the index. Memory
// grows with the highest id by 2 bytes. A text without words is never a candidate.
func (x *Index) Add(id int32, s *Sketch) {
	x.measure(id, s)
	for b := range x.bands {
		x.addBand(b, id, s)
	}
	for n := range x.samples {
		x.addSample(n, id, s)
	}
}

// AddAll puts texts in the index under ids in a row, the first as given, with so many workers.
func (x *Index) AddAll(first int32, list []Sketch, workers int) {
	for i := range list {
		x.measure(first+int32(i), &list[i])
	}
	var next atomic.Int32
	var group sync.WaitGroup
	for range max(1, workers) {
		group.Go(func() {
			for n := int(next.Add(1)) - 1; n < Bands+sampleShards; n = int(next.Add(1)) - 1 {
				for i := range list {
					if n < Bands {
						x.addBand(n, first+int32(i), &list[i])
					} else {
						x.addSample(n-Bands, first+int32(i), &list[i])
					}
				}
			}
		})
	}
	group.Wait()
}

// Reserve makes room for texts of so many words each, of whose shingles a share is in no other. To
// grow by and by takes longer and leaves more garbage.
func (x *Index) Reserve(words iter.Seq[int], share float64) {
	texts, short, samples := 0, 0, 0
	for n := range words {
		texts++
		size := n >> (64 - sampleWidth)
		samples += size
		if n > 0 && size < sampleAlone {
			short++
		}
	}
	x.sizes = slices.Grow(x.sizes, texts)
	for b := range x.bands {
		x.bands[b].reserve(int(share * float64(short)))
	}
	for n := range x.samples {
		x.samples[n].reserve(int(share * float64(samples/sampleShards)))
	}
}

func (x *Index) measure(id int32, s *Sketch) {
	if n := int(id) + 1; n > len(x.sizes) {
		x.sizes = slices.Grow(x.sizes, n-len(x.sizes))[:n]
	}
	x.sizes[id] = uint16(len(s.Sample))
}

func (x *Index) addBand(b int, id int32, s *Sketch) {
	if len(s.Signature) == bins && (len(s.Sample) < sampleAlone || x.hits < 0) {
		x.bands[b].enter(bandTag(s.Signature, b), id)
	}
}

func (x *Index) addSample(n int, id int32, s *Sketch) {
	if x.hits <= 0 {
		return
	}
	from, _ := slices.BinarySearch(s.Sample, uint64(n)<<(sampleWidth-shardBits)) // samples are sorted
	for _, h := range s.Sample[from:] {
		if int(h>>(sampleWidth-shardBits)) != n {
			break
		}
		x.samples[n].enter(sampleTag(h)<<shardBits, id)
	}
}

func bandTag(signature []uint32, b int) uint32 {
	return uint32(blend(uint64(signature[Rows*b])<<32|uint64(signature[Rows*b+1])^keyLow, keyMix) >> 32)
}

// sampleTag is the upper half of what differs between sampled hashes.
func sampleTag(h uint64) uint32 { return uint32(h >> (sampleWidth - 32)) }

// Near appends to dst the ids of the candidates, ascending and distinct. The text itself is among
// them if it was added.
func (x *Index) Near(s *Sketch, dst []int32) []int32 {
	from := len(dst)
	list, _ := x.Before(math.MaxInt32, s, nil)
	for _, c := range list {
		dst = append(dst, c.ID)
	}
	slices.Sort(dst[from:])
	return dst
}

// A Proposal is a text that an Index proposes, and what it shares.
type Proposal struct {
	ID   int32
	Size int // of its sample
	Hits int // hashes of the sample shared
	Own  int // those of them, and of the bands, that are not full
}

// Before appends to dst the candidates of lower ids than a text has, those that share the most
// first, the lower ids among equals. What is there under higher ids does not matter, if all were
// added in their order. own is how many hashes of the sample are not full.
func (x *Index) Before(id int32, s *Sketch, dst []Proposal) (found []Proposal, own int) {
	t := x.tallies.Get().(*tallies)
	defer x.tallies.Put(t)
	if n := len(x.sizes); n > len(t.shared) {
		t.shared = make([]uint32, max(n, min(2*len(t.shared), cap(x.sizes))))
	}
	bands := x.seek(t, s)
	for i := range t.keys {
		if k := &t.keys[i]; i < bands {
			t.count(k, id, banded)
		} else {
			own += t.count(k, id, 1)
		}
	}
	t.ranked = t.ranked[:0]
	for _, c := range t.touched {
		if n := t.shared[c]; int(n%ownKey) >= x.need(len(s.Sample), int(x.sizes[c])) {
			t.ranked = append(t.ranked, uint64(^weight(n))<<32|uint64(c))
		} else {
			t.shared[c] = 0
		}
	}
	t.touched = t.touched[:0]
	slices.Sort(t.ranked)
	for i, r := range t.ranked {
		c := int32(r)
		if n := t.shared[c]; x.most == 0 || i < x.most {
			dst = append(dst, Proposal{ID: c, Size: int(x.sizes[c]), Hits: int(n % banded), Own: int(n / ownKey)})
		}
		t.shared[c] = 0
	}
	return dst, own
}

// seek lists the keys of a text, those of its bands first, looks them up, and returns how many are
// of bands.
func (x *Index) seek(t *tallies, s *Sketch) (bands int) {
	t.keys = t.keys[:0]
	if len(s.Signature) == bins && (len(s.Sample) < bandless || x.hits < 0) {
		for b := range x.bands {
			t.keys = append(t.keys, sought{shard: &x.bands[b], tag: bandTag(s.Signature, b)})
		}
	}
	bands = len(t.keys)
	if x.hits > 0 {
		for _, h := range s.Sample {
			t.keys = append(t.keys, sought{shard: &x.samples[h>>(sampleWidth-shardBits)], tag: sampleTag(h) << shardBits})
		}
	}
	t.find()
	return bands
}

// weight ranks a tally by what is shared.
func weight(n uint32) uint32 { return n%banded + n%ownKey/banded + ownShare*(n/ownKey) }

// need is how many shared hashes make candidates of texts with samples of sizes a and b; a band is
// enough.
func (x *Index) need(a, b int) int {
	if x.hits < 0 {
		return banded
	}
	return min(x.hits, 1+min(a, b)/4)
}

// Odds returns the chance, 0 to 1, that two texts of a Jaccard similarity are candidates by the
// bands alone: 1-(1-s^2)^64, which is a half at 0.10.
func Odds(similarity float64) float64 {
	s := min(max(similarity, 0), 1)
	return 1 - math.Pow(1-math.Pow(s, Rows), Bands)
}
