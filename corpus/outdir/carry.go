package outdir

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"

	"onecopy/corpus"
	"onecopy/corpus/outdir/manifest"
	"onecopy/internal/disk"
)

// Carry puts the files of an earlier output into a new one that is to take its place, but those
// that made says are made anew: names with slashes below the output. They are not read: each keeps
// the sum that the manifest there has, so that what was damaged before is found as before. What is
// in the folder and not of the run goes along without a sum.
func (o *Writer) Carry(ctx context.Context, from *Output, made func(name string) bool) error {
	sums, problems, err := readManifest(from.Dir)
	if err == nil && len(problems) > 0 {
		err = fmt.Errorf("%s", problems[0])
	}
	if err != nil {
		return fmt.Errorf("%s: %w", from.Dir, err)
	}
	for _, s := range sums {
		if !made(s.Name) {
			o.sums = append(o.sums, s)
		}
	}
	var first error
	err = manifest.Walk(ctx, from.Dir, func(name string, e fs.DirEntry, wrong string) {
		if first != nil || name == manifest.Name || made(name) || e != nil && e.IsDir() { // an empty one
			return
		}
		if wrong != "" {
			first = fmt.Errorf("%s: %s is %s", from.Dir, name, wrong)
		} else if err := o.carry(filepath.Join(from.Dir, filepath.FromSlash(name)), name); err != nil {
			first = fmt.Errorf("%s: %w", name, disk.Cause(err))
		}
	})
	if first != nil {
		return first
	}
	return err
}

// carry puts one file into the output.
func (o *Writer) carry(path, name string) error {
	if o.sink == nil {
		return o.folder.Link(path, name)
	}
	in, err := disk.OpenListed(path)
	if err != nil {
		return err
	}
	defer in.Close()
	w, err := o.sink.File(name)
	if err != nil {
		return err
	}
	_, err = io.Copy(w, in)
	if bad := w.Close(); err == nil {
		err = bad
	}
	return err
}

// readManifest reads the sums of an output that has some.
func readManifest(dir string) ([]manifest.Sum, []corpus.Problem, error) {
	f, err := disk.OpenListed(filepath.Join(dir, manifest.Name))
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", manifest.Name, disk.Cause(err))
	}
	defer f.Close()
	return manifest.Read(f, manifest.Name)
}
