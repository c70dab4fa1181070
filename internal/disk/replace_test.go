package disk

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestReplace wants a file to be written whole or not at all, its permissions to stay, and a link
// to lead where it led.
func TestReplace(t *testing.T) {
	home := t.TempDir()
	name := filepath.Join(home, "f")
	put := func(text string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, text); return err }
	}
	holds := func(file, want string) {
		t.Helper()
		if got, err := os.ReadFile(file); err != nil || string(got) != want {
			t.Errorf("%s holds %q, want %q (%v)", file, got, want, err)
		}
	}
	if err := Replace(t.Context(), name, ReplaceOptions{}, put("one")); err != nil {
		t.Fatal(err)
	}
	holds(name, "one")
	if err := os.Chmod(name, 0o600); err != nil {
		t.Fatal(err)
	}
	half := errors.New("half way")
	if err := Replace(t.Context(), name, ReplaceOptions{}, func(w io.Writer) error { return errors.Join(put(strings.Repeat("x", 1<<17))(w), half) }); !errors.Is(err, half) {
		t.Errorf("error %v", err)
	}
	holds(name, "one")
	link := filepath.Join(home, "link")
	if err := os.Symlink("f", link); err != nil {
		t.Skip("no links here")
	}
	if err := Replace(t.Context(), link, ReplaceOptions{}, put("two")); err != nil {
		t.Fatal(err)
	}
	holds(name, "two")
	info, err := os.Lstat(link)
	if err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
	if info, err = os.Stat(name); err != nil || info.Mode().Perm() != 0o600 {
		t.Errorf("permissions %v", info.Mode())
	}
	if err := Replace(t.Context(), os.DevNull, ReplaceOptions{}, put("nothing")); err != nil {
		t.Errorf("a device: %v", err)
	}
	if left, err := os.ReadDir(home); err != nil || len(left) != 2 {
		t.Errorf("left behind: %v", left)
	}
}
