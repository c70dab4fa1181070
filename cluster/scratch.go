package cluster

import (
	"sync"

	"onecopy/cluster/facts"
	"onecopy/shingle"
)

// A scratch has the memory for a story that is compared once and not kept. What it made is good
// until it is used again.
type scratch struct {
	words    []shingle.Word
	shingles []uint64
	slots    []int32
}

// scratches are those that nobody uses.
var scratches = sync.Pool{New: func() any { return new(scratch) }}

// benchWords is how long a story may be whose memory is used again.
const benchWords = 1 << 16

// done returns a scratch to the others. What an unusually long text took is let go.
func (k *scratch) done() {
	if cap(k.words) <= benchWords {
		scratches.Put(k)
	}
}

// prepare makes a story of a text with no more than its words.
func (k *scratch) prepare(text string, day facts.Day) *Prepared {
	k.words = shingle.Words(text, k.words[:0])
	return &Prepared{Body: facts.Body{Text: text, Words: k.words}, day: day}
}

// divide does what [Prepared.divide] does.
func (k *scratch) divide(s *Prepared) {
	k.shingles = shingle.Shingles(s.Words, k.shingles[:0])
	s.divide(k.shingles)
}

// index makes a story ready for a full comparison.
func (k *scratch) index(s *Prepared) {
	k.shingles = shingle.Shingles(s.Words, k.shingles[:0])
	k.slots = s.index(k.shingles, k.slots)
}
