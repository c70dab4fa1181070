package versus

import (
	"encoding/binary"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	dgryski "github.com/dgryski/go-minhash"
	ekzhu "github.com/ekzhu/minhash-lsh"

	"onecopy/shingle"
)

// values is the length of all signatures: shingle.Bands * shingle.Rows.
const values = shingle.Bands * shingle.Rows

// A text comes with its distinct shingles, as the eight bytes of their hashes. The libraries begin with these, but for
// ekzhu-text, and are spared the reading, folding and hashing of words that onecopy is timed with.
type text struct {
	words    string
	shingles [][]byte
}

func newText(words string) text {
	t := text{words: words}
	for _, h := range shingle.Of(words) {
		t.shingles = append(t.shingles, binary.LittleEndian.AppendUint64(nil, h))
	}
	return t
}

// texts are stories of 600 words drawn from those of the seeds that are ASCII. Where foreign, marks on vowels and curly quotes
// are put in until one character in 20 is beyond ASCII.
func texts(t testing.TB, n int, foreign bool) (all []text) {
	words := vocabulary(t)
	r := rand.New(rand.NewPCG(1, 2))
	for range n {
		var b strings.Builder
		high := 0
		for range 600 {
			w := words[r.IntN(len(words))]
			if foreign && 20*high < b.Len() {
				marked := mark(w, r.IntN(3))
				high += utf8.RuneCountInString(marked) - ascii(marked)
				w = marked
			}
			b.WriteString(w + " ")
		}
		all = append(all, newText(b.String()))
	}
	return all
}

func vocabulary(t testing.TB) (words []string) {
	names, err := filepath.Glob("../../seeds/*.txt")
	if err != nil || len(names) == 0 {
		t.Skip("no seeds")
	}
	for _, name := range names {
		page, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range strings.Fields(string(page)) {
			if ascii(w) == len(w) {
				words = append(words, w)
			}
		}
	}
	return words
}

func mark(word string, how int) string {
	switch how {
	case 0:
		return "“" + word + "”"
	case 1:
		return word + "’s"
	}
	return strings.NewReplacer("e", "é", "a", "à", "o", "ö", "u", "ü").Replace(word)
}

// ascii counts the characters that are.
func ascii(s string) (n int) {
	for _, r := range s {
		if r < utf8.RuneSelf {
			n++
		}
	}
	return n
}

// The contestants: each signs a text and returns what it would keep of it.
var contestants = []struct {
	name string
	sign func(*shingle.Sketcher, text) []uint64
}{
	{"onecopy", func(k *shingle.Sketcher, t text) []uint64 {
		s := k.Sketch(t.words)
		out := make([]uint64, len(s.Signature))
		for i, v := range s.Signature {
			out[i] = uint64(v)
		}
		return out
	}},
	{"ekzhu", func(_ *shingle.Sketcher, t text) []uint64 {
		m := ekzhu.NewMinhash(1, values)
		for _, b := range t.shingles {
			m.Push(b)
		}
		return m.Signature()
	}},
	{"ekzhu-text", func(_ *shingle.Sketcher, t text) []uint64 { // from the text as anyone would, without folding
		m := ekzhu.NewMinhash(1, values)
		words := strings.Fields(t.words)
		for i := range len(words) - shingle.Width + 1 {
			m.Push([]byte(strings.Join(words[i:i+shingle.Width], " ")))
		}
		return m.Signature()
	}},
	{"dgryski", func(_ *shingle.Sketcher, t text) []uint64 {
		m := dgryski.NewMinWise(first, second, values)
		for _, b := range t.shingles {
			m.Push(b)
		}
		return m.Signature()
	}},
}

// first and second are as cheap as hashes of ready hashes can be, to the credit of the library that asks for them.
func first(b []byte) uint64 { return binary.LittleEndian.Uint64(b) }

func second(b []byte) uint64 {
	h := binary.LittleEndian.Uint64(b)
	h = (h ^ h>>32) * 0xd6e8feb86659fd93
	return (h ^ h>>32) | 1
}

// BenchmarkSign signs the same 256 stories with each contestant in turn, 32 at a time, so that a noisy machine is noisy for
// all, and reports the medians of MB/s of story text and of how many times faster onecopy is.
func BenchmarkSign(b *testing.B) {
	b.Run("ascii", func(b *testing.B) { compete(b, texts(b, 256, false)) })
	b.Run("foreign", func(b *testing.B) { compete(b, texts(b, 256, true)) })
}

func compete(b *testing.B, all []text) {
	var k shingle.Sketcher
	high, runes := 0, 0
	for _, t := range all {
		runes += utf8.RuneCountInString(t.words)
		high += utf8.RuneCountInString(t.words) - ascii(t.words)
	}
	speeds, times := make([][]float64, len(contestants)), make([][]float64, len(contestants))
	for b.Loop() {
		for some := range slices.Chunk(all, 32) {
			size := 0
			for _, t := range some {
				size += len(t.words)
			}
			for i, c := range contestants {
				began := time.Now()
				for _, t := range some {
					c.sign(&k, t)
				}
				speeds[i] = append(speeds[i], float64(size)/1e6/time.Since(began).Seconds())
				n := len(speeds[i]) - 1
				times[i] = append(times[i], speeds[0][n]/speeds[i][n])
			}
		}
	}
	for i, c := range contestants {
		b.ReportMetric(median(speeds[i]), c.name+"-MB/s")
		if i > 0 {
			b.ReportMetric(median(times[i]), "times-"+c.name)
		}
	}
	b.ReportMetric(100*float64(high)/float64(runes), "%foreign")
	b.ReportMetric(0, "ns/op") // of all together, which says nothing
}

func median(all []float64) float64 {
	slices.Sort(all)
	return all[len(all)/2]
}

// TestEstimate wants every contestant's signatures to agree in about the share of shingles that two stories share: what is
// fast must be right too.
func TestEstimate(t *testing.T) {
	var k shingle.Sketcher
	all := texts(t, 100, true)
	wrong := make([]float64, len(contestants))
	for i, a := range all {
		keep := 100 + 5*i // words of a that b begins with
		b := newText(strings.Join(strings.Fields(a.words)[:keep], " ") + " " + all[(i+1)%len(all)].words)
		want := shingle.Compare(shingle.Of(a.words), shingle.Of(b.words)).Jaccard
		for j, c := range contestants {
			wrong[j] += math.Abs(agreement(c.sign(&k, a), c.sign(&k, b))-want) / float64(len(all))
		}
	}
	for j, c := range contestants {
		t.Logf("%s: off by %.4f on average", c.name, wrong[j])
		if wrong[j] > 0.045 { // the standard error of 128 values, at its widest
			t.Errorf("%s: estimates are off by %.4f on average", c.name, wrong[j])
		}
	}
}

func agreement(a, b []uint64) float64 {
	n := 0
	for i := range a {
		if a[i] == b[i] {
			n++
		}
	}
	return float64(n) / float64(len(a))
}
