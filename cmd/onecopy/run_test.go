package main

import (
	"bytes"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/corpus"
)

const seeds = "../../seeds"

// cleaned runs "onecopy clean" in this process into a new folder, wants success, and returns the
// folder.
func cleaned(t *testing.T, args ...string) string {
	t.Helper()
	out := filepath.Join(t.TempDir(), "out")
	var said bytes.Buffer
	if code := onecopy(append([]string{"clean", "-o", out}, args...), strings.NewReader(""), &said, &said); code != exitDone {
		t.Fatalf("onecopy clean %s: exit code %d\n%s", strings.Join(args, " "), code, &said)
	}
	return out
}

// records reads a file of JSON lines.
func records[T any](t *testing.T, name ...string) []T {
	t.Helper()
	f, err := os.Open(filepath.Join(name...))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var list []T
	for d := json.NewDecoder(f); d.More(); {
		var v T
		if err := d.Decode(&v); err != nil {
			t.Fatal(err)
		}
		list = append(list, v)
	}
	return list
}

// stories reads stories.jsonl of an output.
func stories(t *testing.T, out string) []corpus.Story {
	t.Helper()
	return records[corpus.Story](t, out, "stories.jsonl")
}

// tree reads every file of a folder.
func tree(t *testing.T, folder string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(folder, name))
		files[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// compare checks a golden file, or rewrites it with -update. A difference is shown from its first
// line on.
func compare(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		writeFile(t, name, got)
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatalf("%v (make golden writes it)", err)
	}
	a, b := strings.Split(string(want), "\n"), strings.Split(got, "\n")
	for i := range max(len(a), len(b)) {
		switch {
		case i >= len(a):
			t.Fatalf("%s: more than its %d lines: %q", name, len(a), b[i])
		case i >= len(b):
			t.Fatalf("%s:%d: missing: %q", name, i+1, a[i])
		case a[i] != b[i]:
			t.Fatalf("%s:%d: got\n\t%s\nwant\n\t%s", name, i+1, b[i], a[i])
		}
	}
}
