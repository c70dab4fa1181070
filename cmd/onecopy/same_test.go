package main

import (
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
)

// TestSame runs the seeds in every way that must not matter and wants the same bytes in every file.
func TestSame(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob(filepath.Join(seeds, "*.txt"))
	if err != nil || len(files) != 5 {
		t.Fatal(files, err)
	}
	shuffled := []string{files[3], files[0], files[4], files[2], files[1]}
	want := tree(t, cleaned(t, seeds))
	runs := map[string]string{
		"again":             cleaned(t, seeds),
		"one worker":        cleaned(t, seeds, "-j", "1"),
		"eight workers":     cleaned(t, seeds, "-j", "8"),
		"files":             cleaned(t, files...),
		"files in disorder": cleaned(t, append(shuffled, "-j", "3")...),
		"files twice":       cleaned(t, append(shuffled, seeds)...),
		"another folder":    elsewhere(t),
		"-q":                cleaned(t, "-q", seeds),
		"-v":                cleaned(t, "-v", seeds),
	}
	for name, out := range runs {
		got := tree(t, out)
		if a, b := slices.Sorted(maps.Keys(want)), slices.Sorted(maps.Keys(got)); !slices.Equal(a, b) {
			t.Errorf("%s: files %q, want %q", name, b, a)
		}
		for file, text := range want {
			if got[file] != text {
				t.Errorf("%s: %s differs", name, file)
			}
		}
	}
}

// elsewhere runs the seeds as another process from another working directory, under another name of
// their folder, in another time zone and language.
func elsewhere(t *testing.T) string {
	home := t.TempDir()
	if err := os.CopyFS(filepath.Join(home, "pages"), os.DirFS(seeds)); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("onecopy", "clean", "./pages/", "-o", "result")
	cmd.Dir = home
	cmd.Env = append(os.Environ(), "TZ=Asia/Tokyo", "LC_ALL=tr_TR.UTF-8", "GOMAXPROCS=1", "SOURCE_DATE_EPOCH=1")
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	return filepath.Join(home, "result")
}
