package shingle

import (
	"math"
	"slices"
	"sync"
)

// IndexOptions shape an Index. The zero value is ready to use.
type IndexOptions struct {
	Hits int // shared sample hashes that make two texts candidates; 0 means 3, negative means that only bands do
	Most int // candidates Near gives at most: those that share the most bands and hashes, lower ids first; 0 means all
}

// An Index proposes, of the texts in it, those that may share much with another. Two texts are
// candidates when they agree in one of the 64 bands of 2 bins of their signatures, or share 3
// hashes of their samples. Where either sample is small, fewer are asked: 2 where it has less than
// 8 hashes (a text of some 60 words), 1 where it has less than 4 (30). Texts of some 250 words and
// more are not entered in bands: what their bands find, their samples find too. Either finds what
// the other may miss: the bands short texts that are alike, the sample a passage lifted into a
// longer text.
//
// Add only the survivor of each cluster: then a story printed by ten thousand papers is one entry,
// and a band or hash that many entries share is a template or a passage all papers have, which says
// little. Of such entries the first 256 added are kept under it, so a lookup takes bounded work
// however many issues of one market report there are. A copy of a later issue is still found by the
// bands and hashes that hold its own figures, which few entries share.
//
// A text of 600 words takes about 1 KB, one of 150 words 1.3 KB for its bands. Beyond some 100
// million sample hashes tags of 32 bits begin to coincide, which proposes more, never less.
//
// What is proposed does not depend on the order of Add, but for entries beyond the first 256 under
// one band or hash. Many goroutines may call Near at once while none calls Add.
type Index struct {
	hits   int
	most   int
	bands  [Bands]table
	sample table
	links  []link

	sizes   []uint16  // of the samples, by id
	tallies sync.Pool // of *tallies, one for each goroutine in Near
}

// Tallies are what Near counts in.
type tallies struct {
	shared  []uint32 // sample hashes shared, plus banded for every band, by id; all 0 between calls
	touched []int32  // ids whose counts are not 0
	ranked  []uint64 // candidates by what they share
}

// banded counts a shared band in a tally. A sample has at most 4,096 hashes.
const banded = 1 << 16

// sampleAlone is the size of sample from which a text goes without bands: it has some 250 words,
// and what shares a tenth of them shares 3 hashes of the sample. Bands are for the texts whose
// samples are small; 64 of them take 1 KB.
const sampleAlone = 32

// NewIndex returns an empty index.
func NewIndex(opts IndexOptions) *Index {
	if opts.Hits == 0 {
		opts.Hits = 3
	}
	return &Index{hits: opts.Hits, most: opts.Most, tallies: sync.Pool{New: func() any { return new(tallies) }}}
}

// Add puts a text in the index under an id, which must be 0 or more and new to the index. Memory
// grows with the highest id by 4 bytes. A text without words is never a candidate.
func (x *Index) Add(id int32, s *Sketch) {
	if n := int(id) + 1; n > len(x.sizes) {
		x.sizes = slices.Grow(x.sizes, n-len(x.sizes))[:n]
	}
	x.sizes[id] = uint16(len(s.Sample))
	if len(s.Signature) == bins && (len(s.Sample) < sampleAlone || x.hits < 0) {
		for b := range x.bands {
			x.links = x.bands[b].add(bandTag(s.Signature, b), id, x.links)
		}
	}
	if x.hits > 0 {
		for _, h := range s.Sample {
			x.links = x.sample.add(sampleTag(h), id, x.links)
		}
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
	t := x.tallies.Get().(*tallies)
	defer x.tallies.Put(t)
	if n := len(x.sizes); n > len(t.shared) {
		t.shared = make([]uint32, max(n, min(2*len(t.shared), cap(x.sizes))))
	}
	if len(s.Signature) == bins {
		for b := range x.bands {
			t.count(x.links, x.bands[b].find(bandTag(s.Signature, b)), banded)
		}
	}
	if x.hits > 0 {
		for _, h := range s.Sample {
			t.count(x.links, x.sample.find(sampleTag(h)), 1)
		}
	}
	t.ranked = t.ranked[:0]
	for _, id := range t.touched {
		if n := t.shared[id]; int(n) >= x.need(len(s.Sample), int(x.sizes[id])) {
			t.ranked = append(t.ranked, uint64(^(n>>16+n&(banded-1)))<<32|uint64(id))
		}
		t.shared[id] = 0
	}
	t.touched = t.touched[:0]
	if x.most > 0 && len(t.ranked) > x.most {
		slices.Sort(t.ranked)
		t.ranked = t.ranked[:x.most]
	}
	from := len(dst)
	for _, r := range t.ranked {
		dst = append(dst, int32(r))
	}
	slices.Sort(dst[from:])
	return dst
}

// need is how many shared hashes make candidates of texts with samples of sizes a and b.
func (x *Index) need(a, b int) int {
	if x.hits < 0 {
		return banded
	}
	return min(x.hits, 1+min(a, b)/4)
}

// count adds to the tally of every text of a posting.
func (t *tallies) count(links []link, posting int32, add uint32) {
	switch {
	case posting > 0:
		t.mark(posting-1, add)
	case posting < 0:
		for k := -1 - posting; k != last; k = links[k].next {
			t.mark(links[k].id, add)
		}
	}
}

func (t *tallies) mark(id int32, add uint32) {
	tally := &t.shared[id]
	if *tally == 0 {
		t.touched = append(t.touched, id)
	}
	*tally += add
}

// Odds returns the chance, 0 to 1, that two texts of a Jaccard similarity are candidates by the
// bands alone: 1-(1-s^2)^64, which is a half at 0.10.
func Odds(similarity float64) float64 {
	s := min(max(similarity, 0), 1)
	return 1 - math.Pow(1-math.Pow(s, Rows), Bands)
}
