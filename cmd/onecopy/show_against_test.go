package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/report"
)

// TestShowAgainst wants of every copy that check finds, in a folder, an output and an index, that
// show names the same older story, the same verdict and the same facts.
func TestShowAgainst(t *testing.T) {
	pages, home := edited(t)[1], t.TempDir()
	for name, from := range map[string]string{"old": seeds, "new": pages} {
		if err := os.CopyFS(filepath.Join(home, name), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	t.Chdir(home)
	do := func(want int, args ...string) string {
		t.Helper()
		var out, said bytes.Buffer
		if code := onecopy(args, strings.NewReader(""), &out, &said); code != want {
			t.Fatalf("%v: exit code %d, want %d\n%s", args, code, want, &said)
		}
		return out.String()
	}
	do(exitDone, "clean", "old", "-o", "OUT", "-q")
	do(exitDone, "index", "old", "-o", "old.idx", "-q")
	for _, older := range []string{"old", "OUT", "old.idx"} {
		var found report.Check
		if err := json.Unmarshal([]byte(do(exitFound, "check", "new", "--against", older, "--only", "copy", "--format", "json")), &found); err != nil {
			t.Fatal(err)
		}
		verdicts, shown := map[string]int{}, 0
		for i := range found.Findings {
			f := &found.Findings[i]
			if !f.Other.Archived {
				continue
			}
			verdicts[f.Pair.Verdict]++
			shown++
			out := do(exitDone, "show", fmt.Sprintf("%s:%d:1", f.At.Source, f.At.Line), "--against", older, "--width", "2000")
			wants := []string{"older     " + f.Other.Story + "\n", "newer     " + f.Story + "\n", "          " + f.Pair.Verdict + ": "}
			for _, c := range f.Pair.Changed {
				wants = append(wants, c.A+" → "+c.B)
			}
			for _, want := range wants {
				if !strings.Contains(out, want) {
					t.Fatalf("against %s: %s:%d: no %q in\n%.900s", older, f.At.Source, f.At.Line, want, out)
				}
			}
			if n := strings.Count(out, "older     "); n != 1 {
				t.Errorf("%s:%d shows %d findings", f.At.Source, f.At.Line, n)
			}
		}
		if shown < 20 || len(verdicts) < 3 {
			t.Errorf("against %s: no more than %d findings, of verdicts %v", older, shown, verdicts)
		}
	}
	writeFile(t, filepath.Join(home, "none.txt"), news(7))
	if out := do(exitDone, "show", "none.txt", "--against", "old"); out != "" {
		t.Errorf("shows of a story of its own\n%s", out)
	}
}
