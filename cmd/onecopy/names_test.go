package main

import (
	"go/ast"
	"go/token"
	"path"
	"slices"
	"strings"
	"testing"
)

// mostNames is how many names a package shows to others: what is shown must be understood by
// whoever uses any of it.
const mostNames = 30

// tables are types whose constants are the rows of one table, and no names to be learnt one by one:
// what a line is to its story, and what a byte is.
var tables = map[string]string{"clean": "Role", "clean/internal/scan": "Sign"}

// tooMany are the packages that show more, with as many as they do. These numbers may only fall.
var tooMany = map[string]int{"corpus": 38, "report": 40}

// twice are the types whose name two packages have, as they are meant to.
var twice = []string{"Story", "Pair", "Options", "Index"}

// TestNames bounds the exported names of each package, and wants the name of a type to say of which
// package it is.
func TestNames(t *testing.T) {
	t.Parallel()
	count, types := map[string]int{}, map[string][]string{}
	for name, file := range source(t) {
		in := path.Dir(name)
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, n := range exportedNames(file.tree) {
			if n.of == "" || n.of != tables[in] {
				count[in]++
			}
			if n.isType && !slices.Contains(types[n.name], in) {
				types[n.name] = append(types[n.name], in)
			}
		}
	}
	for in, n := range count {
		most := max(mostNames, tooMany[in])
		if n > most {
			t.Errorf("%s has %d exported names, over %d", in, n, most)
		}
		if was, ok := tooMany[in]; ok && n < was {
			t.Errorf("%s has %d exported names now: lower its number in tooMany", in, n)
		}
	}
	for name, rooms := range types {
		if len(rooms) > 1 && !slices.Contains(twice, name) {
			slices.Sort(rooms)
			t.Errorf("type %s is in %s", name, strings.Join(rooms, " and "))
		}
	}
}

type exportedName struct {
	name   string
	isType bool
	of     string // for a constant the type its block begins with, if any
}

// blockType returns the type that a block of constants begins with, none if it is not named.
func blockType(d *ast.GenDecl) string {
	if first, ok := d.Specs[0].(*ast.ValueSpec); ok && d.Tok == token.CONST {
		if id, ok := first.Type.(*ast.Ident); ok {
			return id.Name
		}
	}
	return ""
}

// exportedNames lists the exported names of a file that are not methods and no fields.
func exportedNames(tree *ast.File) (list []exportedName) {
	add := func(id *ast.Ident, isType bool, of string) {
		if id.IsExported() {
			list = append(list, exportedName{id.Name, isType, of})
		}
	}
	for _, d := range tree.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				add(d.Name, false, "")
			}
		case *ast.GenDecl:
			if d.Tok == token.IMPORT {
				continue
			}
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					add(s.Name, true, "")
				case *ast.ValueSpec:
					for _, id := range s.Names {
						add(id, false, blockType(d))
					}
				}
			}
		}
	}
	return list
}
