//go:build unix

package disk

import (
	"onecopy/internal/testkit"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
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
			got := ""
			f, err := CreateFolder(filepath.Join(root, "out"), FolderOptions{
				Replaceable: func(string) error { return nil },
				Note:        func(source, message string) { got += source + ": " + message },
			})
			must(t, err)
			must(t, f.Abort())
			want := strings.Fields(names.Replace(tt.want))
			slices.Sort(want)
			if got := files(t, root); !slices.Equal(got, want) {
				t.Errorf("files\n%q, want\n%q", got, want)
			}
			if !strings.HasPrefix(got, names.Replace(tt.note)) || (got == "") != (tt.note == "") {
				t.Errorf("noted %q, want %q", got, tt.note)
			}
		})
	}
}

// TestReplaceKilled does the same for one file, which is replaced or written with the help of a
// second.
func TestReplaceKilled(t *testing.T) {
	dead := ended(t)
	for n := int64(1); ; n++ {
		s := &testkit.Sabotage{N: n, Kill: true}
		root := t.TempDir()
		path := filepath.Join(root, "page.txt")
		must(t, os.WriteFile(path, []byte("old"), 0o640))
		Pose(dead.pid, func() {
			Intercept(s.Before)
			if d, err := Create(path, nil); err == nil {
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
			t.Errorf("call %d, %v: %q, %s, %v", n, s.Hit.Load(), got, raw, info.Mode())
		}
		if s.Hit.Load() == nil {
			break
		}
	}
}
