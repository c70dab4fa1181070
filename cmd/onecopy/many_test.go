package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/report"
)

// Of a story printed very often the reports list the first copies and count the rest; the records
// have them all.
func TestManyCopies(t *testing.T) {
	t.Parallel()
	const extra, mostOfOne = 7, 1000
	in := filepath.Join(t.TempDir(), "wire.jsonl")
	var lines strings.Builder
	for i := range 1 + mostOfOne + extra {
		fmt.Fprintf(&lines, `{"id":"%04d","text":"Rescue teams worked through the night to free passengers from the wreckage of the coach."}`+"\n", i)
	}
	if err := os.WriteFile(in, []byte(lines.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	out := cleaned(t, in)
	rep := records[report.Report](t, out, "report.json")[0]
	if len(rep.Clusters) != 1 || len(rep.Clusters[0].Copies) != mostOfOne || rep.Clusters[0].More != extra {
		t.Errorf("report.json does not list %d copies and count %d more", mostOfOne, extra)
	}
	if rep.Totals.Copies != mostOfOne+extra || len(stories(t, out)) != 1+mostOfOne+extra {
		t.Errorf("%d copies in all", rep.Totals.Copies)
	}
	for name, text := range tree(t, out) {
		if name == "report.html" && !strings.Contains(text, fmt.Sprintf("%d more", extra)) {
			t.Errorf("%s does not tell of %d more", name, extra)
		}
	}
}
