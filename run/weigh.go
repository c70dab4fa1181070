package run

import (
	"slices"

	"onecopy/clean"
	"onecopy/report"
)

// weigh adds to an input what one of its documents lost of its running text.
func weigh(in *report.InputEntry, s *markedDoc) {
	in.Running += s.running
	in.CutRunning += s.lost
	for i := range s.Stories {
		r := &s.Stories[i].Record
		in.CutRunning += r.CutRunning
		if Doubted(r.Flags) {
			in.Doubtful++
		}
	}
}

// Doubted reports whether a story is flagged as one of which too much would have been cut.
func Doubted(flags []string) bool {
	return slices.Contains(flags, clean.Doubtful) || slices.Contains(flags, clean.MostlyCut)
}
