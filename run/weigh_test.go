package run

import (
	"testing"

	"onecopy/clean"
	"onecopy/corpus"
	"onecopy/report"
)

// TestWeigh counts what a file lost over its stories and outside, and the stories that either flag
// marks as doubtful.
func TestWeigh(t *testing.T) {
	var in report.InputEntry
	for _, flags := range [][]string{nil, {clean.Truncated}, {clean.Doubtful}, {clean.LostLink, clean.MostlyCut}, {clean.MostlyCut, clean.Doubtful}} {
		weigh(&in, &markedDoc{running: 100, lost: 3, Stories: []story{{Record: corpus.Story{CutRunning: 20, Flags: flags}}}})
	}
	if want := (report.InputEntry{Running: 500, CutRunning: 115, Doubtful: 3}); in.Running != want.Running || in.CutRunning != want.CutRunning || in.Doubtful != want.Doubtful {
		t.Errorf("%+v, want %+v", in, want)
	}
}
