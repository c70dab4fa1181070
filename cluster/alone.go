package cluster

import "onecopy/shingle"

// alone counts the sentences of a that b lacks. A sentence is found when b has at least half of its runs of
// shingle.Width words, wherever they stand. A shorter sentence is found when b has it as a sentence, or has any such run
// of a that holds it whole.
func alone(a, b *Prepared) int {
	n, start := 0, 0
	for _, end := range a.Ends {
		if !found(a, b, start, int(end)) {
			n++
		}
		start = int(end)
	}
	return n
}

func found(a, b *Prepared, start, end int) bool {
	if end-start < shingle.Width {
		return b.hasBrief(a.briefHash(start, end)) || held(a, b, start, end)
	}
	last := end - shingle.Width
	have := 0
	for i := start; i <= last; i++ {
		if b.grams.has(a.grams.hash[i]) {
			have++
		}
	}
	return 2*have >= last-start+1
}

// held reports whether b has a run of a that covers the words from start to end.
func held(a, b *Prepared, start, end int) bool {
	for i := max(0, end-shingle.Width); i <= start && i < len(a.grams.hash); i++ {
		if b.grams.has(a.grams.hash[i]) {
			return true
		}
	}
	return false
}
