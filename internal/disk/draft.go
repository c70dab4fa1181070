package disk

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/corpus/hint"
)

// A Draft is a file under way. It is written aside, hidden in the folder it is to be in, and put in
// its place whole by [Draft.Commit]; until then the place is not touched. Like an [outdir.Writer]
// it is on the disk first, so after a power cut the place has the old file or the new one.
type Draft struct {
	*NewFile
	NoSync  bool   // leave it to the system when the file is on the disk
	target  string // without links
	exact   bool   // fail rather than change what the file is
	scratch []*NewFile
	folders []string // for scratch files
	done    bool
}

// Create begins a file. The folder it is in must exist; no input may be the file, or a folder
// it is below. An error that the caller could have avoided is a [hint.Error].
func Create(path string, inputs []string) (*Draft, error) {
	d, err := create(path, inputs)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	Sweep(filepath.Dir(d.target))
	return d, nil
}

func create(path string, inputs []string) (*Draft, error) {
	target, err := resolveNew(path)
	if err != nil {
		return nil, err
	}
	if err := apart(target, readIn(target, inputs)); err != nil {
		return nil, err
	}
	info, err := os.Stat(target)
	if err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("is %s", Kind(info.Mode()))
	}
	perm := fs.FileMode(0o666) // less what the umask takes
	if err == nil {
		perm = 0o600 // until it is what the other one is
	}
	d := &Draft{target: target}
	if d.NewFile, err = d.aside(perm); errors.Is(err, fs.ErrNotExist) {
		return nil, &hint.Error{Err: errors.New("the folder it is to be in does not exist"), Hint: "make it first"}
	}
	if err != nil {
		return nil, fmt.Errorf("its folder cannot be written: %w", Cause(err))
	}
	return d, nil
}

// readIn returns the inputs in which a file would be read: below a folder none is whose name is
// hidden.
func readIn(target string, inputs []string) []string {
	if !strings.HasPrefix(filepath.Base(target), ".") {
		return inputs
	}
	return slices.DeleteFunc(slices.Clone(inputs), func(in string) bool {
		info, err := os.Stat(in)
		return err == nil && info.IsDir()
	})
}

func (d *Draft) aside(perm fs.FileMode) (f *NewFile, err error) {
	folder, base := filepath.Split(d.target)
	_, err = asideFor(folder, base, func(path string) error {
		f, err = CreateNew(path, os.O_RDWR, perm)
		return err
	})
	return f, err
}

// Scratch makes a second file beside the first, for what does not fit in memory. It goes when the
// draft does.
func (d *Draft) Scratch() (*NewFile, error) {
	f, err := d.aside(0o600)
	if err != nil {
		return nil, fmt.Errorf("make a file aside: %w", Cause(err))
	}
	d.scratch = append(d.scratch, f)
	return f, nil
}

// ScratchFolder makes a folder beside the file, for what does not fit in memory. It goes when the
// draft does.
func (d *Draft) ScratchFolder() (string, error) {
	folder, base := filepath.Split(d.target)
	made, err := asideFor(folder, base, func(path string) error { return mkdir(path, 0o700) })
	if err != nil {
		return "", fmt.Errorf("make a folder aside: %w", Cause(err))
	}
	d.folders = append(d.folders, made)
	return made, nil
}

// Commit puts the file in its place. It is what the one that was there was: owner, permissions,
// extended attributes, as far as they can be kept; a new one has what the umask leaves of 0666. If
// it returns an error, call [Draft.Abort].
func (d *Draft) Commit() error {
	if d.done {
		return errors.New("file is finished already")
	}
	if err := d.settle(); err != nil {
		return fmt.Errorf("put %s in place: %w", filepath.Base(d.target), err)
	}
	d.done = true
	if d.NoSync {
		return d.sweep()
	}
	if err := syncFolder(filepath.Dir(d.target)); err != nil {
		return errors.Join(fmt.Errorf("%s is in place, and a power cut may undo it: %w", filepath.Base(d.target), Cause(err)), d.sweep())
	}
	return d.sweep()
}

// settle does all of Commit that can be undone.
func (d *Draft) settle() error {
	if old, err := os.Stat(d.target); err == nil {
		if err := d.keep(old); err != nil && (d.exact || !errors.Is(err, ErrNotKept)) {
			return err
		}
	}
	if !d.NoSync {
		if err := d.Sync(); err != nil {
			return Cause(err)
		}
	}
	if err := d.Close(); err != nil {
		return Cause(err)
	}
	return Cause(rename(d.Name(), d.target))
}

// Abort removes everything that is not in its place yet; after Commit it does nothing, so that it
// can be deferred.
func (d *Draft) Abort() error {
	if d.done {
		return nil
	}
	d.done = true
	_ = d.Close() // may be closed already
	return errors.Join(removeAll(d.Name()), d.sweep())
}

// sweep removes the scratch files and folders.
func (d *Draft) sweep() error {
	var errs []error
	for _, f := range d.scratch {
		errs = append(errs, f.Close(), removeAll(f.Name()))
	}
	for _, folder := range d.folders {
		errs = append(errs, removeAll(folder))
	}
	d.scratch, d.folders = nil, nil
	return errors.Join(errs...)
}

// ErrNotKept is of a file that would not be what it was: of another owner, without an attribute,
// without its other names.
var ErrNotKept = errors.New("cannot be kept")

// ReplaceOptions tune [Replace].
type ReplaceOptions struct {
	Exact  bool // rather fail with ErrNotKept, and leave the file as it is, than change what it is
	NoSync bool // leave it to the system when the file is on the disk
}

// Replace writes a file whole or not at all, as a [Draft] is. A link is followed, and what it leads
// to is replaced. What is there and no regular file, such as a pipe, is written to as it is, and
// the end of ctx does not wait for who reads it. Unless Exact is set the folder is swept first, see
// [Sweep]; of the files that are mended a folder may hold many.
func Replace(ctx context.Context, path string, opt ReplaceOptions, write func(io.Writer) error) error {
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return fmt.Errorf("%s: is a folder", path)
	case err == nil && !info.Mode().IsRegular():
		done := make(chan error, 1)
		go func() { done <- writeTo(path, write) }()
		select {
		case err := <-done:
			return err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		real = path
	}
	folder := filepath.Dir(real)
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		return fmt.Errorf("%s: its folder is not there", path)
	}
	if !opt.Exact {
		Sweep(folder)
	}
	return replaceRegular(path, opt, write)
}

// writeTo writes to a file where it is.
func writeTo(path string, write func(io.Writer) error) error {
	f, err := os.OpenFile(path, os.O_WRONLY, 0)
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

func replaceRegular(path string, opt ReplaceOptions, write func(io.Writer) error) error {
	d, err := create(path, nil)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	defer d.Abort()
	d.NoSync, d.exact = opt.NoSync, opt.Exact
	if opt.Exact {
		if err := Replaceable(d.target); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	w := bufio.NewWriterSize(d, 1<<16)
	if err := write(w); err != nil {
		return err
	}
	if err := w.Flush(); err != nil {
		return fmt.Errorf("%s: %w", path, Cause(err)) // nobody has heard of the name aside
	}
	return d.Commit()
}

// Replaceable says why a file cannot be replaced and stay what it is: it has other names, which
// would hold on to the old one.
func Replaceable(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return Cause(err)
	}
	if n := links(info); n > 1 {
		return fmt.Errorf("it has %d names (hard links), and that %w", n, ErrNotKept)
	}
	return nil
}
