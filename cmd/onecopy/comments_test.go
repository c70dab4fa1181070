package main

import (
	"go/parser"
	"go/token"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf8"
)

// widest is how many columns a line has that is a comment; a tab has four. Behind code a comment
// may reach further, and so may text as a terminal shows it, which stands behind a tab.
const widest = 100

// TestComments bounds the width of lines that are comments.
func TestComments(t *testing.T) {
	t.Parallel()
	for name := range source(t) {
		for line, width := range wideComments(t, name) {
			t.Errorf("%s:%d: a comment of %d columns, over %d", name, line, width, widest)
		}
	}
}

// wideComments returns the lines of a file that are comments over the bound, with their widths.
func wideComments(t *testing.T, name string) map[int]int {
	text, err := os.ReadFile(filepath.Join("../..", name))
	if err != nil {
		t.Fatal(err)
	}
	set := token.NewFileSet()
	tree, err := parser.ParseFile(set, name, text, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	lines, out := strings.Split(string(text), "\n"), map[int]int{}
	for _, group := range tree.Comments {
		from, to := set.Position(group.Pos()).Line, set.Position(group.End()).Line
		for n := from; n <= to; n++ {
			line := lines[n-1]
			width := utf8.RuneCountInString(line) + 3*strings.Count(line, "\t")
			alone := n > from || strings.HasPrefix(strings.TrimSpace(line), "/")
			if shown := strings.Contains(line, "//\t"); width > widest && alone && !shown {
				out[n] = width
			}
		}
	}
	return out
}
