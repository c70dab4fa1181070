package corpus

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	little "encoding/binary"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/internal/testkit"
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
		for _, p := range batch.Problems {
			fmt.Fprintf(&b, "%s/: %s\n", p.Source, p.Said())
		}
	}
	return b.String()
}

func TestNested(t *testing.T) {
	want := `S/a.txt#1 "A dam was opened on Friday.\n"` + "\n" + `1#1 "The ferry was stopped."` + "\n" + `7#1 "Snow fell."` + "\n" + `S/d.txt#1 "It rained.\n"` + "\n" +
		`S/a.txt~2#1 "A second one of that name.\n"` + "\n" + "S/x.png: an image (PNG), skipped\n" +
		"S/: 1 file in it tells about what it holds, passed over: README.md\n"
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

// gzipped packs bytes.
func gzipped(t testing.TB, raw []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, err := z.Write(raw)
	must(t, err)
	must(t, z.Close())
	return b.Bytes()
}

// zipped puts one file into a zip archive.
func zipped(t testing.TB, name string, raw []byte) []byte {
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	to, err := w.Create(name)
	must(t, err)
	_, err = to.Write(raw)
	must(t, err)
	must(t, w.Close())
	return b.Bytes()
}

// tarred puts one file into a tar archive.
func tarred(t testing.TB, name string, raw []byte) []byte {
	var b bytes.Buffer
	w := tar.NewWriter(&b)
	must(t, w.WriteHeader(&tar.Header{Name: name, Mode: 0o644, Size: int64(len(raw))}))
	_, err := w.Write(raw)
	must(t, err)
	must(t, w.Close())
	return b.Bytes()
}

// Archives in archives are read as folders in folders are, up to four of them, packed or not, and
// whatever their names say.
func TestArchivesInArchives(t *testing.T) {
	dir := t.TempDir()
	read := func(name string, raw []byte) string {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, raw, 0o644))
		return nestedOf(t, path, name)
	}
	for name, raw := range map[string][]byte{
		"x.tar.gz": gzipped(t, tarOf(t)), "y.zip": zipOf(t), "z": tarOf(t),
	} {
		plain := strings.ReplaceAll(read(name, raw), name+"/", "S/")
		for outer, packed := range map[string][]byte{"o.zip": zipped(t, "in/"+name, raw), "o.tar": tarred(t, "in/"+name, raw), "o.tgz.gz": gzipped(t, tarred(t, "in/"+name, raw))} {
			if got := strings.ReplaceAll(read(outer, packed), outer+"/in/"+name+"/", "S/"); got != plain || !strings.Contains(got, "A dam was opened") {
				t.Errorf("%s in %s: got\n%swant\n%s", name, outer, got, plain)
			}
		}
	}
	raw := zipOf(t)
	for range mostNested - 1 {
		raw = zipped(t, "a.zip", raw)
	}
	if got := read("o.zip", raw); !strings.Contains(got, `o.zip/a.zip/a.zip/a.zip/a.txt#1 "A dam was opened on Friday.`) {
		t.Errorf("four in each other: %s", got)
	}
	if got, want := read("o.zip", zipped(t, "a.zip", raw)), "o.zip/a.zip/a.zip/a.zip/a.zip: more than 4 archives in each other, skipped: unpack it first\n"; got != want {
		t.Errorf("five in each other: %s", got)
	}
}

// TestNestedHurt turns bits and cuts ends. Of a zip archive, whose files have checksums, only texts
// come that stood in it; of a tar archive, that has none of what files hold, such as have one
// character changed at most, and no part of a file that breaks off.
func TestNestedHurt(t *testing.T) {
	dir := t.TempDir()
	for name, raw := range map[string][]byte{"a.tar": tarOf(t), "a.zip": zipOf(t), "o.zip": zipped(t, "a.zip", zipOf(t)), "o.tar": tarred(t, "a.tar", tarOf(t))} {
		random := rand.New(rand.NewPCG(1, 2))
		path := filepath.Join(dir, name)
		// Behind the texts are those of files that are passed over, unless it is their names or
		// what they begin with that is hurt.
		whole := append(textsOf(t, raw, path), "about", "x", "\uFFFDPNG\r\n")
		for k := range 100 + testkit.Tries(1000) {
			b := bytes.Clone(raw)
			if k < 100 {
				b = b[:len(b)*k/100]
			} else {
				b[random.IntN(len(b))] ^= 1 << random.IntN(8)
			}
			for _, text := range textsOf(t, b, path) {
				if !slices.ContainsFunc(whole, func(w string) bool {
					return text == w || k >= 100 && strings.HasSuffix(name, ".tar") && signsApart(text, w) <= 1
				}) {
					t.Errorf("%s: case %d: %q stood in no file", name, k, text)
				}
			}
		}
	}
}

// textsOf lists the texts that come of an archive, and wants whatever is missing to be told.
func textsOf(t testing.TB, raw []byte, path string) (texts []string) {
	must(t, os.WriteFile(path, raw, 0o644))
	f := File{Path: path, Source: filepath.Base(path)}
	var trouble string
	if f.seen, trouble = f.judge(""); trouble != "" {
		return nil
	}
	for c := range f.Chunks("", nil) {
		batch, err := c.Read()
		if err != nil {
			trouble = err.Error()
			continue
		}
		for _, d := range batch.Documents {
			texts = append(texts, d.Text)
		}
		for _, p := range batch.Problems {
			trouble += p.Message
		}
	}
	if len(texts) < 5 && trouble == "" {
		t.Errorf("%s: %d texts, and nothing is told", path, len(texts))
	}
	return texts
}

// signsApart counts the characters that differ in two texts, many if they have not as many.
func signsApart(a, b string) (n int) {
	x, y := []rune(a), []rune(b)
	if len(x) != len(y) {
		return len(x) + len(y)
	}
	for i := range x {
		if x[i] != y[i] {
			n++
		}
	}
	return n
}

// A damaged file of a zip archive, or one that is encrypted, is left out alone; behind a damaged
// header of a tar archive, and behind a hole in what it is packed with, the next file is read.
func TestNestedGoesOn(t *testing.T) {
	dir := t.TempDir()
	read := func(name string, raw []byte) string {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, raw, 0o644))
		return nestedOf(t, path, name)
	}
	want := func(name, got string, parts ...string) {
		t.Helper()
		for _, part := range parts {
			if !strings.Contains(got, part) {
				t.Errorf("%s: no %q in\n%s", name, part, got)
			}
		}
	}
	raw := zipOf(t)
	raw[bytes.Index(raw, []byte("a.txt"))+len("a.txt")+2] ^= 0x10
	want("zip", read("a.zip", raw), "a.zip/a.txt: damaged in its archive, left out: ", "The ferry was stopped.", "Snow fell.", "A second one of that name.")
	raw = zipOf(t)
	raw[bytes.LastIndex(raw, []byte("PK\x01\x02\x14\x00\x14\x00\x08\x00"))+8] |= 1
	want("encrypted", read("a.zip", raw), "encrypted in its archive, left out", "A second one of that name.", "A dam was opened on Friday.")

	raw = tarOf(t)
	raw[tarBlock*2+5] ^= 4 // the header of the second file
	got := read("a.tar", raw)
	want("tar", got, "A dam was opened on Friday.", "Snow fell.", "A second one of that name.", "a.tar: the tar archive is damaged or cut short at byte 1536: ", "; it is read on at byte ")
	raw = raw[:len(raw)-tarBlock*5]
	want("cut tar", read("a.tar", raw), "Snow fell.")

	all := tarOf(t)
	cut := bytes.Index(all, []byte("The ferry")) + 3
	packed := append(append(gzipped(t, all[:cut]), gzipped(t, all[cut:cut+3*tarBlock+7])...), gzipped(t, all[cut+3*tarBlock+7:])...)
	packed[len(gzipped(t, all[:cut]))+20] ^= 1
	got = read("a.tar.gz", packed)
	want("packed tar", got, "A dam was opened on Friday.", "A second one of that name.", "text of it is lost; it is read on at byte ", "a.tar.gz/sub/b.jsonl: damaged in its archive")
	if strings.Contains(got, "ferry") {
		t.Errorf("packed tar: a file with a hole was read:\n%s", got)
	}
}

// TestNestedBomb leaves out what unpacks to far more than it takes.
func TestNestedBomb(t *testing.T) {
	dir := t.TempDir()
	read := func(name string, raw []byte) string {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, raw, 0o644))
		return nestedOf(t, path, name)
	}
	zeros := zipped(t, "bomb.txt", bytes.Repeat([]byte("a"), 80<<20))
	if got := read("a.zip", zeros); len(got) > 1000 && len(zeros) < 80<<20/1100 {
		t.Errorf("%d bytes of %d: %.100s", len(got), len(zeros), got)
	}
	if got := read("o.zip", zipped(t, "a.zip", zipped(t, "a.zip", zeros))); len(got) > 1000 || !strings.Contains(got, errGrant.Error()) {
		t.Errorf("in archives: %.300s", got)
	}
	// Many files that are the same bytes, as in what D. Fifield describes in "A better zip bomb".
	if got := read("f.zip", shared(t, 200, 1<<20)); len(got) > 80<<20 || !strings.Contains(got, errGrant.Error()) {
		t.Errorf("entries that share their bytes: %d bytes, %.100s", len(got), got[max(0, len(got)-300):])
	}
}

// shared makes a zip archive of so many files that are all one stretch of it, of so many bytes.
func shared(t testing.TB, files, size int) []byte {
	raw := zipped(t, "a", bytes.Repeat([]byte("a"), size))
	at := bytes.Index(raw, []byte("PK\x01\x02"))
	end := bytes.Index(raw, []byte("PK\x05\x06"))
	entry, trailer := raw[at:end], bytes.Clone(raw[end:])
	out := append(bytes.Clone(raw[:at]), bytes.Repeat(entry, files)...)
	little.LittleEndian.PutUint16(trailer[8:], uint16(files))
	little.LittleEndian.PutUint16(trailer[10:], uint16(files))
	little.LittleEndian.PutUint32(trailer[12:], uint32(files*len(entry)))
	return append(out, trailer...)
}
