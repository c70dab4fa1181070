//go:build unix

package main

import (
	"errors"
	"flag"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"onecopy/internal/disk"
)

var torture = flag.Bool("torture", false, "kill a run at every call that changes the disk, not only at some")

func init() { program = killable }

// killable is the program, which kills itself at the call that changes the disk whose number is in
// ONECOPY_TEST_KILL, and has a file system that cannot exchange names if ONECOPY_TEST_PLAIN is set.
// At calls of the kind in ONECOPY_TEST_STUCK it waits for ever.
func killable() {
	if stuck := os.Getenv("ONECOPY_TEST_STUCK"); stuck != "" {
		disk.Intercept(func(call, _ string) error {
			if call == stuck {
				select {}
			}
			return nil
		})
	}
	n, err := strconv.ParseInt(os.Getenv("ONECOPY_TEST_KILL"), 10, 64)
	if err == nil {
		var calls atomic.Int64
		disk.Intercept(func(call, _ string) error {
			if call == "exchange" && os.Getenv("ONECOPY_TEST_PLAIN") != "" {
				return errors.ErrUnsupported
			}
			if calls.Add(1) == n {
				_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
				select {}
			}
			return nil
		})
	}
	main()
}

// TestKilled kills runs of clean --force over an earlier output, each at one call. There is always
// one of the two outputs, whole, and the next run leaves nothing beside it. A call in nine is
// tried, every one with -torture.
func TestKilled(t *testing.T) {
	t.Parallel()
	every := 9
	if *torture {
		every = 1
	}
	home := t.TempDir()
	for name, text := range map[string]string{
		"lisboa.txt": "Ponte reabre ao trânsito\n\nA ponte sobre o rio reabriu na segunda-feira, disse a câmara municipal, depois de obras de três meses.\n",
		"oslo.txt":   "Ferry runs again\n\nThe ferry to the islands runs again since Monday, the harbour master said, after a winter of repairs.\n",
	} {
		writeFile(t, filepath.Join(home, "pages", name), text)
		writeFile(t, filepath.Join(home, "one", name), text)
	}
	if err := os.Remove(filepath.Join(home, "one", "oslo.txt")); err != nil {
		t.Fatal(err)
	}
	run := func(env []string, args ...string) ([]byte, error) {
		cmd := exec.Command("onecopy", args...)
		cmd.Dir, cmd.Env = home, append(os.Environ(), env...)
		return cmd.CombinedOutput()
	}
	out := filepath.Join(home, "out")
	made := func(from string) map[string]string {
		if said, err := run(nil, "clean", from, "-o", "out", "--force", "--no-sync"); err != nil {
			t.Fatalf("%v\n%s", err, said)
		}
		if names, err := os.ReadDir(home); err != nil || len(names) != 3 {
			t.Fatalf("left %v %v", names, err)
		}
		return tree(t, out)
	}
	new, old := made("pages"), made("one")
	kills := 0
	for _, plain := range []string{"", "ONECOPY_TEST_PLAIN=1"} {
		for n := 1 + len(plain)%every; ; n += every {
			said, err := run([]string{fmt.Sprintf("ONECOPY_TEST_KILL=%d", n), plain}, "clean", "pages", "-o", "out", "--force")
			if err == nil {
				break
			}
			if !strings.Contains(err.Error(), "killed") {
				t.Fatalf("call %d: %v\n%s", n, err, said)
			}
			kills++
			if said, err := run(nil, "clean", "one", "-o", "out"); err == nil || !strings.Contains(string(said), "folder is not empty") {
				t.Fatalf("%s call %d: the next run finds no output: %v\n%s", plain, n, err, said)
			}
			if got := tree(t, out); !maps.Equal(got, old) && !maps.Equal(got, new) {
				t.Errorf("%s call %d: neither the old output nor the new", plain, n)
			}
			if got := made("one"); !maps.Equal(got, old) {
				t.Fatalf("%s call %d: the next run writes something else", plain, n)
			}
		}
	}
	t.Logf("%d kills", kills)
}

// TestKilledFile does the same for runs that replace one file: a page that is mended, an index, a
// baseline. After a kill the file is the old one or the new one, and the next run leaves nothing
// beside it or among the temporary files of the system.
func TestKilledFile(t *testing.T) {
	t.Parallel()
	every := 5
	if *torture {
		every = 1
	}
	const page = "Zug fährt wieder\n\nDer Zug nach Bern fährt seit Montag wieder, sagte die Bahn, nach Arbeiten von drei Wochen am Tunnel.\n\nShare this article\n"
	kills := 0
	for _, tt := range []struct{ file, args string }{
		{"page.txt", "check page.txt --fix"},
		{"x.idx", "index page.txt -o x.idx --force"},
		{"base", "check page.txt --baseline base --update-baseline"},
	} {
		home, temporary := t.TempDir(), t.TempDir()
		writeFile(t, filepath.Join(home, "page.txt"), page)
		run := func(env, args string) error {
			cmd := exec.Command("onecopy", strings.Fields(args)...)
			cmd.Dir, cmd.Env = home, append(os.Environ(), "TMPDIR="+temporary, env)
			return cmd.Run()
		}
		holds := func() string {
			text, err := os.ReadFile(filepath.Join(home, tt.file))
			if err != nil {
				t.Fatal(err)
			}
			return string(text)
		}
		if tt.file != "page.txt" { // an older one
			_ = run("", strings.Replace(tt.args, "page.txt", "page.txt --keep-category share", 1)) // check finds something
		}
		old := holds()
		_ = run("", tt.args)
		whole := results(t, home)
		new := holds()
		if old == new {
			t.Fatalf("%s changes nothing", tt.args)
		}
		for n := 1; ; n += every {
			writeFile(t, filepath.Join(home, tt.file), old)
			if err := run(fmt.Sprintf("ONECOPY_TEST_KILL=%d", n), tt.args); err == nil || !strings.Contains(err.Error(), "killed") {
				break
			}
			kills++
			if got := holds(); got != old && got != new {
				t.Errorf("%s, call %d: holds %q", tt.args, n, got)
			}
			_ = run("", tt.args)
			if got := results(t, home); !maps.Equal(got, whole) {
				t.Errorf("%s, call %d: after the next run there are %q", tt.args, n, slices.Sorted(maps.Keys(got)))
			}
			if left, err := os.ReadDir(temporary); err != nil || len(left) > 0 {
				t.Errorf("%s, call %d: left among temporary files: %v %v", tt.args, n, left, err)
			}
		}
	}
	t.Logf("%d kills", kills)
}

// results is the tree of a folder, but for what sizes of an index hold: the times of files and
// runs.
func results(t *testing.T, home string) map[string]string {
	t.Helper()
	all := tree(t, home)
	for name := range all {
		if strings.HasSuffix(name, ".sizes") {
			all[name] = ""
		}
	}
	return all
}
