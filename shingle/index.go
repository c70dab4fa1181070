package shingle

import (
	"math"
	"slices"
)

// IndexOptions shape an Index. The zero value is ready to use.
type IndexOptions struct {
	Hits int // shared sample hashes that make two texts candidates; 0 means 3, negative means that only bands do
}

// An Index proposes, of the texts in it, those that may share much with another. Two texts are candidates when they
// agree in one of the 64 bands of 2 bins of their signatures, or share 3 hashes of their samples. Where either sample is
// small, fewer are asked: 2 where it has less than 8 hashes (a text of some 60 words), 1 where it has less than 4 (30).
// Either finds what the other may miss: the bands short texts that are alike, the sample a passage lifted into a
// longer text.
//
// Nothing is capped: a bucket holds every text put into it, so add only the leader of each cluster and buckets stay
// small. A text of 600 words takes about 2 KB, a third in bands that hold it alone. Beyond some 100 million sample hashes
// tags of 32 bits begin to coincide, which proposes more, never less.
//
// What is proposed does not depend on the order of Add. An Index is for one goroutine, as Near counts in memory of its own.
type Index struct {
	hits   int
	bands  [Bands]table
	sample table
	links  []link

	sizes   []uint16 // of the samples, by id
	tallies []uint16 // of Near: sample hashes shared, by id; all 0 between calls
	touched []int32  // of Near: ids whose tallies are not 0
}

// banded marks a tally whose text shares a band. A sample has at most 4,096 hashes.
const banded = 1 << 15

// NewIndex returns an empty index.
func NewIndex(opts IndexOptions) *Index {
	if opts.Hits == 0 {
		opts.Hits = 3
	}
	return &Index{hits: opts.Hits}
}

// Add puts a text in the index under an id, which must be 0 or more and new to the index. Memory grows with the highest
// id by 4 bytes. A text without words is never a candidate.
func (x *Index) Add(id int32, s *Sketch) {
	if n := int(id) + 1; n > len(x.sizes) {
		x.sizes = slices.Grow(x.sizes, n-len(x.sizes))[:n]
		x.tallies = slices.Grow(x.tallies, n-len(x.tallies))[:n]
	}
	x.sizes[id] = uint16(len(s.Sample))
	if len(s.Signature) == bins {
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

// Near appends to dst the ids of the candidates, ascending and distinct. The text itself is among them if it was added.
func (x *Index) Near(s *Sketch, dst []int32) []int32 {
	if len(s.Signature) == bins {
		for b := range x.bands {
			x.count(x.bands[b].find(bandTag(s.Signature, b)), banded, banded)
		}
	}
	if x.hits > 0 {
		for _, h := range s.Sample {
			x.count(x.sample.find(sampleTag(h)), 1, 0)
		}
	}
	from := len(dst)
	for _, id := range x.touched {
		if int(x.tallies[id]) >= x.need(len(s.Sample), int(x.sizes[id])) {
			dst = append(dst, id)
		}
		x.tallies[id] = 0
	}
	x.touched = x.touched[:0]
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

// count marks every text of a posting with one more hit, unless the mark excludes it.
func (x *Index) count(posting int32, add, unless uint16) {
	switch {
	case posting > 0:
		x.mark(posting-1, add, unless)
	case posting < 0:
		for k := -1 - posting; k != last; k = x.links[k].next {
			x.mark(x.links[k].id, add, unless)
		}
	}
}

func (x *Index) mark(id int32, add, unless uint16) {
	tally := &x.tallies[id]
	if *tally == 0 {
		x.touched = append(x.touched, id)
	}
	if *tally&unless == 0 {
		*tally += add
	}
}

// Odds returns the chance, 0 to 1, that two texts of a Jaccard similarity are candidates by the bands alone:
// 1-(1-s^2)^64, which is a half at 0.10.
func Odds(similarity float64) float64 {
	s := min(max(similarity, 0), 1)
	return 1 - math.Pow(1-math.Pow(s, Rows), Bands)
}
