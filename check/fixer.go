package check

import (
	"bufio"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"onecopy/internal/disk"
	"onecopy/report"
	"onecopy/run"
)

// A fixer cuts boilerplate out of files. A file is mended only if its stories are the same without:
// the marks of an archive say where its stories part, and a line may be known for a caption by the
// credit below it. Known boilerplate stays, and so does a copy, as somebody has to say which of the
// two should go.
type fixer struct {
	ctx   context.Context
	o     *Options
	read  *run.Reader
	found *findings
	aside string // the folder of what was kept aside

	fixed   int      // files
	mended  int      // findings that would be mended
	refused []string // what was not mended, and why
}

// fixes reports whether what was found is to be cut out.
func (x *fixer) fixes(f *report.Finding) bool {
	return f.Fixable == report.SafeFix || f.Fixable == report.UnsafeFix && x.o.Unsafe
}

// dearest is how much of the running text of a file may go: one word in so many.
const dearest = 5

// mendable returns the file to write, or says why it must not be written.
func (x *fixer) mendable(in *input) (real, why string) {
	path := in.file.Path
	switch {
	case x.piped(path) && in.file.Source == "stdin":
		return "", "it is standard input"
	case x.piped(path):
		return "", "it is a pipe"
	case strings.HasSuffix(in.file.Source, ".gz"), strings.HasSuffix(in.file.Source, ".zst"):
		return "", "it is packed"
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", disk.Cause(err).Error()
	}
	switch info, err := os.Lstat(path); {
	case err != nil:
		return "", disk.Cause(err).Error()
	case info.Mode()&os.ModeSymlink != 0 && !x.inside(real):
		return "", "it is a link to a file outside of every PATH"
	}
	if err := disk.Replaceable(real); err != nil {
		return "", err.Error() + ": copy it to a file of its own, or mend it by hand"
	}
	f, err := os.OpenFile(real, os.O_RDWR, 0) // a file that is not to be written could still be replaced; this waits for no pipe
	if err == nil {
		err = f.Close()
	}
	var cause *os.PathError
	if errors.As(err, &cause) {
		return "", cause.Err.Error()
	}
	return real, ""
}

// inside reports whether a file lies below a folder that was given.
func (x *fixer) inside(real string) bool {
	return slices.ContainsFunc(x.o.Paths, func(p string) bool {
		root, err := filepath.EvalSymlinks(p)
		if err == nil {
			root, err = filepath.Abs(root)
		}
		abs, odd := filepath.Abs(real)
		if err != nil || odd != nil {
			return false
		}
		rel, err := filepath.Rel(root, abs)
		return err == nil && rel != "." && filepath.IsLocal(rel)
	})
}

// piped reports whether a file is standard input or a pipe, kept aside.
func (x *fixer) piped(path string) bool { return filepath.Dir(path) == x.aside }

// immovable reports that a file cannot be replaced where it is, which says nothing of others: its
// folder may not be written, or something is mounted in its place.
func immovable(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EROFS)
}

// strain copies a file less some stretches. It must be the one that was read.
func strain(w io.Writer, name string, gone []textRange, sum string) error {
	f, err := disk.OpenRegular(name)
	if err != nil {
		return err
	}
	defer f.Close()
	seen := sha256.New()
	in := io.TeeReader(bufio.NewReaderSize(f, 1<<16), seen)
	at := 0
	for _, g := range gone {
		_, err := io.CopyN(w, in, int64(g.start-at))
		if err == nil {
			_, err = io.CopyN(io.Discard, in, int64(g.end-g.start))
		}
		if err != nil {
			return err
		}
		at = g.end
	}
	if _, err := io.Copy(w, in); err != nil {
		return err
	}
	if hex.EncodeToString(seen.Sum(nil)) != sum {
		return errors.New("changed since it was read")
	}
	return nil
}
