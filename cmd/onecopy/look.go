package main

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/run"
)

// An input is a file that was read: its pages are job.pages[first:last].
type input struct {
	file        corpus.File
	first, last int
	sum         string // SHA-256 of its bytes
}

// find lists the files to look at, under their paths from the working folder, and keeps standard
// input and pipes, which can be read but once.
func (c *check) find() (err error) {
	if c.dir, err = corpus.TempFolder(); err != nil {
		return err
	}
	c.ignored.All = true
	for _, p := range c.paths {
		info, err := os.Stat(p)
		folder := err == nil && info.IsDir()
		if p == corpus.Stdin || !c.ignored.Ignores(p, folder) {
			c.ignored.All = false
		}
		if folder {
			c.folders = append(c.folders, c.ignored.Rel(p))
		}
	}
	found, err := corpus.Find(c.paths, c.search(c.ignored.Skip))
	if err != nil {
		return err
	}
	c.files, c.lost = found.Files, found.Problems
	for i := range c.files {
		f := &c.files[i]
		from := f.Once(c.e.in)
		if from == nil {
			continue
		}
		aside := filepath.Join(c.dir, fmt.Sprintf("input-%d", i))
		if err := keepAside(aside, from); err != nil {
			return fmt.Errorf("%s: %w", f.Source, err)
		}
		*f = corpus.File{Path: aside, Source: f.Source, Format: f.Format, TextField: f.TextField}
	}
	slices.SortFunc(c.files, func(a, b corpus.File) int { return strings.Compare(a.Source, b.Source) })
	return nil
}

// keepAside writes what is read into a new file.
func keepAside(name string, from io.Reader) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	return errors.Join(err, f.Close())
}

// piped reports whether a file is standard input or a pipe, kept aside.
func (c *check) piped(path string) bool { return filepath.Dir(path) == c.dir }

// search says how files are looked for.
func (c *check) search(skip func(string, bool) bool) corpus.FindOptions {
	how := c.e.search(c.o, skip)
	how.Base = c.ignored.Home
	return how
}

// close removes what was kept aside.
func (c *check) close() {
	if c.Store != nil {
		c.Store.Close()
	}
	if c.old != nil {
		c.old.close()
	}
	if c.dir != "" {
		c.e.left(corpus.RemoveTemp(c.dir))
	}
}

// look reads the files, compares their stories and notes what there is to say of them.
func (c *check) look() error {
	c.inputs, c.trouble, c.marks = nil, nil, nil
	if c.Store != nil {
		c.Store.Close()
		_ = os.Remove(filepath.Join(c.dir, "stories")) // else making it anew fails
	}
	store, err := corpus.CreateStore(filepath.Join(c.dir, "stories"))
	if err != nil {
		return err
	}
	opt := c.o.Options
	opt.Problems = c.hear
	found := corpus.Found{Files: c.files, Problems: c.lost}
	if c.Reader, err = run.NewReader(c.e.ctx, &opt, store, found); err != nil {
		return err
	}
	for _, step := range []func() error{c.read, c.compare, c.pair, c.match, c.findings} {
		if err := cmp.Or(c.e.ctx.Err(), step()); err != nil {
			return err
		}
	}
	return nil
}

// hear takes in what could not be read: a finding each, and told as one. Notes are told now.
func (c *check) hear(list []corpus.Problem) (lost bool) {
	var notes []corpus.Problem
	for _, p := range list {
		if p.Note {
			notes = append(notes, p)
			continue
		}
		c.trouble, lost = append(c.trouble, p), true
	}
	if !c.again {
		c.e.tell(notes)
	}
	return lost
}

// read reads and marks the files, in their order.
func (c *check) read() (err error) {
	for page := range run.InOrder(c.e.ctx, c.o.Jobs, run.Chunks(c.files, c.o.Encoding, nil), c.Reader.ReadChunk) {
		first := len(c.Ranges)
		if err := c.Add(page); err != nil {
			return err
		}
		c.enter(&page, first)
	}
	if err = c.e.ctx.Err(); err == nil {
		c.lessons, err = c.LearnLines()
	}
	return err
}

// enter notes which pages are of which input.
func (c *check) enter(p *run.Batch, first int) {
	if last := len(c.inputs) - 1; last < 0 || c.inputs[last].file.Source != p.Source {
		i, _ := slices.BinarySearchFunc(c.files, p.Source, func(f corpus.File, s string) int { return strings.Compare(f.Source, s) })
		c.inputs = append(c.inputs, input{file: c.files[i], first: first})
	}
	in := &c.inputs[len(c.inputs)-1]
	if in.last = len(c.Ranges); p.Input != nil {
		in.sum = p.Input.SHA256
	}
}

// star finds the clusters of stories. The first by source and line leads each: it does not change when a file is added behind it.
func (c *check) star(docs []cluster.Doc) (err error) {
	c.stars, err = cluster.Find(docs, cluster.Options{
		Threshold: c.o.Threshold, Jobs: c.o.Jobs, Keep: cluster.Keep{cluster.First}, Text: c.text,
		Progress: func(done, total int) { c.e.progress("comparing", done, total) },
	})
	return err
}

// pair notes which story each copy repeats.
func (c *check) pair() error {
	c.repeats = map[int]repeat{}
	for _, star := range c.stars.Clusters {
		for _, n := range star.Copies {
			c.repeat(&c.stars.Pairs[n], nil)
		}
	}
	for i := range c.stars.Pairs {
		if p := &c.stars.Pairs[i]; p.Verdict.Copies() && p.A >= len(c.Docs) {
			c.repeat(p, nil)
		}
	}
	return nil
}

// A repeat is a story that was there before: story n of the check, where older ones come last, or of an index.
type repeat struct {
	pair *cluster.Pair // B is the one that repeats it
	n    int
	from *cluster.Archive
}

// repeat notes a pair, unless a better one is known for its story: with one that was there before, then the closer one.
func (c *check) repeat(p *cluster.Pair, from *cluster.Archive) {
	was, ok := c.repeats[p.B]
	older := from != nil || p.A >= len(c.Docs)
	switch {
	case p.B >= len(c.Docs):
	case !ok, older && (!c.older(was) || p.Overlap.Jaccard > was.pair.Overlap.Jaccard):
		c.repeats[p.B] = repeat{p, p.A, from}
	}
}

// older reports whether what is repeated is not among the files that are checked.
func (c *check) older(r repeat) bool { return r.from != nil || r.n >= len(c.Docs) }

// match compares the stories with those of the index files.
func (c *check) match() error {
	for _, a := range c.old.indexes() {
		for m := range run.InOrder(c.e.ctx, c.o.Jobs, c.queries(a), c.query) {
			if m.err != nil {
				return m.err
			}
			if m.Copy {
				m.Pair.B = m.story
				c.repeat(&m.Pair, a)
			}
			c.e.progress("comparing", m.story+1, len(c.Docs))
		}
	}
	return c.e.ctx.Err()
}

// A query is a story to be found in an index, and what was found.
type query struct {
	story int
	in    *cluster.Archive
	err   error
	cluster.Match
}

func (c *check) queries(a *cluster.Archive) iter.Seq[query] {
	return func(yield func(query) bool) {
		for i := range c.Docs {
			if !yield(query{story: i, in: a}) {
				return
			}
		}
	}
}

func (c *check) query(q query) query {
	text, err := c.text(q.story)
	if err == nil {
		q.Match, err = q.in.Match(c.Docs[q.story], text, cluster.Options{Threshold: c.o.Threshold})
	}
	q.err = err
	return q
}

// text gives what is compared of a story.
func (c *check) text(i int) (string, error) {
	if i >= len(c.Docs) {
		return c.old.text(i - len(c.Docs))
	}
	return c.Reader.Text(i)
}
