package scan

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestBlock compares the blocks of the processor's own instructions with those of plain Go: of 0 to
// 70 bytes of any kind, at every place of a page of memory, whose end must not be read across.
func TestBlock(t *testing.T) {
	rng := rand.New(rand.NewPCG(16, 64))
	const alphabet = "abzyABZY `@[{/09:\t\n\v\f\r\x00\x08\x0e\x1f!\x7f\x80\x89\xa0\xc3\xe1\xff"
	var b strings.Builder
	for range 3 * 4096 {
		b.WriteByte(alphabet[rng.IntN(len(alphabet))])
	}
	text := b.String()
	for at := range 2 * 4096 {
		s := text[at : at+rng.IntN(71)]
		if got, want := ClassesOf(s), plainBlock(s); got != want {
			t.Fatalf("%q: %x, in plain Go %x", s, got, want)
		}
		if got, want := lineEnds(s), plainEnds(s); got != want {
			t.Fatalf("%q: line ends %x, in plain Go %x", s, got, want)
		}
	}
	for at := range 2 * 4096 {
		s, far := text[at:at+rng.IntN(140)], 1+rng.IntN(5)
		a, b := alphabet[rng.IntN(len(alphabet))], alphabet[rng.IntN(len(alphabet))]
		if got, want := PairIn(s, far, a, b), plainPair(s, far, a, b); got != want {
			t.Fatalf("%q: %q and %q, %d apart, at %d, in plain Go at %d", s, a, b, far, got, want)
		}
	}
}
