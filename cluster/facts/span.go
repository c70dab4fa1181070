package facts

// A Run is n words that stand at word A of one text and at word B of the other.
type Run struct{ A, B, N int }

// A WordRange is the words from Lo up to Hi.
type WordRange struct{ Lo, Hi int }

// A Gap is what two texts have between two neighbouring runs.
type Gap struct{ A, B WordRange }

// Until is the gap between a run and the next one.
func (r Run) Until(next Run) Gap {
	return Gap{A: WordRange{Lo: r.A + r.N, Hi: next.A}, B: WordRange{Lo: r.B + r.N, Hi: next.B}}
}
