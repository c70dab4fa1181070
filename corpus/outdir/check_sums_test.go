package outdir

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/corpus/outdir/manifest"
)

// sealed makes an output of three files, with their sums.
func sealed(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	o, err := Create(dir, Options{})
	must(t, err)
	j, err := o.JSONL("stories.jsonl")
	must(t, err)
	must(t, j.Write("x"))
	must(t, j.Close())
	if j.Close() == nil {
		t.Error("a file can be closed twice")
	}
	must(t, o.WriteStory(&corpus.Story{ID: "a/b.txt#1", Text: "One."}))
	w, err := o.File("corpus.jsonl.gz")
	must(t, err)
	must(t, w.Close())
	must(t, o.Seal())
	must(t, o.Commit())
	return dir
}

func TestCheckSums(t *testing.T) {
	dir := sealed(t)
	for _, c := range []struct {
		name   string
		change func(path string)
		want   string
	}{
		{"stories.jsonl", func(string) {}, ""},
		{"stories.jsonl", func(p string) { must(t, os.WriteFile(p, []byte("\"y\"\n"), 0o644)) }, "stories.jsonl: changed since the run: its SHA-256"},
		{"stories.jsonl", func(p string) { must(t, os.Remove(p)) }, "stories.jsonl: missing; it is in SHA256SUMS"},
		{"x\x1b[1m", func(p string) { must(t, os.WriteFile(p, nil, 0o644)) }, "x%1B[1m: no file of the run"},
		{"corpus/link", func(p string) { must(t, os.Symlink("../stories.jsonl", p)) }, "corpus/link: a link, not a regular file"},
		{"none", func(p string) { must(t, os.Mkdir(p, 0o755)) }, "none: an empty folder"},
		{manifest.Name, func(p string) { must(t, os.WriteFile(p, []byte(strings.Repeat("0", 64)+"  ../x\n"), 0o644)) }, "SHA256SUMS:1: is not the sum of a file below"},
	} {
		path := filepath.Join(dir, c.name)
		before, _ := os.ReadFile(path)
		c.change(path)
		problems, totals, err := manifest.Check(context.Background(), dir)
		must(t, err)
		if !totals.Sealed || c.want == "" && len(problems) > 0 || c.want != "" && !slices.ContainsFunc(problems, func(p corpus.Problem) bool { return strings.HasPrefix(p.String(), c.want) }) {
			t.Errorf("%s: %q, want %q", c.name, problems, c.want)
		}
		must(t, os.RemoveAll(path))
		if before != nil {
			must(t, os.WriteFile(path, before, 0o644))
		}
	}
	must(t, os.Remove(filepath.Join(dir, manifest.Name)))
	if problems, totals, err := manifest.Check(context.Background(), dir); err != nil || totals.Sealed || len(problems) > 0 {
		t.Errorf("no manifest: %v, %+v, %v", problems, totals, err)
	}
}
