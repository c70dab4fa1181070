package main

import (
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"path"
	"slices"
	"strings"
	"testing"
)

// upward is how many of a hundred references between files of a package run back up, at most. These
// numbers may only fall.
var upward = map[string]float64{
	"cluster": 14.3, "cluster/archive": 18.7,
	"corpus/format/webpage": 5.7, "corpus/outdir": 4.7, "internal/disk": 5.5, "report": 8.8, "run": 14.5,
	"shingle": 19.2,
}

// TestArrows bounds how tangled the files of a package are.
//
// A reference is a function, method, type, constant or variable that a file uses and another file
// of its package declares; each file and name counts once. It runs back up if the file that
// declares the name uses, at once or over others, the file that refers to it: neither of the two
// can be read before the other. Where none does, the files of a package have an order.
func TestArrows(t *testing.T) {
	t.Parallel()
	packages := map[string][]sourceFile{}
	for name, file := range source(t) {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		in := path.Dir(name)
		packages[in] = append(packages[in], file)
	}
	var all []string
	for in, files := range packages {
		// Of a name that several systems declare, each in its file, the first one counts.
		slices.SortFunc(files, func(a, b sourceFile) int { return strings.Compare(a.path(), b.path()) })
		up, n := arrows(files)
		share := 100 * float64(up) / float64(max(n, 1))
		all = append(all, fmt.Sprintf("%-18s %4d of %4d, %.1f %%", in, up, n, share))
		if share > upward[in] {
			t.Errorf("%s: %.1f of 100 references between files run back up, over %.1f", in, share, upward[in])
		}
	}
	slices.Sort(all)
	t.Log("\n" + strings.Join(all, "\n"))
}

// arrows counts the references between files, and those of them that run back up.
func arrows(files []sourceFile) (up, all int) {
	uses := map[string]map[string]int{} // file to file, and how many names
	for _, file := range files {
		uses[file.path()] = map[string]int{}
	}
	for ref := range references(files) {
		uses[ref.from][ref.to]++
	}
	for from, list := range uses {
		for to, n := range list {
			all += n
			if reaches(uses, to, from, map[string]bool{}) {
				up += n
			}
		}
	}
	return up, all
}

func (f sourceFile) path() string { return f.set.Position(f.tree.Package).Filename }

type reference struct {
	from, to string
	name     token.Pos // where it is declared
}

// references resolves the names of a package by itself: what it imports is not read, as no name of
// its own comes from there.
func references(files []sourceFile) map[reference]bool {
	info := types.Info{Uses: map[*ast.Ident]types.Object{}}
	set, trees := token.NewFileSet(), []*ast.File{}
	for _, file := range files {
		tree, err := parser.ParseFile(set, file.path(), nil, parser.SkipObjectResolution)
		if err == nil {
			trees = append(trees, tree)
		}
	}
	quiet := types.Config{Importer: noImports{}, Error: func(error) {}}
	pkg, _ := quiet.Check("room", set, trees, &info)
	out := map[reference]bool{}
	for id, o := range info.Uses {
		method, isFunc := o.(*types.Func)
		if o.Pkg() != pkg || o.Parent() != pkg.Scope() && !isFunc {
			continue
		}
		if isFunc {
			o = method.Origin()
		}
		ref := reference{set.Position(id.Pos()).Filename, set.Position(o.Pos()).Filename, o.Pos()}
		if ref.from != ref.to {
			out[ref] = true
		}
	}
	return out
}

type noImports struct{}

func (noImports) Import(path string) (*types.Package, error) {
	return nil, errors.New("not read: " + path)
}

// reaches reports whether a file uses another one, at once or over others.
func reaches(uses map[string]map[string]int, from, to string, seen map[string]bool) bool {
	if from == to {
		return true
	}
	seen[from] = true
	for next := range uses[from] {
		if !seen[next] && reaches(uses, next, to, seen) {
			return true
		}
	}
	return false
}
