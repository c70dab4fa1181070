package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/internal/testkit"
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
			if shown++; shown%testkit.Step() > 0 {
				continue
			}
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

// TestShowAgainstConfig wants two stories, and one of a run, to be shown where a config file has
// --against, and a file to be shown beside what check finds then.
func TestShowAgainstConfig(t *testing.T) {
	home := t.TempDir()
	t.Chdir(home)
	writeFile(t, "old.txt", news(0))
	writeFile(t, "new.txt", news(0))
	done(t, "index", "old.txt", "-o", "old.idx", "-q")
	done(t, "clean", "old.txt", "-o", "OUT", "-q", "--no-config")
	for _, config := range []string{"against = old.idx\n", "[show]\nagainst = old.idx\n"} {
		writeFile(t, ".onecopy", config)
		for args, want := range map[string]string{
			"new.txt": "older     old.txt#1", "old.txt new.txt": "first     old.txt#1", "-o OUT old.txt#1": "old.txt#1", "new.txt:1": "older     old.txt#1",
		} {
			var out, said bytes.Buffer
			if code := onecopy(append([]string{"show"}, strings.Fields(args)...), strings.NewReader(""), &out, &said); code != exitDone || !strings.Contains(out.String(), want) {
				t.Errorf("%q: show %s: exit code %d, no %q in\n%s%s", config, args, code, want, &out, &said)
			}
		}
		var out, said bytes.Buffer
		if code := onecopy([]string{"show", "old.txt", "new.txt", "--against", "old.idx"}, strings.NewReader(""), &out, &said); code != exitTrouble {
			t.Errorf("--against and two stories: exit code %d\n%s", code, &out)
		}
	}
}

// TestShowAgainstNowhere wants places where no story is to be an error, not a story that repeats
// nothing.
func TestShowAgainstNowhere(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "old.txt", news(0))
	writeFile(t, "new.txt", news(1))
	writeFile(t, "picture.txt", "\x89PNG\r\n\x1a\n\x00\x00")
	for name, want := range map[string]string{
		"picture.txt": "picture.txt: an image (PNG)",
		"new.txt#77":  "new.txt holds 1 story, none of them #77", "new.txt#1:5": "none of them #1:5", "new.txt:9999": "new.txt:9999: no story stands there", "new.txt:1": "new.txt:1: repeats none",
	} {
		var out, said bytes.Buffer
		code := onecopy([]string{"show", name, "--against", "old.txt"}, strings.NewReader(""), &out, &said)
		if (code == exitTrouble) != (name != "new.txt:1") || !strings.Contains(said.String(), want) {
			t.Errorf("%s: exit code %d, want %q\n%s", name, code, want, &said)
		}
	}
}
