package main

import (
	"context"
	"fmt"
	"io"
	"slices"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/corpus"
)

// indexOptions say what is to be done with an index.
type indexOptions struct {
	paths    []string // to read: files, folders and outputs of clean
	adding   bool     // to the index that is there
	removing []string // names of sources, or patterns
	stdin    io.Reader
	find     func(paths []string) (corpus.Found, error) // the files below those of the paths that are no outputs of clean
}

// An indexer makes an index of sources that are read and sources that are kept.
type indexer struct {
	ctx context.Context
	o   *runOptions
	indexOptions
	files   []corpus.File // to be read, of those found
	folders []string      // of earlier runs
	reader  *reader       // of the files
	old     *cluster.Archive
	held    map[string]cluster.ArchiveSource // of the old index
	gone    map[string]bool                  // of them, those that are removed
	read    map[string]bool                  // sources that were put in
	new     *cluster.Builder
	made    cluster.ArchiveCounts

	added, replaced, unchanged, stories int
}

func newIndexer(ctx context.Context, o *runOptions, what indexOptions) *indexer {
	return &indexer{ctx: ctx, o: o, indexOptions: what, held: map[string]cluster.ArchiveSource{}, gone: map[string]bool{}, read: map[string]bool{}}
}

// make makes the index.
func (x *indexer) make() error {
	for _, step := range []func() error{x.open, x.findFiles, x.removal, x.readFolders, x.readFiles, x.guard, x.keep, x.commit} {
		if err := x.ctx.Err(); err != nil {
			return err
		}
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// open opens the index that is added to or removed from, if any, and begins the new one.
func (x *indexer) open() (err error) {
	settings := x.o.settings()
	if x.older() {
		settings.Marks = ""
	}
	if x.adding || len(x.removing) > 0 {
		if err := x.openOld(); err != nil {
			return err
		}
		made := x.old.Settings()
		if !x.adding {
			settings = made
		} else if err := agrees(x.o.output, &made, &settings, rebuild(x.o.output, x.paths)); err != nil {
			return err
		}
		if made.Marks != clean.Version {
			x.o.remarked(x.o.output, made.Marks, indexAnew(x.o.output))
			settings.Marks = made.Marks
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
		if !corpus.IsOut(p) {
			continue
		}
		var made struct {
			Settings corpus.Settings `json:"settings"`
		}
		if from, err := corpus.OpenOut(p); err != nil || from.Report(&made) != nil {
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

// findFiles separates the outputs of earlier runs among the paths from the files below the others.
func (x *indexer) findFiles() error {
	var plain []string
	for _, p := range x.paths {
		if corpus.IsOut(p) {
			x.folders = append(x.folders, p)
		} else {
			plain = append(plain, p)
		}
	}
	found, err := x.find(plain)
	if err != nil {
		return err
	}
	x.files = found.Files
	x.reader, err = newReader(x.ctx, x.o, nil, found)
	return err
}

// close removes what is not in its place.
func (x *indexer) close() (err error) {
	if x.new != nil {
		err = x.new.Abort()
	}
	if x.old != nil {
		_ = x.old.Close()
	}
	return err
}

// removal finds the sources that are to go.
func (x *indexer) removal() error {
	if _, err := cluster.ParseKeep(x.removing); err != nil {
		return corpus.Hintf("* stands for any letters but a slash, ** for any folders", "--remove: %w", err)
	}
	for _, pattern := range x.removing {
		hits := 0
		for name := range x.held {
			if doc := (cluster.Doc{Source: name}); name == pattern || doc.Match(pattern) {
				x.gone[name] = true
				hits++
			}
		}
		if hits == 0 {
			return corpus.Hintf(fmt.Sprintf("\"onecopy index --list -o %s\" lists the sources", x.o.output), "--remove %s: matches no source", pattern)
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
		return corpus.Hintf("name a folder that holds both, or index the second one apart", "two inputs have the name %s", name)
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
	return x.new.Put(cluster.ArchiveStory{Story: s.record, Cuts: len(s.cuts), Mask: s.mask, Sketch: s.sketch})
}

// readFiles marks the files that are not in the old index as they are now. Every source is marked by itself: what other
// pages taught clean, their headlines and the lines they share, would make an index depend on how it came to be.
func (x *indexer) readFiles() error {
	x.files = slices.DeleteFunc(x.files, x.unread)
	begun, done := "", 0
	for p := range inOrder(x.ctx, x.o.jobs, chunks(x.files, x.o.encoding, x.stdin), x.reader.read) {
		x.reader.problems(p.problems)
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
			weigh(x.reader.inputOf(p.source), &p.sheets[i])
			for k := range p.sheets[i].stories {
				if err := x.put(&p.sheets[i].stories[k]); err != nil {
					return err
				}
			}
		}
		if p.input != nil {
			x.new.End(p.input.SHA256, p.input.Bytes)
			done++
			x.o.progress("reading", done, len(x.files))
		}
	}
	return x.ctx.Err()
}

// unread reports, and counts, that a file need not be marked again. One that cannot be read is left for reading to tell.
func (x *indexer) unread(f corpus.File) bool {
	if _, ok := x.held[f.Source]; !ok {
		return false
	}
	sum, err := f.Sum(x.ctx)
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
			return errNoStories
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
	x.made, err = x.new.Commit(x.ctx, cluster.Options{
		Jobs: x.o.jobs, Progress: func(done, total int) { x.o.progress("comparing", done, total) },
	})
	return err
}
