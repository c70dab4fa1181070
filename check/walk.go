package check

import (
	"path"
	"slices"
	"strings"

	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/gitignore"
)

// Below a folder a check reads what is likely to be news, and passes over the rest: a repository
// holds source code, pictures and pages of documentation, none of which is. What a command line
// names is read whatever it is.

// A fileType is a kind of files.
type fileType struct {
	name       string
	extensions []string // nil: any, and none
}

// fileTypes are types of files with the extensions of each. A packed file counts by the extension
// below that of its packing.
var fileTypes = []fileType{
	{"news", []string{".txt", ".text", ".jsonl", ".ndjson"}},
	{"markdown", []string{".md", ".markdown"}},
	{"all", nil},
}

// TypeNames are the names that --type knows.
func TypeNames() (names []string) {
	for _, t := range fileTypes {
		names = append(names, t.name)
	}
	return names
}

// CheckTypes refuses what is not a list of types of files.
func CheckTypes(list []string) error {
	for _, name := range list {
		if !slices.ContainsFunc(fileTypes, func(t fileType) bool { return t.name == name }) {
			return hint.Unknown(name, TypeNames(), "LIST has news (.txt, .text, .jsonl, .ndjson), markdown and all; --include '*.log' takes in others", "--type %s: no such type of files", name)
		}
	}
	return nil
}

// A walk says which of the files below a folder are looked at.
type walk struct {
	o      *Options
	tree   *gitignore.Tree
	named  map[string]bool // on the command line
	change *change         // what is left out has not changed
	passed int             // files that are of no type that is asked for
}

func (o *Options) newWalk(c *change) *walk {
	w := &walk{o: o, change: c, named: map[string]bool{}}
	for _, p := range o.Paths {
		w.named[p] = true
	}
	if !o.NoIgnore {
		w.tree = gitignore.NewTree(o.Ignore.Home)
	}
	return w
}

// hides reports whether what was not named is left out by the ignore files of its repository.
func (w *walk) hides(name string, folder bool) bool {
	return w.tree != nil && w.tree.Ignores(w.o.Ignore.Abs(name), folder)
}

// skip is asked of every file and folder that is found, those of the command line too.
func (w *walk) skip(name string, folder bool) bool {
	switch {
	case name != corpus.Stdin && w.change.misses(w.o.Ignore.Rel(name), folder):
		return true
	case w.o.Ignore.Skip(name, folder):
		return true
	case w.named[name] && !w.o.Listed:
		return false
	case !w.named[name] && w.hides(name, folder):
		w.o.Ignore.Hits++
		return true
	case folder || w.reads(name):
		return false
	}
	w.passed++
	return true
}

// skipOlder is skip of what is compared with, which is not counted. Ignored is what the command
// line leaves out.
func (w *walk) skipOlder(root string, ignored func(string, bool) bool) func(string, bool) bool {
	return func(name string, folder bool) bool {
		return ignored != nil && ignored(name, folder) || name != root && (w.hides(name, folder) || !folder && !w.reads(name))
	}
}

// reads reports whether a file is of a type that is asked for, or asked for by its name.
func (w *walk) reads(name string) bool {
	types := w.o.Types
	switch {
	case len(types) == 0 && w.o.InputFormat != "":
		return true // of all input
	case len(types) == 0:
		types = []string{"news"}
	}
	base := strings.ToLower(path.Base(strings.ReplaceAll(name, `\`, "/")))
	base = strings.TrimSuffix(strings.TrimSuffix(base, ".gz"), ".zst")
	for _, t := range fileTypes {
		if slices.Contains(types, t.name) && (t.extensions == nil || slices.Contains(t.extensions, path.Ext(base))) {
			return true
		}
	}
	rel := w.o.Ignore.Rel(name)
	for i := range w.o.Include {
		if w.o.Include[i].Selects(rel) {
			w.o.Include[i].Used = true
			return true
		}
	}
	return false
}
