package schemas

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestClean holds a run over the seeds, and one over records, a damaged page and an abridged copy, to the schemas.
func TestClean(t *testing.T) {
	program := filepath.Join(t.TempDir(), "onecopy")
	build := exec.Command("go", "build", "-o", program, "./cmd/onecopy")
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("build: %v\n%s", err, out)
	}
	odd := t.TempDir()
	page, err := os.ReadFile("../../seeds/000_b85505105a3503c7.txt")
	if err != nil {
		t.Fatal(err)
	}
	const lone = "\n\nA sentence that only this copy has stands at its end, and it is told as lost with the copy.\n"
	for name, text := range map[string]string{
		"whole.txt": string(page), "damaged.txt": string(page[:len(page)*3/4]) + lone + "bad \xff byte\n",
		"records.jsonl": `{"id":"r1","text":"Schools stay shut.","title":"Floods","date":"2024-05-01"}` + "\n{broken\n",
	} {
		if err := os.WriteFile(filepath.Join(odd, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, in := range []string{"../../seeds", odd} {
		out := filepath.Join(t.TempDir(), "out")
		// The damaged page is told and makes the exit code 2; the output is there all the same.
		if said, err := exec.Command(program, "clean", in, "-o", out).CombinedOutput(); err != nil && in != odd {
			t.Fatalf("clean %s: %v\n%s", in, err, said)
		}
		validOutput(t, out)
		said, err := exec.Command(program, "stats", out, "--format", "json").Output()
		if err != nil {
			t.Fatalf("stats: %v", err)
		}
		valid(t, ours(t, "stats"), "stats", string(said))
		if in == odd {
			beside := filepath.Join(t.TempDir(), "new")
			if said, err := exec.Command(program, "clean", "../../seeds", "-o", beside, "--against", out).CombinedOutput(); err != nil {
				t.Fatalf("clean --against: %v\n%s", err, said)
			}
			validOutput(t, beside)
		}
	}
}

// validOutput validates what a run left behind.
func validOutput(t *testing.T, out string) {
	t.Helper()
	read := func(name string) string {
		text, err := os.ReadFile(filepath.Join(out, name))
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	valid(t, ours(t, "report"), "report.json", read("report.json"))
	for file, name := range map[string]string{
		"stories.jsonl": "story", "cuts.jsonl": "cut", "pairs.jsonl": "pair", "lost.jsonl": "lost", "parts.jsonl": "part", "older.jsonl": "older",
	} {
		schema, n := ours(t, name), 0
		if name == "older" {
			if _, err := os.Stat(filepath.Join(out, file)); err != nil {
				continue // of an output that was compared with nothing else
			}
		}
		for l := range strings.Lines(read(file)) {
			valid(t, schema, file, l)
			n++
		}
		t.Logf("%s: %d lines", file, n)
	}
}
