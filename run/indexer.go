package run

import (
	"context"
	"fmt"
	"io"
	"os"
	"slices"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/cluster/archive"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/corpus/outdir"
	"onecopy/internal/pace"
)

// An IndexPlan says what is to be done with an index.
type IndexPlan struct {
	Paths   []string // to read: files, folders and outputs of clean
	Add     bool     // to the index that is there
	Current bool     // make an index current that was made of these paths, and note what that takes
	Remove  []string // names of sources, or patterns
	Stdin   io.Reader
	// Find finds the files below those of the paths that are not outputs of clean, but those that
	// are known already.
	Find func(paths []string, known func(path string, folder bool) bool) (corpus.Found, error)
}

// An Indexer makes an index of sources that are read and sources that are kept.
type Indexer struct {
	ctx context.Context
	o   *Options
	IndexPlan
	Files   []corpus.File // to be read, of those found
	folders []string      // of earlier runs
	Reader  *Reader       // of the files
	old     *archive.Archive
	held    map[string]archive.Source // of the old index
	Gone    map[string]bool           // of them, those that are removed
	read    map[string]bool           // sources that were put in
	new     *archive.Builder
	Made    archive.Counts

	was, now *sizes // of the files, as they were and as they are
	refresh  bool   // the index is that of these paths: what is there no more goes
	seen     known

	Added, Replaced, Unchanged, stories int
}

// NewIndexer makes ready to make the index that o.Output names, of what the plan says.
func NewIndexer(ctx context.Context, o *Options, what IndexPlan) *Indexer {
	return &Indexer{ctx: ctx, o: o, IndexPlan: what, held: map[string]archive.Source{}, Gone: map[string]bool{}, read: map[string]bool{}}
}

// open opens the index that is added to or removed from, if any, and begins the new one.
func (x *Indexer) open() (err error) {
	settings := x.o.Settings()
	if err := x.again(); err != nil {
		return err
	}
	if x.older() {
		settings.Marks = ""
	}
	if x.Add || len(x.Remove) > 0 {
		if err := x.openOld(); err != nil {
			return err
		}
		made := x.old.Settings()
		if !x.Add {
			settings = made
		} else if err := Agrees(x.o.Output, &made, &settings, rebuild(x.o.Output, x.Paths)); err != nil {
			return err
		}
		if made.Marks != clean.Version {
			x.o.WarnOldMarks(x.o.Output, made.Marks, IndexAnew(x.o.Output))
			settings.Marks = made.Marks
		}
	}
	x.new, err = archive.Create(x.o.Output, settings, x.o.Force || x.old != nil, x.Paths)
	if err == nil && x.o.NoSync {
		x.new.NoSync()
	}
	return err
}

// older reports whether an output of clean among the paths was made before built-in marking had a
// version: the index has none then.
func (x *Indexer) older() bool {
	for _, p := range x.Paths {
		if !outdir.IsOutput(p) {
			continue
		}
		var made struct {
			Settings outdir.Settings `json:"settings"`
		}
		if from, err := outdir.Open(p); err != nil || from.Report(&made) != nil {
			continue // told when it is read whole
		}
		if made.Settings.Marks == "" {
			return true
		}
	}
	return false
}

// openOld opens the index that is added to or removed from.
func (x *Indexer) openOld() (err error) {
	if x.old, err = archive.Open(x.o.Output); err != nil {
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
func (x *Indexer) findFiles() error {
	var plain []string
	for _, p := range x.Paths {
		if outdir.IsOutput(p) {
			x.folders = append(x.folders, p)
		} else {
			plain = append(plain, p)
		}
	}
	found, err := x.findUnknown(plain)
	if err != nil {
		return err
	}
	x.Files = found.Files
	x.vanish(found.Problems)
	x.Reader, err = NewReader(x.ctx, x.o, nil, found)
	return err
}

// Close removes what is not in its place.
func (x *Indexer) Close() (err error) {
	if x.new != nil {
		err = x.new.Abort()
	}
	if x.old != nil {
		_ = x.old.Close()
	}
	return err
}

// removal finds the sources that are to go.
func (x *Indexer) removal() error {
	if _, err := cluster.ParseKeep(x.Remove); err != nil {
		return hint.Errorf("SOURCE is a name that --list shows, or a pattern as in .gitignore", "--remove: %w", err)
	}
	for _, pattern := range x.Remove {
		hits, before, differ := 0, 0, false
		for name := range x.held {
			doc := cluster.Doc{Source: name}
			is, was := name == pattern || doc.Match(pattern), name == pattern || doc.MatchBefore(pattern)
			if is {
				x.Gone[name] = true
				hits++
			}
			if was {
				before++
			}
			differ = differ || is != was
		}
		if differ {
			x.o.notePattern("--remove", pattern, hits, before, "source", "sources")
		}
		if hits == 0 {
			return hint.Errorf(fmt.Sprintf("\"onecopy index --list -o %s\" lists the sources", x.o.Output), "--remove %s: matches no source", pattern)
		}
	}
	return nil
}

// same reports whether a source is in the old index as it is now, and is not to go.
func (x *Indexer) same(name, sum, encoding string) bool {
	s, ok := x.held[name]
	return ok && !x.Gone[name] && sum != "" && s.SHA256 == sum && s.Encoding == encoding
}

// begin begins a source.
func (x *Indexer) begin(name, encoding string) error {
	if x.read[name] {
		return hint.Errorf("name a folder that holds both, or index the second one apart", "two inputs have the name %s", name)
	}
	x.read[name] = true
	if _, ok := x.held[name]; ok && !x.Gone[name] {
		x.Replaced++
	} else {
		x.Added++
	}
	return x.new.Begin(name, encoding)
}

func (x *Indexer) put(s *story) error {
	x.stories++
	return x.new.Put(archive.Story{Story: s.Record, Cuts: s.Cuts.Len(), Mask: s.Mask, Sketch: s.sketch})
}

// readFiles marks the files that are not in the old index as they are now. Every source is marked
// by itself: what other pages taught clean, their headlines and the lines they share, would make an
// index depend on how it came to be.
func (x *Indexer) readFiles() error {
	x.Files = slices.DeleteFunc(x.Files, x.unread)
	begun, done, paths := "", 0, map[string]string{}
	for _, f := range x.Files {
		paths[f.Source] = f.Path
	}
	x.o.Progress("reading", 0, len(x.Files))
	for p := range pace.InOrder(x.ctx, x.o.Jobs, x.o.Chunks(x.Files, x.Stdin), x.Reader.ReadChunk) {
		x.Reader.Hear(&p)
		if p.lost {
			continue
		}
		if p.Source != begun {
			if err := x.begin(p.Source, readAs(x.o.Encoding, x.o.Fields)); err != nil {
				return err
			}
			begun = p.Source
		}
		for i := range p.Docs {
			weigh(x.Reader.inputOf(p.Source), &p.Docs[i])
			for k := range p.Docs[i].Stories {
				if err := x.put(&p.Docs[i].Stories[k]); err != nil {
					return err
				}
			}
		}
		if p.Input != nil {
			x.new.End(p.Input.SHA256, p.Input.Bytes)
			x.now.note(paths[p.Source], p.Input.SHA256)
			done++
			x.o.Progress("reading", done, len(x.Files))
		}
	}
	return x.ctx.Err()
}

// unread reports, and counts, that a file need not be marked again. One that cannot be read is left
// for reading to tell.
func (x *Indexer) unread(f corpus.File) bool {
	if _, ok := x.held[f.Source]; !ok {
		return false
	}
	sum, ok := x.was.known(f.Path)
	var err error
	if !ok {
		sum, err = f.Sum(x.ctx)
	}
	if err != nil || !x.same(f.Source, sum, readAs(x.o.Encoding, x.o.Fields)) {
		return false
	}
	x.Unchanged++
	x.now.note(f.Path, sum)
	return true
}

// keep takes over what is not removed or replaced.
func (x *Indexer) keep() error {
	if x.old == nil {
		if x.stories == 0 {
			return ErrNoStories
		}
		return nil
	}
	if x.Idle() {
		return nil
	}
	if err := x.new.Keep(x.old, func(name string) bool { return x.Gone[name] || x.read[name] }); err != nil {
		return err
	}
	return x.old.Close() // not every system puts a new file in the place of an open one
}

// Idle reports whether there is nothing to change.
func (x *Indexer) Idle() bool { return x.old != nil && x.Added+x.Replaced+len(x.Gone) == 0 }

// commit writes the index.
func (x *Indexer) commit() (err error) {
	if x.o.DryRun {
		return nil
	}
	if !x.Idle() {
		x.Made, err = x.new.Commit(x.ctx, cluster.Options{
			Jobs: x.o.Jobs, Progress: func(done, total int) { x.o.Progress("comparing", done, total) },
			Room: x.o.room(x.new.Len()), Spilling: x.o.spilling, Err: x.ctx.Err,
		})
	}
	if err != nil || x.now == nil {
		return err
	}
	if err := x.now.write(x.ctx, x.o.Output, x.o.NoSync); err != nil {
		x.o.Notef("%v: the next run reads all files again", err)
	}
	return x.ctx.Err()
}

// guard leaves an index as it is where an input could not be read.
func (x *Indexer) guard() error {
	if info, err := os.Stat(x.o.Output); x.o.KeepGoing || err != nil || info.Size() == 0 {
		return nil
	}
	held := x.held
	if x.old == nil && len(x.Reader.short.left) > 0 {
		held = sourcesOf(x.o.Output)
	}
	were, are := places{}, places{}
	for source := range held {
		if !x.Gone[source] {
			were.add(source)
		}
	}
	for source := range x.read {
		are.add(source)
	}
	missing := x.Reader.short.missing(func(s string) bool { return were[s] }, func(s string) bool { return are[s] })
	if len(missing) == 0 {
		return nil
	}
	return keeps(x.o.Output, missing)
}

// sourcesOf lists the sources of an index that is to be replaced, as far as it can be read.
func sourcesOf(path string) map[string]archive.Source {
	held := map[string]archive.Source{}
	a, err := archive.Open(path)
	if err != nil {
		return held
	}
	defer a.Close()
	for s, err := range a.Sources() {
		if err != nil {
			break
		}
		held[s.Name] = s
	}
	return held
}
