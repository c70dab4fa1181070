package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// widestComment is how many columns a line has at most that is all comment; a tab counts as four. What
// is longer is read with the head turned.
const widestComment = 100

// narrow are the packages whose comments are held to it. The others are to follow.
var narrow = []string{"clean", "clean/fit", "clean/internal/pattern", "clean/internal/scan", "clean/steps"}

// TestCommentWidth bounds the width of comments. Examples of output and commands that stand indented in
// a comment may be wider: they are what they are.
func TestCommentWidth(t *testing.T) {
	for name, file := range source(t) {
		if !slices.Contains(narrow, path.Dir(name)) {
			continue
		}
		set := token.NewFileSet()
		tree, err := parser.ParseFile(set, file.path(), nil, parser.SkipObjectResolution|parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		codeOn := linesOfCode(tree, set)
		for _, group := range tree.Comments {
			for _, c := range group.List {
				at := set.Position(c.Slash)
				indent := 4 * (at.Column - 1)
				columns := indent + utf8.RuneCountInString(c.Text)
				if strings.HasPrefix(c.Text, "// ") && !codeOn[at.Line] && columns > widestComment {
					t.Errorf("%s:%d: a comment of %d columns", name, at.Line, columns)
				}
			}
		}
	}
}

// linesOfCode returns the lines of a file on which code begins or ends.
func linesOfCode(tree *ast.File, set *token.FileSet) map[int]bool {
	lines := map[int]bool{}
	ast.Inspect(tree, func(n ast.Node) bool {
		switch n.(type) {
		case nil, *ast.Comment, *ast.CommentGroup, *ast.File:
			return n != nil
		}
		for _, p := range [...]token.Pos{n.Pos(), n.End()} {
			lines[set.Position(p).Line] = true
		}
		return true
	})
	return lines
}
