package corpus

import (
	"context"
	"os"
	"path/filepath"
	"testing"
)

func TestSum(t *testing.T) {
	dir := t.TempDir()
	const hello = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824"
	must(t, os.WriteFile(filepath.Join(dir, "a.txt"), []byte("hello"), 0o644))
	zipped := packed(t, "a.txt.gz", "hello")
	must(t, os.WriteFile(filepath.Join(dir, "b.txt.gz"), zipped, 0o644))
	must(t, os.WriteFile(filepath.Join(dir, "torn.txt.gz"), zipped[:12], 0o644))
	for name, want := range map[string]string{"a.txt": hello, "b.txt.gz": hello, "torn.txt.gz": "", "none.txt": ""} {
		got, err := File{Path: filepath.Join(dir, name), Source: name}.Sum(context.Background())
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	if got, err := (File{Path: Stdin}).Sum(context.Background()); got != "" || err != nil {
		t.Errorf("standard input: %q, %v", got, err)
	}
}
