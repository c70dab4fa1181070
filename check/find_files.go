package check

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/corpus"
	"onecopy/internal/disk"
)

// since finds out what has changed. With nothing to compare with, that is the rest of what is below
// the paths.
func (c *Checker) since() (err error) {
	c.change, err = c.o.since(c.ctx)
	if c.rest = c.change != nil && len(c.o.Against) == 0; c.rest {
		own := *c.o
		own.Against = own.Paths
		c.o = &own
	}
	return err
}

// find lists the files to look at, under their paths from the working folder, and keeps standard
// input and pipes, which can be read but once.
func (c *Checker) find() (err error) {
	if c.dir, err = disk.TempFolder(); err != nil {
		return err
	}
	for _, p := range c.o.Paths {
		info, err := os.Stat(p)
		if err == nil && info.IsDir() {
			c.folders = append(c.folders, c.o.Ignore.Rel(p))
		}
	}
	c.walk = c.o.newWalk(c.change)
	c.open = c.o.opened()
	found, err := corpus.Find(c.o.Paths, c.o.search(func(path string, folder bool) bool {
		return c.open.misses(path, folder) || c.walk.skip(path, folder) || c.knows != nil && c.knows(path, folder)
	}))
	if err != nil {
		return err
	}
	c.files, c.lost = found.Files, found.Problems
	c.walk.passed += len(found.Passed)
	for i := range c.files {
		f := &c.files[i]
		from := f.Once(c.o.Stdin)
		if from == nil {
			continue
		}
		aside := filepath.Join(c.dir, fmt.Sprintf("input-%d", i))
		if err := keepAside(aside, from); err != nil {
			return fmt.Errorf("%s: %w", f.Source, err)
		}
		*f = corpus.File{Path: aside, Source: f.Source, Format: f.Format, Fields: f.Fields, Plain: true}
	}
	slices.SortFunc(c.files, func(a, b corpus.File) int { return strings.Compare(a.Source, b.Source) })
	c.files, c.lost, err = c.open.overlay(c.walk, c.folders, c.dir, c.files, c.lost)
	return err
}

// List returns the names of the files that a check looks at, and looks at none.
func (c *Checker) List() (names []string, err error) {
	for _, step := range []func() error{c.since, c.find} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	for i := range c.files {
		names = append(names, c.files[i].Source)
	}
	return names, nil
}

// Passed is how many files below a folder are of no type that is asked for.
func (c *Checker) Passed() int { return c.walk.passed }
