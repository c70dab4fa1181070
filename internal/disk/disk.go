package disk

import (
	"io"
	"io/fs"
	"os"
)

// The calls that change the disk, as [Intercept] names them.
const (
	callMkdir    = "mkdir"
	callCreate   = "create"
	callWrite    = "write"
	callAttr     = "attr" // owner, permissions, extended attributes
	callSync     = "sync"
	callRename   = "rename"
	callExchange = "exchange"
	callRemove   = "remove"
)

// intercept is nil but in tests.
var intercept func(call, path string) error

// Intercept is for tests of what a failing disk or a kill does: f is asked before each call that
// changes the disk, and the error it returns stands for the call, which is then not made. f must be
// safe for many goroutines; nil ends it.
func Intercept(f func(call, path string) error) { intercept = f }

// flush waits until a file is on the disk.
var flush = (*os.File).Sync

// WithoutSync is for tests, which outlast no power cut: from here on nothing waits for the disk.
// What is to be synced is asked for as before, and [Intercept] sees it.
func WithoutSync() { flush = func(*os.File) error { return nil } }

// before asks the interceptor, if there is one.
func before(call, path string) error {
	if intercept == nil {
		return nil
	}
	if err := intercept(call, path); err != nil {
		return &fs.PathError{Op: call, Path: path, Err: err}
	}
	return nil
}

func mkdir(path string, perm fs.FileMode) error {
	if err := before(callMkdir, path); err != nil {
		return err
	}
	return os.Mkdir(path, perm)
}

// rename moves a file or folder. Where both names are folders the second must be empty.
func rename(from, to string) error {
	if err := before(callRename, from); err != nil {
		return err
	}
	return os.Rename(from, to)
}

// exchange swaps the names of two files or folders in one step, or fails and changes nothing.
func exchange(a, b string) error {
	if err := before(callExchange, a); err != nil {
		return err
	}
	return exchangeNames(a, b)
}

// removeAll removes a file or a folder with all in it.
func removeAll(path string) error {
	if err := before(callRemove, path); err != nil {
		return err
	}
	return os.RemoveAll(path)
}

// syncFolder makes the names in a folder last. Some systems cannot, and say so in one of several
// ways.
func syncFolder(path string) error {
	if err := before(callSync, path); err != nil {
		return unsynced(err)
	}
	f, err := os.Open(path)
	if err != nil {
		return unsynced(err)
	}
	err = unsynced(flush(f))
	_ = f.Close()
	return err
}

// A NewFile is a file that is written, a new one, and all of whose calls [Intercept] sees.
type NewFile struct{ *os.File }

// CreateNew makes a file that must not be there yet.
func CreateNew(path string, how int, perm fs.FileMode) (*NewFile, error) {
	if err := before(callCreate, path); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, how|os.O_CREATE|os.O_EXCL, perm)
	if err != nil {
		return nil, err
	}
	return &NewFile{f}, nil
}

// OpenOrCreate opens a file to read and to write, or makes it.
func OpenOrCreate(path string) (*NewFile, error) {
	if err := before(callCreate, path); err != nil {
		return nil, err
	}
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	return &NewFile{f}, nil
}

// Write writes.
func (f *NewFile) Write(p []byte) (int, error) {
	if err := before(callWrite, f.Name()); err != nil {
		return 0, err
	}
	return f.File.Write(p)
}

// WriteAt writes at an offset.
func (f *NewFile) WriteAt(p []byte, at int64) (int, error) {
	if err := before(callWrite, f.Name()); err != nil {
		return 0, err
	}
	return f.File.WriteAt(p, at)
}

// WriteString writes a string.
func (f *NewFile) WriteString(s string) (int, error) { return f.Write([]byte(s)) }

// ReadFrom writes all that is read from r.
func (f *NewFile) ReadFrom(r io.Reader) (int64, error) {
	if err := before(callWrite, f.Name()); err != nil {
		return 0, err
	}
	return f.File.ReadFrom(r)
}

// Sync waits until the file is on the disk, where the file system can tell.
func (f *NewFile) Sync() error {
	if err := before(callSync, f.Name()); err != nil {
		return unsynced(err)
	}
	return unsynced(flush(f.File))
}
