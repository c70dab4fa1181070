package shingle

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
)

// plainShingles hashes every Width words afresh, without a rolling window.
func plainShingles(text string) (hashes []uint64) {
	words := plainWords(text)
	for from := range words {
		run := words[from:min(from+Width, len(words))]
		if len(run) < Width && from > 0 {
			break
		}
		var window uint64
		for _, w := range run {
			window = window*keyRoll + hashWord([]byte(w.folded))
		}
		hashes = append(hashes, finish(window))
	}
	slices.Sort(hashes)
	return slices.Compact(hashes)
}

// plainSketch derives everything from the distinct shingles, with a branch for every decision.
func plainSketch(text string) (s Sketch) {
	for _, h := range plainShingles(text) {
		if s.Signature == nil {
			s.Signature = slices.Repeat([]uint32{vacant}, bins)
		}
		if bin := h / (1 << 57); uint32(h) < s.Signature[bin] {
			s.Signature[bin] = uint32(h)
		}
		if h < 1<<61 {
			s.Sample = append(s.Sample, h)
		}
	}
	var full signature
	copy(full[:], s.Signature)
	if s.Signature != nil {
		s.Signature = full.dense()
	}
	words := plainWords(text)
	for _, w := range words {
		s.Sum = s.Sum*keySum + hashWord([]byte(w.folded))
	}
	if s.Words = len(words); s.Words > 0 {
		s.Shingles = max(1, s.Words-4)
	}
	s.Sum = blend(s.Sum^keySum, uint64(s.Words)|keyHigh)
	return s
}

func checkSketch(t *testing.T, k *Sketcher, text string) {
	t.Helper()
	got, want := k.Sketch(text), plainSketch(text)
	if got.Words != want.Words || got.Shingles != want.Shingles || got.Sum != want.Sum ||
		!slices.Equal(got.Signature, want.Signature) || !slices.Equal(got.Sample, want.Sample) {
		t.Errorf("%.200q:\n got %+v\nwant %+v", text, got, want)
	}
	if set := k.Set(text); !slices.Equal(set, plainShingles(text)) || !slices.Equal(set, Of(text)) {
		t.Errorf("%.200q: the sets differ", text)
	}
}

func TestSketch(t *testing.T) {
	var k Sketcher
	r := rand.New(rand.NewPCG(61, 62))
	for _, text := range []string{
		"", " . ", "one", "U.S.", "one two three four", "one two three four five", "one two three four five six",
		strings.Repeat("again and again ", 3000), strings.Repeat("U.S. ", 600) + "U." + "S.",
		strings.Repeat("a.b ", 511) + "c.d", join(prose(r, 5000)), seeds(t),
	} {
		checkSketch(t, &k, text)
	}
	for range 300 {
		checkSketch(t, &k, randomText(r, r.IntN(3000)))
	}
}

func FuzzSketch(f *testing.F) {
	r := rand.New(rand.NewPCG(63, 64))
	for n := range 20 {
		f.Add(randomText(r, n*40))
	}
	var k Sketcher
	f.Fuzz(func(t *testing.T, text string) { checkSketch(t, &k, text) })
}

// A sketch of a very long text is bounded, its count an estimate, and a passage in it still found.
func TestSketchLong(t *testing.T) {
	const n = 300_000
	words := prose(rand.New(rand.NewPCG(65, 66)), n)
	var k Sketcher
	long, story := k.Sketch(join(words)), k.Sketch(join(words[200_000:200_600]))
	if len(long.Sample) != sampleMost || long.Words != n {
		t.Errorf("%d words, %d sample hashes", long.Words, len(long.Sample))
	}
	if all := Of(join(words)); !slices.Equal(long.Sample, []uint64(all[:sampleMost])) {
		t.Error("the sample is not the lowest hashes")
	}
	x := NewIndex(IndexOptions{})
	x.Add(0, &long)
	if got := x.Near(&story, nil); len(got) != 1 {
		t.Error("600 of 300,000 words are not found")
	}
}

func TestSketchSum(t *testing.T) {
	var k Sketcher
	sum := func(text string) uint64 { return k.Sketch(text).Sum }
	if sum("“Don’t go,” he said — the U.S. won’t") != sum("don't go he said\n\nThe US won't") {
		t.Error("the same words have different sums")
	}
	seen := map[uint64]string{}
	for _, text := range []string{"", "a", "a a", "a b", "b a", "ab", "a a a", "7,000", "7.000", "cafe", "café"} {
		if other, ok := seen[sum(text)]; ok {
			t.Errorf("%q and %q have the same sum", text, other)
		}
		seen[sum(text)] = text
	}
}

func TestCompare(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want Overlap
	}{
		{"", "", Overlap{}},
		{"", "one two three", Overlap{}},
		{"one two three", "One, two: three", Overlap{1, 1, 1, 1}},
		{"a b c d e f", "a b c d e f", Overlap{2, 1, 1, 1}},
		{"a b c d e f g h", "a b c d e f", Overlap{2, 0.5, 0.5, 1}},
		{"a b c d e f", "f e d c b a", Overlap{}},
		{"a b c d e", "a b c d", Overlap{}},
	} {
		if got := Compare(Of(c.a), Of(c.b)); got != c.want {
			t.Errorf("%q, %q: %+v", c.a, c.b, got)
		}
	}
}

func TestCompareLaws(t *testing.T) {
	r := rand.New(rand.NewPCG(71, 72))
	for range 300 {
		text, other := alike(r, 10+r.IntN(200), r.Float64())
		a, b := Of(text), Of(other)
		there, back := Compare(a, b), Compare(b, a)
		if back != (Overlap{there.Shared, there.Jaccard, there.BInA, there.AInB}) {
			t.Fatalf("not symmetric: %+v, %+v", there, back)
		}
		if Compare(a, a) != (Overlap{len(a), 1, 1, 1}) {
			t.Fatalf("a text is not itself: %+v", Compare(a, a))
		}
		if there.Jaccard > min(there.AInB, there.BInA) || there.Shared > min(len(a), len(b)) {
			t.Fatalf("impossible: %+v", there)
		}
	}
}

func TestSorter(t *testing.T) {
	r := rand.New(rand.NewPCG(81, 82))
	var s sorter
	for n := range 700 {
		hashes := make([]uint64, n)
		for i := range hashes {
			if hashes[i] = r.Uint64() >> 3; n%3 == 0 && i > 0 && r.IntN(1+n%7) > 0 {
				hashes[i] = hashes[r.IntN(i)]
			}
		}
		want := slices.Clone(hashes)
		slices.Sort(want)
		want = slices.Compact(want)
		if got := s.distinct(hashes, 61); !slices.Equal(got, want) {
			t.Fatalf("%d hashes: %x, want %x", n, got, want)
		}
	}
}

// Hashes that all stand in one place are sorted too, and none falls off the end.
func TestSorterCrowded(t *testing.T) {
	var s sorter
	for _, first := range []uint64{0, 1 << 40, 1<<61 - 700} {
		hashes := make([]uint64, 600)
		for i := range hashes {
			hashes[i] = first + uint64(7*i%600)
		}
		got := s.distinct(hashes, 61)
		if len(got) != 600 || got[0] != first || got[599] != first+599 || !slices.IsSorted(got) {
			t.Errorf("from %x: %x", first, got)
		}
	}
}

// Fresh hashes each time: sorting the same ones again is twice as fast, by habit.
func BenchmarkSorter(b *testing.B) {
	r := rand.New(rand.NewPCG(83, 84))
	hashes := make([]uint64, 600*256)
	for i := range hashes {
		hashes[i] = r.Uint64()
	}
	scratch := make([]uint64, 600)
	run := func(name string, do func([]uint64)) {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				copy(scratch, hashes[i%256*600:])
				do(scratch)
			}
		})
	}
	var s sorter
	run("sorter", func(h []uint64) { s.distinct(h, 64) })
	run("library", slices.Sort)
}
