package disk

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/corpus/hint"
)

func TestDraft(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "x.idx")
	write := func(text string) *Draft {
		t.Helper()
		d, err := Create(path, nil)
		must(t, err)
		_, err = d.WriteString(text)
		must(t, err)
		scratch, err := d.Scratch()
		must(t, err)
		_, err = scratch.WriteString("for the time being")
		must(t, err)
		return d
	}
	d := write("one")
	if got := files(t, dir); len(got) != 2 {
		t.Errorf("under way: %q", got)
	}
	must(t, d.Commit())
	must(t, d.Abort()) // does nothing
	holds(t, dir, "x.idx", "one")
	must(t, os.Chmod(path, 0o640))

	must(t, write("two").Abort())
	holds(t, dir, "x.idx", "one")

	must(t, write("three").Commit())
	holds(t, dir, "x.idx", "three")
	if info, err := os.Stat(path); err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("mode %v, %v", info.Mode(), err)
	}
	if err := d.Commit(); err == nil {
		t.Error("finished twice")
	}
}

// holds wants one file alone in a folder.
func holds(t *testing.T, dir, name, text string) {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dir, name))
	must(t, err)
	if got := files(t, dir); len(got) != 1 || string(raw) != text {
		t.Errorf("%q, %s holds %q, want %q", got, name, raw, text)
	}
}

func TestCreateFileRefuses(t *testing.T) {
	dir := t.TempDir()
	must(t, os.MkdirAll(filepath.Join(dir, "in/deep"), 0o755))
	must(t, os.WriteFile(filepath.Join(dir, "in/a.txt"), []byte("a"), 0o644))
	t.Chdir(dir)
	for path, want := range map[string]string{
		"in":          "in: is a folder",
		"in/x.idx":    "in/x.idx: is inside the input in (the next run would read it; write beside the input)",
		"in/a.txt":    "in/a.txt: is inside the input in (the next run would read it; write beside the input)",
		"none/x.idx":  "none/x.idx: the folder it is to be in does not exist (make it first)",
		"in/a.txt/no": "in/a.txt/no: not a directory",
		"":            ": no output folder named",
	} {
		inputs := []string{"in"}
		if !strings.Contains(want, "inside") {
			inputs = nil
		}
		_, err := Create(path, inputs)
		if err == nil {
			t.Errorf("%s: no error", path)
			continue
		}
		got := err.Error()
		if hint := (*hint.Error)(nil); errors.As(err, &hint) {
			got += " (" + hint.Hint + ")"
		}
		if got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	}
}
