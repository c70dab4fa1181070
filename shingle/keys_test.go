package shingle

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// A list of texts by their keys, asked as the comment on keys says, proposes what an Index does.
func TestKeysProposeWhatIndexDoes(t *testing.T) {
	r := rand.New(rand.NewPCG(31, 32))
	template := prose(r, 30)
	var sketches []Sketch
	var k Sketcher
	for i := range 400 {
		a, b := alike(r, 20+r.IntN(300), 0.1+0.1*float64(i%9))
		sketches = append(sketches, k.Sketch(a), k.Sketch(b), k.Sketch(join(template, prose(r, r.IntN(60)))))
	}
	for _, hits := range []int{0, 8} {
		x := NewIndex(IndexOptions{Hits: hits})
		postings := map[uint64][]int32{}
		for id := range sketches {
			x.Add(int32(id), &sketches[id])
			for _, key := range keysOf(&sketches[id], sketches[id].Banded()) {
				if len(postings[key]) < PostingMost {
					postings[key] = append(postings[key], int32(id))
				}
			}
		}
		for id := range sketches {
			want := x.Near(&sketches[id], nil)
			if got := near(sketches, postings, id, hits); !slices.Equal(got, want) {
				t.Fatalf("text %d, %d hits: %v, want %v", id, hits, got, want)
			}
		}
	}
}

// keysOf returns the keys of a sketch, those of bands above all of the sample.
func keysOf(s *Sketch, banded bool) (keys []uint64) {
	if banded {
		for _, key := range s.BandKeys(nil) {
			keys = append(keys, 1<<SampleBits+key)
		}
	}
	return s.SampleKeys(keys)
}

func near(sketches []Sketch, postings map[uint64][]int32, id, hits int) (found []int32) {
	shared := map[int32]int{}
	for _, key := range keysOf(&sketches[id], true) {
		for _, other := range postings[key] {
			shared[other]++
			if key >= 1<<SampleBits {
				shared[other] += 1 << 20 // one band is enough
			}
		}
	}
	for other, n := range shared {
		if n >= min(sketches[id].Need(hits), sketches[other].Need(hits)) {
			found = append(found, other)
		}
	}
	slices.Sort(found)
	return found
}
