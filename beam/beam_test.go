package main

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/internal/testkit"
	"onecopy/run"
)

const seeds = "../seeds"

// TestMain lets Beam have its flags; the tests run on Prism, in this process.
func TestMain(m *testing.M) {
	flag.Parse()
	beam.Init()
	os.Exit(m.Run())
}

// cleaned is what clean writes: OUT, and the copies.
func cleaned(t *testing.T, set func(*options), paths ...string) map[string]string {
	t.Helper()
	var o options
	o.flags()
	set(&o)
	dir := t.TempDir()
	o.Inputs, o.Removed = paths, filepath.Join(dir, "removed.jsonl")
	found, err := corpus.Find(paths, o.Search(nil))
	testkit.Must(t, err)
	w, err := outdir.Create(filepath.Join(dir, "out"), outdir.Options{NoSync: true})
	testkit.Must(t, err)
	j, err := run.NewJob(t.Context(), &o.Options, w, found)
	testkit.Must(t, err)
	for _, step := range []func() error{func() error { return j.ReadAll(nil) }, j.Make, j.Commit} {
		testkit.Must(t, step())
	}
	return files(t, dir)
}

// files reads all below a folder.
func files(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	testkit.Must(t, fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		all[name] = string(text)
		return err
	}))
	return all
}

// ran is what the command writes.
func ran(t *testing.T, set func(*options), paths ...string) (map[string]string, string, error) {
	t.Helper()
	var o options
	o.flags()
	dir := t.TempDir()
	o.Output, o.Removed = filepath.Join(dir, "out"), filepath.Join(dir, "removed.jsonl")
	set(&o)
	if o.datasets {
		o.Removed = ""
	}
	var told bytes.Buffer
	err := o.run(t.Context(), paths, &told)
	return files(t, dir), told.String(), err
}

// same wants the bytes of clean.
func same(t *testing.T, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s differs", name)
		}
	}
	if len(got) != len(want) || len(want) < 10 {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
}

// records writes records with copies of every kind and a line that is learned, in files of several
// lengths.
func records(t *testing.T, n int) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "news")
	testkit.Must(t, os.Mkdir(dir, 0o777))
	var lines [][]byte
	add := func(id, text string) {
		raw, err := json.Marshal(map[string]any{"id": id, "title": "Headline of " + id, "text": text, "date": fmt.Sprintf("2024-03-%02d", 1+len(text)%28)})
		testkit.Must(t, err)
		lines = append(lines, append(raw, '\n'))
	}
	k := 0
	testkit.Library(n, func(id, text string) {
		if k++; k%3 == 0 {
			text = strings.Replace(text, ". ", ".\n\nFerry News | all of it\n\n", 1)
		}
		add(id, text)
		if k%5 == 0 {
			add(id+" again", strings.ReplaceAll(text, ".", "!"))
			add(id+" twin", text)
			add(id+" cut", text[:len(text)*2/3])
		}
	})
	rand.New(rand.NewPCG(1, 1)).Shuffle(len(lines), func(i, j int) { lines[i], lines[j] = lines[j], lines[i] })
	for i, name := range []string{"a.jsonl", "b.jsonl", "c/d.jsonl"} {
		path := filepath.Join(dir, name)
		testkit.Must(t, os.MkdirAll(filepath.Dir(path), 0o777))
		testkit.Must(t, os.WriteFile(path, bytes.Join(lines[len(lines)*i*i/9:len(lines)*(i+1)*(i+1)/9], nil), 0o666))
	}
	return dir
}

// TestOut wants OUT as clean writes it, whatever the pieces, groups and rounds.
func TestOut(t *testing.T) {
	news := records(t, 100)
	for _, c := range []struct {
		name string
		path string
		set  func(*options)
	}{
		{"seeds", seeds, func(*options) {}},
		{"seeds in one piece", seeds, func(o *options) { o.piece, o.shards = "1M", 1 }},
		{"seeds, each apart", seeds, func(o *options) { o.piece, o.shards, o.rounds = "1", 7, 1 }},
		{"records", news, func(*options) {}},
		{"records in pieces", news, func(o *options) { o.piece, o.shards, o.rounds = "9K", 13, 3 }},
		{"records, in one go", news, func(o *options) { o.piece, o.rounds, o.Threshold, o.Keep = "30K", 1, .6, []string{"earliest"} }},
		{"dedup only", news, func(o *options) { o.piece, o.DedupOnly = "30K", true }},
		{"templates stay", news, func(o *options) { o.KeepCategory = []string{"template"} }},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, _, err := ran(t, c.set, c.path)
			testkit.Must(t, err)
			want := cleaned(t, c.set, c.path)
			same(t, got, want)
			if c.path == news && c.name != "dedup only" && c.name != "templates stay" && want["out/templates.jsonl"] == "" {
				t.Error("no line is learned")
			}
		})
	}
}
