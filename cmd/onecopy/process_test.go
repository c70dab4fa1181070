//go:build unix

package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"
)

// TestInterrupt stops runs half way. Nothing may be left of them, and an earlier output must be as
// it was.
func TestInterrupt(t *testing.T) {
	home := t.TempDir()
	page, err := os.ReadFile(filepath.Join(seeds, "001_978e6dbf49f5cf3e.txt"))
	if err != nil {
		t.Fatal(err)
	}
	for i := range 400 { // 18 MB: seconds of work, of which the test takes a moment
		writeFile(t, filepath.Join(home, "pages", fmt.Sprintf("%03d.txt", i)), string(page))
	}
	if err := syscall.Mkfifo(filepath.Join(home, "zz"), 0o600); err != nil { // however slow the test is, no run ends
		t.Fatal(err)
	}
	earlier := filepath.Join(home, "earlier")
	if err := os.Rename(cleaned(t, seeds), earlier); err != nil {
		t.Fatal(err)
	}
	want := tree(t, earlier)
	for _, args := range [][]string{
		{"clean", "pages", "zz", "-o", "out"},
		{"clean", "pages", "zz", "-o", "out", "-j", "1"},
		{"clean", "pages", "zz", "-o", "out", "--dry-run"},
		{"clean", "pages", "zz", "-o", "earlier", "--force"},
		{"clean", "-", "-o", "out"}, // waits for what is never said
	} {
		sendInterrupt(t, home, args)
		if names, err := os.ReadDir(home); err != nil || len(names) != 3 {
			t.Errorf("%q left %v %v", args, names, err)
		}
	}
	for name, text := range tree(t, earlier) {
		if want[name] != text {
			t.Errorf("%s of an earlier output changed", name)
		}
	}
}

// interrupt starts the program, waits until it has begun its output, interrupts it and wants it to
// end as it should.
func sendInterrupt(t *testing.T, home string, args []string) {
	t.Helper()
	var said strings.Builder
	cmd := exec.Command("onecopy", args...)
	cmd.Dir, cmd.Stderr = home, &said
	open, err := cmd.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	defer open.Close()
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	stuck := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	defer stuck.Stop()
	for end := time.Now().Add(time.Minute); !begun(home) && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}
	if err := cmd.Process.Signal(os.Interrupt); err != nil {
		t.Errorf("%q: %v", args, err)
	}
	_ = cmd.Wait() // says that the exit code is not 0
	if code := cmd.ProcessState.ExitCode(); code != exitStopped || said.String() != "onecopy: interrupted, nothing was written\n" {
		t.Errorf("%q: exit code %d, said %q", args, code, &said)
	}
}

// begun says whether a run in a folder writes its output aside.
func begun(home string) bool {
	aside, err := filepath.Glob(filepath.Join(home, ".*.onecopy-tmp-*", "new"))
	return err != nil || len(aside) > 0
}

// TestUnread closes standard output before anything is written to it. The run ends without an error
// and leaves nothing aside.
func TestUnread(t *testing.T) {
	for _, args := range printers(cleaned(t, seeds)) {
		read, write, err := os.Pipe()
		if err := errors.Join(err, read.Close()); err != nil {
			t.Fatal(err)
		}
		var said strings.Builder
		aside := t.TempDir()
		cmd := exec.Command("onecopy", args...)
		cmd.Stdout, cmd.Stderr, cmd.Env = write, &said, append(os.Environ(), "TMPDIR="+aside)
		_ = cmd.Run() // says that the exit code is not 0
		if code := cmd.ProcessState.ExitCode(); code != exitUnread || strings.Contains(said.String(), "error") {
			t.Errorf("%q: exit code %d, said %q", args, code, &said)
		}
		if left, err := os.ReadDir(aside); err != nil || len(left) > 0 {
			t.Errorf("%q left %v %v", args, left, err)
		}
		if err := write.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

// TestLongLine reads 100 MB without a line end, as a page that lost its breaks or a file that is no
// text may be. It must be read in memory that follows the input: a machine with 12 times its size
// is enough. The collector is told of the bound, for where it is free to wait the peak is anything
// from 9 to 16 times.
func TestLongLine(t *testing.T) {
	if testing.Short() {
		t.Skip("writes and reads 100 MB")
	}
	const size, bound = 100_000_000, 12
	home := t.TempDir()
	name := filepath.Join(home, "line.txt")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	w := bufio.NewWriter(f)
	for n := 0; n < size && err == nil; {
		var k int
		k, err = fmt.Fprintf(w, "The council met on day %d and voted. ", n)
		n += k
	}
	if err := errors.Join(err, w.Flush(), f.Close()); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command("onecopy", "clean", name, "-o", filepath.Join(home, "out"))
	cmd.Env = append(os.Environ(), fmt.Sprintf("GOMEMLIMIT=%d", (bound-3)*size))
	said, err := cmd.CombinedOutput()
	if err != nil || !strings.HasPrefix(string(said), "1 story in 1 file,") {
		t.Fatalf("%v\n%s", err, said)
	}
	peak := cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss
	if runtime.GOOS == "linux" {
		peak *= 1024 // kilobytes there, bytes on the BSDs
	}
	t.Logf("memory %.1f times the input, %v", float64(peak)/size, cmd.ProcessState.UserTime()+cmd.ProcessState.SystemTime())
	if peak > bound*size {
		t.Errorf("%d MB of memory for %d MB of input, over %d times", peak/1e6, size/1_000_000, bound)
	}
}
