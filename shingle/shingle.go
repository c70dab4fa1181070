package shingle

// Width is the number of consecutive words in a shingle (Broder 1997). A text of fewer words is one
// shingle.
const Width = 5

// A Set holds the distinct shingle hashes of a text, sorted ascending.
type Set []uint64

// Of returns the shingles of a text; a text without words has none. For many texts, a Sketcher
// spares the scratch.
func Of(text string) Set {
	var k Sketcher
	return k.Set(text)
}

// An Overlap is the exact, directional comparison of two sets. Each share is 0 to 1; an empty set
// shares nothing.
type Overlap struct {
	Shared  int     // shingles in both
	Jaccard float64 // shared of all distinct shingles
	AInB    float64 // share of a's shingles that b has
	BInA    float64 // share of b's shingles that a has
}

// Compare returns the exact overlap of two sets.
func Compare(a, b Set) Overlap {
	n := shared(a, b)
	if n == 0 {
		return Overlap{}
	}
	return Overlap{
		Shared:  n,
		Jaccard: float64(n) / float64(len(a)+len(b)-n),
		AInB:    float64(n) / float64(len(a)),
		BInA:    float64(n) / float64(len(b)),
	}
}

// shared counts the members of both sets. The steps are taken by arithmetic: which set is behind is
// a coin's toss that no processor foresees.
func shared(a, b Set) (n int) {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		x, y := a[i], b[j]
		n += count(x == y)
		i += count(x <= y)
		j += count(y <= x)
	}
	return n
}
