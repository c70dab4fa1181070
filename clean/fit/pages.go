package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// A page is a text of which is known where its stories begin.
type page struct {
	name                 string
	source, lang, layout string
	text                 string
	begins               map[int]bool   // lines
	roles                map[int]string // of lines; nil if they are not known
	heads                map[int]bool   // lines that are the headline, of a page saved whole; nil of other pages
}

// readPages reads the pages of folders, in the order of their names.
func readPages(folders []string) (pages []*page, err error) {
	for _, dir := range folders {
		index, err := readIndex(filepath.Join(dir, "index.tsv"))
		if err != nil {
			return nil, err
		}
		names, err := filepath.Glob(filepath.Join(dir, "*.txt"))
		if err != nil {
			return nil, err
		}
		n := len(pages)
		for _, name := range names {
			p, err := readPage(strings.TrimSuffix(name, ".txt"), index)
			if errors.Is(err, fs.ErrNotExist) {
				continue // it has no truth
			}
			if err != nil {
				return nil, err
			}
			pages = append(pages, p)
		}
		if len(pages) == n {
			return nil, fmt.Errorf("%s: no NAME.txt with a NAME.truth.tsv beside it, or a NAME.lines.tsv with headlines", dir)
		}
	}
	return pages, nil
}

// readPage reads a page by its path without the end.
func readPage(path string, index map[string]page) (*page, error) {
	truth, err := readTable(path+".truth.tsv", "first_line")
	if errors.Is(err, fs.ErrNotExist) {
		return readSaved(path, index)
	}
	if err != nil {
		return nil, err
	}
	p, err := readText(path, index)
	if err != nil {
		return nil, err
	}
	p.begins = map[int]bool{}
	for _, r := range truth {
		n, err := strconv.Atoi(r["first_line"])
		if err != nil {
			return nil, fmt.Errorf("%s.truth.tsv: first_line %q is not a number", path, r["first_line"])
		}
		p.begins[n] = true
	}
	lines, err := readTable(path+".lines.tsv", "line", "role")
	if errors.Is(err, fs.ErrNotExist) {
		return &p, nil
	}
	if err != nil {
		return nil, err
	}
	p.roles = map[int]string{}
	for _, r := range lines {
		n, err := strconv.Atoi(r["line"])
		if err != nil {
			return nil, fmt.Errorf("%s.lines.tsv: line %q is not a number", path, r["line"])
		}
		p.roles[n] = r["role"]
	}
	return &p, nil
}

// readText reads the text of a page by its path without the end, with what the index says of it.
func readText(path string, index map[string]page) (page, error) {
	text, err := os.ReadFile(path + ".txt")
	p := index[filepath.Base(path)]
	p.name, p.text = filepath.Base(path), strings.ToValidUTF8(string(text), "\uFFFD")
	if p.source == "" {
		p.source = sourceOf(p.name)
	}
	return p, err
}

// readSaved reads a page saved whole by its path without the end.
func readSaved(path string, index map[string]page) (*page, error) {
	lines, err := readTable(path+".lines.tsv", "line", "class")
	if err != nil {
		return nil, err
	}
	p, err := readText(path, index)
	if err != nil {
		return nil, err
	}
	p.heads = map[int]bool{}
	for _, r := range lines {
		n, err := strconv.Atoi(r["line"])
		if err != nil {
			return nil, fmt.Errorf("%s.lines.tsv: line %q is not a number", path, r["line"])
		}
		if r["class"] == "headline" {
			p.heads[n] = true
		}
	}
	if len(p.heads) == 0 {
		return nil, fs.ErrNotExist
	}
	return &p, nil
}

// sourceOf is the source that the name of a page tells.
func sourceOf(name string) string {
	if parts := strings.Split(name, "_"); len(parts) >= 3 {
		return parts[1] + "_" + parts[2]
	}
	return name
}

// readIndex reads where the pages of a folder come from, if it says so.
func readIndex(name string) (map[string]page, error) {
	rows, err := readTable(name, "file", "lang", "source", "layout")
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	index := map[string]page{}
	for _, r := range rows {
		index[strings.TrimSuffix(r["file"], ".txt")] = page{source: r["source"], lang: r["lang"], layout: r["layout"]}
	}
	return index, err
}

// readTable reads a file of columns separated by tabs, the first line of which names them. It must
// have those that are named.
func readTable(name string, columns ...string) (rows []map[string]string, err error) {
	text, err := os.ReadFile(name)
	if err != nil {
		return nil, err
	}
	var heads []string
	for n, line := range strings.Split(strings.TrimSuffix(string(text), "\n"), "\n") {
		cells := strings.Split(strings.TrimSuffix(line, "\r"), "\t")
		if n == 0 {
			heads = cells
			for _, c := range columns {
				if !slices.Contains(heads, c) {
					return nil, fmt.Errorf("%s: has no column %s", name, c)
				}
			}
			continue
		}
		row := map[string]string{}
		for i, c := range cells[:min(len(cells), len(heads))] {
			row[heads[i]] = c
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// sources lists the sources of pages.
func sources(pages []*page) (list []string) {
	for _, p := range pages {
		list = append(list, p.source)
	}
	slices.Sort(list)
	return slices.Compact(list)
}

// without lists the pages that are not left out.
func without(pages []*page, out func(*page) bool) []*page {
	return slices.DeleteFunc(slices.Clone(pages), out)
}
