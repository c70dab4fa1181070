package cluster

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
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

// agency makes n stories of the news: sentences of its own, and between them phrases that all
// stories have, each time with another name and number. Of every third one there is a copy, if
// copies are wanted: cut, and with a word changed.
func agency(n int, copies bool) *desk {
	r := rand.New(rand.NewPCG(95, 96))
	d := &desk{}
	var stock [][]string
	for range 40 {
		stock = append(stock, prose(r, 16))
	}
	for i := range n {
		var w []string
		for range 8 + r.IntN(8) {
			w = append(w, prose(r, 12)...)
			if r.IntN(2) > 0 {
				phrase := stock[r.IntN(len(stock))]
				name := strings.ToUpper(prose(r, 1)[0])
				w = slices.Concat(w, phrase[:8], []string{name, strconv.Itoa(r.IntN(10000))}, phrase[8:])
			}
		}
		d.add(fmt.Sprintf("story%d#1", i), join(w))
		if copies && i%3 == 0 {
			w = w[:len(w)*(60+r.IntN(41))/100]
			w[r.IntN(len(w))] = "other"
			d.add(fmt.Sprintf("copy%d#1", i), join(w))
		}
	}
	return d
}

// TestComparisonsAStory wants a story to take part in as many comparisons in a corpus of four times
// the size, within a tenth, be its names and numbers exchanged in copies or all stories distinct.
func TestComparisonsAStory(t *testing.T) {
	for name, copies := range map[string]bool{"changing names and numbers": true, "distinct": false} {
		var got []float64
		for _, n := range []int{1000, 4000} {
			d := agency(n, copies)
			res := d.find(t, Options{Jobs: 2})
			got = append(got, float64(res.Compared)/float64(len(d.docs)))
			t.Logf("%s, %d stories: %.3f comparisons a story", name, len(d.docs), got[len(got)-1])
			if joined, want := len(d.docs)-len(res.Clusters), len(d.docs)-n; joined != want {
				t.Errorf("%s, %d stories: %d copies, want %d", name, len(d.docs), joined, want)
			}
		}
		if got[1] > 1.1*got[0] {
			t.Errorf("%s: %.3f comparisons a story, %.3f in a corpus of four times the size", name, got[0], got[1])
		}
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
