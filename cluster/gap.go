package cluster

import (
	"onecopy/shingle"

	"onecopy/cluster/facts"
)

// A grid holds, for every pair of places in a gap, the length of the longest common subsequence of
// what follows.
type grid [gapMax + 1][gapMax + 1]uint8

// within adds to the blocks what a short gap has in common, word by word. A gap of which less than
// half of the shorter side or a quarter of the longer one agrees was written anew: its few equal
// words are "the" and "of", and to align them would set unrelated names against each other.
func within(blocks []facts.Run, g facts.Gap, a, b []shingle.Word) []facts.Run {
	wa, wb := a[g.A.Lo:max(g.A.Lo, g.A.Hi)], b[g.B.Lo:max(g.B.Lo, g.B.Hi)]
	if len(wa) == 0 || len(wb) == 0 || len(wa)+len(wb) < 3 && wa[0].Hash != wb[0].Hash || max(len(wa), len(wb)) > gapMax {
		return blocks
	}
	var common grid
	common.measure(wa, wb)
	if n := int(common[0][0]); 2*n < min(len(wa), len(wb)) || 4*n < max(len(wa), len(wb)) {
		return blocks
	}
	return common.walk(blocks, g, wa, wb)
}

func (c *grid) measure(a, b []shingle.Word) {
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i].Hash == b[j].Hash {
				c[i][j] = c[i+1][j+1] + 1
			} else {
				c[i][j] = max(c[i+1][j], c[i][j+1])
			}
		}
	}
}

// walk follows one longest common subsequence; of several, the one that takes the words of a first.
func (c *grid) walk(blocks []facts.Run, g facts.Gap, a, b []shingle.Word) []facts.Run {
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i].Hash == b[j].Hash:
			n := 1
			for i+n < len(a) && j+n < len(b) && a[i+n].Hash == b[j+n].Hash {
				n++
			}
			blocks = append(blocks, facts.Run{A: g.A.Lo + i, B: g.B.Lo + j, N: n})
			i, j = i+n, j+n
		case c[i+1][j] >= c[i][j+1]:
			i++
		default:
			j++
		}
	}
	return blocks
}
