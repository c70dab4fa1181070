package disk

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// The names in a folder that an [Folder] is built in.
const (
	asideNew     = "new"     // the output; once it has changed names with an earlier one, that one
	asideOld     = "old"     // an earlier output, on systems that move it away first
	asideStories = "stories" // the store
	asideRest    = "rest"    // of an earlier output, on its way out
)

// Sweep removes what killed runs have left in a folder: files and folders built aside that are
// ours, and whose process has ended. An earlier output among them is left for the run that writes
// that output. What cannot be removed stays.
func Sweep(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	for _, e := range entries {
		if _, ok := leftover(folder, e); ok {
			path := filepath.Join(folder, e.Name())
			if !there(filepath.Join(path, asideOld)) {
				_ = removeAside(path)
			}
		}
	}
}

// leftover reports whether an entry of a folder was left by a killed run of ours, and of what.
func leftover(folder string, e fs.DirEntry) (stem string, ok bool) {
	stem, whose, ok := ownerOf(e.Name())
	if !ok || !whose.gone() || !e.IsDir() && !e.Type().IsRegular() {
		return "", false
	}
	info, err := e.Info()
	return stem, err == nil && ownFile(info)
}

// removeAside removes something built aside. An earlier output loses its name first: one that has
// it is whole, whenever a kill comes.
func removeAside(path string) error {
	var errs []error
	if old := filepath.Join(path, asideOld); there(old) {
		errs = append(errs, rename(old, filepath.Join(path, asideRest)))
	}
	for _, name := range []string{asideStories, asideRest, asideOld, asideNew} {
		if below := filepath.Join(path, name); there(below) {
			errs = append(errs, removeAll(below))
		}
	}
	return errors.Join(append(errs, removeAll(path))...)
}

// there reports whether something is at a path.
func there(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}
