package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// The hook of the checkout is built by Go on the machine of whoever uses it. A mirror is a small
// repository with the same hook that pip installs as a wheel, as those of other linters are.
const mirrorProject = `[build-system]
requires = ["setuptools"]
build-backend = "setuptools.build_meta"

[project]
name = "onecopy-pre-commit"
version = "0.0.0"
requires-python = ">=3.9"
dependencies = ["onecopy==%s"]

[tool.setuptools]
py-modules = []
`

const mirrorReadme = `# The hook of onecopy without a compiler

A mirror of onecopy for [pre-commit](https://pre-commit.com): it installs the wheel of the version that its tag names, and needs no Go.
In your .pre-commit-config.yaml:

` + "```yaml" + `
repos:
  - repo: the address of this repository
    rev: v%s
    hooks:
      - id: onecopy
        files: ^wire/
        args: [--against, archive]
` + "```" + `

Made by a release of onecopy. Commit these files and give the commit the tag above.
`

// preCommit writes the mirror. The hook is that of the checkout but for who installs it, so the two
// cannot differ.
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
	files := []file{
		{top + ".pre-commit-hooks.yaml", 0o644, []byte(mirrored)},
		{top + "pyproject.toml", 0o644, fmt.Appendf(nil, mirrorProject, r.semantic)},
		{top + "README.md", 0o644, fmt.Appendf(nil, mirrorReadme, r.Version)},
	}
	return r.write("onecopy-"+r.Version+"-pre-commit.tar.gz", func(w io.Writer) error { return tarGz(w, files, r.Time) })
}
