package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// A hook is an entry of .pre-commit-hooks.yaml.
type hook struct {
	entry []string
	files *regexp.Regexp
}

func readHook(t *testing.T) hook {
	t.Helper()
	list := readYAML(t, "../../.pre-commit-hooks.yaml").([]any)
	h := list[0].(map[string]any)
	if len(list) != 1 || h["id"] != "onecopy" || h["language"] != "golang" || h["require_serial"] != "true" || fmt.Sprint(h["types"]) != "[text]" {
		t.Fatalf("not the hook it was: %v", list)
	}
	return hook{strings.Fields(h["entry"].(string)), regexp.MustCompile(h["files"].(string))}
}

// batches splits names as pre-commit does: in order, and never more bytes of arguments than xargs
// allows (pre_commit/xargs.py).
func (h hook) batches(t *testing.T, home string, args []string) (list [][]string) {
	const most = 1 << 17
	var names []string
	err := filepath.WalkDir(home, func(path string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(home, path)
		if err != nil || d.IsDir() || !h.files.MatchString(filepath.ToSlash(rel)) {
			return err
		}
		text, err := os.ReadFile(path)
		if !bytes.ContainsRune(text[:min(len(text), 1024)], 0) { // types: [text]
			names = append(names, filepath.ToSlash(rel))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(names)
	fixed := 0
	for _, a := range slices.Concat(h.entry, args) {
		fixed += len(a) + 1
	}
	length := most
	for _, n := range names {
		if length+len(n)+1 > most {
			list, length = append(list, nil), fixed
		}
		length += len(n) + 1
		list[len(list)-1] = append(list[len(list)-1], n)
	}
	return list
}

// run does what pre-commit does on a commit of all files of a folder: one batch after the other,
// and the largest exit code.
func (h hook) run(t *testing.T, home string, args ...string) (code, runs int, said string) {
	for _, names := range h.batches(t, home, args) {
		cmd := exec.Command(h.entry[0], slices.Concat(h.entry[1:], args, names)...)
		cmd.Dir = home
		out, err := cmd.CombinedOutput()
		if cmd.ProcessState == nil {
			t.Fatal(err)
		}
		code, runs, said = max(code, cmd.ProcessState.ExitCode()), runs+1, said+string(out)
	}
	return code, runs, said
}

// news is a story of its own.
func news(n int) string {
	return fmt.Sprintf("In town %d the mayor opened a bridge of %d metres on Monday after %d years of work.\n", n, 3*n+100, n)
}

// TestHook commits files: clean ones, one that the archive has, and one that cannot be read.
func TestHook(t *testing.T) {
	t.Parallel()
	h, home, archive := readHook(t), t.TempDir(), t.TempDir()
	writeFile(t, filepath.Join(archive, "old.txt"), news(2))
	writeFile(t, filepath.Join(home, "wire/a.txt"), news(1))
	writeFile(t, filepath.Join(home, "main.go"), "package main\n\n// Share this article\n") // no news, and not asked for
	check := func(want int, words string) {
		t.Helper()
		code, _, said := h.run(t, home, "--against", archive)
		if code != want || !strings.Contains(said, words) {
			t.Errorf("exit code %d, want %d and %q\n%s", code, want, words, said)
		}
	}
	check(exitDone, "1 story in 1 file checked")
	writeFile(t, filepath.Join(home, "wire/b c.txt"), news(2))
	check(exitFound, "wire/b c.txt:1")
	writeFile(t, filepath.Join(home, "wire/d.txt"), news(3)+"bad \xff\xff bytes\n")
	check(exitTrouble, "wire/d.txt:2")
}

// TestHookBatches commits so many files that pre-commit calls the hook several times: the code of
// the worst batch counts.
func TestHookBatches(t *testing.T) {
	t.Parallel()
	h, home := readHook(t), t.TempDir()
	for i := range 1500 {
		writeFile(t, filepath.Join(home, fmt.Sprintf("%s-%04d.txt", strings.Repeat("wire", 30), i)), news(i))
	}
	writeFile(t, filepath.Join(home, "zz.txt"), "Share this article\n\n"+news(7))
	code, runs, said := h.run(t, home)
	if code != exitFound || runs != 2 {
		t.Errorf("exit code %d after %d runs\n%.2000s", code, runs, said)
	}
}

// TestHookByPreCommit has pre-commit itself run the hook, with the program that is under test in
// the place of the one it would build.
func TestHookByPreCommit(t *testing.T) {
	t.Parallel()
	home, cache := t.TempDir(), t.TempDir()
	manifest, err := filepath.Abs("../../.pre-commit-hooks.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if said, err := installed(t, "pre-commit", "validate-manifest", manifest).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	text, err := os.ReadFile(manifest)
	if err != nil {
		t.Fatal(err)
	}
	_, hook, _ := strings.Cut(string(text), "\n- ")
	hook = strings.Replace(hook, "language: golang", "language: system", 1)
	writeFile(t, filepath.Join(home, ".pre-commit-config.yaml"), "repos:\n- repo: local\n  hooks:\n  - "+strings.ReplaceAll(hook, "\n", "\n  ")+"\n")
	writeFile(t, filepath.Join(home, "a.txt"), news(1))
	writeFile(t, filepath.Join(home, "b.md"), "Share this article\n")
	for _, want := range []string{"Passed", "exit code: 1"} {
		cmd := exec.Command("sh", "-c", "git init -q . && git add . && pre-commit run --all-files")
		cmd.Dir, cmd.Env = home, append(os.Environ(), "PRE_COMMIT_HOME="+cache)
		said, err := cmd.CombinedOutput()
		if !strings.Contains(string(said), want) {
			t.Errorf("%v, want %q\n%s", err, want, said)
		}
		writeFile(t, filepath.Join(home, "c d.txt"), "Share this article\n\n"+news(2))
	}
}
