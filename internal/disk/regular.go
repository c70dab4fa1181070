package disk

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
)

// OpenRegular opens a file to read. It never waits, as opening a pipe does until somebody writes to
// it: what is a pipe or a device, though it may have been a file when it was found, is an error.
func OpenRegular(path string) (*os.File, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|nonblock, 0)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() && !info.IsDir() { // of a folder reading says so
		err = &fs.PathError{Op: "open", Path: path, Err: errors.New("is " + Kind(info.Mode()) + " now, and no file")}
	}
	if err != nil {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// ReadRegular reads a file whole, as [OpenRegular] opens it.
func ReadRegular(path string) ([]byte, error) {
	f, err := OpenRegular(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}

// Kind names a thing that is not a regular file.
func Kind(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "a folder"
	case mode&fs.ModeNamedPipe != 0:
		return "a pipe"
	case mode&fs.ModeSocket != 0:
		return "a socket"
	case mode&fs.ModeDevice != 0:
		return "a device"
	}
	return "a special file"
}

// Cause is what went wrong without the path, which may be absolute and is named by the caller in
// its own words.
func Cause(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err
	}
	return err
}

// Until returns a reader that ends with ctx.
func Until(ctx context.Context, from io.Reader) io.Reader { return contextReader{ctx, from} }

// A contextReader ends with ctx.
type contextReader struct {
	ctx  context.Context
	from io.Reader
}

func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.from.Read(p)
}

// Irregular says what stands where a regular file should.
func Irregular(mode fs.FileMode) string {
	if mode&fs.ModeSymlink != 0 {
		return "a link, not a regular file"
	}
	return Kind(mode) + ", not a regular file"
}

// OpenListed opens a file of a folder to read, and nothing that would hang or mean something else,
// as a link would.
func OpenListed(path string) (*os.File, error) {
	info, err := os.Lstat(path)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New(Irregular(info.Mode()))
	}
	return OpenRegular(path) // which looks again: it may be another now
}
