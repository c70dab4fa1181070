package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/report"
)

// An indexer makes an index of sources that are read and sources that are kept.
type indexer struct {
	e       *env
	o       *options
	paths   []string
	files   []corpus.File // to be read, of those found
	folders []string      // of earlier runs
	job     *job          // reads files; of what a job does it does no more
	old     *cluster.Archive
	held    map[string]cluster.ArchiveSource // of the old index
	gone    map[string]bool                  // of them, those that are removed
	read    map[string]bool                  // sources that were put in
	new     *cluster.Builder
	made    cluster.ArchiveSettings

	added, replaced, unchanged, stories int
}

// open opens the index that is added to or removed from, if any, and begins the new one.
func (x *indexer) open() error {
	settings, err := x.o.archiveSettings()
	if err != nil {
		return err
	}
	if x.older() {
		settings.Marks = ""
	}
	if x.o.adding || len(x.o.removing) > 0 {
		if err := x.openOld(); err != nil {
			return err
		}
		if !x.o.adding {
			settings = x.old.Settings()
		} else if err := agrees(x.o.output, x.old.Settings(), settings, rebuild(x.o.output, x.paths)); err != nil {
			return err
		}
		if was := x.old.Settings().Marks; was != clean.Version {
			x.e.remarked(x.o.output, was, indexAnew(x.o.output))
			settings.Marks = was
		}
	}
	x.new, err = cluster.CreateArchive(x.o.output, settings, x.o.force || x.old != nil, x.paths)
	if err == nil && x.o.noSync {
		x.new.NoSync()
	}
	return err
}

// older reports whether an output of clean among the paths was made before built-in marking had a version: the index has none then.
func (x *indexer) older() bool {
	for _, p := range x.paths {
		if !earlierRun(p) {
			continue
		}
		var made struct {
			Settings report.Settings `json:"settings"`
		}
		if raw, err := corpus.ReadRegular(filepath.Join(p, "report.json")); err != nil || json.Unmarshal(raw, &made) != nil {
			continue // told when it is read whole
		}
		if made.Settings.Marks == "" {
			return true
		}
	}
	return false
}

// openOld opens the index that is added to or removed from.
func (x *indexer) openOld() (err error) {
	if x.old, err = cluster.OpenArchive(x.o.output); err != nil {
		return err
	}
	for s, err := range x.old.Sources() {
		if err != nil {
			return err
		}
		x.held[s.Name] = s
	}
	return nil
}

// find parts the paths into outputs of earlier runs and files.
func (x *indexer) find() error {
	var plain []string
	for _, p := range x.paths {
		if earlierRun(p) {
			x.folders = append(x.folders, p)
		} else {
			plain = append(plain, p)
		}
	}
	ignored, err := x.o.ignoreFlags.read()
	if err != nil {
		return err
	}
	found, err := corpus.Find(plain, x.e.search(x.o, ignored.skip))
	if err != nil {
		return err
	}
	x.files = found.Files
	if x.job, err = newJob(x.e, x.o, nil, found, x.e.tell); err == nil {
		x.job.ignored = ignored
	}
	return err
}

// close removes what is not in its place.
func (x *indexer) close() {
	if x.new != nil {
		x.e.left(x.new.Abort())
	}
	if x.old != nil {
		_ = x.old.Close()
	}
}

// earlierRun reports whether a path is the output of clean.
func earlierRun(path string) bool {
	for _, name := range []string{"stories.jsonl", "parts.jsonl", "report.json"} {
		if info, err := os.Stat(filepath.Join(path, name)); err != nil || !info.Mode().IsRegular() {
			return false
		}
	}
	return true
}

// removal finds the sources that are to go.
func (x *indexer) removal() error {
	if _, err := cluster.ParseKeep(x.o.removing); err != nil {
		return hintf("* stands for any letters but a slash, ** for any folders", "--remove: %w", err)
	}
	for _, pattern := range x.o.removing {
		hits := 0
		for name := range x.held {
			if doc := (cluster.Doc{Source: name}); name == pattern || doc.Match(pattern) {
				x.gone[name] = true
				hits++
			}
		}
		if hits == 0 {
			return hintf(fmt.Sprintf("\"onecopy index --list -o %s\" lists the sources", x.o.output), "--remove %s: matches no source", pattern)
		}
	}
	return nil
}

// same reports whether a source is in the old index as it is now, and is not to go.
func (x *indexer) same(name, sum, encoding string) bool {
	s, ok := x.held[name]
	return ok && !x.gone[name] && sum != "" && s.SHA256 == sum && s.Encoding == encoding
}

// begin begins a source.
func (x *indexer) begin(name, encoding string) error {
	if x.read[name] {
		return hintf("name a folder that holds both, or index the second one apart", "two inputs have the name %s", name)
	}
	x.read[name] = true
	if _, ok := x.held[name]; ok && !x.gone[name] {
		x.replaced++
	} else {
		x.added++
	}
	return x.new.Begin(name, encoding)
}

func (x *indexer) put(s *story) error {
	x.stories++
	return x.new.Put(cluster.ArchiveStory{Story: s.record, Cuts: s.cuts.Len(), Mask: s.mask, Sketch: s.sketch})
}

// readFiles marks the files that are not in the old index as they are now. Every source is marked by itself: what other
// pages taught clean, their headlines and the lines they share, would make an index depend on how it came to be.
func (x *indexer) readFiles() error {
	x.files = slices.DeleteFunc(x.files, x.unread)
	begun, done := "", 0
	for p := range inOrder(x.e.ctx, x.o.jobs, chunks(x.files, x.o.encoding, x.e.in), x.job.read) {
		x.job.problems(p.problems)
		if p.lost {
			continue
		}
		if p.source != begun {
			if err := x.begin(p.source, readAs(x.o.encoding, x.o.textField)); err != nil {
				return err
			}
			begun = p.source
		}
		for i := range p.sheets {
			weigh(x.job.inputOf(p.source), &p.sheets[i])
			for k := range p.sheets[i].stories {
				if err := x.put(&p.sheets[i].stories[k]); err != nil {
					return err
				}
			}
		}
		if p.input != nil {
			x.new.End(p.input.SHA256, p.input.Bytes)
			done++
			x.e.progress("reading", done, len(x.files))
		}
	}
	return x.e.ctx.Err()
}

// unread reports, and counts, that a file need not be marked again. One that cannot be read is left for reading to tell.
func (x *indexer) unread(f corpus.File) bool {
	if _, ok := x.held[f.Source]; !ok {
		return false
	}
	sum, err := f.Sum(x.e.ctx)
	if err != nil || !x.same(f.Source, sum, readAs(x.o.encoding, x.o.textField)) {
		return false
	}
	x.unchanged++
	return true
}

// keep takes over what is not removed or replaced.
func (x *indexer) keep() error {
	if x.old == nil {
		if x.stories == 0 {
			return x.job.ignored.void(len(x.job.found), "no stories to read")
		}
		return nil
	}
	if x.idle() {
		return nil
	}
	if err := x.new.Keep(x.old, func(name string) bool { return x.gone[name] || x.read[name] }); err != nil {
		return err
	}
	return x.old.Close() // not every system puts a new file in the place of an open one
}

// idle reports whether there is nothing to change.
func (x *indexer) idle() bool { return x.old != nil && x.added+x.replaced+len(x.gone) == 0 }

// commit writes the index.
func (x *indexer) commit() (err error) {
	if x.o.dryRun || x.idle() {
		return nil
	}
	x.made, err = x.new.Commit(x.e.ctx, cluster.Options{
		Jobs: x.o.jobs, Progress: func(done, total int) { x.e.progress("comparing", done, total) },
	})
	return err
}

// tell says what was done.
func (x *indexer) tell() error {
	x.e.doubts(x.job.rep.Inputs, len(x.files))
	var list []string
	for _, n := range []struct {
		n    int
		what string
	}{{len(x.gone), "removed"}, {x.added, "added"}, {x.replaced, "replaced"}, {x.unchanged, "unchanged"}} {
		if n.n > 0 || x.o.adding && n.what != "removed" {
			list = append(list, thousands(n.n)+" "+n.what)
		}
	}
	if n := x.job.ignored.hits; n > 0 {
		list = append(list, thousands(n)+" ignored")
	}
	done := strings.Join(list, ", ")
	switch {
	case x.idle():
		x.e.say("%s: the index is left as it is", done)
	case x.o.dryRun:
		x.e.say("%s; nothing was written (--dry-run)", done)
	default:
		m := &x.made
		x.e.say("%s: %s in %s, %s", done, count(m.Stories, "story", "stories"), count(m.Sources, "source", "sources"),
			count(m.Stories-m.Leaders, "copy", "copies"))
	}
	if x.job.broken {
		return errTold
	}
	return nil
}
