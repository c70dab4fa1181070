package corpus

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// file puts bytes into a file.
func file(t testing.TB, name string, raw []byte) File {
	t.Helper()
	f := File{Path: filepath.Join(t.TempDir(), name), Source: name}
	must(t, os.WriteFile(f.Path, raw, 0o644))
	return f
}

func TestReadPacked(t *testing.T) {
	for _, name := range []string{"x.txt.gz", "x.TXT.GZ", "x.zst", "x.txt.zst"} {
		ext := strings.ToLower(filepath.Ext(name))
		f := file(t, name, packed(t, "x"+ext, "One “é”.\n", "", "Two."))
		found, err := Find([]string{f.Path}, FindOptions{})
		must(t, err)
		d, err := found.Files[0].Read("", nil)
		must(t, err)
		if d.Text != "One “é”.\nTwo." || d.Size != 18 || d.Lines != 2 || d.Offset(15) != 15 || len(d.Problems) > 0 {
			t.Errorf("%s: %+v", name, d)
		}
	}
	f := file(t, "x.txt.gz", packed(t, ".gz", "a\x00b"))
	if found, _ := Find([]string{f.Path}, FindOptions{}); len(found.Problems) != 1 || found.Problems[0].Message != "binary file, skipped" {
		t.Errorf("packed binary: %+v", found)
	}
}

// Of a packed file that is cut short the members that are whole are taken, and nothing else.
func TestReadPackedCutShort(t *testing.T) {
	var text strings.Builder
	for i := range 60000 {
		text.WriteString(strings.Repeat("ab\n", i%7) + string(rune('a'+i*i%26)))
	}
	for _, ext := range []string{".gz", ".zst"} {
		first := len(packed(t, ext, text.String()))
		whole := packed(t, ext, text.String(), text.String())
		for n := 1; n < len(whole); n += 1 + len(whole)/37 {
			d, err := file(t, "x"+ext, whole[:n]).Read("", nil)
			switch {
			case n < first:
				if err == nil || !strings.HasPrefix(err.Error(), "x"+ext+": "+ext+" data is cut short: bytes 0 to ") {
					t.Errorf("%d bytes: %v", n, err)
				}
			case err != nil || d.Text != text.String():
				t.Errorf("%d bytes: not the text of the first member: %v", n, err)
			case n > first:
				told := []string{
					fmt.Sprintf("x%s:%d: %s data is cut short: bytes %d to %d of the file are lost", ext, strings.Count(d.Text, "\n")+1, ext, first, n),
					fmt.Sprintf("x%s: 1 %s whole and kept; %d of %d bytes of the file, in 1 place, lost; --salvage takes what can be unpacked of them",
						ext, map[string]string{".gz": "member", ".zst": "frame"}[ext], n-first, n),
				}
				if len(d.Problems) != 2 || d.Problems[0].String() != told[0] || d.Problems[1].String() != told[1] || !d.Problems[0].Unread {
					t.Errorf("%d bytes: %q, want %q", n, d.Problems, told)
				}
			}
		}
	}
}

func TestRecordsPackedCutShort(t *testing.T) {
	var raw strings.Builder
	for i := range 5000 {
		raw.WriteString(`{"text":"` + strings.Repeat("fire ", i%5) + string(rune('a'+i*i%26)) + "\"}\n")
	}
	for _, ext := range []string{".gz", ".zst"} {
		whole := packed(t, ext, raw.String(), raw.String())
		f := file(t, "x.jsonl"+ext, whole[:len(whole)*4/5])
		documents, problems := 0, ""
		var in *Input
		for c := range f.Chunks("", nil) {
			b, err := c.Read()
			must(t, err)
			documents += len(b.Documents)
			problems += told(b)
			in = b.Input
		}
		if documents != 5000 || in == nil || in.Lines != 5000 || !strings.Contains(problems, "x.jsonl"+ext+":5001: "+ext+" data is cut short: bytes ") {
			t.Errorf("%s: %d documents, %+v, %s", ext, documents, in, problems)
		}
	}
}

func TestReadDamagedPacking(t *testing.T) {
	for _, ext := range []string{".gz", ".zst"} {
		whole := packed(t, ext, strings.Repeat("One. Two.\n", 100))
		whole[len(whole)-3] ^= 1 // of the checksum, or the length
		d, err := file(t, "x"+ext, whole).Read("", nil)
		if err == nil && (len(d.Problems) != 1 || !strings.Contains(d.Problems[0].Message, " data is damaged: ")) {
			t.Errorf("%s: %q", ext, d.Problems)
		}
		if _, err := file(t, "x"+ext, []byte("no packing at all")).Read("", nil); err == nil || !strings.HasPrefix(err.Error(), "x"+ext+": "+ext+" data is damaged: ") {
			t.Errorf("%s: %v", ext, err)
		}
	}
}

// A bomb is found out soon after it may be one, and not at its end.
func TestBomb(t *testing.T) {
	var b bytes.Buffer
	w, err := zstd.NewWriter(&b, zstd.WithEncoderConcurrency(1))
	must(t, err)
	blank := bytes.Repeat([]byte("\n"), 1<<20)
	for range 256 {
		_, err = w.Write(blank)
		must(t, err)
	}
	must(t, w.Close())
	_, err = file(t, "x.zst", b.Bytes()).Read("", nil)
	if want := "x.zst:68157441: " + errBomb.Error(); err == nil || err.Error() != want {
		t.Errorf("%d bytes packed: %v, want %s", b.Len(), err, want)
	}
}

func FuzzUnpack(f *testing.F) {
	for _, name := range []string{"x.gz", "x.zst"} {
		f.Add(packed(f, name, "One.\n", "{\"text\":\"x\"}\n"), name == "x.gz")
	}
	f.Fuzz(func(t *testing.T, raw []byte, gz bool) {
		ext := map[bool]string{true: ".gz", false: ".zst"}[gz]
		for _, name := range []string{"x" + ext, "x.jsonl" + ext} {
			for c := range (File{Path: Stdin, Source: name}).Chunks("", bytes.NewReader(raw)) {
				if b, err := c.Read(); err != nil && (b.Input != nil || !strings.HasPrefix(err.Error(), name)) {
					t.Errorf("%v and %+v", err, b.Input)
				}
			}
		}
	})
}

// TestPointer names what stands in the place of a file that is kept elsewhere, whatever packing or
// format its name says, and not damage.
func TestPointer(t *testing.T) {
	for raw, what := range map[string]string{
		"version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 12345\n": "git lfs pull",
		"/annex/objects/SHA256E-s12--4d7a.jsonl.gz\n":                               "git annex get",
	} {
		for _, ext := range []string{".jsonl", ".jsonl.gz", ".json.zst", ".txt.xz", ".bz2", ".tar.gz", ".parquet", ".zip", ".warc.gz"} {
			f := file(t, "x"+ext, []byte(raw))
			for c := range f.Chunks("", nil) {
				if b, err := c.Read(); err == nil || !Unsupported(err) || !strings.Contains(err.Error(), what) || len(b.Documents) > 0 {
					t.Errorf("%s: %d documents, %v", ext, len(b.Documents), err)
				}
			}
		}
	}
	story := "version https://git-lfs.github.com/spec/v1 is how such a file begins, the manual says.\n"
	for c := range file(t, "story.txt", []byte(story)).Chunks("", nil) {
		if b, err := c.Read(); err != nil || len(b.Documents) != 1 || b.Documents[0].Text != story {
			t.Errorf("a story: %d documents, %v", len(b.Documents), err)
		}
	}
}
