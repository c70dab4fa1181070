package check

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/corpus"
	"onecopy/internal/disk"
	"onecopy/internal/pace"
	"onecopy/run"
)

// An input is a file that was read: its pages are Reader.Ranges[first:last].
type input struct {
	file        corpus.File
	first, last int
	sum         string // SHA-256 of its bytes
}

// A Checker looks at files. What it looks at, it looks at twice if it mended something.
type Checker struct {
	ctx     context.Context
	o       *Options
	folders []string // of the paths, from the working folder
	dir     string   // for temporary files
	files   []corpus.File
	lost    []corpus.Problem // of finding the files
	change  *change
	knows   func(path string, folder bool) bool // the cache has a file as it is
	stories int                                 // of the cache
	partial bool                                // the rest is from there

	learning *learning
	rest     bool // what has not changed is what is compared with
	walk     *walk
	open     *opened
	again    bool // they are looked at a second time, and notes are told

	read  *run.Reader
	old   *older    // stories that were there before, nil without Against
	base  *baseline // nil without one
	found *findings
	fixer fixer
}

// New reads the baseline, before any of the files. Close the check, whatever happens.
func New(ctx context.Context, o *Options) (*Checker, error) {
	base, err := openBaseline(o)
	return &Checker{ctx: ctx, o: o, base: base}, err
}

// Run is the whole of a check, in the order it is done.
func (c *Checker) Run() error {
	done, err := c.fromCache()
	if err != nil {
		return err
	}
	c.partial = done
	steps := []func() error{c.since, c.find, c.recall, c.look, c.keep, c.mend, c.accept}
	if done {
		steps = []func() error{c.accept}
	}
	for _, step := range steps {
		if err := cmp.Or(c.ctx.Err(), step()); err != nil {
			return err
		}
	}
	return nil
}

// keep leaves what was found for a check that follows. What cannot be left is no matter for this one.
func (c *Checker) keep() error {
	if !c.o.caches() || c.open.laid {
		return nil
	}
	if err := c.writeCache(); err != nil && c.ctx.Err() == nil {
		c.o.note("%s: %v: the next check reads all files again", CacheFolder, err)
	}
	return nil
}

// since finds out what has changed. With nothing to compare with, that is the rest of what is below the paths.
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

// Close removes what was kept aside.
func (c *Checker) Close() error {
	if c.read != nil {
		c.read.Store.Close()
	}
	if c.old != nil {
		c.old.close()
	}
	if c.dir == "" {
		return nil
	}
	return disk.RemoveTemp(c.dir)
}

// recall reads the stories that were there before.
func (c *Checker) recall() error {
	if len(c.o.Against) == 0 || c.rest && len(c.files) == 0 {
		return nil
	}
	c.old = &older{ctx: c.ctx, o: c.o, walk: c.walk, rest: c.rest, dir: c.dir, new: c.files}
	return c.old.load()
}

// look reads the files, compares their stories and notes what there is to say of them.
func (c *Checker) look() error {
	if c.read != nil {
		c.read.Store.Close()
		_ = os.Remove(filepath.Join(c.dir, "stories")) // else making it anew fails
	}
	store, err := corpus.CreateStore(filepath.Join(c.dir, "stories"))
	if err != nil {
		return err
	}
	c.found = &findings{ctx: c.ctx, o: c.o, change: c.change, open: c.open}
	c.learning = newLearning()
	opt := c.o.Options
	opt.Problems = c.hear
	if c.read, err = run.NewReader(c.ctx, &opt, store, corpus.Found{Files: c.files, Problems: c.lost}); err != nil {
		return err
	}
	if err := c.o.Selection.check(rulesOf(c.read)); err != nil {
		return err
	}
	compared := &comparison{ctx: c.ctx, o: c.o, read: c.read, old: c.old, base: c.base, change: c.change}
	c.found.read, c.found.cmp = c.read, compared
	compare := func() error {
		compared.inputs = c.found.inputs
		return compared.find()
	}
	for _, step := range []func() error{c.readFiles, compare, c.found.make} {
		if err := cmp.Or(c.ctx.Err(), step()); err != nil {
			return err
		}
	}
	if !c.again { // the exit code says that there is something
		c.o.Problems(c.found.untold)
	}
	return nil
}

// List gives the names of the files that a check looks at, and looks at none.
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

// mend cuts the new boilerplate out of the files, and looks at them again.
func (c *Checker) mend() error {
	if !c.o.Fix {
		return nil
	}
	if c.base != nil {
		c.recognise()
	}
	c.fixer = fixer{ctx: c.ctx, o: c.o, read: c.read, found: c.found, aside: c.dir}
	if err := c.fixer.mend(); err != nil || c.o.DryRun || c.fixer.fixed == 0 {
		return err
	}
	c.again = true
	return c.look()
}

// hear takes in what could not be read: a finding each, and told as one. Notes are told now.
func (c *Checker) hear(list []corpus.Problem) (lost bool) {
	var notes []corpus.Problem
	for _, p := range list {
		c.learning.trouble[p.Source] = true
		if p.Unread && c.vanished(p.Source) {
			p.Message, p.Note = "is there no more", true
		}
		if p.Note {
			notes = append(notes, p)
			continue
		}
		c.found.trouble, lost = append(c.found.trouble, p), true
	}
	if !c.again {
		c.o.Problems(notes)
	}
	return lost
}

// vanished reports whether a file has been removed since it was found.
func (c *Checker) vanished(source string) bool {
	i, ok := slices.BinarySearchFunc(c.files, source, func(f corpus.File, s string) int { return strings.Compare(f.Source, s) })
	if !ok {
		return false
	}
	_, err := os.Lstat(c.files[i].Path)
	return errors.Is(err, fs.ErrNotExist)
}

// readFiles reads and marks the files, in their order.
func (c *Checker) readFiles() (err error) {
	for page := range pace.InOrder(c.ctx, c.o.Jobs, c.o.Chunks(c.files, nil), c.read.ReadChunk) {
		first := len(c.read.Ranges)
		if c.o.Cache {
			c.learning.before(&page)
		}
		if err := c.read.Add(page); err != nil {
			return err
		}
		if c.o.Cache {
			c.learning.after(&page)
		}
		c.enter(&page, first)
	}
	if err = c.ctx.Err(); err == nil {
		c.found.learned, err = c.read.LearnLines()
	}
	return err
}

// enter notes which pages are of which input.
func (c *Checker) enter(p *run.MarkedBatch, first int) {
	if last := len(c.found.inputs) - 1; last < 0 || c.found.inputs[last].file.Source != p.Source {
		i, _ := slices.BinarySearchFunc(c.files, p.Source, func(f corpus.File, s string) int { return strings.Compare(f.Source, s) })
		c.found.inputs = append(c.found.inputs, input{file: c.files[i], first: first})
	}
	in := &c.found.inputs[len(c.found.inputs)-1]
	if in.last = len(c.read.Ranges); p.Input != nil {
		in.sum = p.Input.SHA256
	}
}
