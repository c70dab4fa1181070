package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// TestUsage runs the examples of every command's help, each in a folder of its own that holds what they name. None may be
// trouble; a check may find something.
func TestUsage(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("examples are for a POSIX shell")
	}
	for _, c := range commands() {
		for _, x := range c.examples {
			command := regexp.MustCompile(`   .*`).ReplaceAllString(x, "") // what it is for stands behind
			if _, after, piped := strings.Cut(command, "| "); piped {
				if _, err := exec.LookPath(strings.Fields(after)[0]); err != nil {
					continue
				}
			}
			home := t.TempDir()
			furnish(t, home, c.name, command)
			cmd := exec.Command("sh", "-c", "set -e; "+command)
			cmd.Dir, cmd.Env = home, append(os.Environ(), "HOME="+home)
			if said, _ := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() > exitFound {
				t.Errorf("%s: exit code %d\n%s", x, cmd.ProcessState.ExitCode(), said)
			}
		}
	}
}

// furnish puts into a folder what examples name.
func furnish(t *testing.T, home, name, command string) {
	t.Helper()
	if err := os.CopyFS(filepath.Join(home, "seeds"), os.DirFS(seeds)); err != nil {
		t.Fatal(err)
	}
	pages := tree(t, seeds)
	short, long := pages["000_b85505105a3503c7.txt"], pages["001_978e6dbf49f5cf3e.txt"]
	for file, text := range map[string]string{
		"page.txt": long, "b.txt": short, "old.txt": short, "new.txt": pages["004_6a637759f4738517.txt"], "extra.txt": short,
		"wire/today.txt": short, "new/today.txt": short, ".onecopy-baseline": "# onecopy baseline v1\n",
		"archive/2024-05-01/ap.txt": short, "archive/mon/ap.txt": short,
		".local/share/bash-completion/completions/x": "", ".zsh/x": "", ".config/fish/completions/x": "",
	} {
		writeFile(t, filepath.Join(home, file), text)
	}
	if name == "index" && strings.Contains(command, "--") {
		produce(t, home, "index", "-q", "-o", "archive.idx", "archive")
	}
	inputs := []string{"seeds"}
	if name == "show" {
		inputs = []string{"page.txt", "b.txt"}
	}
	for _, out := range []string{"out", "clean-corpus"} {
		if name == "clean" || out == "out" && !strings.Contains(command, " out ") {
			continue
		}
		produce(t, home, append([]string{"clean", "-q", "-o", out}, inputs...)...)
	}
}

// produce runs a command that must succeed.
func produce(t *testing.T, home string, args ...string) {
	t.Helper()
	cmd := exec.Command("onecopy", args...)
	cmd.Dir = home
	if said, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
}
