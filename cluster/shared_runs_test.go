package cluster

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"onecopy/shingle"
)

// TestMeeting wants the table of either story to tell the same of both, and shingles counted in it
// to be those that sorted sets share, in texts that repeat themselves and in such as are shorter
// than a shingle.
func TestMeeting(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		var b strings.Builder
		for range r.IntN(60) {
			b.WriteString([]string{"war ", "peace ", "rain. ", "sun "}[r.IntN(1+r.IntN(4))])
		}
		return b.String()
	}
	for range 3000 {
		a, b := read(text()), read(text())
		in, back := b.grams.runs(a, nil), a.grams.runs(b, nil)
		bare := func(s *Prepared) *Prepared {
			s = Prepare(s.Text, 0)
			s.untabled(nil)
			return s
		}
		for n, m := range []*sharedRuns{meet(a, b), meet(bare(a), b), meet(a, bare(b)), meet(bare(a), bare(b))} {
			if !slices.Equal(m.inB, in) || !slices.Equal(m.inA, back) {
				t.Fatalf("%q, %q, %d: %v %v, want %v %v", a.Text, b.Text, n, m.inB, m.inA, in, back)
			}
		}
		want := shingle.Compare(shingle.Of(a.Text), shingle.Of(b.Text))
		for n, got := range []shingle.Overlap{between(a, b), between(bare(a), b), between(a, bare(b)), between(bare(a), bare(b)), overlapOf(shingle.Of(a.Text), b)} {
			if got != want {
				t.Fatalf("%q, %q, %d: %v, want %v", a.Text, b.Text, n, got, want)
			}
		}
	}
}
