package gitignore

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"

	"onecopy/internal/disk"
)

// A Tree knows what the ignore files in folders say: .gitignore up to the root of the git
// repository that a path is in, then the info/exclude of that, and .ignore, which goes before both,
// up to that root or, outside of a repository, up to one of the tops. In each the file nearest to
// the path decides, and in a file the last pattern that matches. Lines that are not patterns say
// nothing, as to git. It is for one goroutine.
type Tree struct {
	tops    map[string]bool
	folders map[string]*level
}

// A level is what the files of a folder say.
type level struct {
	git, other []Glob
	root       bool   // of a repository
	exclude    []Glob // of that
}

// NewTree makes a tree. Tops are absolute folders.
func NewTree(tops ...string) *Tree {
	t := &Tree{tops: map[string]bool{}, folders: map[string]*level{}}
	for _, top := range tops {
		t.tops[filepath.Clean(top)] = true
	}
	return t
}

// Ignores reports whether a file or folder is ignored, by its absolute path. That a folder above it
// is, is for the caller to know, who goes down from folder to folder.
func (t *Tree) Ignores(name string, folder bool) bool {
	dirs, repo := t.above(filepath.Clean(name))
	for _, dir := range dirs {
		if ignored, ok := decide(t.level(dir).other, dir, name, folder); ok {
			return ignored
		}
	}
	if repo == "" {
		return false
	}
	for _, dir := range dirs {
		if ignored, ok := decide(t.level(dir).git, dir, name, folder); ok {
			return ignored
		}
	}
	ignored, _ := decide(t.level(repo).exclude, repo, name, folder)
	return ignored
}

// above lists the folders whose files speak of a path, the nearest first, and the root of its
// repository, if it is in one.
func (t *Tree) above(name string) (dirs []string, repo string) {
	own := 0 // up to a top
	for dir := filepath.Dir(name); ; dir = filepath.Dir(dir) {
		dirs = append(dirs, dir)
		if own == 0 && t.tops[dir] {
			own = len(dirs)
		}
		if t.level(dir).root {
			return dirs, dir
		}
		if dir == filepath.Dir(dir) {
			return dirs[:own], ""
		}
	}
}

// level reads the files of a folder, once.
func (t *Tree) level(dir string) *level {
	if l := t.folders[dir]; l != nil {
		return l
	}
	l := &level{git: lenient(filepath.Join(dir, ".gitignore")), other: lenient(filepath.Join(dir, ".ignore"))}
	if info, err := os.Lstat(filepath.Join(dir, ".git")); err == nil {
		l.root, l.exclude = true, lenient(filepath.Join(gitFolder(filepath.Join(dir, ".git"), info.IsDir()), "info", "exclude"))
	}
	t.folders[dir] = l
	return l
}

// gitFolder is the folder that the repository of a working tree keeps what all its working trees
// share in: .git or, in a linked working tree, what the file .git leads to.
func gitFolder(at string, folder bool) string {
	if folder {
		return at
	}
	text, err := disk.ReadRegular(at)
	to, ok := strings.CutPrefix(string(text), "gitdir: ")
	if err != nil || !ok {
		return at
	}
	to = strings.TrimRight(to, "\r\n")
	if !filepath.IsAbs(to) {
		to = filepath.Join(filepath.Dir(at), to)
	}
	common, err := disk.ReadRegular(filepath.Join(to, "commondir"))
	shared := strings.TrimRight(string(common), "\r\n")
	switch {
	case err != nil:
		return to
	case filepath.IsAbs(shared):
		return shared
	}
	return filepath.Join(to, shared)
}

// longestIgnore is how many bytes of an ignore file are read: one that a program has written has a
// hundred thousand.
const longestIgnore = 1 << 20

// lenient reads the lines of a file that are patterns.
func lenient(name string) (rows []Glob) {
	text, err := disk.ReadRegular(name)
	if err != nil || len(text) > longestIgnore {
		return nil
	}
	for line := range bytes.Lines(bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))) {
		line = bytes.TrimSuffix(bytes.TrimSuffix(line, []byte("\n")), []byte("\r"))
		if bytes.HasPrefix(line, []byte("#")) {
			continue
		}
		if row, ok, err := Parse(string(line)); err == nil && ok {
			rows = append(rows, row)
		}
	}
	return rows
}

// decide returns what the last pattern that matches says of a path below a folder.
func decide(rows []Glob, dir, name string, folder bool) (ignored, ok bool) {
	if len(rows) == 0 {
		return false, false
	}
	rel, err := filepath.Rel(dir, name)
	if err != nil {
		return false, false
	}
	at := strings.Split(filepath.ToSlash(rel), "/")
	for i := len(rows) - 1; i >= 0; i-- {
		if rows[i].match(at, folder) {
			return !rows[i].back, true
		}
	}
	return false, false
}
