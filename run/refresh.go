package run

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"onecopy/corpus"
)

// An index that was made of the same paths is made current: files that are as they were stay,
// others are read, and those that are there no more go. It then has the bytes of one made at once.

// again finds out whether the index is there and was made of these paths, and begins to note the
// sizes of its files.
func (x *Indexer) again() error {
	if !x.Current || x.Add || len(x.Remove) > 0 {
		return nil
	}
	x.now = newSizes(x.o.Output, x.Paths)
	if x.o.Force || x.now == nil {
		return nil
	}
	if _, err := os.Stat(x.o.Output); err != nil {
		if !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		return nil
	}
	if x.was = readSizes(x.o.Output, x.Paths); x.was != nil {
		x.Add, x.refresh = true, true
	}
	return nil
}

// known are the files that are passed over when files are looked for, as the index has them as they
// are.
type known struct {
	folder string          // the one path
	names  map[string]bool // sources
	linked bool            // a link was met, which may lead to one of them
}

// findUnknown finds the files that have to be looked at. Of one folder, a file that is as it was
// need not even be opened.
func (x *Indexer) findUnknown(plain []string) (corpus.Found, error) {
	x.seen = known{names: map[string]bool{}}
	if info, err := os.Stat(strings.Join(plain, "\x00")); x.refresh && len(plain) == 1 && err == nil && info.IsDir() {
		x.seen.folder = plain[0]
	}
	found, err := x.Find(plain, x.knows)
	if !x.seen.linked {
		return found, err
	}
	x.seen, x.Unchanged = known{names: map[string]bool{}}, 0
	return x.Find(plain, x.knows)
}

// knows reports whether the index has a file below the folder as it is.
func (x *Indexer) knows(path string, folder bool) bool {
	if folder || x.seen.folder == "" {
		return false
	}
	info, err := os.Lstat(path)
	if err != nil || !info.Mode().IsRegular() {
		x.seen.linked = true
		return false
	}
	rel, err := filepath.Rel(x.seen.folder, path)
	name := filepath.ToSlash(rel)
	if err != nil || strings.ContainsFunc(name, unicode.IsControl) {
		return false
	}
	sum, ok := x.was.known(path)
	if !ok || !x.same(name, sum, readAs(x.o.Encoding, x.o.Fields)) {
		return false
	}
	x.seen.names[name] = true
	x.Unchanged++
	x.now.note(path, sum)
	return true
}

// vanish lets go of sources that are there no more. One that cannot be read, or is what cannot be,
// is for the guard to judge.
func (x *Indexer) vanish(problems []corpus.Problem) {
	if !x.refresh {
		return
	}
	there := map[string]bool{}
	for _, f := range x.Files {
		there[f.Source] = true
	}
	for _, p := range problems {
		there[p.Source] = true
	}
	for name := range x.held {
		if !there[name] && !x.seen.names[name] {
			x.Gone[name] = true
		}
	}
}
