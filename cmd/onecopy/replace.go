package main

import (
	"bufio"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
)

// replace writes a file whole or not at all: aside in the same folder, on the disk, then renamed. A link is followed, and
// what it leads to is replaced; permissions stay. What is there and no regular file, such as a pipe, is written to as it is.
func replace(name string, write func(io.Writer) error) error {
	real, mode := name, fs.FileMode(0)
	info, err := os.Stat(name)
	switch {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s: is a folder", name)
	case err == nil && !info.Mode().IsRegular():
		return fill(name, os.O_WRONLY, write)
	case err == nil:
		mode = info.Mode().Perm()
		if real, err = filepath.EvalSymlinks(name); err != nil {
			return err
		}
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	dir, base := filepath.Split(real)
	if info, err := os.Stat(filepath.Clean(cmp.Or(dir, "."))); err != nil || !info.IsDir() {
		return fmt.Errorf("%s: its folder is not there", name)
	}
	aside := filepath.Join(dir, fmt.Sprintf(".%s.onecopy-tmp-%016x", base, rand.Uint64()))
	err = fill(aside, os.O_WRONLY|os.O_CREATE|os.O_EXCL, write)
	if err == nil && mode != 0 {
		err = os.Chmod(aside, mode)
	}
	if err == nil {
		err = os.Rename(aside, real)
	}
	if err == nil {
		return nil
	}
	if odd := (*fs.PathError)(nil); errors.As(err, &odd) && odd.Path == aside {
		err = fmt.Errorf("%s: %w", name, odd.Err) // nobody has heard of the name aside
	}
	return errors.Join(err, gone(os.Remove(aside)))
}

// gone forgives that a file to be removed is not there.
func gone(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// fill writes a file and sees that it is on the disk.
func fill(name string, how int, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, how, 0o666)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<16)
	err = write(w)
	if err == nil {
		err = w.Flush()
	}
	if err == nil && how&os.O_CREATE != 0 {
		err = f.Sync()
	}
	return errors.Join(err, f.Close())
}
