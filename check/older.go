package check

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"onecopy/cluster/archive"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/report"
	"onecopy/run"
)

// older holds the stories that were there before, of every --against. A nil one holds none. They
// are asked, and not compared with each other again: those of a folder or an output of clean stand
// in an index of their own for the time of the check.
type older struct {
	volumes []*volume
	stores  []*corpus.Store
	rest    bool // it is what is not checked of the paths that are, which may be nothing
	broken  bool // something of it could not be read

	ctx  context.Context
	o    *Options
	walk *walk
	dir  string        // for temporary files
	new  []corpus.File // those that are checked, by source
}

// A volume is what one --against names.
type volume struct {
	*archive.Archive
	reader  *run.Reader // of its stories, nil of an index
	elapsed bool        // it shows what files were like, not what they are like now: an index, an output of clean
	sources []archive.Source
	skip    []bool          // of each source: it is an older version of a file that is checked
	paired  bool            // skip is known
	roots   []string        // folders that the sources count from, of a volume that shows this tree
	heirs   map[string]bool // files that have taken the place of a source
}

// skips reports whether a source is left out.
func (v *volume) skips(source int) bool { return v.skip[source] }

func (m *older) list() []*volume {
	if m == nil {
		return nil
	}
	return m.volumes
}

// count is how many stories are asked, and how many are older versions of what is checked and are
// not.
func (m *older) count() (n, superseded int) {
	for _, v := range m.list() {
		for i, s := range v.sources {
			if v.skip[i] {
				superseded += s.Stories
			} else {
				n += s.Stories
			}
		}
	}
	return n, superseded
}

// story returns story n of a volume.
func (v *volume) story(n int) (*report.Story, error) {
	s, err := v.Story(n)
	if err != nil || v.reader == nil {
		return &report.Story{Story: s}, err
	}
	at, err := strconv.Atoi(s.ID)
	if err != nil || at < 0 || at >= v.reader.Docs.Len() {
		return nil, fmt.Errorf("story %s of %s is not where it was put", s.ID, s.Source)
	}
	return storyOf(v.reader, at)
}

func (m *older) close() {
	for _, s := range m.stores {
		s.Close()
	}
	for _, v := range m.volumes {
		v.Close()
	}
}

// add takes in a volume.
func (m *older) add(v *volume) error {
	m.volumes = append(m.volumes, v)
	for s, err := range v.Sources() {
		if err != nil {
			return err
		}
		v.sources = append(v.sources, s)
	}
	v.skip, v.heirs = make([]bool, len(v.sources)), map[string]bool{}
	return nil
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
		if info, err := os.Stat(name); err == nil && info.Mode().IsRegular() && filepath.Ext(name) == ".idx" {
			return hint.Errorf(run.IndexAnew(name)+"; a file that git lfs keeps takes git lfs pull", "--against %s: is not an index", name)
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
		if err := m.fill(r, name, filepath.Join(m.dir, fmt.Sprintf("against-%d.idx", i))); err != nil {
			return err
		}
	}
	return nil
}

// fill reads what a name stands for, and puts it into an index of its own.
func (m *older) fill(r *run.Reader, name, index string) error {
	_, err := os.Stat(filepath.Join(name, "stories.jsonl"))
	elapsed := err == nil
	var inputs []report.InputEntry
	if elapsed {
		inputs, err = m.restore(r, name)
	} else {
		inputs, err = m.reopen(r, name)
	}
	switch {
	case err != nil:
		return fmt.Errorf("--against %w", err)
	case r.Docs.Len() == 0 && m.rest:
		return nil
	case r.Docs.Len() == 0:
		return hint.Errorf("it is the output of clean, a folder of news, or a file; what is checked itself does not count", "--against %s: no stories", name)
	}
	m.broken = m.broken || r.Broken
	b, err := archive.Create(index, m.o.Settings(), false, nil)
	if err != nil {
		return err
	}
	defer func() { _ = b.Abort() }() // its folder goes anyway
	b.NoSync()
	if err := r.IndexStories(b, inputs); err != nil {
		return err
	}
	if _, err := b.Commit(m.ctx, m.o.comparing()); err != nil {
		return err
	}
	a, err := archive.Open(index)
	if err != nil {
		return err
	}
	return m.add(&volume{Archive: a, reader: r, elapsed: elapsed})
}

// openIndex opens an index. It must have been made as this run marks pages.
func (m *older) openIndex(name string) error {
	a, err := archive.Open(name)
	if err != nil {
		return fmt.Errorf("--against %w", err)
	}
	if err := m.add(&volume{Archive: a, elapsed: true}); err != nil {
		return fmt.Errorf("--against %w", err)
	}
	now, made := m.o.Settings(), a.Settings()
	m.o.WarnOldMarks(name, made.Marks, run.IndexAnew(name))
	m.o.WarnOldVerdicts(name, made.Verdicts, run.IndexAnew(name))
	if a.Shallow() {
		m.o.note("%s finds no story that is like a copy in it and not like what that is a copy of; %s", name, run.IndexAnew(name))
	}
	now.Marks = made.Marks
	return run.Agrees(name, &made, &now, run.IndexAnew(name))
}

// restore takes the stories from the output of clean, as they were marked then.
func (m *older) restore(r *run.Reader, dir string) ([]report.InputEntry, error) {
	x, err := run.OpenEarlier(dir)
	if err != nil {
		return nil, err
	}
	defer x.Close()
	m.o.WarnOldMarks(dir, x.Report.Settings.Marks, run.CleanAnew(dir))
	m.o.WarnOldVerdicts(dir, x.Report.Settings.Verdicts, run.CleanAnew(dir))
	return x.Report.Inputs, r.ReadEarlier(x)
}

// reopen reads and marks older files as new ones are. What is checked is not an older file: a
// folder may hold both. What is ignored in it is not an older file either, unless the whole is
// ignored: a folder of old stories may well not be checked.
func (m *older) reopen(r *run.Reader, path string) ([]report.InputEntry, error) {
	skip := m.o.Ignore.Ignores
	if skip(path, true) {
		skip = nil
	}
	found, err := corpus.Find([]string{path}, m.o.search(m.walk.skipOlder(path, skip)))
	if err != nil {
		return nil, err
	}
	found.Files = slices.DeleteFunc(found.Files, func(f corpus.File) bool {
		_, ok := slices.BinarySearchFunc(m.new, f.Source, func(g corpus.File, s string) int { return strings.Compare(g.Source, s) })
		return ok
	})
	r.AddProblems(found.Problems)
	r.Files = found.Files
	if err := r.ReadAll(m.o.Stdin); err != nil {
		return nil, err
	}
	_, err = r.LearnLines()
	return r.Report.Inputs, err
}

// IsIndex reports whether a file is an index, see [archive.Begins].
func IsIndex(name string) bool { return archive.Begins(name) }
