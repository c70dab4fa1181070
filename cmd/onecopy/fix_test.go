package main

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/clean"
)

// markedPages writes every marked page of the tests of clean, its marks taken away, into a folder.
func markedPages(t *testing.T) (folder string, n int) {
	t.Helper()
	folder = t.TempDir()
	root := os.DirFS("../../clean/testdata")
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(name) != ".txt" {
			return err
		}
		text, err := fs.ReadFile(root, name)
		writeFile(t, filepath.Join(folder, strings.ReplaceAll(name, "/", "-")), clean.Unmark(string(text)))
		n++
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return folder, n
}

// checked runs "onecopy check" in this process, in a folder, and gives its exit code and what it said.
func checked(t *testing.T, folder string, args ...string) (code int, out, said string) {
	t.Helper()
	t.Chdir(folder)
	var stdout, stderr bytes.Buffer
	code = run(append([]string{"check", "--no-config"}, args...), strings.NewReader(""), &stdout, &stderr)
	return code, stdout.String(), stderr.String()
}

func TestFixTry(t *testing.T) {
	folder, n := markedPages(t)
	_, out, said := checked(t, folder, ".", "--fix", "--only", "boilerplate")
	t.Logf("%d pages\n%s\n%s", n, out, said)
}
