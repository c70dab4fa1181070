package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// TestUsage runs the examples of every command's help, each in a folder of its own that holds what
// they name. None may be trouble; a check may find something.
func TestUsage(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("examples are for a POSIX shell")
	}
	outs := map[string]string{}
	for _, c := range commands() {
		for _, x := range c.examples {
			command := regexp.MustCompile(`   .*`).ReplaceAllString(x, "") // what it is for stands behind
			if _, after, piped := strings.Cut(command, "| "); piped {
				if _, err := exec.LookPath(strings.Fields(after)[0]); err != nil {
					continue
				}
			}
			home := t.TempDir()
			furnish(t, home, c.name, command, outs)
			cmd := exec.Command("sh", "-c", "set -e; "+command)
			cmd.Dir, cmd.Env = home, append(os.Environ(), "HOME="+home)
			if said, _ := cmd.CombinedOutput(); cmd.ProcessState.ExitCode() > exitFound {
				t.Errorf("%s: exit code %d\n%s", x, cmd.ProcessState.ExitCode(), said)
			}
		}
	}
}

// furnish puts into a folder what examples of a command name; outs keeps the outputs of runs for
// the next example.
func furnish(t *testing.T, home, name, command string, outs map[string]string) {
	t.Helper()
	pages := tree(t, seeds)
	short, long := pages["000_b85505105a3503c7.txt"], pages["001_978e6dbf49f5cf3e.txt"]
	for file, text := range map[string]string{
		"page.txt": long, "b.txt": short, "old.txt": short, "extra.txt": short, "wire/today.txt": short, "new/today.txt": short,
		".onecopy-baseline": "# onecopy baseline v1\n", ".zsh/x": "", ".config/fish/completions/x": "",
		".local/share/bash-completion/completions/x": "", "archive/2024-05-01/ap.txt": short, "archive/mon/ap.txt": short,
	} {
		writeFile(t, filepath.Join(home, file), text)
	}
	if name == "index" && strings.Contains(command, "--") {
		index := []string{"index", "-o", filepath.Join(home, "archive.idx"), filepath.Join(home, "archive")}
		if code := onecopy(index, strings.NewReader(""), io.Discard, io.Discard); code != exitDone {
			t.Fatalf("onecopy %q: exit code %d", index, code)
		}
	}
	inputs := []string{filepath.Join(home, "seeds")}
	if name == "show" {
		inputs = []string{filepath.Join(home, "page.txt"), filepath.Join(home, "b.txt")}
	}
	err := os.CopyFS(filepath.Join(home, "seeds"), os.DirFS(seeds))
	for _, out := range []string{"out", "clean-corpus"} {
		if name == "clean" || !strings.Contains(command+" clean-corpus ", " "+out+" ") {
			continue
		}
		key := fmt.Sprint(name == "show")
		if outs[key] == "" {
			outs[key] = cleaned(t, inputs...)
		}
		err = errors.Join(err, os.CopyFS(filepath.Join(home, out), os.DirFS(outs[key])))
	}
	if err != nil {
		t.Fatal(err)
	}
}
