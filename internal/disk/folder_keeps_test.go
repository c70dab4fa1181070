//go:build linux

package disk

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestFolderKeeps replaces folders that only some may read, empty ones and outputs. The new ones
// are no wider.
func TestFolderKeeps(t *testing.T) {
	for _, mode := range []fs.FileMode{0o700, 0o750, 0o750 | fs.ModeSetgid, 0o777 | fs.ModeSticky, 0o500} {
		dir := filepath.Join(t.TempDir(), "out")
		must(t, os.Mkdir(dir, 0o700))
		must(t, os.Chmod(dir, mode))
		if info, err := os.Stat(dir); err != nil || info.Mode()&special != mode {
			t.Skip("no such permissions here")
		}
		for range 2 {
			f, err := CreateFolder(dir, FolderOptions{Replaceable: func(string) error { return nil }})
			must(t, err)
			aside, err := filepath.Glob(filepath.Join(filepath.Dir(dir), ".out.onecopy-tmp-*", "new"))
			must(t, err)
			if inside, err := os.Stat(strings.Join(aside, " ")); err != nil || inside.Mode()&special&^(mode|0o700) != 0 {
				t.Errorf("%v: %v while it is written", mode, err)
			}
			w, err := f.Create("stories.jsonl")
			must(t, err)
			must(t, f.Close(w, "stories.jsonl"))
			must(t, f.Place())
			must(t, f.Abort())
			if info, err := os.Stat(dir); err != nil || info.Mode()&special != mode|0o700 {
				t.Errorf("%v became %v (%v)", mode, info.Mode(), err)
			}
		}
	}
}
