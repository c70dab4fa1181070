//go:build unix

package torture

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A place is a folder that the program is run in, with a folder of its own for temporary files.
type place struct {
	t         *testing.T
	home, tmp string
}

// newPlace makes a place in memory where there is some, as on a disk the syncs take most of the
// time.
func newPlace(t *testing.T) *place {
	root, err := os.MkdirTemp("/dev/shm", "onecopy-torture-*")
	if err != nil {
		root = t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(root) })
	p := &place{t, filepath.Join(root, "home"), filepath.Join(root, "tmp")}
	must(t, errors.Join(os.Mkdir(p.home, 0o755), os.Mkdir(p.tmp, 0o755)))
	return p
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func (p *place) path(name string) string { return filepath.Join(p.home, filepath.FromSlash(name)) }

// write writes files by their names below home.
func (p *place) write(files map[string]string) {
	p.t.Helper()
	for name, text := range files {
		must(p.t, os.MkdirAll(filepath.Dir(p.path(name)), 0o755))
		must(p.t, os.WriteFile(p.path(name), []byte(text), 0o644))
	}
}

// An end is how a run ended.
type end struct {
	code         int // -1: by a signal
	signal       syscall.Signal
	said, errors string // stdout, stderr
	user         time.Duration
	memory       int64 // largest resident set, bytes
	took         time.Duration
}

func (e end) String() string {
	return fmt.Sprintf("exit code %d\n%s%s", e.code, clip(e.said), clip(e.errors))
}

func clip(s string) string {
	if len(s) > 600 {
		return s[:300] + " ... " + s[len(s)-300:]
	}
	return s
}

// stuck is after what time a run is taken to hang.
const stuck = 2 * time.Minute

// command is a run of the program that is not begun. Words before the program, as strace and its
// flags, are in front.
func (p *place) command(front []string, args ...string) *exec.Cmd {
	words := append(append(slices.Clone(front), *program), args...)
	cmd := exec.Command(words[0], words[1:]...)
	cmd.Dir, cmd.Env = p.home, append(os.Environ(), "TMPDIR="+p.tmp)
	return cmd
}

// run runs the program to its end.
func (p *place) run(args ...string) end {
	p.t.Helper()
	return p.finish(p.command(nil, args...), nil)
}

// finish runs a command to its end, or disturbs it.
func (p *place) finish(cmd *exec.Cmd, disturb func(*os.Process)) (e end) {
	p.t.Helper()
	var said, complaint bytes.Buffer
	cmd.Stdout, cmd.Stderr = &said, &complaint
	begun := time.Now()
	must(p.t, cmd.Start())
	ctx, stop := context.WithTimeout(context.Background(), stuck)
	defer stop()
	defer context.AfterFunc(ctx, func() {
		if errors.Is(ctx.Err(), context.DeadlineExceeded) {
			_ = cmd.Process.Kill()
			p.t.Errorf("%q hangs", cmd.Args)
		}
	})()
	if disturb != nil {
		disturb(cmd.Process)
	}
	_ = cmd.Wait() // says that the exit code is not 0
	state := cmd.ProcessState
	e = end{code: state.ExitCode(), said: said.String(), errors: complaint.String(), user: state.UserTime(), took: time.Since(begun)}
	if status, ok := state.Sys().(syscall.WaitStatus); ok && status.Signaled() {
		e.signal = status.Signal()
	}
	if usage, ok := state.SysUsage().(*syscall.Rusage); ok {
		e.memory = int64(usage.Maxrss) << 10
	}
	return e
}

// want runs the program and ends the test if it does not end with one of the codes.
func (p *place) want(codes []int, args ...string) end {
	p.t.Helper()
	e := p.run(args...)
	if !slices.Contains(codes, e.code) {
		p.t.Fatalf("onecopy %s: %v", strings.Join(args, " "), e)
	}
	return e
}

// broken says what no run may ever show, whatever was done to it.
func (e end) broken() string {
	for _, sign := range []string{"panic:", "fatal error:", "goroutine 1 ", "SIGSEGV"} {
		if strings.Contains(e.errors, sign) {
			return "crashed: " + e.String()
		}
	}
	return ""
}

// A tree has the sum of each file below a folder, and "folder" for each folder.
type tree map[string]string

// look returns the tree of a file or folder; of nothing it is empty. What lies beside an index and
// says how large its files were is no part of it: it has times, and is believed of that very index
// alone.
func look(t *testing.T, path string) tree {
	t.Helper()
	all := tree{}
	err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			if rel, _ := filepath.Rel(path, name); err == nil {
				all[rel] = "folder"
			}
			return err
		}
		if strings.HasSuffix(name, ".sizes") {
			return nil
		}
		raw, err := os.ReadFile(name)
		rel, _ := filepath.Rel(path, name)
		all[rel] = fmt.Sprintf("%x", sha256.Sum256(raw))
		return err
	})
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	return all
}

// differs names the first file in which two trees differ.
func (a tree) differs(b tree) string {
	names := slices.Sorted(maps.Keys(a))
	for name := range b {
		if _, ok := a[name]; !ok {
			names = append(names, name)
		}
	}
	for _, name := range names {
		if a[name] != b[name] {
			return name
		}
	}
	return ""
}

// without leaves out what is at or below a name, and what runs keep aside.
func (a tree) without(target string) tree {
	rest := maps.Clone(a)
	maps.DeleteFunc(rest, func(name, _ string) bool {
		return name == target || strings.HasPrefix(name, target+"/") || strings.Contains(name, ".onecopy-tmp-")
	})
	return rest
}

// below returns what is at or below a name, by names from there.
func (a tree) below(target string) tree {
	rest := tree{}
	for name, sum := range a {
		if rel, err := filepath.Rel(target, name); err == nil && filepath.IsLocal(rel) {
			rest[rel] = sum
		}
	}
	return rest
}

func copyTree(t *testing.T, from, to string) {
	t.Helper()
	must(t, os.RemoveAll(to))
	must(t, os.CopyFS(to, os.DirFS(from)))
}

// empty says what is left in a folder.
func empty(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	must(t, err)
	var left []string
	for _, e := range entries {
		left = append(left, e.Name())
	}
	return strings.Join(left, " ")
}
