//go:build unix

package corpus

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
)

// ended is the owner of what a process has left that has ended and was waited for.
func ended(t *testing.T) owner {
	t.Helper()
	cmd := exec.Command("sleep", "60")
	must(t, cmd.Start())
	o := owner{cmd.Process.Pid, shortSum(startOf(cmd.Process.Pid), 8), us().place}
	must(t, cmd.Process.Kill())
	_ = cmd.Wait() // says that it was killed
	return o
}

// as runs something as if another process did.
func as(o owner, run func()) {
	ours := us
	us = func() owner { return o }
	defer func() { us = ours }()
	run()
}

func TestSweep(t *testing.T) {
	dead := ended(t)
	live := exec.Command("sleep", "60")
	must(t, live.Start())
	defer func() { _ = live.Process.Kill(); _ = live.Wait() }()
	alive := owner{live.Process.Pid, shortSum(startOf(live.Process.Pid), 8), us().place}
	zombie := exec.Command("true")
	must(t, zombie.Start())
	defer func() { _ = zombie.Wait() }()
	long := strings.Repeat("long name ", 24) + ".txt"

	stays := []string{
		alive.name("run-of-another-process"),
		us().name("run-of-ours"),
		owner{dead.pid, dead.start, "0badcafe"}.name("run-on-another-machine"),
		".out.onecopy-tmp-1234567", ".out.onecopy-tmp-1-2-3-4", "out.onecopy-tmp", ".hidden", "page.txt",
	}
	goes := []string{dead.name("page.txt"), dead.name("out") + "/", dead.name(long), dead.name(".onecopy-baseline")}
	if startOf(us().pid) != "" {
		goes = append(goes, owner{live.Process.Pid, "0123456789abcdef", us().place}.name("number-given-anew"))
	}
	root := tree(t, append(slices.Clone(stays), goes...)...)
	Sweep(root)
	entries, err := os.ReadDir(root)
	must(t, err)
	var left []string
	for _, e := range entries {
		left = append(left, e.Name())
	}
	slices.Sort(stays)
	if !slices.Equal(left, stays) {
		t.Errorf("left\n%q, want\n%q", left, stays)
	}
	if stem, o, ok := ownerOf(dead.name(long)); !ok || o != dead || len(dead.name(long)) > 143 || stem != stemOf(long) {
		t.Errorf("a long name: %q %v", stem, o)
	}
}

// TestRecover has an earlier output that a killed run has moved away.
func TestRecover(t *testing.T) {
	dead := ended(t)
	for _, tt := range []struct{ name, tree, want, note string }{
		{"moved away and not replaced", "AS/old/stories.jsonl AS/new/stories.jsonl AS/stories", "out/stories.jsonl", "out: the output of an earlier run is put back"},
		{"replaced", "AS/old/stories.jsonl AS/stories out/stories.jsonl", "out/stories.jsonl", ""},
		{"exchanged", "AS/new/stories.jsonl out/stories.jsonl", "out/stories.jsonl", ""},
		{"not replaced by that run", "AS/old/stories.jsonl AS/new/x out/stories.jsonl", "AS/new/x AS/old/stories.jsonl out/stories.jsonl", "AS/old: the output of an earlier run, left"},
		{"a link in its place", "AS/old>../work work/stories.jsonl", "AS/old work/stories.jsonl", ""},
		{"of another place", "AO/old/stories.jsonl out/stories.jsonl", "AO/old/stories.jsonl out/stories.jsonl", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			names := strings.NewReplacer("AS", dead.name("out"), "AO", dead.name("other"))
			root := tree(t, strings.Fields(names.Replace(tt.tree))...)
			o, err := Create(filepath.Join(root, "out"), OutOptions{Force: true})
			must(t, err)
			must(t, o.Abort())
			want := strings.Fields(names.Replace(tt.want))
			slices.Sort(want)
			if got := files(t, root); !slices.Equal(got, want) {
				t.Errorf("files\n%q, want\n%q", got, want)
			}
			got := ""
			for _, n := range o.Notes() {
				got += n.String()
			}
			if !strings.HasPrefix(got, names.Replace(tt.note)) || (got == "") != (tt.note == "") {
				t.Errorf("noted %q, want %q", got, tt.note)
			}
		})
	}
}

// A sabotage lets the calls that change the disk succeed up to the n-th; that one fails, or it and
// every later one, as after a kill.
type sabotage struct {
	n     int64
	kill  bool
	plain bool // the file system cannot exchange names
	calls atomic.Int64
	hit   atomic.Value // the call
}

var errSabotage = errors.New("sabotage")

func (s *sabotage) before(call, _ string) error {
	if call == callExchange && s.plain {
		return syscall.EINVAL
	}
	if k := s.calls.Add(1); k == s.n || s.kill && k > s.n {
		s.hit.CompareAndSwap(nil, call)
		return errSabotage
	}
	if call == callSync { // as a file system that cannot; it takes its time where it can
		return syscall.EINVAL
	}
	return nil
}

// attempt writes an output until something fails.
func attempt(dir, text string, noSync bool) error {
	o, err := Create(dir, OutOptions{Force: true, NoSync: noSync})
	if err != nil {
		return err
	}
	defer o.Abort()
	store, err := o.Store()
	if err != nil {
		return err
	}
	if _, err := store.Put(&Story{Text: strings.Repeat(text, storeBuffer)}, Pieces{}, Cuts{}, 0); err != nil {
		return err
	}
	lines, err := o.JSONL("stories.jsonl")
	if err != nil {
		return err
	}
	err = errors.Join(lines.Write(text), lines.Close())
	for n := range 3 {
		if err == nil {
			err = o.WriteStory(&Story{ID: fmt.Sprintf("in/%d.txt#1", n), Text: text})
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
	dead, tried := ended(t), map[string]int{}
	for _, mode := range []struct{ kill, plain, earlier bool }{
		{true, false, true}, {true, true, true}, {true, false, false}, {false, false, true}, {false, true, true}, {false, false, false},
	} {
		for n := int64(1); ; n++ {
			s := &sabotage{n: n, kill: mode.kill, plain: mode.plain}
			root := memoryFolder(t)
			dir := filepath.Join(root, "out")
			if mode.earlier {
				must(t, attempt(dir, "old", true))
			}
			var err error
			as(dead, func() {
				Intercept(s.before)
				err = attempt(dir, "new", false)
				Intercept(nil)
			})
			call, _ := s.hit.Load().(string)
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
	if tried[callExchange] < 2 || tried[callRename] < 4 || tried[callSync] < 20 {
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
	o, bad := Create(dir, OutOptions{Force: true})
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

// TestReplaceKilled does the same for one file, which is replaced or written with the help of a
// second.
func TestReplaceKilled(t *testing.T) {
	dead := ended(t)
	for n := int64(1); ; n++ {
		s := &sabotage{n: n, kill: true}
		root := t.TempDir()
		path := filepath.Join(root, "page.txt")
		must(t, os.WriteFile(path, []byte("old"), 0o640))
		as(dead, func() {
			Intercept(s.before)
			if d, err := CreateFile(path, nil); err == nil {
				_, err := d.Scratch()
				if err == nil {
					_, err = d.WriteString("new")
				}
				if err == nil {
					_ = d.Commit()
				}
				_ = d.Abort()
			}
			Intercept(nil)
		})
		Sweep(root)
		raw, err := os.ReadFile(path)
		must(t, err)
		info, err := os.Stat(path)
		must(t, err)
		if got := files(t, root); len(got) != 1 || string(raw) != "old" && string(raw) != "new" || info.Mode().Perm() != 0o640 {
			t.Errorf("call %d, %v: %q, %s, %v", n, s.hit.Load(), got, raw, info.Mode())
		}
		if s.hit.Load() == nil {
			break
		}
	}
}
