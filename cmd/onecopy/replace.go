package main

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"os"

	"onecopy/corpus"
)

// replace writes a file whole or not at all. What is there and no regular file, such as a pipe, is written to as it is.
func replace(name string, how corpus.ReplaceOptions, write func(io.Writer) error) error {
	switch info, err := os.Stat(name); {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s: is a folder", name)
	case err == nil && !info.Mode().IsRegular():
		return fill(name, os.O_WRONLY, write)
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
