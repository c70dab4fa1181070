package main

import (
	"go/ast"
	"os"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestSweeps wants each test that tries but a part of its cases among those that "make sweeps" runs
// with all of them, so that no case goes untried.
func TestSweeps(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("../../Makefile")
	if err != nil {
		t.Fatal(err)
	}
	_, target, _ := strings.Cut(string(text), "\nsweeps: ")
	target, _, _ = strings.Cut(target, "\n\n")
	runs := map[string][]*regexp.Regexp{} // by package
	for _, m := range regexp.MustCompile(`-run '(\S+)'((?: \.\S*)+)`).FindAllStringSubmatch(target, -1) {
		for _, in := range strings.Fields(m[2]) {
			runs[path.Clean(in)] = append(runs[path.Clean(in)], regexp.MustCompile(strings.ReplaceAll(m[1], "$$", "$")))
		}
	}
	seen := 0
	for name, file := range source(t) {
		for _, d := range file.tree.Decls {
			test, ok := d.(*ast.FuncDecl)
			if !triesSome(d) || path.Dir(name) == "internal/testkit" {
				continue
			}
			seen++
			if !ok || !slices.ContainsFunc(runs[path.Dir(name)], func(re *regexp.Regexp) bool { return re.MatchString(test.Name.Name) }) {
				t.Errorf("%s: no line of \"make sweeps\" runs this with all cases", file.set.Position(d.Pos()))
			}
		}
	}
	if seen < 10 {
		t.Errorf("%d tests are found", seen)
	}
}

// triesSome reports whether a declaration asks testkit how many cases are to be tried.
func triesSome(d ast.Decl) (found bool) {
	ast.Inspect(d, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && (s.Sel.Name == "Step" || s.Sel.Name == "Tries") {
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "testkit" {
				found = true
			}
		}
		return !found
	})
	return found
}
