package main

import (
	"bytes"
	"errors"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/corpus/outdir/manifest"
	"onecopy/internal/disk"
)

// TestUnsealedOutputStaysAside lets the sums of an output fail to be written, the last of its
// files. No output of before is replaced by one without them, and where there was none there is
// none.
func TestUnsealedOutputStaysAside(t *testing.T) {
	in := filepath.Join(t.TempDir(), "in")
	writeFile(t, filepath.Join(in, "a.txt"), "Тролейбус повертається\n\nТролейбуси знову курсують з понеділка, повідомила міська рада, після ремонту мережі, який тривав три тижні.\n")
	out := cleaned(t, in)
	old, other := tree(t, out), cleaned(t, in, "-t", ".5")
	writeFile(t, filepath.Join(in, "b.txt"), "Nuit blanche au musée\n\nLe musée ouvre ses portes jusqu’à l’aube samedi, a dit la mairie, pour la première fois depuis dix ans.\n")
	defer disk.Intercept(nil)
	disk.Intercept(func(call, path string) error {
		if call == "create" && filepath.Base(path) == manifest.Name {
			return errors.New("no space left on device")
		}
		return nil
	})
	fresh := filepath.Join(t.TempDir(), "fresh")
	for _, args := range [][]string{{"clean", in, "-o", out, "--force"}, {"recut", other, "-o", out, "--force"}, {"clean", in, "-o", fresh}} {
		var said bytes.Buffer
		if code := onecopy(args, strings.NewReader(""), &said, &said); code != exitTrouble || !strings.Contains(said.String(), manifest.Name) {
			t.Errorf("%q: exit code %d, said %q", args, code, &said)
		}
	}
	if got := tree(t, out); !maps.Equal(got, old) {
		t.Error("the earlier output is not what it was")
	}
	if _, err := os.Stat(fresh); err == nil {
		t.Error("there is an output without sums")
	}
	for _, folder := range []string{filepath.Dir(out), filepath.Dir(fresh)} {
		if left, err := filepath.Glob(filepath.Join(folder, ".*")); err != nil || len(left) > 0 {
			t.Errorf("left %q, %v", left, err)
		}
	}
}
