package facts

// A Run is n words that stand at word A of one text and at word B of the other.
type Run struct{ A, B, N int }

// A Span is the words from Lo up to Hi.
type Span struct{ Lo, Hi int }

// A Gap is what two texts have between two neighbouring runs.
type Gap struct{ A, B Span }

// Until is the gap between a run and the next one.
func (r Run) Until(next Run) Gap {
	return Gap{A: Span{Lo: r.A + r.N, Hi: next.A}, B: Span{Lo: r.B + r.N, Hi: next.B}}
}
