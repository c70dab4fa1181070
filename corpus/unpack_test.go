package corpus

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// packed packs text as the extension of a name says, in as many streams as there are parts.
func packed(t testing.TB, name string, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, part := range parts {
		w, err := pack(&b, name)
		must(t, err)
		_, err = io.WriteString(w, part)
		must(t, err)
		must(t, w.Close())
	}
	return b.Bytes()
}

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

// Every cut of a packed file gives an error, or the beginning of the text and a problem at its last line.
func TestReadPackedCutShort(t *testing.T) {
	var text strings.Builder
	for i := range 60000 {
		text.WriteString(strings.Repeat("ab\n", i%7) + string(rune('a'+i*i%26)))
	}
	for _, ext := range []string{".gz", ".zst"} {
		whole := packed(t, ext, text.String(), text.String())
		read := 0
		for n := 1; n < len(whole); n += 1 + len(whole)/37 {
			d, err := file(t, "x"+ext, whole[:n]).Read("", nil)
			if err != nil {
				if !strings.HasPrefix(err.Error(), "x"+ext+": "+ext+" data is ") || d != nil {
					t.Errorf("%d bytes: %v", n, err)
				}
				continue
			}
			if !strings.HasPrefix(text.String()+text.String(), d.Text) {
				t.Errorf("%d bytes: another text", n)
			}
			if d.Text == text.String() { // right between the members
				continue
			}
			if p := d.Problems; len(p) != 1 || p[0].Line != strings.Count(d.Text, "\n")+1 || p[0].Message != ext+" data is cut short; what follows is lost" {
				t.Errorf("%d bytes: %q", n, p)
			}
			read++
		}
		if read == 0 {
			t.Errorf("nothing read of any part of %s", ext)
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
		if documents < 5000 || documents >= 10000 || in == nil || in.Lines < documents || !strings.Contains(problems, ext+" data is cut short; what follows is lost") {
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
	w, err := pack(&b, ".zst")
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
