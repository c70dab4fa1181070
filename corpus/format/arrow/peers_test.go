package arrow

import (
	"cmp"
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
)

// TestPeers has pyarrow, and datasets of Hugging Face where it is there, write files and streams
// with columns of every kind, and compares all values with what is read. It is skipped where
// PYTHON, or else python3, has no pyarrow.
func TestPeers(t *testing.T) {
	python, script, dir := cmp.Or(os.Getenv("PYTHON"), "python3"), filepath.Join("testdata", "peers.py"), t.TempDir()
	if err := exec.Command(python, script, "ready").Run(); err != nil {
		t.Skip("pip install pyarrow datasets")
	}
	if out, err := exec.Command(python, script, "make", dir).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	raw, err := os.ReadFile(filepath.Join(dir, "lines.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.TrimSpace(string(raw)), "\n")
	files, _ := filepath.Glob(filepath.Join(dir, "*.[af]*"))
	if len(files) < 8 {
		t.Fatalf("only %q", files)
	}
	for _, name := range files {
		raw, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		text, faults, err := lines(raw)
		got := strings.Split(strings.TrimSpace(text), "\n")
		if err != nil || len(faults) > 0 || len(got) != len(want) {
			t.Errorf("%s: %d rows, %v %v", filepath.Base(name), len(got), faults, err)
			continue
		}
		same(t, filepath.Base(name), got, want)
	}
}

// same wants lines to have the values that others have under the same names.
func same(t *testing.T, name string, got, want []string) {
	t.Helper()
	for i, line := range got {
		var is, was map[string]any
		if err := cmp.Or(json.Unmarshal([]byte(line), &is), json.Unmarshal([]byte(want[i]), &was)); err != nil {
			t.Fatalf("%s:%d: %v", name, i+1, err)
		}
		if len(is) < 10 {
			t.Errorf("%s:%d: only %d columns", name, i+1, len(is))
		}
		for key, value := range is {
			if !reflect.DeepEqual(value, was[key]) {
				t.Fatalf("%s:%d: %s is %v, not %v", name, i+1, key, value, was[key])
			}
		}
	}
}
