package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestIndexCutShort cuts an index at each byte. What is left is told by a check and by index --add,
// never read for news or taken for an index without stories.
func TestIndexCutShort(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	in, idx := filepath.Join(dir, "in"), filepath.Join(dir, "x.idx")
	writeFile(t, filepath.Join(in, "a.txt"), "Snídaně na hradě\n\nHrad otevřel v pondělí novou kavárnu, řekl kastelán, po opravách, které trvaly celou zimu.\n")
	var said bytes.Buffer
	if code := onecopy([]string{"index", in, "-o", idx}, strings.NewReader(""), &said, &said); code != exitDone {
		t.Fatal(code, &said)
	}
	raw, err := os.ReadFile(idx)
	if err != nil {
		t.Fatal(err)
	}
	for n := range len(raw) {
		if n > 40 && n%31 != 0 && n < len(raw)-40 {
			continue
		}
		writeFile(t, idx, string(raw[:n]))
		for _, args := range [][]string{{"check", in, "--against", idx}, {"index", "--add", in, "-o", idx}} {
			said.Reset()
			if code := onecopy(args, strings.NewReader(""), &said, &said); code != exitTrouble || !strings.Contains(said.String(), "x.idx") {
				t.Errorf("%d of %d bytes: %q: exit code %d, said %q", n, len(raw), args[0], code, &said)
			}
		}
	}
}
