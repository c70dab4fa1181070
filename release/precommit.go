package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// preCommit writes the mirror of the hook, as "make mirror" does: a small repository whose hook pip
// installs as a wheel, where that of the checkout is built by Go. The hook is that of the checkout
// but for who installs it, so the two cannot differ.
func (r *Release) preCommit() error {
	text, err := os.ReadFile(filepath.Join(r.Root, ".pre-commit-hooks.yaml"))
	if err != nil {
		return err
	}
	_, hook, ok := strings.Cut(string(text), "\n- ")
	mirrored := strings.Replace("- "+hook, "\n  language: golang\n", "\n  language: python\n", 1)
	if !ok || mirrored == "- "+hook {
		return fmt.Errorf(".pre-commit-hooks.yaml: not one hook of language golang behind a comment")
	}
	top := "onecopy-pre-commit/"
	files := []file{{top + ".pre-commit-hooks.yaml", 0o644, []byte(mirrored)}}
	for _, name := range []string{"pyproject.toml", "README.md"} {
		text, err := os.ReadFile(filepath.Join(r.Root, "tools/mirror", name))
		if err != nil {
			return err
		}
		files = append(files, file{top + name, 0o644, []byte(strings.Replace(string(text), "VERSION", r.Version, 1))})
	}
	return r.write("onecopy-"+r.Version+"-pre-commit.tar.gz", func(w io.Writer) error { return tarGz(w, files, r.Time) })
}
