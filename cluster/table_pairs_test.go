package cluster

import (
	"cmp"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/shingle"
)

// pairsAtRandom makes pairs whose overlaps are counted, rounded or of nothing.
func pairsAtRandom(r *rand.Rand, n int) (list []Pair) {
	for i := range n {
		a, b := 1+r.IntN(2000), 1+r.IntN(2000)
		p := Pair{A: r.IntN(n), B: i, Overlap: countedOverlap(r.IntN(1+min(a, b)), a, b), Run: r.IntN(500), Verdict: verdicts[1+r.IntN(6)], OnlyA: r.IntN(9), OnlyB: r.IntN(9)}
		if r.IntN(4) == 0 {
			p.Overlap = shingle.Overlap{Shared: r.IntN(3), Jaccard: round(r.Float64()), AInB: round(r.Float64()), BInA: round(r.Float64())}
		}
		for range max(0, r.IntN(20)-14) {
			p.Changed = append(p.Changed, corpus.Change{A: strings.Repeat("a", r.IntN(9)), B: "ü", Kind: "number"})
		}
		if r.IntN(300) == 0 {
			p.Changed = append(p.Changed, corpus.Change{A: strings.Repeat("long ", r.IntN(60_000))})
		}
		list = append(list, p)
	}
	return list
}

// TestPairTable wants pairs back as they were added, from memory and from a file, sorted and with
// some left out.
func TestPairTable(t *testing.T) {
	for _, aside := range []bool{false, true} {
		list := pairsAtRandom(rand.New(rand.NewPCG(5, 6)), 3*pairsOfPage/2)
		var table pairTable
		if aside {
			table.told.folder = t.TempDir()
		}
		for part := range slices.Chunk(list, 1000) {
			if err := table.add(part); err != nil {
				t.Fatal(err)
			}
		}
		table.without(func(r *pairRow) bool { return r.b%5 == 0 })
		want := slices.DeleteFunc(slices.Clone(list), func(p Pair) bool { return p.B%5 == 0 })
		table.flatten()
		byA := func(a, b int32, c, d int32) int { return cmp.Or(cmp.Compare(a, c), cmp.Compare(b, d)) }
		slices.SortFunc(table.rows, func(p, q pairRow) int { return byA(p.a, p.b, q.a, q.b) })
		slices.SortFunc(want, func(p, q Pair) int { return byA(int32(p.A), int32(p.B), int32(q.A), int32(q.B)) })
		if len(table.rows) != len(want) {
			t.Fatalf("%d pairs, want %d", len(table.rows), len(want))
		}
		for i := range want {
			if got, err := table.at(i); err != nil || !reflect.DeepEqual(got, want[i]) {
				t.Fatalf("pair %d: %.300v, %v, want %.300v", i, got, err, want[i])
			}
		}
		if aside == (table.told.file == nil) {
			t.Errorf("aside %v, file %v", aside, table.told.file)
		}
		if err := table.told.close(); err != nil {
			t.Error(err)
		}
		if left, _ := os.ReadDir(table.told.folder); aside && len(left) > 0 {
			t.Errorf("%d files are left", len(left))
		}
	}
}

// FuzzPairUnpack wants an error or a pair of whatever bytes.
func FuzzPairUnpack(f *testing.F) {
	for _, p := range pairsAtRandom(rand.New(rand.NewPCG(7, 8)), 20) {
		f.Add(p.pack(nil))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		var p, again Pair
		if p.unpack(raw) != nil {
			return
		}
		if err := again.unpack(p.pack(nil)); err != nil {
			t.Errorf("%+v: %v", p, err)
		}
	})
}
