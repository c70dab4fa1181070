package corpus

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/internal/pace"
)

// TestCount wants of files of every packing that what is counted grows as they are read, and is
// their size on the disk at the end.
func TestCount(t *testing.T) {
	var lines bytes.Buffer
	for i := range 40_000 {
		fmt.Fprintf(&lines, "{\"id\": \"%d\", \"text\": \"%s %d\"}\n", i, strings.Repeat("words ", 20), i*i)
	}
	var packed bytes.Buffer
	for _, part := range [][]byte{lines.Bytes()[:1<<20], lines.Bytes()[1<<20:]} { // two members
		z := gzip.NewWriter(&packed)
		if _, err := z.Write(part); err != nil {
			t.Fatal(err)
		}
		must(t, z.Close())
	}
	for name, raw := range map[string][]byte{"a.jsonl": lines.Bytes(), "a.jsonl.gz": packed.Bytes(), "a.txt": lines.Bytes()[:1<<16], "a.txt.gz": packed.Bytes()} {
		count := &pace.Bytes{}
		f := File{Path: filepath.Join(t.TempDir(), name), Source: name, Count: count}
		if strings.HasPrefix(name, "a.txt") {
			f.Format = formatText
		}
		must(t, os.WriteFile(f.Path, raw, 0o666))
		steps, last := 0, int64(0)
		for c := range f.Chunks("", nil) {
			if _, err := c.Read(); err != nil {
				t.Fatal(err)
			}
			if n, _ := count.Read(); n > last {
				steps, last = steps+1, n
			}
		}
		if last != int64(len(raw)) || strings.Contains(name, "jsonl") && steps < 3 {
			t.Errorf("%s: %d of %d bytes counted, in %d steps", name, last, len(raw), steps)
		}
	}
}

// TestCountMember wants the bytes of one long member to grow while it is read for its checksum,
// before anything of it is handed on, and those of a damaged one to be counted too.
func TestCountMember(t *testing.T) {
	var lines strings.Builder
	for i := 0; lines.Len() < 4*mostKept; i++ {
		fmt.Fprintf(&lines, "Line %d of a long page, with words that differ a little from line to line: %x.\n", i, i*i*7919)
	}
	long := lines.String()
	for _, ext := range []string{".gz", ".zst"} {
		raw, bounds := joined(t, ext, pagesOf[0], long)
		for _, hurt := range []bool{false, true} {
			b := bytes.Clone(raw)
			if hurt {
				b[bounds[2]-3] ^= 8
			}
			count := &pace.Bytes{}
			f := File{Path: file(t, "x"+ext, b).Path, Source: "x" + ext, Count: count}
			s, err := f.open(nil)
			must(t, err)
			count.Expect(int64(len(b)))
			s.head(len(pagesOf[0]) + 1)
			if n, of := count.Read(); !hurt && (n < of/2-1 || n > of*3/4) {
				t.Errorf("%s: %d of %d bytes at the second member", ext, n, of)
			}
			_, err = s.readAll()
			if n, of := count.Read(); n < of-2 || err != nil {
				t.Errorf("%s, damaged %t: %d of %d bytes at the end, %v", ext, hurt, n, of, err)
			}
			s.Close()
		}
	}
}
