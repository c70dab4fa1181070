package cluster

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"onecopy/internal/testkit"
)

// scan damages a text as the reading of old print does: letters misread or lost, words broken at
// line ends, specks.
func scan(r *rand.Rand, text string) string {
	misread := strings.NewReplacer("rn", "m", "h", "b")
	words := strings.Fields(text)
	for i, w := range words {
		switch at := r.IntN(len(w)); r.IntN(18) {
		case 0, 1:
			words[i] = w[:at] + string("ceolti"[r.IntN(6)]) + w[at+1:]
		case 2:
			words[i] = w[:at] + " " + w[at:]
		case 3:
			words[i] = misread.Replace(w)
		case 4:
			if r.IntN(5) == 0 {
				words[i] = w + " ;j"
			}
		}
	}
	return strings.ToValidUTF8(strings.Join(words, " "), "")
}

func TestNoisyReprints(t *testing.T) {
	r := rand.New(rand.NewPCG(25, 26))
	d := &desk{}
	n := 0
	for i, text := range testkit.SeedStories(t, "../seeds") {
		if strings.Contains(strings.Join(d.texts, "\n"), text[len(text)/3:len(text)/2]) {
			continue // printed twice
		}
		n++
		d.add(fmt.Sprintf("paper#%d", i+1), text)
		d.add(fmt.Sprintf("scan#%d", i+1), scan(r, text))
		d.add(fmt.Sprintf("half#%d", i+1), scan(r, cutTo(text, 0.6)))
	}
	if plain := homes(d, d.find(t, Options{})); len(plain) > n/4 {
		t.Errorf("%d of %d damaged stories are found by their words: they are not damaged enough", len(plain), 2*n)
	}
	res := d.find(t, Options{Noisy: true, Jobs: 2})
	if star := stars(d, res); len(res.Clusters) != n {
		t.Errorf("%d clusters of %d stories: %v", len(res.Clusters), n, star)
	}
	for _, p := range res.Pairs {
		if len(p.Changed) > 0 && p.Verdict != revisedCopy && p.Verdict.Copies() || p.Overlap.Jaccard > 1 {
			t.Errorf("%+v", p)
		}
	}
	want := told(d.docs, res)
	s := d.shuffled(3)
	if got := told(s.docs, s.find(t, Options{Noisy: true, Jobs: 3})); !slices.Equal(got, want) {
		t.Error("another order and more jobs: another result")
	}
}

// What shares letters because it shares a form, a passage or nothing but brevity is not joined.
func TestNoisyKeepsApart(t *testing.T) {
	for _, c := range []struct{ name, a, b string }{
		{"another day", weather, swap(weather, "21", "25", "12", "14", "19", "22", "10 deg", "11 deg", "24", "27", "40", "60")},
		{"another shortage", money, swap(money, "350", "450", "525", "650", "175", "50", "300", "200", "40 mln", "60 mln")},
		{"a shared background", crash + " " + background, market + " " + background},
		{"briefs", "More to follow soon.", "More to follow."},
		{"nothing", "", crash},
	} {
		d := &desk{}
		d.add("a", c.a)
		d.add("b", c.b)
		if res := d.find(t, Options{Noisy: true}); len(res.Clusters) != 2 {
			t.Errorf("%s: joined: %+v", c.name, res.Pairs)
		}
	}
}

// A story in the middle that has most of each of two others leads them all, though it is the
// shortest; and what is told of them does not depend on the order.
func TestGather(t *testing.T) {
	r := rand.New(rand.NewPCG(27, 28))
	w := prose(r, 600)
	d := &desk{}
	d.add("top#1", scan(r, join(w[:320])))
	d.add("top#2", scan(r, join(w[:300])))
	d.add("tail#1", scan(r, join(w[200:520])))
	d.add("tail#2", scan(r, join(w[215:515])))
	apart := d.find(t, Options{Noisy: true})
	if len(apart.Clusters) != 2 {
		t.Fatalf("top and tail are not two clusters: %v", stars(d, apart))
	}
	d.add("middle#1", scan(r, join(w[110:410])))
	res := d.find(t, Options{Noisy: true, Jobs: 2})
	if len(res.Clusters) != 1 || d.docs[res.Clusters[0].Survivor].ID != "middle#1" || len(res.Clusters[0].Copies) != 4 || len(res.Pairs) != 4 {
		t.Errorf("got %q", told(d.docs, res))
	}
	s := d.shuffled(4)
	if got, want := told(s.docs, s.find(t, Options{Noisy: true})), told(d.docs, res); !slices.Equal(got, want) {
		t.Errorf("another order: %q, want %q", got, want)
	}
}
