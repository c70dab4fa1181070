package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
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

// rows are those of a dataset, in the order of its parts.
func rows(all map[string]string, set string) string {
	var names []string
	for name := range all {
		if strings.HasPrefix(name, "out/"+set+"/part-") {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	text := ""
	for _, name := range names {
		text += all[name]
	}
	return text
}

// inOrder are lines, sorted.
func inOrder(text string) string {
	list := strings.SplitAfter(text, "\n")
	slices.Sort(list)
	return strings.Join(list, "")
}

// TestDatasets wants the rows of clean in parts: the corpus and the cuts in the order of the
// inputs.
func TestDatasets(t *testing.T) {
	news := records(t, 60)
	for _, path := range []string{seeds, news} {
		for _, shards := range []int{3, 11} {
			set := func(o *options) { o.piece, o.shards, o.CorpusForm = "20K", shards, "auto" }
			got, _, err := ran(t, func(o *options) { set(o); o.datasets = true }, path)
			testkit.Must(t, err)
			want := cleaned(t, func(o *options) { set(o); o.CorpusForm = "jsonl" }, path)
			for set, name := range map[string]string{"corpus": "out/corpus.jsonl", "cuts": "out/cuts.jsonl"} {
				if rows(got, set) != want[name] || want[name] == "" {
					t.Errorf("%s: %s differ", path, set)
				}
			}
			for set, name := range map[string]string{"removed": "removed.jsonl", "pairs": "out/pairs.jsonl"} {
				if inOrder(rows(got, set)) != inOrder(want[name]) || want[name] == "" {
					t.Errorf("%s: %s differ", path, set)
				}
			}
			var made totals
			testkit.Must(t, json.Unmarshal([]byte(got["out/report.json"]), &made))
			if n := strings.Count(want["out/corpus.jsonl"], "\n"); made.Survivors != n || made.Copies == 0 || made.Lines == 0 {
				t.Errorf("%+v, %d stories stay", made, n)
			}
		}
	}
}

// TestProblems wants to be told what cannot be read, with its line though the file is cut, and ids
// that repeat to be refused.
func TestProblems(t *testing.T) {
	dir := records(t, 30)
	path := filepath.Join(dir, "b.jsonl")
	raw, err := os.ReadFile(path)
	testkit.Must(t, err)
	list := bytes.SplitAfter(raw, []byte("\n"))
	n := len(list) / 2
	list[n] = []byte("{\"id\": 5, \n")
	testkit.Must(t, os.WriteFile(path, bytes.Join(list, nil), 0o666))
	for _, datasets := range []bool{false, true} {
		got, told, err := ran(t, func(o *options) { o.piece, o.datasets = "4K", datasets }, dir)
		if !errors.Is(err, errTold) || !strings.Contains(told, fmt.Sprintf("b.jsonl:%d: ", n+1)) {
			t.Errorf("%v: %s", err, told)
		}
		if !datasets {
			same(t, got, cleaned(t, func(*options) {}, dir))
		}
	}
	testkit.Must(t, os.WriteFile(filepath.Join(dir, "z.jsonl"), list[0], 0o666))
	testkit.Must(t, os.WriteFile(path, list[0], 0o666))
	if _, _, err := ran(t, func(o *options) { o.piece = "1" }, dir); err == nil || !strings.Contains(err.Error(), " have the id ") {
		t.Errorf("ids that repeat: %v", err)
	}
}

// TestAgain has a page with a line that is a headline only because a page before it, of another
// task, has that headline.
func TestAgain(t *testing.T) {
	const head = "Old warehouse burns down in Riga"
	const fire = "No one was hurt when a warehouse burned down in the old town on Sunday night, the fire brigade said in the morning."
	const lead = "The port of Riga opened again on Monday after a strike of nine days, and the first ships were unloaded before noon."
	const more = "Workers and owners had agreed on a rise of four per cent in the night to Monday, which both sides called fair."
	dir := t.TempDir()
	page := "Port of Riga opens again\n\n" + lead + "\n\n" + more + "\n\n" + head + "\n\n" + fire + "\n\n" + more + "\n"
	for name, text := range map[string]string{"a.txt": head + "\n\n\n" + fire + "\n\n" + more, "b.txt": page, "c.txt": page} {
		testkit.Must(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666))
	}
	want := cleaned(t, func(*options) {}, dir)
	if n := strings.Count(want["out/stories.jsonl"], "\n"); n != 5 {
		t.Fatalf("%d stories, want one of the first page and two of each other", n)
	}
	alone := cleaned(t, func(*options) {}, filepath.Join(dir, "b.txt"))
	if n := strings.Count(alone["out/stories.jsonl"], "\n"); n != 1 {
		t.Fatalf("%d stories of the second page alone, want one", n)
	}
	for _, piece := range []string{"1", "1M"} {
		got, _, err := ran(t, func(o *options) { o.piece = piece }, dir)
		testkit.Must(t, err)
		same(t, got, want)
	}
}
