package main

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"onecopy/internal/disk"
)

// TestFixStuck has one file that cannot be replaced, as where something is mounted in its place.
// The others are mended.
func TestFixStuck(t *testing.T) {
	const text = "Færgen sejler igen\n\nFærgen til øerne har sejlet siden mandag, siger havnefogeden, efter en vinter med reparationer.\n\nShare this article\n"
	for _, cause := range []error{syscall.EBUSY, syscall.EACCES, syscall.EROFS} {
		home := t.TempDir()
		for _, name := range []string{"a.txt", "b.txt", "c.txt"} {
			writeFile(t, filepath.Join(home, name), strings.Replace(text, "øerne", "øen "+name, 1))
		}
		disk.Intercept(func(call, path string) error {
			if call == "rename" && strings.Contains(path, ".b.txt.onecopy-tmp-") {
				return cause
			}
			return nil
		})
		t.Chdir(home)
		var said strings.Builder
		code := onecopy([]string{"check", ".", "--no-config", "--fix", "--only", "boilerplate"}, strings.NewReader(""), &said, &said)
		disk.Intercept(nil)
		if want := "b.txt: left as it is: put b.txt in place: " + cause.Error() + "\nfixed 2 files, 1 finding left\n"; code != exitFound || !strings.HasSuffix(said.String(), want) {
			t.Errorf("exit code %d, said %q, want %q at its end", code, &said, want)
		}
		if names, err := os.ReadDir(home); err != nil || len(names) != 3 {
			t.Errorf("left %v %v", names, err)
		}
	}
}

// TestLeftTold has folders for temporary files that cannot be removed: it is told where they are.
func TestLeftTold(t *testing.T) {
	out := cleaned(t, seeds)
	t.Setenv("TMPDIR", t.TempDir())
	for _, args := range [][]string{
		{"check", seeds, "--no-config", "-q", "--exit-zero"}, {"recut", out, "-q"}, {"clean", seeds, "-n", "-q"}, {"verify", out, seeds, "-q"},
	} {
		disk.Intercept(func(call, _ string) error {
			if call == "remove" {
				return syscall.EACCES
			}
			return nil
		})
		var said strings.Builder
		code := onecopy(args, strings.NewReader(""), &strings.Builder{}, &said)
		disk.Intercept(nil)
		if code != exitDone || !strings.Contains(said.String(), "onecopy: error: ") || !strings.Contains(said.String(), "permission denied") {
			t.Errorf("%q: exit code %d, said %q", args, code, &said)
		}
	}
}
