package cluster

import "onecopy/shingle"

// alone counts the sentences of a that b lacks, by where the runs of a stand in b. A sentence is
// found when b has at least half of its runs of shingle.Width words, wherever they stand. A shorter
// sentence is found when b has it as a sentence, or has any such run of a that holds it whole.
func alone(a, b *Prepared, in runsIn) int {
	n, start := 0, 0
	for _, end := range a.Ends {
		if !found(a, b, in, start, int(end)) {
			n++
		}
		start = int(end)
	}
	return n
}

func found(a, b *Prepared, in runsIn, start, end int) bool {
	if end-start < shingle.Width {
		return b.hasBrief(a.briefHash(start, end)) || held(in, start, end)
	}
	last := end - shingle.Width
	have := 0
	for i := start; i <= last; i++ {
		if in[i] != 0 {
			have++
		}
	}
	return 2*have >= last-start+1
}

// held reports whether one has a run of the other that covers the words from start to end.
func held(in runsIn, start, end int) bool {
	for i := max(0, end-shingle.Width); i <= start && i < len(in); i++ {
		if in[i] != 0 {
			return true
		}
	}
	return false
}
