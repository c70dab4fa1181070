package shingle

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// TestTable puts tags in and holds what is found against a map: tags spread evenly, tags that are
// neighbours, and tags at both ends.
func TestTable(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for name, draw := range map[string]func() uint32{
		"even":       rng.Uint32,
		"neighbours": func() uint32 { return 1<<31 + rng.Uint32N(3000) },
		"last":       func() uint32 { return ^rng.Uint32N(3000) },
		"first":      func() uint32 { return rng.Uint32N(3000) },
		"few":        func() uint32 { return 7 * rng.Uint32N(15) },
	} {
		tab := table{most: postingMost}
		var several lists
		want := map[uint32][]int32{}
		for id := range int32(5000) {
			tag := draw()
			tab.add(tag, id, &several)
			want[tag] = append(want[tag], id)
		}
		for tag, ids := range want {
			var got []int32
			switch posting := tab.find(tag); {
			case posting > 0:
				got = []int32{posting - 1}
			case posting < 0:
				got = several.of(-1 - posting)
			}
			if ids = ids[:min(len(ids), postingMost)]; !slices.Equal(got, ids) {
				t.Fatalf("%s: tag %x has %d, want %d", name, tag, got, ids)
			}
		}
		for range 1000 {
			if tag := rng.Uint32(); tab.find(tag) != 0 && want[tag] == nil {
				t.Fatalf("%s: tag %x was never put in", name, tag)
			}
		}
	}
}

// TestTableMemory wants tags in few bytes each, which were 12.7 to 15.9 before slots were in order.
func TestTableMemory(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, n := range []int{80_000, 100_000, 120_000, 140_000} {
		tab := table{most: postingMost}
		for id := range n {
			tab.add(rng.Uint32(), int32(id), new(lists))
		}
		if each := float64(8*cap(tab.slots)) / float64(n); each > 12.3 {
			t.Errorf("%d tags take %.1f bytes each", n, each)
		}
	}
}
