package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"onecopy/corpus"
)

// replace writes a file whole or not at all. What is there and no regular file, such as a pipe, is
// written to as it is; an interrupt does not wait for who reads it.
func replace(ctx context.Context, name string, how corpus.ReplaceOptions, write func(io.Writer) error) error {
	switch info, err := os.Stat(name); {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s: is a folder", name)
	case err == nil && !info.Mode().IsRegular():
		return heed(ctx, func(*gate) error { return fill(name, os.O_WRONLY, write) })
	}
	real, err := filepath.EvalSymlinks(name)
	if err != nil {
		real = name
	}
	folder := filepath.Dir(real)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return fmt.Errorf("%s: its folder is not there", name)
	}
	if !how.Exact { // of the files that are mended a folder may hold many
		corpus.Sweep(folder)
	}
	return corpus.Replace(name, how, write)
}

// fill writes a file where it is.
func fill(name string, how int, write func(io.Writer) error) error {
	f, err := os.OpenFile(name, how, 0o600)
	if err != nil {
		return err
	}
	w := bufio.NewWriterSize(f, 1<<16)
	err = write(w)
	if err == nil {
		err = w.Flush()
	}
	return errors.Join(err, f.Close())
}

// replacing says how files are replaced.
func (o *options) replacing() corpus.ReplaceOptions { return corpus.ReplaceOptions{NoSync: o.noSync} }
