// Package testkit is what tests of several packages need. Nothing else may import it.
package testkit

import (
	"bytes"
	"compress/gzip"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/klauspost/compress/zstd"
)

// Tree makes files below a new folder, which it returns without links. "a>b" is a link, "a/" an
// empty folder.
func Tree(t testing.TB, names ...string) string {
	t.Helper()
	root, err := filepath.EvalSymlinks(t.TempDir())
	Must(t, err)
	for _, name := range names {
		name, target, link := strings.Cut(name, ">")
		path := filepath.Join(root, filepath.FromSlash(name))
		Must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		switch {
		case link:
			Must(t, os.Symlink(filepath.FromSlash(target), path))
		case strings.HasSuffix(name, "/"):
			Must(t, os.MkdirAll(path, 0o755))
		default:
			Must(t, os.WriteFile(path, []byte("text of "+name), 0o644))
		}
	}
	return root
}

// Files lists what is below a folder.
func Files(t testing.TB, root string) []string {
	t.Helper()
	var list []string
	Must(t, filepath.WalkDir(root, func(path string, e os.DirEntry, err error) error {
		if err == nil && !e.IsDir() {
			rel, _ := filepath.Rel(root, path)
			list = append(list, filepath.ToSlash(rel))
		}
		return err
	}))
	return list
}

// Must ends the test if there is an error.
func Must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Packed packs text as the extension of a name says, in as many streams as there are parts.
func Packed(t testing.TB, name string, parts ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	for _, part := range parts {
		w, err := packer(&b, name)
		Must(t, err)
		_, err = io.WriteString(w, part)
		Must(t, err)
		Must(t, w.Close())
	}
	return b.Bytes()
}

// packer packs as the extension of a name says.
func packer(w io.Writer, name string) (io.WriteCloser, error) {
	if strings.HasSuffix(name, ".zst") {
		return zstd.NewWriter(w, zstd.WithEncoderConcurrency(1))
	}
	return gzip.NewWriterLevel(w, 6)
}

// A Sabotage lets the calls that change the disk succeed up to the n-th; that one fails, or it and
// every later one, as after a kill.
type Sabotage struct {
	N     int64
	Kill  bool
	Plain bool // the file system cannot exchange names
	calls atomic.Int64
	Hit   atomic.Value // the call that failed first
}

var errSabotage = errors.New("sabotage")

// Before is asked before each call, as disk.Intercept has it.
func (s *Sabotage) Before(call, _ string) error {
	if call == "exchange" && s.Plain {
		return syscall.EINVAL
	}
	if k := s.calls.Add(1); k == s.N || s.Kill && k > s.N {
		s.Hit.CompareAndSwap(nil, call)
		return errSabotage
	}
	if call == "sync" { // as a file system that cannot; it takes its time where it can
		return syscall.EINVAL
	}
	return nil
}
