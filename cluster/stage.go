package cluster

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"onecopy/internal/extsort"
	"onecopy/shingle"
)

// sizeRows are rows of the sizes of samples: key: rank; value: size.
const sizeRows = "size"

// stagedAs is the name of a file of a stage, and partOf that of one that is being written.
func stagedAs(folder, name string) string { return filepath.Join(folder, name+".run") }
func partOf(path string) string           { return path + ".part" }

// staged takes what is kept in a folder, or makes it anew and keeps it there.
func staged(folder, name string, print uint64, docs int, how shingle.IndexOptions, anew func() (*spilled, error)) (*spilled, error) {
	pairs, sizes := stagedAs(folder, name), stagedAs(folder, name+"-sizes")
	x, err := openStaged(pairs, sizes, print, docs, how)
	if !errors.Is(err, fs.ErrNotExist) {
		return x, err
	}
	if x, err = anew(); err != nil {
		return nil, err
	}
	err = errors.Join(x.keep(pairs, sizes, print), x.Close())
	if err != nil {
		return nil, err
	}
	return openStaged(pairs, sizes, print, docs, how)
}

// keep writes the files: that of the pairs last, as it is there only where both are whole.
func (x *spilled) keep(pairs, sizes string, print uint64) error {
	rows := func(yield func(extsort.Row, error) bool) {
		for r, size := range x.sizes {
			if !yield(extsort.Row{Key: uint64(r), Value: uint64(size)}, nil) {
				return
			}
		}
	}
	if err := place(sizes, func(path string) error {
		return extsort.Write(path, extsort.Header{Kind: sizeRows, Settings: print}, rows)
	}); err != nil {
		return err
	}
	return place(pairs, func(path string) error { return x.in.WriteTo(path, extsort.Header{Kind: pairRows, Settings: print}) })
}

// place writes a file aside and puts it in its place.
func place(path string, write func(path string) error) error {
	if err := os.Remove(partOf(path)); err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	if err := write(partOf(path)); err != nil {
		return err
	}
	return os.Rename(partOf(path), path)
}

// openStaged opens what was kept.
func openStaged(pairs, sizes string, print uint64, docs int, how shingle.IndexOptions) (*spilled, error) {
	in, err := extsort.Open([]string{pairs}, extsort.Options{Header: extsort.Header{Kind: pairRows, Settings: print}})
	if err != nil {
		return nil, err
	}
	x := &spilled{how: how, in: in, sizes: make([]uint16, docs)}
	list, err := extsort.Open([]string{sizes}, extsort.Options{Header: extsort.Header{Kind: sizeRows, Settings: print}})
	if err != nil {
		return nil, errors.Join(err, in.Close())
	}
	defer list.Close()
	for list.Next() {
		if r := list.Row().Key; r < uint64(docs) {
			x.sizes[r] = uint16(list.Row().Value)
		}
	}
	if list.Err() != nil {
		return nil, errors.Join(list.Err(), in.Close())
	}
	return x, nil
}
