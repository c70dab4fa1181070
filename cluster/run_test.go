package cluster

import (
	"math/rand/v2"
	"strings"
	"testing"

	"onecopy/shingle"
)

// The longest run of two stories is that of package shingle, also where words repeat.
func TestLongestRunIsThatOfWords(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	text := func(words, n int) string {
		var all []string
		for range n {
			all = append(all, string(rune('a'+r.IntN(words))))
		}
		return strings.Join(all, " ")
	}
	for range 3000 {
		words := 2 + r.IntN(24)
		common := text(words, r.IntN(40))
		a, b := text(words, r.IntN(30))+" "+common+" "+text(words, r.IntN(30)), text(words, r.IntN(30))+" "+common+" "+text(words, r.IntN(30))
		x, y := lone(a), lone(b)
		if got, want := longest(x, y, y.grams.runs(x, nil)), shingle.Run(x.Words, y.Words); got != want {
			t.Fatalf("%q and %q: %d, want %d", a, b, got, want)
		}
	}
}
