package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// TestExamples runs the examples of the README, of docs/ and of examples/: in each block fenced
// with ```console a line that begins with "$ " is a command, and the lines below it are what it
// says. "..." stands for any number of lines; a command with nothing below it only has to run. The
// examples of a page run in order, in one folder that holds the seeds and examples/; those of a
// page of examples/ in a copy of its own folder.
func TestExamples(t *testing.T) {
	t.Parallel()
	pages := []string{"../../README.md"}
	for _, pattern := range []string{"../../docs/*.md", "../../examples/*/README.md"} {
		found, err := filepath.Glob(pattern)
		if err != nil || found == nil {
			t.Fatal(pattern, err)
		}
		pages = append(pages, found...)
	}
	for _, page := range pages {
		text, err := os.ReadFile(page)
		if errors.Is(err, os.ErrNotExist) {
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if list := examples(string(text)); len(list) > 0 {
			name := strings.TrimPrefix(filepath.ToSlash(page), "../../")
			t.Run(name, func(t *testing.T) { runExamples(t, deskOf(t, page), page, list) })
		}
	}
}

// An example is a command of a page and what the page says that it says.
type example struct {
	line    int
	command string
	shows   []string
}

func examples(page string) []example {
	var list []example
	inside, known := false, 0
	for i, line := range strings.Split(page, "\n") {
		switch command, ok := strings.CutPrefix(line, "$ "); {
		case strings.HasPrefix(line, "```"):
			inside, known = line == "```console", len(list)
		case !inside:
		case ok:
			list = append(list, example{line: i + 1, command: command})
		case len(list) > known:
			last := &list[len(list)-1]
			last.shows = append(last.shows, line)
		}
	}
	return list
}

// runnable are the programs that examples may call; others, such as git and go install, are for the
// reader's machine.
var runnable = []string{"onecopy", "cat", "echo", "head", "ls", "mkdir", "printf", "wc"}

// deskOf returns a folder with what the examples of a page read.
func deskOf(t *testing.T, page string) string {
	t.Helper()
	home := t.TempDir()
	copies := map[string]string{"seeds": seeds, "examples": "../../examples"}
	if filepath.Base(filepath.Dir(filepath.Dir(page))) == "examples" {
		copies = map[string]string{".": filepath.Dir(page)}
	}
	for name, from := range copies {
		if err := os.CopyFS(filepath.Join(home, name), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	return home
}

func runExamples(t *testing.T, home, page string, list []example) {
	if runtime.GOOS == "windows" {
		t.Skip("examples are for a POSIX shell")
	}
	status := 0
	for _, x := range list {
		command := strings.ReplaceAll(x.command, "go run ./cmd/onecopy", "onecopy")
		program, _, _ := strings.Cut(command, " ")
		if !slices.Contains(runnable, program) {
			continue
		}
		cmd := exec.Command("sh", "-c", fmt.Sprintf("(exit %d)\n%s", status, command)) // for "echo $?"
		cmd.Dir = home
		said, err := cmd.CombinedOutput()
		status = cmd.ProcessState.ExitCode()
		got := strings.Split(strings.TrimRight(string(said), "\n"), "\n")
		switch {
		case len(x.shows) == 0 && err != nil:
			t.Errorf("%s:%d: %s: %v\n%s", page, x.line, x.command, err, said)
		case len(x.shows) > 0 && !shown(x.shows, got):
			t.Errorf("%s:%d: %s\nsays\n%s\nthe page has\n%s", page, x.line, x.command, said, strings.Join(x.shows, "\n"))
		}
	}
}

// seen is a line as a reader sees it, for whom all spaces are alike.
func seen(line string) string { return strings.Join(strings.FieldsFunc(line, unicode.IsSpace), " ") }

// shown says whether lines are what a page shows of them. Blank lines at the end are free.
func shown(want, got []string) bool {
	for len(want) > 0 && strings.TrimSpace(want[len(want)-1]) == "" {
		want = want[:len(want)-1]
	}
	for i, w := range want {
		if strings.TrimSpace(w) == "..." {
			for skip := i; skip <= len(got); skip++ {
				if shown(want[i+1:], got[skip:]) {
					return true
				}
			}
			return false
		}
		if i >= len(got) || seen(w) != seen(got[i]) {
			return false
		}
	}
	return len(want) == len(got)
}

func TestShown(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		want, got string
		ok        bool
	}{
		{"a b", "a b", true},
		{"a b", "a b c", false},
		{"a b c", "a b", false},
		{"...", "", true},
		{"...", "a b", true},
		{"a ...", "a b c", true},
		{"... c", "a b c", true},
		{"a ... c", "a b c", true},
		{"a ... c", "a c", true},
		{"a ... c", "a b", false},
		{"a ... b ... c", "a x b b y c", true},
	} {
		if got := shown(strings.Fields(c.want), strings.Fields(c.got)); got != c.ok {
			t.Errorf("shown(%q, %q) = %v", c.want, c.got, got)
		}
	}
}
