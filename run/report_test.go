package run

import (
	"fmt"
	"strings"
	"testing"

	"onecopy/cluster"
)

// TestDryReport renders nothing where nothing is written: it has no output to write to.
func TestDryReport(t *testing.T) {
	j := &Job{Reader: bareReader(t.Context(), &Options{DryRun: true}, nil)}
	for _, id := range []string{"a", "b", "c"} {
		j.Docs.Append(&cluster.Doc{ID: id})
	}
	var err error
	if j.result, err = j.Docs.Pack([]int32{-1, 0, -1}, []cluster.Pair{{A: 0, B: 1, Verdict: "near"}}); err != nil {
		t.Fatal(err)
	}
	if err := j.WriteReports(); err != nil || j.Report.Totals.Clusters != 1 {
		t.Errorf("%d clusters, %v", j.Report.Totals.Clusters, err)
	}
}

func TestArena(t *testing.T) {
	var a arena
	var kept, want []string
	for i := range 3000 {
		s := strings.Repeat(fmt.Sprint(i), i%40)
		kept, want = append(kept, a.keep(s)), append(want, s)
	}
	long := strings.Repeat("x", 2*arenaPiece)
	kept, want = append(kept, a.keep(long), a.keep("after")), append(want, long, "after")
	for i := range want {
		if kept[i] != want[i] {
			t.Fatalf("%d: %.40q, want %.40q", i, kept[i], want[i])
		}
	}
}
