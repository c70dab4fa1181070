package corpus

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// A Draft is a file under way. It is written aside, hidden in the folder it is to be in, and put in its place whole by
// [Draft.Commit]; until then the place is not touched. Unlike an [Out] it is synced to the disk first, so after a power cut
// the place has the old file or the new one.
type Draft struct {
	*os.File
	target  string // without links
	scratch []*os.File
	done    bool
}

// CreateFile begins a file. The folder it is in must exist; no input may be the file, or a folder it is below. An error that
// the caller could have avoided is a [HintError].
func CreateFile(path string, inputs []string) (*Draft, error) {
	d, err := createFile(path, inputs)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return d, nil
}

func createFile(path string, inputs []string) (*Draft, error) {
	target, err := resolveNew(path)
	if err != nil {
		return nil, err
	}
	if err := apart(target, inputs); err != nil {
		return nil, err
	}
	if info, err := os.Stat(target); err == nil && !info.Mode().IsRegular() {
		return nil, fmt.Errorf("is %s", kind(info.Mode()))
	}
	d := &Draft{target: target}
	if d.File, err = d.aside(); errors.Is(err, fs.ErrNotExist) {
		return nil, &HintError{errors.New("the folder it is to be in does not exist"), "make it first"}
	}
	if err != nil {
		return nil, fmt.Errorf("its folder cannot be written: %w", cause(err))
	}
	return d, nil
}

func (d *Draft) aside() (*os.File, error) {
	folder, base := filepath.Split(d.target)
	return os.CreateTemp(folder, "."+base+".onecopy-tmp-*")
}

// Scratch makes a second file beside the first, for what does not fit in memory. It goes when the draft does.
func (d *Draft) Scratch() (*os.File, error) {
	f, err := d.aside()
	if err != nil {
		return nil, fmt.Errorf("make a file aside: %w", cause(err))
	}
	d.scratch = append(d.scratch, f)
	return f, nil
}

// Commit puts the file in its place, with the permissions of the one that was there, or what the umask leaves of 0666. If it
// returns an error, call [Draft.Abort].
func (d *Draft) Commit() error {
	if d.done {
		return errors.New("file is finished already")
	}
	err := errors.Join(d.permit(), d.Sync(), d.Close())
	if err == nil {
		err = os.Rename(d.Name(), d.target)
	}
	if err != nil {
		return fmt.Errorf("put %s in place: %w", filepath.Base(d.target), cause(err))
	}
	d.done = true
	syncFolder(filepath.Dir(d.target))
	return d.sweep()
}

// permit gives the file the permissions it is to have; os.CreateTemp gives none to others.
func (d *Draft) permit() error {
	if old, err := os.Stat(d.target); err == nil {
		return d.Chmod(old.Mode().Perm())
	}
	probe, err := os.OpenFile(d.Name()+"~", os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666) // the umask can be asked in no other way
	if err != nil {
		return err
	}
	info, err := probe.Stat()
	if err = errors.Join(err, probe.Close(), os.Remove(probe.Name())); err != nil {
		return err
	}
	return d.Chmod(info.Mode().Perm())
}

// syncFolder makes a rename last where the system can: not everywhere a folder can be opened.
func syncFolder(path string) {
	if f, err := os.Open(path); err == nil {
		_ = f.Sync()
		_ = f.Close()
	}
}

// Abort removes everything that is not in its place yet; after Commit it does nothing, so that it can be deferred.
func (d *Draft) Abort() error {
	if d.done {
		return nil
	}
	d.done = true
	_ = d.Close() // may be closed already
	return errors.Join(os.Remove(d.Name()), d.sweep())
}

// sweep removes the scratch files.
func (d *Draft) sweep() error {
	var errs []error
	for _, f := range d.scratch {
		errs = append(errs, f.Close(), os.Remove(f.Name()))
	}
	d.scratch = nil
	return errors.Join(errs...)
}
