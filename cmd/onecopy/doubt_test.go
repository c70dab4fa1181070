package main

import (
	"bytes"
	"fmt"
	"testing"

	"onecopy/report"
)

// TestDoubts wants the files with doubtful stories named, the most doubtful first and at most five,
// whatever order they were read in.
func TestDoubts(t *testing.T) {
	t.Parallel()
	var inputs []report.InputEntry
	for i := range 510 {
		in := report.InputEntry{Source: fmt.Sprintf("%03d.txt", i), Stories: 1, Running: 900, CutRunning: i % 7}
		if i%80 == 3 {
			in.Doubtful = 1
		}
		inputs = append(inputs, in)
	}
	inputs[500].Doubtful, inputs[500].Stories = 2, 2
	var said bytes.Buffer
	e := &env{err: &said}
	e.doubts(inputs, 510)
	e.doubts(inputs[:3], 3)
	e.doubts([]report.InputEntry{{Source: "rows.parquet", Stories: 1000000, Doubtful: 3}}, 1)
	const want = "8 of 510 files: more than a third of the running text would have been cut and was kept; look at 500.txt, 083.txt, 243.txt, 403.txt, 003.txt and 3 more\n" +
		"1 of 1 file: more than a third of the running text would have been cut and was kept; look at rows.parquet (3 of 1,000,000 stories)\n"
	if said.String() != want {
		t.Errorf("said %s want %s", &said, want)
	}
}
