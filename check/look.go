package check

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/corpus"
	"onecopy/internal/pace"
	"onecopy/run"
)

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
	c.o.Progress("reading", 0, len(c.files))
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
