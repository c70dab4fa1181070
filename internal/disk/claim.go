package disk

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"onecopy/corpus/hint"
)

// claimName is what a claim is named as, to be told from what is built aside.
const claimName = "work"

// Claim makes sure that a folder is used by this process alone, until release is called or the
// process ends. The mark is an empty file, named as what is built aside is.
func Claim(folder string) (release func() error, err error) {
	mark, err := asideFor(folder, claimName, func(path string) error {
		f, err := CreateNew(path, os.O_WRONLY, 0o600)
		if err != nil {
			return err
		}
		return f.Close()
	})
	if err != nil {
		return nil, fmt.Errorf("%s cannot be written: %w", folder, Cause(err))
	}
	release = func() error { return removeAll(mark) }
	entries, err := os.ReadDir(folder)
	if err != nil {
		return nil, errors.Join(err, release())
	}
	for _, e := range entries {
		stem, o, ok := ownerOf(e.Name())
		if !ok || stem != stemOf(claimName) || e.Name() == filepath.Base(mark) {
			continue
		}
		if !o.gone() {
			err := &hint.Error{Err: fmt.Errorf("%s is used by another run, process %d", folder, o.pid), Hint: "wait for it, or name another folder; if there is none, remove " + e.Name()}
			return nil, errors.Join(err, release())
		}
		if err := removeAll(filepath.Join(folder, e.Name())); err != nil {
			return nil, errors.Join(err, release())
		}
	}
	return release, nil
}

// Together reports whether two folders, which need not be there yet, are one, or one holds the
// other.
func Together(a, b string) bool {
	x, err := resolveNew(a)
	y, other := resolveNew(b)
	return err == nil && other == nil && (x == y || within(x, y) || within(y, x))
}

// Apart refuses a folder that is an input, or in one, or holds one.
func Apart(folder string, inputs []string) error {
	target, err := resolveNew(folder)
	if err == nil {
		err = apart(target, inputs)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", folder, err)
	}
	return nil
}
