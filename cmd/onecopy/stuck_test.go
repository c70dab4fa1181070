//go:build unix

package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"
)

// stuck starts a run that waits for somebody, asks it to end, and wants it to do so at once and
// leave nothing.
func stuck(t *testing.T, home string, out *os.File, args ...string) {
	t.Helper()
	var said strings.Builder
	aside := t.TempDir()
	cmd := exec.Command("onecopy", args...)
	cmd.Dir, cmd.Stderr, cmd.Env = home, &said, append(os.Environ(), "TMPDIR="+aside)
	if out != nil {
		cmd.Stdout = out
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(time.Minute); !heeds(cmd.Process.Pid, syscall.SIGTERM) && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	time.Sleep(300 * time.Millisecond) // for it to get there
	began := time.Now()
	if err := cmd.Process.Signal(syscall.SIGTERM); err != nil {
		t.Errorf("%q ended by itself: %v", args, err)
	}
	slow := time.AfterFunc(10*time.Second, func() { _ = cmd.Process.Kill() })
	_ = cmd.Wait() // says that the exit code is not 0
	slow.Stop()
	if code := cmd.ProcessState.ExitCode(); code != exitStopped || !strings.HasPrefix(said.String(), "onecopy: interrupted") {
		t.Errorf("%q: exit code %d after %v, said %q", args, code, time.Since(began), &said)
	}
	for _, dir := range []string{home, aside} {
		if left, err := filepath.Glob(filepath.Join(dir, ".*onecopy-tmp*")); err != nil || len(left) > 0 {
			t.Errorf("%q left %q %v", args, left, err)
		}
	}
}

// heeds reports whether a process has a handler for a signal, where the system tells, as Linux
// does: on a loaded machine it may be long before it has.
func heeds(pid int, sig syscall.Signal) bool {
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", pid))
	_, mask, told := strings.Cut(string(text), "SigCgt:")
	if err != nil || !told {
		return true
	}
	mask, _, _ = strings.Cut(mask, "\n")
	caught, err := strconv.ParseUint(strings.TrimSpace(mask), 16, 64)
	return err != nil || caught&(1<<(sig-1)) != 0
}

// TestStuckPipes interrupts runs that wait for a pipe which a flag names, to be read or to be
// written.
func TestStuckPipes(t *testing.T) {
	home := t.TempDir()
	writeFile(t, filepath.Join(home, "in/a.txt"), "Το πλοίο ταξιδεύει ξανά\n\nΤο πλοίο ταξιδεύει ξανά από τη Δευτέρα, είπε ο λιμενάρχης, και παίρνει σαράντα αυτοκίνητα.\n")
	if err := syscall.Mkfifo(filepath.Join(home, "pipe"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range []string{
		"clean in -o out --rules pipe", "clean in -o out --ignore-file pipe", "clean in -o out --config pipe", "check in --baseline pipe", "check in --report json=pipe",
	} {
		stuck(t, home, nil, strings.Fields(args)...)
	}
}

// TestStuckPager interrupts a check whose results nobody reads on, as in less(1).
func TestStuckPager(t *testing.T) {
	home := t.TempDir()
	var page strings.Builder
	for i := range 3000 {
		fmt.Fprintf(&page, "Færge nummer %d sejler igen\n\nFærgen til ø nummer %d har sejlet siden mandag, siger havnefogeden.\n\nShare this article\n\n", i, i)
	}
	writeFile(t, filepath.Join(home, "a.txt"), page.String())
	read, write, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	defer read.Close()
	for _, format := range []string{"text", "jsonl"} {
		stuck(t, home, write, "check", "a.txt", "--format", format)
	}
	_ = write.Close()
}

// TestOutPipe puts a pipe into the place of a file of OUT. No command waits for who writes to it.
func TestOutPipe(t *testing.T) {
	out := cleaned(t, seeds)
	name := filepath.Join(out, "report.json")
	if err := errors.Join(os.Remove(name), syscall.Mkfifo(name, 0o600)); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"recut", out}, {"show", "-o", out, "001_978e6dbf49f5cf3e.txt#1"}, {"verify", out, seeds}, {"check", seeds, "--against", out},
	} {
		ctx, stop := context.WithTimeout(t.Context(), time.Minute)
		said, _ := exec.CommandContext(ctx, "onecopy", args...).CombinedOutput()
		if ctx.Err() != nil {
			t.Errorf("%q waits\n%s", args, said)
		}
		stop()
	}
}

// TestRulesPipe passes rules by a pipe, which can be read but once, for pages and for records.
func TestRulesPipe(t *testing.T) {
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash here")
	}
	home := t.TempDir()
	const text = "The ferry to the islands runs again since Monday, the harbour master said, and takes forty cars."
	writeFile(t, filepath.Join(home, "in/a.txt"), "Ferry runs again\n\n"+text+"\n\nHarbour club members sail for free\n")
	writeFile(t, filepath.Join(home, "in/r.jsonl"), `{"id":"r","text":"`+text+` Yes.\n\nHarbour club members sail for free"}`+"\n")
	writeFile(t, filepath.Join(home, "rules"), "rule: related/club\npattern: ^Harbour club members \\S.+$\ncuts: Harbour club members sail for free\nkeeps: Harbour clubs sail.\n")
	var want map[string]string
	for _, how := range []string{"rules", "<(cat rules)"} {
		cmd := exec.Command("bash", "-c", "onecopy clean in -q --force -o out --rules "+how)
		cmd.Dir = home
		if said, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", how, err, said)
		}
		got := tree(t, filepath.Join(home, "out"))
		if want == nil {
			want = got
		}
		if got["cuts.jsonl"] != want["cuts.jsonl"] || strings.Count(got["cuts.jsonl"], "club") < 2 {
			t.Errorf("%s: %s", how, got["cuts.jsonl"])
		}
	}
}
