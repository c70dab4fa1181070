package check

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/cluster"
	"onecopy/cluster/archive"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/disk"
	"onecopy/report"
	"onecopy/run"
)

// older holds the stories that were there before, of every --against. A nil one holds none. An index is not read, but asked.
type older struct {
	indices []*archive.Archive
	stores  []*corpus.Store
	readers []*run.Reader
	docs    []cluster.Doc
	home    []int // of each doc: its reader, and its place there
	place   []int
	broken  bool // something of it could not be read

	ctx context.Context
	o   *Options
	dir string        // for temporary files
	new []corpus.File // those that are checked, by source
}

func (m *older) list() []cluster.Doc {
	if m == nil {
		return nil
	}
	return m.docs
}

func (m *older) indexes() []*archive.Archive {
	if m == nil {
		return nil
	}
	return m.indices
}

// count is how many stories there are.
func (m *older) count() int {
	n := len(m.list())
	for _, a := range m.indexes() {
		n += a.Counts().Stories
	}
	return n
}

func (m *older) text(n int) (string, error) { return m.readers[m.home[n]].Text(m.place[n]) }

func (m *older) story(n int) (*report.Story, error) {
	return storyOf(m.readers[m.home[n]], m.place[n])
}

func (m *older) close() {
	for _, s := range m.stores {
		s.Close()
	}
	for _, a := range m.indices {
		a.Close()
	}
}

// put takes in the stories of a reader. Ids that no file has keep them apart from the new ones, and sources that no file has put
// them first where the first by source is asked for.
func (m *older) put(r *run.Reader) {
	for i, d := range r.Docs {
		d.ID = fmt.Sprintf("against/%d/%s", len(m.readers), d.ID)
		d.Source = byAgainst + d.Source
		d.Senior = seniorAgainst
		m.docs, m.home, m.place = append(m.docs, d), append(m.home, len(m.readers)), append(m.place, i)
	}
	m.readers = append(m.readers, r)
	m.broken = m.broken || r.Broken
}

// load reads the stories that were there before.
func (m *older) load() error {
	for i, name := range slices.Compact(slices.Sorted(slices.Values(m.o.Against))) {
		if IsIndex(name) {
			if err := m.openIndex(name); err != nil {
				return err
			}
			continue
		}
		store, err := corpus.CreateStore(filepath.Join(m.dir, fmt.Sprintf("against-%d", i)))
		if err != nil {
			return err
		}
		m.stores = append(m.stores, store)
		r, err := run.NewReader(m.ctx, &m.o.Options, store, corpus.Found{})
		if err != nil {
			return err
		}
		fill := m.reopen
		if _, err := os.Stat(filepath.Join(name, "stories.jsonl")); err == nil {
			fill = m.restore
		}
		switch err := fill(r, name); {
		case err != nil:
			return fmt.Errorf("--against %w", err)
		case len(r.Docs) == 0:
			return hint.Errorf("it is the output of clean, a folder of news, or a file", "--against %s: no stories", name)
		}
		m.put(r)
	}
	return nil
}

// openIndex opens an index. It must have been made as this run marks pages.
func (m *older) openIndex(name string) error {
	a, err := archive.Open(name)
	if err != nil {
		return fmt.Errorf("--against %w", err)
	}
	m.indices = append(m.indices, a)
	now, made := m.o.Settings(), a.Settings()
	m.o.Remarked(name, made.Marks, run.IndexAnew(name))
	m.o.Rejudged(name, made.Verdicts, run.IndexAnew(name))
	now.Marks = made.Marks
	return run.Agrees(name, &made, &now, run.IndexAnew(name))
}

// restore takes the survivors from the output of clean, as they were marked then.
func (m *older) restore(r *run.Reader, dir string) error {
	x, err := run.OpenEarlier(dir)
	if err != nil {
		return err
	}
	defer x.Close()
	m.o.Remarked(dir, x.Report.Settings.Marks, run.CleanAnew(dir))
	m.o.Rejudged(dir, x.Report.Settings.Verdicts, run.CleanAnew(dir))
	return r.ReadSurvivors(x)
}

// reopen reads and marks older files as new ones are. What is checked is no older file: a folder may hold both. What is
// ignored in it is no older file either, unless the whole is ignored: a folder of old stories may well not be checked.
func (m *older) reopen(r *run.Reader, path string) error {
	skip := m.o.Ignore.Ignores
	if skip(path, true) {
		skip = nil
	}
	found, err := corpus.Find([]string{path}, m.o.search(skip))
	if err != nil {
		return err
	}
	found.Files = slices.DeleteFunc(found.Files, func(f corpus.File) bool {
		_, ok := slices.BinarySearchFunc(m.new, f.Source, func(g corpus.File, s string) int { return strings.Compare(g.Source, s) })
		return ok
	})
	r.AddProblems(found.Problems)
	r.Files = found.Files
	if err := r.ReadAll(m.o.Stdin); err != nil {
		return err
	}
	_, err = r.LearnLines()
	return err
}

// IsIndex reports whether a file is an index, of whatever version, or what is left of one that was
// cut short before its first words end: as a page of news it would be a story of a few letters.
func IsIndex(name string) bool {
	f, err := disk.OpenRegular(name)
	if err != nil {
		return false
	}
	defer f.Close()
	const family = "onecopy index v"
	head := make([]byte, len(family))
	n, _ := io.ReadFull(f, head)
	return n > 0 && strings.HasPrefix(family, string(head[:n]))
}
