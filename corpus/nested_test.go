package corpus

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// What archives of these tests hold, by name.
var nestedFiles = []struct{ name, text string }{
	{"a.txt", "A dam was opened on Friday.\n"}, {"sub/b.jsonl", `{"id":1,"text":"The ferry was stopped."}` + "\n"}, {"README.md", "about"}, {".hidden", "x"},
	{"c.csv", "id,text\n7,Snow fell.\n"}, {"../../d.txt", "It rained.\n"}, {"a.txt", "A second one of that name.\n"}, {"x.png", "\x89PNG\r\n"},
}

func tarOf(t testing.TB) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	for _, f := range nestedFiles {
		must(t, w.WriteHeader(&tar.Header{Name: f.name, Mode: 0o644, Size: int64(len(f.text))}))
		_, err := w.Write([]byte(f.text))
		must(t, err)
	}
	must(t, w.Close())
	return b.Bytes()
}

func zipOf(t testing.TB) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for _, f := range nestedFiles {
		to, err := w.Create(f.name)
		must(t, err)
		_, err = to.Write([]byte(f.text))
		must(t, err)
	}
	must(t, w.Close())
	return b.Bytes()
}

// nestedOf reads an archive, and shows what comes of it.
func nestedOf(t testing.TB, path, source string) string {
	var b strings.Builder
	f := File{Path: path, Source: source}
	f.seen, _ = f.judge("")
	for c := range f.Chunks("", nil) {
		batch, err := c.Read()
		if err != nil {
			fmt.Fprintln(&b, err)
			continue
		}
		for _, d := range batch.Documents {
			fmt.Fprintf(&b, "%s %q\n", d.StoryID(1), d.Text)
		}
	}
	return b.String()
}

func TestNested(t *testing.T) {
	want := `S/a.txt#1 "A dam was opened on Friday.\n"` + "\n" + `1#1 "The ferry was stopped."` + "\n" + `7#1 "Snow fell."` + "\n" + `S/d.txt#1 "It rained.\n"` + "\n" +
		`S/a.txt~2#1 "A second one of that name.\n"` + "\n" + "S/x.png: an image (PNG), skipped\n"
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	_, err := z.Write(tarOf(t))
	must(t, err)
	must(t, z.Close())
	dir := t.TempDir()
	for name, raw := range map[string][]byte{"a.tar": tarOf(t), "a.zip": zipOf(t), "a.tar.gz": packed.Bytes(), "a": zipOf(t)} {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, raw, 0o644))
		if got := strings.ReplaceAll(nestedOf(t, path, name), name+"/", "S/"); got != want {
			t.Errorf("%s: got\n%swant\n%s", name, got, want)
		}
	}
}

// TestNestedHurt wants no panic, and no text that is in none of the files.
func TestNestedHurt(t *testing.T) {
	dir := t.TempDir()
	random := rand.New(rand.NewPCG(1, 2))
	for name, raw := range map[string][]byte{"a.tar": tarOf(t), "a.zip": zipOf(t)} {
		path := filepath.Join(dir, name)
		for k := range 400 {
			b := bytes.Clone(raw)
			if k < 100 {
				b = b[:len(b)*k/100]
			} else {
				b[random.IntN(len(b))] ^= 1 << random.IntN(8)
			}
			must(t, os.WriteFile(path, b, 0o644))
			nestedOf(t, path, name)
		}
	}
}

// TestNestedBomb leaves out what unpacks to far more than it takes.
func TestNestedBomb(t *testing.T) {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	to, err := w.Create("bomb.txt")
	must(t, err)
	zeros := bytes.Repeat([]byte("a"), 1<<20)
	for range 80 {
		_, err := to.Write(zeros)
		must(t, err)
	}
	must(t, w.Close())
	path := filepath.Join(t.TempDir(), "a.zip")
	must(t, os.WriteFile(path, b.Bytes(), 0o644))
	if got := nestedOf(t, path, "a.zip"); len(got) > 1000 && b.Len() < 80<<20/1100 {
		t.Errorf("%d bytes of %d: %.100s", len(got), b.Len(), got)
	}
}
