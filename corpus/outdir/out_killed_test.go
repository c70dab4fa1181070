//go:build unix

package outdir

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/internal/disk"
	"onecopy/internal/testkit"
)

// attempt writes an output until something fails.
func attempt(dir, text string, noSync bool) error {
	o, err := Create(dir, Options{Force: true, NoSync: noSync})
	if err != nil {
		return err
	}
	defer o.Abort()
	store, err := o.Store()
	if err != nil {
		return err
	}
	if _, err := store.Put(&corpus.Story{Text: strings.Repeat(text, 1<<18)}, corpus.Pieces{}, corpus.Cuts{}, 0); err != nil {
		return err
	}
	lines, err := o.JSONL("stories.jsonl")
	if err != nil {
		return err
	}
	err = errors.Join(lines.Write(text), lines.Close())
	for n := range 3 {
		if err == nil {
			err = o.WriteStory(&corpus.Story{ID: fmt.Sprintf("in/%d.txt#1", n), Text: text})
		}
	}
	if err != nil {
		return err
	}
	return o.Commit()
}

// TestOutKilled kills a run before each call that changes the disk, and lets each fail, with an
// earlier output in the place and without, on file systems that exchange names and on those that
// cannot. There is always a whole output: after a failure that is told the earlier one, after a
// kill one of the two, and the next run leaves nothing else behind.
func TestOutKilled(t *testing.T) {
	dead := exec.Command("true")
	must(t, dead.Run())
	tried := map[string]int{}
	for _, mode := range []struct{ kill, plain, earlier bool }{
		{true, false, true}, {true, true, true}, {true, false, false}, {false, false, true}, {false, true, true}, {false, false, false},
	} {
		for n := int64(1); ; n++ {
			s := &testkit.Sabotage{N: n, Kill: mode.kill, Plain: mode.plain}
			root := memoryFolder(t)
			dir := filepath.Join(root, "out")
			if mode.earlier {
				must(t, attempt(dir, "old", true))
			}
			var err error
			disk.Pose(dead.Process.Pid, func() {
				disk.Intercept(s.Before)
				err = attempt(dir, "new", false)
				disk.Intercept(nil)
			})
			call, _ := s.Hit.Load().(string)
			what := fmt.Sprintf("%+v, call %d, %s: %v", mode, n, call, err)
			if call == "" {
				if err != nil {
					t.Errorf("%s: nothing was done to it", what)
				}
				break
			}
			tried[call]++
			recovers(t, what, root, mode.earlier, mode.kill, err)
		}
	}
	t.Logf("tried %v", tried)
	if tried["exchange"] < 2 || tried["rename"] < 4 || tried["sync"] < 20 {
		t.Errorf("tried %v", tried)
	}
}

// memoryFolder is a folder in memory where there is one: on a busy disk the test takes ten times as
// long.
func memoryFolder(t *testing.T) string {
	root, err := os.MkdirTemp("/dev/shm", "onecopy-test-*")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(root) })
	return root
}

// recovers wants the place in order after a run that was killed or failed, and after the next one.
func recovers(t *testing.T, what, root string, earlier, killed bool, err error) {
	t.Helper()
	dir := filepath.Join(root, "out")
	o, bad := Create(dir, Options{Force: true})
	if bad != nil {
		t.Fatalf("%s: the next run: %v", what, bad)
	}
	must(t, o.Abort())
	all := files(t, root)
	if len(all) == 0 && !earlier && err != nil {
		return
	}
	if want := []string{"out/corpus/in/0.txt#1.txt", "out/corpus/in/1.txt#1.txt", "out/corpus/in/2.txt#1.txt", "out/stories.jsonl"}; !slices.Equal(all, want) {
		t.Errorf("%s: there are %q", what, all)
		return
	}
	texts := map[string]bool{}
	for _, name := range all {
		raw, err := os.ReadFile(filepath.Join(root, name))
		must(t, err)
		texts[strings.Trim(string(raw), "\"\n")] = true
	}
	told := err != nil && !killed && !strings.Contains(err.Error(), "remove what was built aside")
	if len(texts) != 1 || !texts["old"] && !texts["new"] || texts["new"] && told || texts["old"] && err == nil {
		t.Errorf("%s: the output holds %v", what, texts)
	}
}
