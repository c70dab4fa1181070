package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// A room is a package of ours and the rooms it may import.
type room struct {
	name string
	may  []string
}

// rooms stand in the order in which a story goes through them.
var rooms = []room{
	{"internal/testkit", nil}, // for tests alone
	{"internal/phrase", nil},
	{"corpus/hint", []string{"internal/phrase"}},
	{"internal/interrupt", nil},
	{"internal/pace", nil},
	{"internal/meter", []string{"internal/phrase"}},
	{"internal/completion", nil},
	{"internal/configfile", andWords()},
	{"internal/roff", nil},
	{"internal/manpage", []string{"internal/completion", "internal/roff"}},
	{"internal/disk", []string{"corpus/hint", "internal/phrase", "internal/testkit"}},
	{"internal/extsort", []string{"internal/disk"}},
	{"internal/journal", []string{"internal/disk"}},
	{"internal/gitignore", []string{"corpus/hint", "internal/phrase", "internal/disk"}},
	{"internal/git", []string{"corpus/hint", "internal/phrase"}},
	{"clean/internal/scan", []string{"internal/testkit"}},
	{"clean/internal/backtrack", []string{"clean/internal/scan", "internal/testkit"}},
	{"clean/internal/pattern", []string{"clean/internal/scan", "clean/internal/backtrack", "internal/testkit"}},
	{"clean", []string{"clean/internal/scan", "clean/internal/backtrack", "clean/internal/pattern", "internal/testkit"}},
	{"shingle", nil},
	{"corpus/format", nil},
	{"corpus/format/formattest", []string{"corpus/format"}}, // for tests alone
	{"corpus/format/markup", []string{"corpus/format"}},
	{"corpus/format/csv", []string{"corpus/format", "corpus/format/formattest"}},
	{"corpus/format/mail", []string{"corpus/format", "corpus/format/formattest", "corpus/format/markup"}},
	{"corpus/format/xml", []string{"corpus/format", "corpus/format/formattest", "corpus/format/markup"}},
	{"corpus/format/columnar", nil},
	{"corpus/format/jsonrow", []string{"corpus/format/columnar"}},
	{"corpus/format/arrow", []string{"corpus/format/columnar", "corpus/format/jsonrow", "internal/testkit"}},
	{"corpus/format/parquet", []string{"corpus/format/columnar", "corpus/format/jsonrow", "corpus/format/arrow", "internal/testkit"}},
	{"corpus/format/webpage", []string{"corpus/format", "corpus/format/formattest"}},
	{"corpus/format/warc", []string{"corpus/format", "corpus/format/formattest", "corpus/format/webpage"}},
	{"corpus", andWords("internal/disk", "internal/pace", "corpus/format", "corpus/format/csv", "corpus/format/mail", "corpus/format/xml", "corpus/format/webpage", "corpus/format/warc", "corpus/format/columnar", "corpus/format/jsonrow", "corpus/format/arrow", "corpus/format/parquet")},
	{"cluster/facts", []string{"corpus", "shingle"}},
	{"cluster", []string{"corpus", "shingle", "internal/disk", "internal/extsort", "internal/gitignore", "internal/testkit", "cluster/facts"}},
	{"corpus/outdir/manifest", andWords("internal/disk", "corpus")},
	{"corpus/outdir/forms", andWords("corpus/format/columnar", "corpus/format/jsonrow", "corpus/format/arrow", "corpus/format/parquet")},
	{"corpus/outdir", andWords("corpus/outdir/forms", "internal/disk", "corpus", "corpus/format", "corpus/format/jsonrow", "corpus/outdir/manifest")},
	{"corpus/language", []string{"corpus/format"}},
	{"corpus/stats", andWords("corpus", "corpus/language", "corpus/outdir")},
	{"corpus/outdir/verify", andWords("corpus/outdir/forms", "internal/disk", "corpus", "corpus/outdir/manifest", "corpus/outdir")},
	{"cluster/archive", andWords("internal/disk", "internal/extsort", "corpus", "corpus/outdir", "shingle", "cluster/facts", "cluster")},
	{"report", andWords("internal/pace", "corpus", "corpus/outdir", "corpus/stats", "cluster")},
	{"run", andWords("corpus/language", "corpus/stats", "corpus/outdir/forms", "corpus/format/jsonrow", "corpus/format", "internal/interrupt", "internal/pace", "internal/disk", "internal/journal", "internal/testkit", "clean", "shingle", "corpus", "corpus/outdir/manifest", "corpus/outdir", "corpus/outdir/verify", "cluster/facts", "cluster/archive", "cluster", "report")},
	{"stage", andWords("clean", "shingle", "corpus", "corpus/outdir", "cluster/facts", "cluster", "run")},
	{"check", andWords("corpus/outdir/forms", "internal/gitignore", "internal/git", "internal/pace", "internal/disk", "clean", "shingle", "corpus", "corpus/outdir", "cluster/archive", "cluster", "report", "run")},
	{"show", andWords("corpus", "corpus/outdir", "cluster", "report", "run", "check")},
	{"lsp", andWords("internal/gitignore", "internal/disk", "clean", "corpus", "report", "run", "check")},
	{".", andWords("corpus/format/jsonrow", "corpus/format/parquet", "corpus/outdir/forms", "internal/gitignore", "corpus", "corpus/outdir", "cluster", "report", "run", "check")}, // onecopy.go
	{"cmd/onecopy", andWords("corpus/stats", "corpus/outdir/forms", "internal/completion", "internal/configfile", "internal/manpage", "internal/roff", "internal/interrupt", "internal/gitignore", "internal/pace", "internal/meter", "internal/disk", "clean", "shingle", "corpus",
		"corpus/outdir/manifest", "corpus/outdir", "cluster/archive", "cluster", "report", "run", "stage", "check", "show", "lsp")},
}

// andWords adds what every room above the first ones may import: words, hints and the help of
// tests.
func andWords(rooms ...string) []string {
	return append(rooms, "corpus/hint", "internal/phrase", "internal/testkit")
}

// What fits on a screen is understood; a function or file over these sizes is two.
const (
	longestFunction = 70
	longestFile     = 400
	longestDoor     = 3500 // cmd/onecopy, all files: what is more is a library that nobody can import
)

// TestRooms keeps imports going one way, in tests too.
func TestRooms(t *testing.T) {
	t.Parallel()
	seen := map[string]bool{}
	for name, file := range source(t) {
		in := path.Dir(name)
		i := slices.IndexFunc(rooms, func(r room) bool { return r.name == in })
		if i < 0 {
			t.Errorf("%s is in no room", name)
			continue
		}
		seen[in] = true
		for _, imp := range file.tree.Imports {
			path, _ := strconv.Unquote(imp.Path.Value)
			ours, ok := strings.CutPrefix(path, "onecopy/")
			if path == "onecopy" {
				ours, ok = ".", true
			}
			if ours == "internal/testkit" && !strings.HasSuffix(name, "_test.go") {
				t.Errorf("%s imports %s, which is for tests", name, path)
			}
			if ok && ours != in && !slices.Contains(rooms[i].may, ours) {
				t.Errorf("%s imports %s, which %s may not", name, path, in)
			}
		}
	}
	if len(seen) != len(rooms) {
		t.Errorf("rooms seen: %v", seen)
	}
}

// TestImports keeps what the program promises in SECURITY.md: no code of it opens a connection or
// loads code, and none but that which asks git starts a program; a language server starts itself
// for further folders.
func TestImports(t *testing.T) {
	t.Parallel()
	const again = "lsp/backend.go"
	for name, file := range source(t) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, imp := range file.tree.Imports {
			path, in := strings.Trim(imp.Path.Value, `"`), path.Dir(name)
			if path == "golang.org/x/net/html" || path == "golang.org/x/net/html/atom" { // a parser, which imports nothing of the net
				continue
			}
			if path == "os/exec" && in != "internal/git" && name != again || path == "plugin" || path == "C" || path == "net" || strings.HasPrefix(path, "net/") || strings.HasPrefix(path, "golang.org/x/net") {
				t.Errorf("%s imports %s", name, path)
			}
		}
	}
}

// TestSizes keeps files and functions readable in one sitting.
func TestSizes(t *testing.T) {
	t.Parallel()
	door := 0
	defer func() {
		if t.Logf("cmd/onecopy has %d lines", door); door > longestDoor {
			t.Errorf("cmd/onecopy has %d lines, over %d", door, longestDoor)
		}
	}()
	for name, file := range source(t) {
		if path.Dir(name) == "cmd/onecopy" && !strings.HasSuffix(name, "_test.go") {
			door += file.lines(file.tree.FileEnd)
		}
		if n := file.lines(file.tree.FileEnd); n > longestFile && !strings.HasSuffix(name, "_test.go") {
			t.Errorf("%s has %d lines, over %d", name, n, longestFile)
		}
		for _, d := range file.tree.Decls {
			f, ok := d.(*ast.FuncDecl)
			if !ok {
				continue
			}
			if n := file.lines(f.End()) - file.lines(f.Pos()) + 1; n > longestFunction {
				t.Errorf("%s:%d: %s has %d lines, over %d", name, file.lines(f.Pos()), f.Name.Name, n, longestFunction)
			}
		}
	}
}

// A sourceFile is a Go file of this module.
type sourceFile struct {
	tree *ast.File
	set  *token.FileSet
}

func (f sourceFile) lines(p token.Pos) int { return f.set.Position(p).Line }

// source parses every Go file of this module, by its path from the root. Nested modules have rules
// of their own.
func source(t *testing.T) map[string]sourceFile {
	files, err := readSource()
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// readSource reads them once for all tests.
var readSource = sync.OnceValues(func() (map[string]sourceFile, error) {
	const root = "../.."
	files := map[string]sourceFile{}
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(root, name)
		switch {
		case err != nil:
			return err
		case d.IsDir() && rel != "." && (d.Name()[0] == '.' || d.Name() == "testdata" || nested(name)):
			return fs.SkipDir
		case d.IsDir() || filepath.Ext(name) != ".go":
			return nil
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		files[filepath.ToSlash(rel)] = sourceFile{tree, set}
		return err
	})
	return files, err
})

func nested(folder string) bool {
	found, _ := filepath.Glob(filepath.Join(folder, "go.mod"))
	return len(found) > 0
}
