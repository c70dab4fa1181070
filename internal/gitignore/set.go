package gitignore

import (
	"path"
	"path/filepath"
)

// A List says which files are none of a command's business. Patterns are those of .gitignore
// (https://git-scm.com/docs/gitignore), of which the last that matches decides; paths are those
// from the working folder, or that of the config file for what stands or is named there. For what
// lies above it, they are those without their ../.
type List struct {
	Home     string // the working folder
	Patterns []Glob
	named    map[string]bool // absolute paths that are not input: the baseline, reports, indexes
	Hits     int             // files and folders that were ignored
	All      bool            // every path of the command line was
}

// New ignores nothing in a working folder but named files.
func New(home string, named []string) *List {
	x := &List{Home: home, named: map[string]bool{}}
	for _, name := range named {
		if name != "" {
			x.named[x.Abs(name)] = true
		}
	}
	return x
}

// Skip is asked by corpus.Find, and counts.
func (x *List) Skip(name string, folder bool) bool {
	if !x.Ignores(name, folder) {
		return x.named[x.Abs(name)]
	}
	x.Hits++
	return true
}

// Ignores reports whether a path, or a folder it is in, is ignored. What is in an ignored folder is
// not taken back.
func (x *List) Ignores(name string, folder bool) bool {
	rel, from, most := x.Rel(name), map[string][]string{}, 0 // by what is below them
	for i := range x.Patterns {
		below := x.Patterns[i].Below
		if _, ok := from[below]; !ok {
			from[below] = elements(path.Join(below, rel))
			most = max(most, len(from[below]))
		}
	}
	for up := most - 1; up >= 0; up-- {
		if x.matches(from, up, folder || up > 0) {
			return true
		}
	}
	return false
}

// matches reports whether the last pattern that matches a path less some of its last elements
// ignores it.
func (x *List) matches(from map[string][]string, up int, folder bool) bool {
	for i := len(x.Patterns) - 1; i >= 0; i-- {
		g := &x.Patterns[i]
		if at := from[g.Below]; up < len(at) && g.match(at[:len(at)-up], folder) {
			g.Used = true
			return !g.back
		}
	}
	return false
}

// Rel is the path of a file from the working folder.
func (x *List) Rel(name string) string {
	if rel, err := filepath.Rel(x.Home, x.Abs(name)); err == nil {
		name = rel
	}
	return filepath.ToSlash(name)
}

// Abs is the path of a file from the root.
func (x *List) Abs(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(x.Home, name)
}
