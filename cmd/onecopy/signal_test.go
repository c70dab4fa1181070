//go:build unix

package main

import (
	"io"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// A started run is one under way in a folder.
type started struct {
	*exec.Cmd
	said  strings.Builder
	stdin io.WriteCloser
}

// start starts a program that is to be ended in a minute, and waits until it writes its output
// aside.
func start(t *testing.T, home string, args ...string) *started {
	t.Helper()
	s := &started{Cmd: exec.Command(args[0], args[1:]...)}
	s.Dir, s.Stderr = home, &s.said
	var err error
	if s.stdin, err = s.StdinPipe(); err == nil {
		err = s.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	stuck := time.AfterFunc(time.Minute, func() { _ = s.Process.Kill() })
	t.Cleanup(func() { stuck.Stop(); _ = s.stdin.Close() })
	for end := time.Now().Add(time.Minute); !begun(home) && time.Now().Before(end); {
		time.Sleep(time.Millisecond)
	}
	return s
}

// TestSignals ends runs that wait for a pipe nobody writes to. Whichever signal it is they clean up
// and end as interrupted.
func TestSignals(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		signal.Notify(make(chan os.Signal, 1), sig) // tests may be started by nohup, which would have the run ignore it
		defer signal.Reset(sig)
		home := t.TempDir()
		if err := syscall.Mkfifo(filepath.Join(home, "feed"), 0o600); err != nil {
			t.Fatal(err)
		}
		s := start(t, home, "onecopy", "clean", "feed", "-o", "out")
		if err := s.Process.Signal(sig); err != nil {
			t.Fatal(err)
		}
		_ = s.Wait() // says that the exit code is not 0
		if code := s.ProcessState.ExitCode(); code != exitStopped || s.said.String() != "onecopy: interrupted, nothing was written\n" {
			t.Errorf("%v: exit code %d, said %q", sig, code, &s.said)
		}
		if names, err := os.ReadDir(home); err != nil || len(names) != 1 {
			t.Errorf("%v left %v %v", sig, names, err)
		}
	}
}

// TestSignalIgnored has a run go on that was started to outlast its terminal, as nohup(1) does.
func TestSignalIgnored(t *testing.T) {
	home := t.TempDir()
	s := start(t, home, "sh", "-c", "trap '' HUP; exec onecopy clean - -o out")
	if err := s.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	time.Sleep(100 * time.Millisecond) // for a run that heeds it
	_, err := io.WriteString(s.stdin, "Ferry runs again\n\nThe ferry to the islands runs again since Monday.\n")
	if err == nil {
		err = s.stdin.Close()
	}
	if err != nil {
		t.Error(err)
	}
	if err := s.Wait(); err != nil || !strings.HasPrefix(s.said.String(), "1 story in 1 file,") {
		t.Errorf("%v\n%s", err, &s.said)
	}
}

// TestSignalTwice ends a run whose cleaning up takes for ever. The next run cleans up instead.
func TestSignalTwice(t *testing.T) {
	home := t.TempDir()
	t.Setenv("ONECOPY_TEST_STUCK", "remove")
	s := start(t, home, "onecopy", "clean", "-", "-o", "out")
	for range 2 {
		if err := s.Process.Signal(syscall.SIGTERM); err != nil {
			t.Fatal(err)
		}
		time.Sleep(100 * time.Millisecond) // two of a kind that come at once are one
	}
	_ = s.Wait() // says that the exit code is not 0
	if code := s.ProcessState.ExitCode(); code != exitStopped {
		t.Errorf("exit code %d, said %q", code, &s.said)
	}
	if !begun(home) {
		t.Error("it was not stuck")
	}
	t.Setenv("ONECOPY_TEST_STUCK", "")
	if said, err := exec.Command("onecopy", "clean", seeds, "-o", filepath.Join(home, "out")).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if names, err := os.ReadDir(home); err != nil || len(names) != 1 {
		t.Errorf("left %v %v", names, err)
	}
}

// TestPipes has pipes named on the command line, by themselves and as a shell makes them of <(...).
func TestPipes(t *testing.T) {
	home := t.TempDir()
	const text = "Ferry runs again\n\nThe ferry to the islands runs again since Monday, the harbour master said.\n\nShare this article\n"
	writeFile(t, filepath.Join(home, "page"), text)
	pipe := filepath.Join(home, "feed.txt")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	run := func(args ...string) (string, int) {
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Dir = home
		said, _ := cmd.CombinedOutput() // the exit code says the rest
		return string(said), cmd.ProcessState.ExitCode()
	}
	for _, tt := range []struct {
		args, want string
		code       int
	}{
		{"clean feed.txt -o out", "1 story in 1 file,", exitDone},
		{"index feed.txt -o x.idx", "1 added: 1 story in 1 source,", exitDone},
		{"index feed.txt -o x.idx --add", "0 added, 1 replaced", exitDone},
		{"check feed.txt --no-config", "feed.txt:5:1: ", exitFound},
		{"check feed.txt --fix", "feed.txt:5:1: ", exitFound},
		{"explain feed.txt", "headline ", exitDone},
		{"show feed.txt page", "", exitDone},
	} {
		go func() {
			_ = os.WriteFile(pipe, []byte(text), 0o600) // waits for the reader
		}()
		if said, code := run(append([]string{"onecopy"}, strings.Fields(tt.args)...)...); code != tt.code || !strings.Contains(said, tt.want) {
			t.Errorf("%s: exit code %d, want %d\n%s", tt.args, code, tt.code, said)
		}
	}
	if said, code := run("onecopy", "verify", "out", "feed.txt"); code != exitTrouble || !strings.Contains(said, "feed.txt: is a pipe, which cannot be read twice") {
		t.Errorf("verify: exit code %d\n%s", code, said)
	}
	if _, err := exec.LookPath("bash"); err != nil {
		t.Skip("no bash here")
	}
	if said, code := run("bash", "-c", "onecopy clean <(cat page) <(sed 's/.*/& And more./' page) -o two"); code != exitDone || !strings.Contains(said, "2 stories in 2 files") {
		t.Errorf("<(...): exit code %d\n%s", code, said)
	}
}
