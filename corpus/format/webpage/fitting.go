package webpage

import "slices"

// A Trial is a page whose lines are judged with scores of one's own, as the program does that fits
// the weights.
type Trial struct {
	*Rendering
	measures []measure
	first    [][]uint16
	head     int
}

// NewTrial reads a page without judging it.
func NewTrial(source string) *Trial {
	p := read(source)
	t := &Trial{Rendering: p, measures: p.measure()}
	t.head = p.findHead(t.measures)
	p.firstClues(t.measures, t.head, func(_ int, list []uint16) { t.first = append(t.first, slices.Clone(list)) })
	return t
}

// First returns the clues of the first pass of each line, as places in [ClueNames].
func (t *Trial) First() [][]uint16 { return t.first }

// Second returns the clues of the second pass, with the scores of the first.
func (t *Trial) Second(scores []float32) [][]uint16 {
	for i := range t.Lines {
		t.Lines[i].first = scores[i]
	}
	all := make([][]uint16, len(t.Lines))
	t.secondClues(t.measures, func(i int, list []uint16) { all[i] = slices.Concat(t.first[i], list) })
	return all
}

// Settle judges the lines by the scores of the second pass.
func (t *Trial) Settle(scores []float32) *Rendering {
	for i := range t.Lines {
		t.Lines[i].second = scores[i]
	}
	t.settle(t.measures, t.head)
	return t.Rendering
}

// Aside reports whether a line is a caption or among comments, by the elements around it.
func (t *Trial) Aside(i int) bool {
	l := &t.Lines[i]
	n := &t.nodes[l.node]
	return (n.far|n.own)&commentWords != 0 || n.own&captionWords != 0 || n.around&inCaption != 0
}

// ClueNames are the names of all clues. Those of the first pass are the first of them.
func ClueNames() (names []string, first int) { return clueNames, firstCount }
