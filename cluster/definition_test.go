package cluster

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"
)

// editions makes n stories, each a version of one of few: all but the commonest words are
// exchanged, so that all versions of a story have a template in common. Every tenth one has a copy
// with a word changed.
func editions(n, few int) *desk {
	r := rand.New(rand.NewPCG(91, 92))
	d := &desk{}
	var forms [][]string
	for range few {
		forms = append(forms, prose(r, 120+r.IntN(120)))
	}
	for i := range n {
		w := append([]string(nil), forms[i%few]...)
		for k := range w {
			if k%30 >= 12 {
				w[k] = prose(r, 1)[0]
			}
		}
		d.add(fmt.Sprintf("story%d#1", i), join(w))
		if i%10 == 0 {
			w[len(w)/2] = "other"
			d.add(fmt.Sprintf("copy%d#1", i), join(w))
		}
	}
	return d
}

// The comparisons a story takes part in do not grow with the corpus, though ever more stories share
// its template. Going from 1,000 to 4,000 stories may cost 4^1.1 as many.
func TestComparisonsAreLinear(t *testing.T) {
	var got []float64
	for _, n := range []int{1000, 4000} {
		d := editions(n, 10)
		res := d.find(t, Options{Jobs: 2})
		t.Logf("%d stories: %d comparisons, %.2f a story", len(d.docs), res.Compared, float64(res.Compared)/float64(len(d.docs)))
		if got = append(got, float64(res.Compared)); res.Compared > int64(len(d.docs))*(mostClose+mostFar) {
			t.Errorf("%d comparisons of %d stories", res.Compared, len(d.docs))
		}
		star := stars(d, res)
		for i := 0; i < n; i += 10 {
			if a, b := fmt.Sprintf("story%d#1", i), fmt.Sprintf("copy%d#1", i); star[a] != star[b] {
				t.Errorf("%s is with %s, %s with %s", a, star[a], b, star[b])
			}
		}
	}
	if exponent := math.Log(got[1]/got[0]) / math.Log(4); exponent > 1.1 {
		t.Errorf("comparisons grow with exponent %.2f", exponent)
	}
}

// In how many blocks docs are settled decides nothing, whatever survives in which.
func TestBlocksDecideNothing(t *testing.T) {
	d := editions(300, 6)
	r := rand.New(rand.NewPCG(93, 94))
	for i, text := range append([]string(nil), d.texts...) { // many copies of few stories, cut and changed
		if i%3 > 0 {
			w := strings.Fields(text)
			w = w[:len(w)/2+r.IntN(len(w)/2)]
			w[r.IntN(len(w))] = "changed"
			d.add(fmt.Sprintf("cut%d#1", i), join(w))
		}
	}
	for _, noisy := range []bool{false, true} {
		want := d.find(t, Options{Jobs: 3, Noisy: noisy})
		for _, block := range []int{1, 7, 64} {
			if got := d.find(t, Options{Jobs: 2, Noisy: noisy, block: block}); !reflect.DeepEqual(got, want) {
				t.Errorf("in blocks of %d docs, noisy %v: another result", block, noisy)
			}
		}
	}
}
