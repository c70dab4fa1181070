package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/filesystem"

	"onecopy/corpus/hint"
)

// isURL reports whether a path is of a file system of Beam and not of this machine.
func isURL(path string) bool { return strings.Contains(path, "://") }

// listURL lists the files that a pattern of a file system matches. They are called as they would be
// if the folder that the pattern begins with was read.
func listURL(ctx context.Context, pattern string) (list []file, err error) {
	fs, err := filesystem.New(ctx, pattern)
	if err != nil {
		return nil, err
	}
	defer fs.Close()
	names, err := fs.List(ctx, pattern)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, hint.Errorf("for example: gs://bucket/news/*.jsonl", "%s matches no file", pattern)
	}
	fixed := pattern
	if at := strings.IndexAny(pattern, "*?["); at >= 0 {
		fixed = pattern[:at]
	}
	fixed = fixed[:strings.LastIndexByte(fixed, '/')+1]
	for _, name := range names {
		size, err := fs.Size(ctx, name)
		if err != nil {
			return nil, err
		}
		list = append(list, file{Path: name, Source: strings.TrimPrefix(name, fixed), Size: size})
	}
	return list, nil
}

// openRange opens so many bytes of a file from a place on, all if size is negative.
func openRange(ctx context.Context, name string, at, size int64) (io.ReadCloser, error) {
	fs, err := filesystem.New(ctx, name)
	if err != nil {
		return nil, err
	}
	defer fs.Close()
	in, err := fs.OpenRead(ctx, name)
	if err != nil {
		return nil, err
	}
	if seeker, ok := in.(io.Seeker); ok {
		_, err = seeker.Seek(at, io.SeekStart)
	} else if at > 0 {
		_, err = io.CopyN(io.Discard, in, at)
	}
	if err != nil {
		in.Close()
		return nil, err
	}
	if size < 0 {
		return in, nil
	}
	return struct {
		io.Reader
		io.Closer
	}{io.LimitReader(in, size), in}, nil
}

// writePart writes a file of a dataset. A step that runs again, or twice at once, writes the same
// bytes; on a disk the file is there when it is whole, elsewhere closing it does that.
func writePart(ctx context.Context, folder, name string, rows []byte) error {
	target := folder + "/" + name
	fs, err := filesystem.New(ctx, target)
	if err != nil {
		return err
	}
	defer fs.Close()
	if !isURL(target) {
		return writeLocal(filepath.FromSlash(target), rows)
	}
	out, err := fs.OpenWrite(ctx, target)
	if err != nil {
		return err
	}
	if _, err := out.Write(rows); err != nil {
		return err // not closed: what was written stays out of sight
	}
	return out.Close()
}

func writeLocal(target string, rows []byte) error {
	if err := os.MkdirAll(filepath.Dir(target), 0o777); err != nil {
		return err
	}
	name := filepath.Join(filepath.Dir(target), fmt.Sprintf(".%x-%s", rand.Uint64(), filepath.Base(target)))
	out, err := os.OpenFile(name, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666)
	if err != nil {
		return err
	}
	defer os.Remove(name) // it is renamed by then
	_, err = out.Write(rows)
	if end := out.Close(); err == nil {
		err = end
	}
	if err != nil {
		return err
	}
	return os.Rename(name, target)
}

// parts lists the files of a dataset in order.
func parts(ctx context.Context, folder string) ([]string, error) {
	fs, err := filesystem.New(ctx, folder)
	if err != nil {
		return nil, err
	}
	defer fs.Close()
	names, err := fs.List(ctx, folder+"/part-*")
	slices.Sort(names)
	return names, err
}

// datasets are the folders of an output, beside report.json.
var datasets = []string{"corpus", "removed", "cuts", "pairs"}

// clear makes sure that nothing stands where datasets are written.
func clearOut(ctx context.Context, out string, force bool) error {
	fs, err := filesystem.New(ctx, out)
	if err != nil {
		return err
	}
	defer fs.Close()
	for _, name := range append(slices.Clone(datasets), "report.json") {
		pattern := out + "/" + name
		if path.Ext(name) == "" {
			pattern += "/part-*"
		}
		there, err := fs.List(ctx, pattern)
		if err != nil {
			return err
		}
		if len(there) > 0 && !force {
			return hint.Errorf("--force replaces it", "%s has the output of an earlier run: %s", out, there[0])
		}
		remover, ok := fs.(filesystem.Remover)
		if len(there) > 0 && !ok {
			return fmt.Errorf("%s: this file system removes nothing; give a new folder", out)
		}
		for _, n := range there {
			if err := remover.Remove(ctx, n); err != nil {
				return err
			}
		}
	}
	return nil
}

// A lazyFiles reads files one after the other, and holds one open.
type lazyFiles struct {
	ctx   context.Context
	names []string
	now   io.ReadCloser
}

// behind is a source of rows: a header, and the files of a dataset.
func behind(ctx context.Context, header []byte, names []string) io.Reader {
	return io.MultiReader(bytes.NewReader(header), &lazyFiles{ctx: ctx, names: names})
}

func (l *lazyFiles) Read(p []byte) (int, error) {
	for {
		if l.now == nil {
			if len(l.names) == 0 {
				return 0, io.EOF
			}
			in, err := openRange(l.ctx, l.names[0], 0, -1)
			if err != nil {
				return 0, err
			}
			l.now, l.names = in, l.names[1:]
		}
		n, err := l.now.Read(p)
		if err != io.EOF {
			return n, err
		}
		if err := l.now.Close(); err != nil {
			return n, err
		}
		if l.now = nil; n > 0 {
			return n, nil
		}
	}
}
