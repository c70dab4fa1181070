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

// tooMany are the packages that show more, with as many as they do. These numbers may only fall.
// Of those of scan 25 are the signs of bytes.
var tooMany = map[string]int{"clean": 65, "clean/internal/scan": 53, "corpus": 38, "report": 40}

// twice are the types whose name two packages have. Of these only Story, Pair, Options and Index
// are meant to be.
var twice = []string{"Story", "Pair", "Options", "Index", "Cut"}

// TestNames bounds the exported names of each package, and wants the name of a type to say of which
// package it is.
func TestNames(t *testing.T) {
	count, types := map[string]int{}, map[string][]string{}
	for name, file := range source(t) {
		in := path.Dir(name)
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		for _, n := range exportedNames(file.tree) {
			count[in]++
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
}

// exportedNames lists the exported names of a file that are no methods and no fields.
func exportedNames(tree *ast.File) (list []exportedName) {
	add := func(id *ast.Ident, isType bool) {
		if id.IsExported() {
			list = append(list, exportedName{id.Name, isType})
		}
	}
	for _, d := range tree.Decls {
		switch d := d.(type) {
		case *ast.FuncDecl:
			if d.Recv == nil {
				add(d.Name, false)
			}
		case *ast.GenDecl:
			if d.Tok == token.IMPORT {
				continue
			}
			for _, s := range d.Specs {
				switch s := s.(type) {
				case *ast.TypeSpec:
					add(s.Name, true)
				case *ast.ValueSpec:
					for _, id := range s.Names {
						add(id, false)
					}
				}
			}
		}
	}
	return list
}
