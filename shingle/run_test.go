package shingle

import (
	"math/rand/v2"
	"strings"
	"testing"
)

func TestRun(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want int
	}{
		{"", "", 0},
		{"one two three", "", 0},
		{"one two three", "four five", 0},
		{"one two three", "three four", 1},
		{"one two three four", "zero two three five", 2},
		{"The U.S. said", "the US SAID", 3},
		{"a b c d e f g h", "a b c d e f g h", 8},
		{"a b c d e f g h", "x a b c d e f y c d e f g h", 6},
		{"x x x x x x x y", "x x x x x x y", 7},
		{"p q r s t p q r s t u", "q r s t p q r s t u v", 10},
	} {
		a, b := Words(c.a, nil), Words(c.b, nil)
		if got := Run(a, b); got != c.want {
			t.Errorf("Run(%q, %q) = %d, want %d", c.a, c.b, got, c.want)
		}
		if got := Run(b, a); got != c.want {
			t.Errorf("Run(%q, %q) = %d, want %d", c.b, c.a, got, c.want)
		}
	}
}

// plainRun is the textbook table of n times m.
func plainRun(a, b []Word) (best int) {
	row := make([]int, len(b)+1)
	for i := range a {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].Hash == b[j].Hash {
				row[j+1] = row[j] + 1
			} else {
				row[j+1] = 0
			}
			best = max(best, row[j+1])
		}
	}
	return best
}

// Few different words make many repeats, which is where the quick way must not be believed.
func TestRunRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	draw := func(kinds int) []Word {
		words := make([]Word, r.IntN(80))
		for i := range words {
			words[i].Hash = uint64(r.IntN(kinds)) * keyMix
		}
		return words
	}
	for i := range 3000 {
		kinds := 1 + i%7*i%7
		a, b := draw(kinds), draw(kinds)
		if got, want := Run(a, b), plainRun(a, b); got != want {
			t.Fatalf("%d kinds: %d, want %d", kinds, got, want)
		}
	}
}

func TestRunOfRepeats(t *testing.T) {
	a := Words(strings.Repeat("a ", 100_000), nil)
	if got := Run(a, a[:60_000]); got != 60_000 {
		t.Errorf("a a a: %d", got)
	}
	b := Words(strings.Repeat("a ", 500)+"b "+strings.Repeat("a ", 50_000), nil)
	if got := Run(a, b); got != 50_000 {
		t.Errorf("a a b a a: %d", got)
	}
}

func TestSame(t *testing.T) {
	a := Words("“Don’t,” the U.S. said", nil)
	if !Same(a, Words("don't -- the US said...", nil)) {
		t.Error("same words differ")
	}
	if Same(a, a[1:]) || Same(a, Words("the US said don't", nil)) {
		t.Error("different words are the same")
	}
	if !Same(nil, nil) {
		t.Error("nothing differs from nothing")
	}
}

func BenchmarkRun(b *testing.B) {
	texts := stories(sentences, " ", 600)
	x, y := Words(texts[0]+texts[1], nil), Words(texts[2]+texts[1], nil)
	b.ReportAllocs()
	for b.Loop() {
		Run(x, y)
	}
}
