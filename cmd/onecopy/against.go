package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/report"
	"onecopy/run"
)

// memory holds the stories that were there before, of every --against. A nil one holds none. An index is not read, but asked.
type memory struct {
	indices []*cluster.Archive
	stores  []*corpus.Store
	shelves []*run.Reader
	docs    []cluster.Doc
	home    []int // of each doc: its shelf, and its place there
	place   []int
	broken  bool // something of it could not be read
}

func (m *memory) list() []cluster.Doc {
	if m == nil {
		return nil
	}
	return m.docs
}

func (m *memory) indexes() []*cluster.Archive {
	if m == nil {
		return nil
	}
	return m.indices
}

// count is how many stories there are.
func (m *memory) count() int {
	n := len(m.list())
	for _, a := range m.indexes() {
		n += a.Counts().Stories
	}
	return n
}

func (m *memory) text(n int) (string, error) { return m.shelves[m.home[n]].Text(m.place[n]) }

func (m *memory) story(n int) (*report.Story, error) {
	return storyOf(m.shelves[m.home[n]], m.place[n])
}

func (m *memory) close() {
	for _, s := range m.stores {
		s.Close()
	}
	for _, a := range m.indices {
		a.Close()
	}
}

// put takes in the stories of a shelf. Ids that no file has keep them apart from the new ones, and sources that no file has put
// them first where the first by source is asked for.
func (m *memory) put(j *run.Reader) {
	for i, d := range j.Docs {
		d.ID = fmt.Sprintf("against/%d/%s", len(m.shelves), d.ID)
		d.Source = byAgainst + d.Source
		d.Senior = seniorAgainst
		m.docs, m.home, m.place = append(m.docs, d), append(m.home, len(m.shelves)), append(m.place, i)
	}
	m.shelves = append(m.shelves, j)
	m.broken = m.broken || j.Broken
}

// recall reads the stories that were there before.
func (c *check) recall() error {
	names := slices.Compact(slices.Sorted(slices.Values(c.o.checking.against)))
	if len(names) == 0 {
		return nil
	}
	c.old = &memory{}
	for i, name := range names {
		if indexed(name) {
			if err := c.consult(name); err != nil {
				return err
			}
			continue
		}
		store, err := corpus.CreateStore(filepath.Join(c.dir, fmt.Sprintf("against-%d", i)))
		if err != nil {
			return err
		}
		c.old.stores = append(c.old.stores, store)
		j, err := run.NewReader(c.e.ctx, &c.o.Options, store, corpus.Found{})
		if err != nil {
			return err
		}
		fill := c.reopen
		if _, err := os.Stat(filepath.Join(name, "stories.jsonl")); err == nil {
			fill = c.restore
		}
		switch err := fill(j, name); {
		case err != nil:
			return fmt.Errorf("--against %w", err)
		case len(j.Docs) == 0:
			return corpus.Hintf("it is the output of clean, a folder of news, or a file", "--against %s: no stories", name)
		}
		c.old.put(j)
	}
	return nil
}

// indexed reports whether a file is an index, of whatever version, or what is left of one that was
// cut short before its first words end: as a page of news it would be a story of a few letters.
func indexed(name string) bool {
	f, err := corpus.OpenRegular(name)
	if err != nil {
		return false
	}
	defer f.Close()
	const family = "onecopy index v"
	head := make([]byte, len(family))
	n, _ := io.ReadFull(f, head)
	return n > 0 && strings.HasPrefix(family, string(head[:n]))
}

// consult opens an index. It must have been made as this run marks pages.
func (c *check) consult(name string) error {
	a, err := cluster.OpenArchive(name)
	if err != nil {
		return fmt.Errorf("--against %w", err)
	}
	c.old.indices = append(c.old.indices, a)
	now, made := c.o.Settings(), a.Settings()
	c.o.Remarked(name, made.Marks, run.IndexAnew(name))
	c.o.Rejudged(name, made.Verdicts, run.IndexAnew(name))
	now.Marks = made.Marks
	return run.Agrees(name, &made, &now, "make it anew with onecopy index")
}

// restore takes the survivors from the output of clean, as they were marked then.
func (c *check) restore(j *run.Reader, dir string) error {
	x, err := run.OpenEarlier(dir)
	if err != nil {
		return err
	}
	defer x.Close()
	c.o.Remarked(dir, x.Report.Settings.Marks, run.CleanAnew(dir))
	c.o.Rejudged(dir, x.Report.Settings.Verdicts, run.CleanAnew(dir))
	return j.ReadSurvivors(x)
}

// reopen reads and marks older files as new ones are. What is checked is no older file: a folder may hold both. What is
// ignored in it is no older file either, unless the whole is ignored: a folder of old stories may well not be checked.
func (c *check) reopen(j *run.Reader, path string) error {
	skip := c.ignored.Ignores
	if skip(path, true) {
		skip = nil
	}
	found, err := corpus.Find([]string{path}, c.search(skip))
	if err != nil {
		return err
	}
	found.Files = slices.DeleteFunc(found.Files, func(f corpus.File) bool {
		_, ok := slices.BinarySearchFunc(c.files, f.Source, func(g corpus.File, s string) int { return strings.Compare(g.Source, s) })
		return ok
	})
	j.AddProblems(found.Problems)
	j.Files = found.Files
	if err := j.ReadAll(c.e.in); err != nil {
		return err
	}
	_, err = j.LearnLines()
	return err
}
