package main

import (
	"bytes"
	"fmt"
	"testing"

	"onecopy/clean"
	"onecopy/corpus"
	"onecopy/report"
)

// TestDoubts wants the files with doubtful stories named, the most doubtful first and at most five, whatever order they were read in.
func TestDoubts(t *testing.T) {
	var inputs []report.Input
	for i := range 510 {
		in := report.Input{Source: fmt.Sprintf("%03d.txt", i), Stories: 1, Running: 900, CutRunning: i % 7}
		if i%80 == 3 {
			in.Doubtful = 1
		}
		inputs = append(inputs, in)
	}
	inputs[500].Doubtful = 2
	var said bytes.Buffer
	e := &env{err: &said}
	e.doubts(inputs, 510)
	e.doubts(inputs[:3], 3)
	const want = "8 of 510 files: more than a third of the running text would have been cut and was kept; look at 500.txt, 083.txt, 243.txt, 403.txt, 003.txt and 3 more\n"
	if said.String() != want {
		t.Errorf("said %s want %s", &said, want)
	}
}

// TestWeigh counts what a file lost over its stories and outside, and the stories that either flag marks as doubtful.
func TestWeigh(t *testing.T) {
	var in report.Input
	for _, flags := range [][]string{nil, {clean.Truncated}, {clean.Doubtful}, {clean.LostLink, clean.MostlyCut}, {clean.MostlyCut, clean.Doubtful}} {
		weigh(&in, &sheet{running: 100, lost: 3, stories: []story{{record: corpus.Story{CutRunning: 20, Flags: flags}}}})
	}
	if want := (report.Input{Running: 500, CutRunning: 115, Doubtful: 3}); in.Running != want.Running || in.CutRunning != want.CutRunning || in.Doubtful != want.Doubtful {
		t.Errorf("%+v, want %+v", in, want)
	}
}
