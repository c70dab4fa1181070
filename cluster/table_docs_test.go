package cluster

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"onecopy/cluster/facts"
	"onecopy/shingle"
)

// roll makes docs of which many are alike in what the order of survival asks for.
func roll(r *rand.Rand, n int) (list []Doc) {
	dates := []string{"", "2020-01-02", "2020-01-02T10:00:00Z", strings.Repeat("9", 300)}
	for i := range n {
		d := Doc{
			ID: fmt.Sprintf("%c.txt#%d", 'a'+r.IntN(3), i), Words: 5 + r.IntN(4), Cuts: r.IntN(2), Markup: r.IntN(5) == 0, Published: dates[r.IntN(len(dates))],
			Day: facts.Day(r.IntN(3)), Line: r.IntN(1000), Senior: -r.IntN(2), Sketch: shingle.Sketch{Words: 3 + r.IntN(3), Sum: uint64(r.IntN(4)) << 40},
		}
		d.Source = d.ID[:5]
		if r.IntN(50) == 0 {
			d.ID = strings.Repeat("long", 20_000) + d.ID
		}
		if r.IntN(50) == 0 {
			d.Sketch.Signature, d.Sketch.Sample = []uint32{1}, []uint64{2}
		}
		list = append(list, d)
	}
	return list
}

// TestDocs wants docs back as they were put in, and set.
func TestDocs(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	list := roll(r, 2*docsOfPage+100)
	docs := new(Docs).With(list...)
	for i := range list {
		if i%3 == 0 {
			list[i].Words, list[i].Sketch.Sum, list[i].Day = 77, 1<<63+7, 9
			docs.Set(i, &list[i])
		}
		if i%500 == 0 {
			list[i].ID += "~2"
			docs.Rename(i, list[i].ID)
		}
		if i%700 == 0 {
			list[i].Senior = 4
			docs.SetSenior(i, 4)
		}
	}
	for i := range list {
		if got := docs.At(i); !reflect.DeepEqual(got, list[i]) {
			t.Fatalf("%d: %.200s, want %.200s", i, fmt.Sprint(got), fmt.Sprint(list[i]))
		}
	}
}

// TestDocsOrder wants packed docs in the order of survival of docs as they are, and the first of
// the same words found as maps find it.
func TestDocsOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	for _, settled := range []bool{false, true} {
		list := roll(r, 3000)
		for i := range list {
			if settled && r.IntN(3) == 0 {
				list[i].Senior, list[i].Settled = 1, true
			}
		}
		docs := new(Docs).With(list...)
		order := docs.Order()
		if !slices.IsSortedFunc(order, func(i, j int32) int { return survives(&list[i], &list[j]) }) {
			t.Error("not in the order of survival")
		}
		type words struct {
			sum uint64
			n   int
		}
		first, old := map[words]int32{}, map[words]int32{}
		for r, got := range firstOfSameWords(docs, order) {
			d := &list[order[r]]
			key := words{d.Sketch.Sum, d.Sketch.Words}
			if r > 0 && d.Sketch.Words != list[order[r-1]].Sketch.Words {
				clear(first)
			}
			want := int32(r)
			if d.Settled {
				old[key] = want
			} else {
				if _, ok := first[key]; !ok {
					first[key] = want
					if was, ok := old[key]; ok {
						first[key] = was
					}
				}
				want = first[key]
			}
			if got != want {
				t.Fatalf("rank %d: the first of the same words is %d, want %d", r, got, want)
			}
		}
	}
}
