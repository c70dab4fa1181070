package webpage

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"
)

// weightTable has a line for each clue: its name, and what it weighs in the first and in the second
// pass, in logarithms of odds; the first line is what all lines begin with. The program in fit
// writes it. A clue that is not in it weighs nothing.
//
//go:embed weights.tsv
var weightTable string

// A weighing is what is added up for the clues of a line.
type weighing struct {
	base  float32
	clues []float32
}

// passes are the weights of the two passes.
var passes = sync.OnceValue(func() (list [2]weighing) {
	number := make(map[string]int, len(clueNames))
	for i, n := range clueNames {
		number[n] = i
	}
	for k := range list {
		list[k].clues = make([]float32, len(clueNames))
	}
	for line := range strings.Lines(weightTable) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		for k := range list {
			w, err := strconv.ParseFloat(f[1+k], 32)
			i, known := number[f[0]]
			switch {
			case err != nil || !known && f[0] != baseName:
				panic("webpage: weights.tsv: " + line) // a test reads all of it
			case f[0] == baseName:
				list[k].base = float32(w)
			default:
				list[k].clues[i] = float32(w)
			}
		}
	}
	return list
})

// baseName stands in the first line of the table.
const baseName = "(any line)"

// add adds clues of a line to what it has.
func (w *weighing) add(s float32, clues []uint16) float32 {
	for _, c := range clues {
		s += w.clues[c]
	}
	return s
}
