package disk

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// Link puts a file that is there already into the folder, under a name with slashes, without
// reading it: both names are then of one file, until that of the folder which is replaced goes.
// Where the file system has no such links, or forbids them, the file is copied. What is not a
// regular file is an error.
func (f *Folder) Link(path, name string) error {
	if !filepath.IsLocal(name) {
		return errors.New("not a name below the output")
	}
	info, err := os.Lstat(path)
	if err != nil {
		return err
	}
	if !info.Mode().IsRegular() {
		return errors.New(Irregular(info.Mode()))
	}
	to := filepath.Join(f.dir, filepath.FromSlash(name))
	err = link(path, to)
	if errors.Is(err, fs.ErrNotExist) {
		if err = f.folders(filepath.Dir(to)); err == nil {
			err = link(path, to)
		}
	}
	if err == nil || errors.Is(err, fs.ErrExist) {
		return err
	}
	return f.copy(path, name, info.Mode().Perm())
}

// link gives a file another name.
func link(from, to string) error {
	if err := before(callCreate, to); err != nil {
		return err
	}
	return os.Link(from, to)
}

func (f *Folder) copy(path, name string, perm fs.FileMode) error {
	from, err := OpenListed(path)
	if err != nil {
		return err
	}
	defer from.Close()
	to, err := f.Create(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(to, from)
	if err == nil {
		err = to.Chmod(perm)
	}
	if bad := f.Close(to, name); err == nil {
		err = bad
	}
	if err != nil {
		return fmt.Errorf("copy it: %w", err)
	}
	return nil
}
