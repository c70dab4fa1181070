package main

import (
	"slices"

	"onecopy/clean"
	"onecopy/report"
)

// weigh adds to an input what one of its documents lost of its running text.
func weigh(in *report.Input, s *sheet) {
	in.Running += s.running
	in.CutRunning += s.lost
	for i := range s.stories {
		r := &s.stories[i].record
		in.CutRunning += r.CutRunning
		if doubted(r.Flags) {
			in.Doubtful++
		}
	}
}

// doubted reports whether a story is flagged as one of which too much would have been cut.
func doubted(flags []string) bool {
	return slices.Contains(flags, clean.Doubtful) || slices.Contains(flags, clean.MostlyCut)
}
