package check

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/corpus"
	"onecopy/internal/disk"
	"onecopy/internal/phrase"
)

// What an editor has open is checked as it is there. Where it is what lies on the disk, that is
// read, so that the cache of a check is one of files alone. All else is as if it had been saved: a
// text is looked at only if a check would find its file.

// opened are the texts that an editor has open, by source.
type opened struct {
	o     *Options
	texts map[string][]byte
	paths map[string]string
	laid  bool // some were laid over what is on the disk

	marked map[string]int // bytes in front of those that there have a mark more
}

// byteOrderMark says that a text is UTF-8, whatever Encoding says of files.
var byteOrderMark = []byte("\xef\xbb\xbf")

func (o *Options) opened() *opened {
	p := &opened{o: o, texts: map[string][]byte{}, paths: map[string]string{}, marked: map[string]int{}}
	for name, text := range o.Texts {
		source := phrase.Printable(o.Ignore.Rel(name))
		p.texts[source], p.paths[source] = text, name
	}
	return p
}

// has reports whether a source is open.
func (p *opened) has(source string) bool { return p != nil && p.paths[source] != "" }

// misses reports whether nothing at a path is open, where nothing else is asked for, or below it if
// it is a folder.
func (p *opened) misses(name string, folder bool) bool {
	if !p.o.Alone {
		return false
	}
	source := phrase.Printable(p.o.Ignore.Rel(name))
	if !folder {
		return !p.has(source)
	}
	for open := range p.paths {
		if source == "." || strings.HasPrefix(open, source+"/") {
			return false
		}
	}
	return true
}

// overlay puts the texts that differ from what is on the disk into the place of the files that were
// found, and adds those that no file has yet. Dir is for temporary files, folders are those of the
// paths.
func (p *opened) overlay(w *walk, folders []string, dir string, files []corpus.File, lost []corpus.Problem) ([]corpus.File, []corpus.Problem, error) {
	for n, source := range slices.Sorted(maps.Keys(p.texts)) {
		text := p.texts[source]
		i, found := slices.BinarySearchFunc(files, source, func(f corpus.File, s string) int { return strings.Compare(f.Source, s) })
		unread := func(p corpus.Problem) bool { return p.Source == source }
		switch {
		case found && sameText(files[i].Path, text):
			continue
		case !found && !slices.ContainsFunc(lost, unread) && !p.awaits(w, folders, source):
			continue
		}
		aside := filepath.Join(dir, fmt.Sprintf("text-%d", n))
		if p.o.Encoding != "" && !bytes.HasPrefix(text, byteOrderMark) {
			text = slices.Concat(byteOrderMark, text)
			p.marked[source] = len(byteOrderMark)
		}
		if err := keepAside(aside, bytes.NewReader(text)); err != nil {
			return nil, nil, fmt.Errorf("%s: %w", source, err)
		}
		f := corpus.File{Path: aside, Source: source, Format: p.o.Find.Format, Fields: p.o.Find.Fields, Plain: true}
		if found {
			files[i] = f
		} else {
			files = slices.Insert(files, i, f)
		}
		lost = slices.DeleteFunc(lost, unread)
		p.laid = true
	}
	return files, lost, nil
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

// sameText reports whether a file holds a text.
func sameText(name string, text []byte) bool {
	info, err := os.Stat(name)
	if err != nil || info.Size() != int64(len(text)) {
		return false
	}
	on, err := disk.ReadRegular(name)
	return err == nil && bytes.Equal(on, text)
}

// awaits reports whether a check would look at a file that is not there yet.
func (p *opened) awaits(w *walk, folders []string, source string) bool {
	name := p.paths[source]
	if _, err := os.Lstat(name); !errors.Is(err, fs.ErrNotExist) || w.skip(name, false) {
		return false
	}
	for part := range strings.SplitSeq(source, "/") {
		if strings.HasPrefix(part, ".") {
			return false
		}
	}
	for dir := path.Dir(source); dir != "." && dir != "/"; dir = path.Dir(dir) {
		if w.skip(filepath.FromSlash(dir), true) {
			return false
		}
	}
	return slices.ContainsFunc(folders, func(f string) bool { return f == "." || strings.HasPrefix(source, f+"/") })
}
