package cluster

import (
	"slices"
	"testing"
)

// TestCompare wants of two texts alone what Find says of them, from either side.
func TestCompare(t *testing.T) {
	const lead = "The port of Riga opened again on Monday after a strike of nine days that had held up grain for half of Europe. "
	const tail = "Dockers had asked for an eighth more pay and were given half of that, their union said in a statement on Sunday."
	for _, c := range []struct {
		a, b    string
		verdict Verdict
	}{
		{lead + tail, lead + tail, sameWords},
		{lead + tail, lead, abridgedCopy},
		{lead + tail, lead + "Nobody was hurt in Ventspils, where the cranes kept on turning through the night.", sharedPart},
		{lead, tail, ""},
		{lead, "", ""},
	} {
		p, q := Compare(c.a, c.b, 0, 0, 0), Compare(c.b, c.a, 0, 0, DefaultThreshold)
		if p.Verdict != c.verdict || q.Verdict != c.verdict {
			t.Errorf("verdicts %q and %q, want %q", p.Verdict, q.Verdict, c.verdict)
		}
		if p.A != 0 || p.B != 1 || p.Overlap.AInB != q.Overlap.BInA || p.OnlyA != q.OnlyB || len(p.Changed) != len(q.Changed) {
			t.Errorf("not the same from either side: %+v, %+v", p, q)
		}
		if lost := Lost(c.a, c.b); c.verdict != "" && p.OnlyB != len(lost) {
			t.Errorf("%d sentences alone, but %q are lost", p.OnlyB, slices.Compact(lost))
		}
	}
}
