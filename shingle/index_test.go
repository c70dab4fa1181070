package shingle

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
)

// prose draws n words from a vocabulary large enough that chance shares no shingle.
func prose(r *rand.Rand, n int) []string {
	const letters = "abcdefghijklmnopqrstuvwxyz"
	words := make([]string, n)
	for i := range words {
		var w [5]byte
		for j := range w {
			w[j] = letters[r.IntN(26)]
		}
		words[i] = string(w[:])
	}
	return words
}

// alike returns two texts of n words each whose shingle sets have about the Jaccard similarity j:
// what they share is at the front of both.
func alike(r *rand.Rand, n int, j float64) (a, b string) {
	common := int(math.Round(2 * j / (1 + j) * float64(n-Width+1)))
	if common > 0 {
		common += Width - 1
	}
	front := prose(r, common)
	return join(front, prose(r, n-common)), join(front, prose(r, n-common))
}

// cut returns a story of n words and what is left when only the share s of it is printed.
func cut(r *rand.Rand, n int, s float64) (a, b string) {
	words := prose(r, n)
	return join(words), join(words[:int(math.Round(s*float64(n)))])
}

func join(parts ...[]string) string { return strings.Join(slices.Concat(parts...), " ") }

// TestEstimate holds the signature to the standard error of MinHash with as many bins, with bias
// below a third of that.
func TestEstimate(t *testing.T) {
	const pairs = 200
	r := rand.New(rand.NewPCG(21, 22))
	for _, n := range []int{60, 150, 600} {
		for _, j := range []float64{0.1, 0.3, 0.5, 0.8, 0.95} {
			var bias, square float64
			for range pairs {
				a, b := alike(r, n, j)
				var k Sketcher
				x, y := k.Sketch(a), k.Sketch(b)
				d := Estimate(x.Signature, y.Signature) - Compare(Of(a), Of(b)).Jaccard
				bias += d / pairs
				square += d * d / pairs
			}
			limit := math.Sqrt(j * (1 - j) / bins)
			t.Logf("%3d words, J %.2f: bias %+.4f, RMSE %.4f, MinHash %.4f", n, j, bias, math.Sqrt(square), limit)
			if math.Sqrt(square) > 1.25*limit || math.Abs(bias) > limit/3 {
				t.Errorf("%d words, J %.2f: bias %+.4f, RMSE %.4f", n, j, bias, math.Sqrt(square))
			}
		}
	}
}

// TestRecall counts how many of 1,000 pairs the index misses. The draws are seeded, so the counts
// are always the same.
func TestRecall(t *testing.T) {
	type pairing func(r *rand.Rand) (string, string)
	of := func(make func(*rand.Rand, int, float64) (string, string), n int, share float64) pairing {
		return func(r *rand.Rand) (string, string) { return make(r, n, share) }
	}
	lifted := func(r *rand.Rand) (string, string) {
		words := prose(r, 80)
		return join(prose(r, 700), words, prose(r, 700)), join(words)
	}
	for _, c := range []struct {
		name string
		pair pairing
		most int // pairs missed of 1,000
	}{
		{"600 words cut to 50 %", of(cut, 600, 0.5), 0},
		{"600 words cut to 30 %", of(cut, 600, 0.3), 0},
		{"600 words cut to 15 %", of(cut, 600, 0.15), 1},
		{"200 words cut to 50 %", of(cut, 200, 0.5), 0},
		{"200 words cut to 30 %", of(cut, 200, 0.3), 5},
		{"60 words cut to 50 %", of(cut, 60, 0.5), 1},
		{"60 words, half shared", of(alike, 60, 0.5), 1},
		{"60 words, J .3", of(alike, 60, 0.3), 10},
		{"30 words, half shared", of(alike, 30, 0.5), 1},
		{"600 words, J .2", of(alike, 600, 0.2), 0},
		{"a passage of 80 words in 1,480", lifted, 10},
	} {
		got := missed(c.pair, 1000, true)
		if got > c.most {
			t.Errorf("%s: %d of 1,000 missed", c.name, got)
		}
		if testing.Verbose() {
			t.Logf("%-40s %4d of 1,000 missed, %4d by the bands alone", c.name, got, missed(c.pair, 1000, false))
		}
	}
}

func missed(pair func(r *rand.Rand) (string, string), n int, both bool) (missed int) {
	r := rand.New(rand.NewPCG(31, 32))
	var k Sketcher
	for range n {
		a, b := pair(r)
		opts := IndexOptions{Hits: -1}
		if both {
			opts = IndexOptions{}
		}
		x := NewIndex(opts)
		leader, copied := k.Sketch(a), k.Sketch(b)
		x.Add(0, &leader)
		if len(x.Near(&copied, nil)) == 0 {
			missed++
		}
	}
	return missed
}

// Unrelated texts are not candidates, and the order of adding says nothing.
func TestIndexOrder(t *testing.T) {
	const n = 300
	r := rand.New(rand.NewPCG(41, 42))
	var k Sketcher
	sketches := make([]Sketch, n)
	for i := 0; i < n; i += 3 {
		a, b := alike(r, 80+r.IntN(400), 0.4)
		sketches[i], sketches[i+1] = k.Sketch(a), k.Sketch(b)
		sketches[i+2] = k.Sketch(join(prose(r, 3+r.IntN(200))))
	}
	forward, shuffled := NewIndex(IndexOptions{}), NewIndex(IndexOptions{})
	for i := range sketches {
		forward.Add(int32(i), &sketches[i])
	}
	for _, i := range r.Perm(n) {
		shuffled.Add(int32(i), &sketches[i])
	}
	for i := range sketches {
		got := forward.Near(&sketches[i], nil)
		want := []int32{int32(i)}
		if i%3 != 2 {
			first := int32(i / 3 * 3)
			want = []int32{first, first + 1}
		}
		if !slices.Equal(got, want) {
			t.Errorf("Near(%d) = %v, want %v", i, got, want)
		}
		if again := shuffled.Near(&sketches[i], nil); !slices.Equal(got, again) {
			t.Errorf("Near(%d) = %v, in another order %v", i, got, again)
		}
	}
}

// A story printed by everyone stays findable, though nobody should add all of it: the first texts
// under a tag are kept.
func TestIndexPopular(t *testing.T) {
	x := NewIndex(IndexOptions{})
	var k Sketcher
	s := k.Sketch(sentences)
	empty := k.Sketch(" . ")
	for id := range int32(3000) {
		x.Add(id, &s)
	}
	x.Add(3000, &empty)
	got := x.Near(&s, []int32{-7})
	if len(got) != 1+postingMost || got[0] != -7 || !slices.IsSorted(got) || got[postingMost] != postingMost-1 {
		t.Errorf("%d candidates", len(got))
	}
	if got := x.Near(&empty, nil); len(got) != 0 {
		t.Errorf("nothing is near %v", got)
	}
}

// Issues of one report share most of their words. A late one, whose common words other issues have
// taken, is found by its own.
func TestIndexIssues(t *testing.T) {
	const n = 2000
	r := rand.New(rand.NewPCG(71, 72))
	form := prose(r, 200)
	x := NewIndex(IndexOptions{})
	var k Sketcher
	issues := make([]Sketch, n)
	for i := range issues {
		issues[i] = k.Sketch(join(form[:100], prose(r, 60), form[100:]))
		x.Add(int32(i), &issues[i])
	}
	for i := range issues {
		got := x.Near(&issues[i], nil)
		if !slices.Contains(got, int32(i)) {
			t.Fatalf("issue %d: %d candidates, itself not among them", i, len(got))
		}
	}
}

func TestIndexNearAtOnce(t *testing.T) {
	r := rand.New(rand.NewPCG(81, 82))
	x := NewIndex(IndexOptions{})
	var k Sketcher
	sketches := make([]Sketch, 0, 200)
	for range 100 {
		a, b := alike(r, 200, 0.5)
		sketches = append(sketches, k.Sketch(a), k.Sketch(b))
	}
	for i := range sketches {
		x.Add(int32(i), &sketches[i])
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for i := range sketches {
				if got := x.Near(&sketches[i], nil); !slices.Equal(got, []int32{int32(i &^ 1), int32(i | 1)}) {
					t.Errorf("Near(%d) = %v", i, got)
				}
			}
		})
	}
	group.Wait()
}

func TestOdds(t *testing.T) {
	for _, c := range []struct{ similarity, want float64 }{
		{0, 0}, {0.1, 0.474}, {0.3, 0.998}, {0.5, 1}, {1, 1}, {-1, 0}, {2, 1},
	} {
		if got := Odds(c.similarity); math.Abs(got-c.want) > 0.001 {
			t.Errorf("Odds(%v) = %.4f, want %v", c.similarity, got, c.want)
		}
	}
}

func BenchmarkIndex(b *testing.B) {
	r := rand.New(rand.NewPCG(51, 52))
	var k Sketcher
	sketches := make([]Sketch, 2000)
	for i := range sketches {
		sketches[i] = k.Sketch(join(prose(r, 600)))
	}
	b.Run("add", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			x := NewIndex(IndexOptions{})
			for i := range sketches {
				x.Add(int32(i), &sketches[i])
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(sketches)), "ns/story")
	})
	x := NewIndex(IndexOptions{})
	for i := range sketches {
		x.Add(int32(i), &sketches[i])
	}
	b.Run("near", func(b *testing.B) {
		b.ReportAllocs()
		var near []int32
		for b.Loop() {
			for i := range sketches {
				near = x.Near(&sketches[i], near[:0])
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(sketches)), "ns/story")
	})
}
