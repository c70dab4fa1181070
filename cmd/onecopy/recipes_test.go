package main

import (
	"compress/gzip"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"onecopy/corpus"
)

// A recipe is a section of docs/recipes.md: what it needs, what it is run over, and what must be
// there afterwards.
type recipe struct {
	modules []string // of Python
	before  func(t *testing.T, dir string)
	after   func(t *testing.T, dir, said string)
}

// Three stories, the second of which is a copy.
const (
	bridge = "The council of the old town met on Monday to speak about the road and its bridge, which fell in March while nobody was on it. A new one will be built by winter, the mayor said."
	ferry  = "A ferry sank off the coast of Norway on Tuesday and forty people were rescued by fishermen, police said. The captain told them that the engine had failed in heavy seas at night."
)

var madeStories = []string{bridge, strings.Replace(bridge, "March", "April", 1) + " It will cost two million.", ferry}

var recipes = map[string]recipe{
	"After trafilatura": {
		modules: []string{"trafilatura"},
		before: func(t *testing.T, dir string) {
			for i, text := range madeStories {
				page := "<html><head><title>Story %d of the day</title></head><body><nav><a href='/'>Home</a></nav><article><h1>Story %d of the day</h1><p>%s</p><p>%s</p></article></body></html>"
				first, second, _ := strings.Cut(text, ". ")
				writeFile(t, filepath.Join(dir, "pages", fmt.Sprintf("%d.html", i)), fmt.Sprintf(page, i, i, first+".", second))
			}
		},
		after: func(t *testing.T, dir, said string) { oneLess(t, filepath.Join(dir, "corpus"), 3) },
	},
	"Before datatrove": {
		modules: []string{"datatrove"},
		before:  paperNews,
		after: func(t *testing.T, dir, said string) {
			oneLess(t, filepath.Join(dir, "corpus"), 3)
			if got := gunzipped(t, filepath.Join(dir, "filtered", "*.jsonl.gz")); strings.Count(got, "\n") != 2 || !strings.Contains(got, "ferry") || !strings.Contains(got, `"outlet"`) {
				t.Errorf("datatrove wrote %s", got)
			}
			if got := gunzipped(t, filepath.Join(dir, "removed.jsonl.gz")); strings.Count(got, "\n") != 1 || !strings.Contains(got, `"survivor"`) {
				t.Errorf("removed: %s", got)
			}
		},
	},
	"In a map of Hugging Face datasets": {
		modules: []string{"datasets"},
		before:  paperNews,
		after: func(t *testing.T, dir, said string) {
			if info, err := os.Stat(filepath.Join(dir, "clean.parquet")); err != nil || info.Size() == 0 || !strings.HasSuffix(said, "2\n") {
				t.Errorf("%v: %s", err, said)
			}
			out := cleaned(t, filepath.Join(dir, "clean.parquet"))
			if n := len(stories(t, out)); n != 2 {
				t.Errorf("%d rows are left", n)
			}
		},
	},
	"DuckDB over OUT": {
		modules: []string{"duckdb"},
		before:  paperNews,
		after: func(t *testing.T, dir, said string) {
			oneLess(t, filepath.Join(dir, "corpus"), 3)
			for _, want := range []string{"0.jsonl", "1.jsonl", "revised", "April", "sentences"} {
				if !strings.Contains(said, want) {
					t.Errorf("%q is not in %s", want, said)
				}
			}
		},
	},
	"Common Crawl: a WET file to a clean corpus": {
		before: func(t *testing.T, dir string) {
			wet(t, filepath.Join(dir, "segment.warc.wet.gz"), madeStories)
			wet(t, filepath.Join(dir, "second.warc.wet.gz"), []string{ferry, "Parliament voted on Wednesday to raise the pension age by two years, after a debate that went on until the morning. Unions said that they would strike in May."})
		},
		after: func(t *testing.T, dir, said string) {
			oneLess(t, filepath.Join(dir, "corpus"), 3)
			for _, s := range stories(t, filepath.Join(dir, "second")) {
				if (s.Against == "corpus") != strings.Contains(s.Text, "ferry") || s.Language != "en" {
					t.Errorf("%+v", s)
				}
			}
			if !strings.Contains(said, "by language") {
				t.Error(said)
			}
		},
	},
}

// paperNews writes the stories as records, each in a file of its own.
func paperNews(t *testing.T, dir string) {
	for i, text := range madeStories {
		writeFile(t, filepath.Join(dir, "news", fmt.Sprintf("%d.jsonl", i)), fmt.Sprintf(`{"id": "n%d", "outlet": "Paper %d", "text": %q}`+"\n", i, i, text))
	}
}

// wet writes a WET file, each record packed by itself.
func wet(t *testing.T, name string, texts []string) {
	t.Helper()
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i, text := range texts {
		z := gzip.NewWriter(f)
		fmt.Fprintf(z, "WARC/1.0\r\nWARC-Type: conversion\r\nWARC-Target-URI: https://paper%d.example/%d\r\nWARC-Date: 2024-08-03T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:%d>\r\nContent-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\r\n\r\n", i, i, i, len(text), text)
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// oneLess wants so many stories, one of them a copy.
func oneLess(t *testing.T, out string, n int) {
	t.Helper()
	copies := 0
	all := stories(t, out)
	for _, s := range all {
		if s.Status == corpus.Copy {
			copies++
		}
	}
	if len(all) != n || copies != 1 {
		t.Errorf("%d stories, %d copies in %s", len(all), copies, out)
	}
}

// gunzipped reads what packed files hold.
func gunzipped(t *testing.T, pattern string) string {
	t.Helper()
	names, err := filepath.Glob(pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no %s", pattern)
	}
	text := ""
	for _, name := range names {
		unpacked, err := exec.Command("gzip", "-dc", name).Output()
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		text += string(unpacked)
	}
	return text
}

// TestRecipes runs the recipes of docs/recipes.md whose tools are there.
func TestRecipes(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../docs/recipes.md")
	if err != nil {
		t.Fatal(err)
	}
	python, err := filepath.Abs("../../python/src")
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, section := range strings.Split(string(page), "\n## ")[1:] {
		title, body, _ := strings.Cut(section, "\n")
		r, ok := recipes[title]
		if !ok {
			t.Errorf("nobody runs %q", title)
		}
		found[title] = true
		t.Run(title, func(t *testing.T) { r.run(t, body, python) })
	}
	for title := range recipes {
		if !found[title] {
			t.Errorf("there is no recipe %q", title)
		}
	}
}

// run writes the scripts of a recipe, and then does what its lines for a shell say.
func (r *recipe) run(t *testing.T, body, python string) {
	shell, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no sh")
	}
	for _, name := range r.modules {
		if err := exec.Command("python3", "-c", "import "+name).Run(); err != nil {
			t.Skipf("python3 has no %s", name)
		}
	}
	dir, lines := t.TempDir(), ""
	for _, block := range strings.Split(body, "\n```")[1:] {
		head, text, _ := strings.Cut(block, "\n")
		switch kind, name, _ := strings.Cut(head, " "); {
		case kind == "sh":
			lines += text + "\n"
		case name != "":
			writeFile(t, filepath.Join(dir, name), text+"\n")
		}
	}
	if r.before(t, dir); lines == "" {
		t.Fatal("it says nothing to a shell")
	}
	ctx, stop := context.WithTimeout(t.Context(), 3*time.Minute)
	defer stop()
	c := exec.CommandContext(ctx, shell, "-ec", lines)
	c.Dir, c.WaitDelay = dir, time.Second
	c.Env = append(os.Environ(), "PYTHONPATH="+python, "HF_HOME="+filepath.Join(dir, "hf"))
	said, err := c.CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	r.after(t, dir, string(said))
}
