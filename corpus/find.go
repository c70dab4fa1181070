package corpus

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"onecopy/corpus/format"
	"onecopy/corpus/hint"
	"onecopy/internal/disk"
	"onecopy/internal/pace"
	"onecopy/internal/phrase"
)

// FindOptions tune [Find].
type FindOptions struct {
	Encoding string            // as for [File.Read]: under a forced UTF-16, NUL bytes do not make a file binary
	Format   string            // of all files; empty goes by their names
	Binary   bool              // list binary files and markup too, as verifying a file that was text when it was read must
	Fields   format.FieldNames // as of a File
	Salvage  bool              // as of a File
	Count    *pace.Bytes       // as of a File
	Plain    bool              // of the formats read only text and JSON lines, which have lines to point at
	Base     string            // an absolute folder that Sources are relative to, with ../ where they must; empty: the path given

	// Pipe opens a pipe that is named, such as the shell makes of <(...). It is read once, as
	// standard input is; with nil it is an error to name one.
	Pipe func(path string) io.Reader

	// Skip says what to leave out: a file, or a folder with all that is below it. It is asked about
	// the paths given, too.
	Skip func(path string, folder bool) bool
}

// Found is what [Find] saw.
type Found struct {
	Files    []File    // by Source
	Problems []Problem // files and folders that were left out, and why
	Passed   []string  // files that were passed over by their names, as they tell about a folder
}

// Find lists the files that paths name: files, folders (walked), or [Stdin]. The result does not
// depend on the order of paths or on the working directory.
//
// A Source is the path below the folder given, with slashes, or the base name of a file given.
// Where two different files would get the same Source, each of them takes as many trailing elements
// of its folder in front as it needs to differ: x.txt of /a/mon and of /a/tue become mon/x.txt and
// tue/x.txt. Links in the folder given are resolved first. Control characters and bytes that are
// not UTF-8 are written %XX.
//
// A file that is reached twice, by a repeated path or a link, is listed once, under its shortest
// and then smallest Source. Hidden files and folders below a folder are passed over, its readme,
// licence and what describes a data set too (Passed), and so is the output of a run, with a note.
// Links to folders are not followed, and of other things than files only a note is left. A path
// that cannot be used is an error, all of them joined; Found holds what the other paths led to.
func Find(paths []string, opt FindOptions) (Found, error) {
	w := walker{skip: opt.Skip, pipes: opt.Pipe != nil}
	var errs []error
	for _, path := range paths {
		if err := w.path(path); err != nil {
			errs = append(errs, err)
		}
	}
	var found Found
	for _, h := range nameHits(w.hits, opt.Base) {
		f := File{Path: h.path, Source: h.source, Format: opt.Format, Fields: opt.Fields, Salvage: opt.Salvage, Count: opt.Count, name: h.spelled(), Plain: opt.Plain}
		if h.pipe {
			f.pipe = opt.Pipe(h.path)
		}
		if h.trouble == "" && !opt.Binary {
			f.seen, h.trouble = f.judge(opt.Encoding)
		}
		if h.trouble != "" {
			found.Problems = append(found.Problems, Problem{Source: h.source, Message: h.trouble, Note: h.note, Unread: h.unread})
			continue
		}
		if h.output {
			found.Problems = append(found.Problems, Problem{Source: h.source, Message: namedOutput, Note: true})
		}
		found.Files = append(found.Files, f)
	}
	slices.Sort(w.passed)
	found.Passed = slices.Compact(w.passed)
	found.Problems = SortProblems(found.Problems)
	return found, errors.Join(errs...)
}

// A walker collects what lies below paths.
type walker struct {
	hits   []hit
	passed []string // as in Found
	skip   func(path string, folder bool) bool
	pipes  bool // may be named
}

// skips asks whether to leave out what is at a path.
func (w *walker) skips(path string, folder bool) bool { return w.skip != nil && w.skip(path, folder) }

// path adds what one argument names.
func (w *walker) path(path string) error {
	if path == "" {
		return &hint.Error{Err: errors.New("a PATH is empty"), Hint: "a variable that is not set, perhaps; . is the working folder"}
	}
	if path == Stdin {
		w.hits = append(w.hits, hit{path: Stdin, real: Stdin, source: "stdin", rest: []string{Stdin}})
		return nil
	}
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return &hint.Error{Err: fmt.Errorf("%s: no such file or folder", path), Hint: likeNamed(path)}
	case err != nil:
		return fmt.Errorf("%s: %w", path, disk.Cause(err))
	case w.skips(path, info.IsDir()):
		return nil
	case info.IsDir():
		err = w.folder(path)
	case info.Mode().IsRegular():
		err = w.file(path)
	case w.pipes && info.Mode()&fs.ModeNamedPipe != 0:
		err = w.pipe(path)
	default:
		err = &hint.Error{Err: errors.New(disk.Kind(info.Mode()) + " is not a file or folder"), Hint: "- reads standard input"}
	}
	if err != nil {
		return fmt.Errorf("%s: %w", path, disk.Cause(err))
	}
	return nil
}

// likeNamed is the advice on a path where there is nothing: what is called much like it, or from
// where paths lead.
func likeNamed(path string) string {
	dir, base := filepath.Split(filepath.Clean(path))
	beside, _ := os.ReadDir(cmp.Or(dir, "."))
	names := make([]string, len(beside))
	for i, e := range beside {
		names[i] = e.Name()
	}
	if name := phrase.Nearest(base, names); name != "" {
		return "did you mean " + phrase.Printable(dir+name) + "?"
	}
	return "paths lead from the working folder; - reads standard input"
}

// file adds a file that was named. Split and not Dir, which would make a/link/../x into a/x.
func (w *walker) file(path string) error {
	dir, base := filepath.Split(path)
	real, err := resolve(path)
	if err != nil {
		return err
	}
	if dir, err = resolve(dir); err != nil {
		return err
	}
	h := hit{path: path, real: real, source: phrase.Printable(base), name: base, rest: elements(dir)}
	if slices.Contains(outFiles, base) {
		beside, _ := os.ReadDir(dir)
		h.output = isOut(dir, beside)
	}
	w.hits = append(w.hits, h)
	return nil
}

// pipe adds a pipe that was named. The links of /dev/fd lead to no path, and to a folder that has
// the number of this process.
func (w *walker) pipe(path string) error {
	real, err := filepath.Abs(path)
	if err != nil {
		return err
	}
	if target, err := resolve(path); err == nil {
		real = target
	}
	dir, err := filepath.Abs(filepath.Dir(path))
	if err != nil {
		return err
	}
	w.hits = append(w.hits, hit{path: path, real: real, source: phrase.Printable(filepath.Base(path)), rest: elements(dir), pipe: true})
	return nil
}

// folder adds what lies below a folder that was named.
func (w *walker) folder(path string) error {
	real, err := resolve(path)
	if err != nil {
		return err
	}
	entries, err := os.ReadDir(path)
	if err != nil {
		return err
	}
	first := len(w.hits)
	w.walk(entries, place{path: path, real: real}, elements(real))
	if isOut(path, entries) {
		for i := range w.hits[first:] {
			h := &w.hits[first+i]
			h.output = h.name == "stories.jsonl" // one note is enough
		}
	}
	return nil
}

// A place is a folder under way: as the caller spells it, as it really is, as a Source, and as that
// is spelled on the disk.
type place struct{ path, real, source, name string }

// entry is the place of a file or folder in p.
func (p place) entry(name string) place {
	below := place{path: p.path + string(filepath.Separator) + name, real: filepath.Join(p.real, name), source: phrase.Printable(name), name: name}
	if os.IsPathSeparator(p.path[len(p.path)-1]) {
		below.path = p.path + name
	}
	if p.source != "" {
		below.source, below.name = p.source+"/"+below.source, p.name+"/"+name
	}
	return below
}

// walk adds the entries of a folder and of the folders in it.
func (w *walker) walk(entries []os.DirEntry, folder place, root []string) {
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), ".") {
			continue
		}
		at := folder.entry(e.Name())
		if w.skips(at.path, e.IsDir()) {
			continue
		}
		if describes(e.Name(), entries) && e.Type().IsRegular() {
			w.passed = append(w.passed, at.source)
			continue
		}
		h := hit{path: at.path, real: at.real, source: at.source, name: at.name, rest: root}
		switch mode := e.Type(); {
		case mode.IsDir():
			below, err := os.ReadDir(at.path)
			switch {
			case err != nil:
				h.trouble, h.unread = "folder cannot be read: "+disk.Cause(err).Error(), true
			case isOut(at.path, below):
				h.trouble, h.note = "output of an earlier run, passed over; it is read where it is named", true
			default:
				w.walk(below, at, root)
				continue
			}
		case mode&fs.ModeSymlink != 0:
			h.follow()
		case !mode.IsRegular():
			h.trouble, h.note = disk.Kind(mode)+", skipped", true
		}
		w.hits = append(w.hits, h)
	}
}

// namedOutput is the note on a file of an output that is read because it, or its folder, was named.
const namedOutput = "output of an earlier run, read as text of its own; the clean text of that run is the folder corpus beside it"

// outFiles are files that every run writes.
var outFiles = []string{"cuts.jsonl", "pairs.jsonl", "report.json", "stories.jsonl"}

// isOut reports whether a folder of these entries is the output of a run: it has the files of one,
// and its report begins as only a run writes it.
func isOut(path string, entries []os.DirEntry) bool {
	found := 0
	for _, e := range entries {
		if e.Type().IsRegular() && slices.Contains(outFiles, e.Name()) {
			found++
		}
	}
	if found < len(outFiles) {
		return false
	}
	f, err := disk.OpenRegular(filepath.Join(path, "report.json"))
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 64)
	n, _ := io.ReadFull(f, head) // a shorter one is none
	version, settings, ok := strings.Cut(string(head[:n]), ",\n")
	_, err = strconv.Atoi(strings.TrimPrefix(version, "{\n  \"version\": "))
	return ok && err == nil && strings.HasPrefix(settings, "  \"settings\": {\n")
}

// follow finds the file a link leads to; a link to anything else is trouble, so that no loop is
// ever entered.
func (h *hit) follow() {
	info, err := os.Stat(h.path)
	if err != nil {
		h.trouble, h.unread = "link cannot be followed: "+disk.Cause(err).Error(), true
		return
	}
	if !info.Mode().IsRegular() {
		h.trouble, h.note = "link to "+disk.Kind(info.Mode())+", not followed", true
		return
	}
	if real, err := resolve(h.path); err == nil {
		h.real = real
	}
}
