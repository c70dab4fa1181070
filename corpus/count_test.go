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
