package check

import (
	"bufio"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"onecopy/corpus"
	"onecopy/internal/disk"
	"onecopy/internal/phrase"
	"onecopy/report"
	"onecopy/run"
)

// A fixer cuts boilerplate out of files. A file is mended only if its stories are the same
// without: the marks of an archive say where its stories part, and a line may be known for a caption by the credit below it.
// Known boilerplate stays, and so does a copy, as somebody has to say which of the two should go.
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

// mend cuts the new boilerplate out of the files.
func (x *fixer) mend() error {
	work := map[int][]*mark{}
	for i := range x.found.marks {
		if m, f := &x.found.marks[i], &x.found.result.Findings[i]; !f.Known && x.fixes(f) {
			work[m.input] = append(work[m.input], m)
		}
	}
	x.sweep(work)
	for i := range x.found.inputs {
		if len(work[i]) == 0 {
			continue
		}
		if err := x.mendInput(&x.found.inputs[i], work[i]); err != nil {
			return err
		}
		if x.fixed > 0 && !x.o.DryRun {
			x.o.Wrote(fmt.Sprintf("%s mended, %s not", phrase.Count(x.fixed, "file", "files"), phrase.Thousands(len(work)-x.fixed)))
		}
	}
	return nil
}

// sweep removes what killed runs have left beside the files that are to be mended.
func (x *fixer) sweep(work map[int][]*mark) {
	if x.o.DryRun {
		return
	}
	seen := map[string]bool{}
	for i := range work {
		real, err := filepath.EvalSymlinks(x.found.inputs[i].file.Path)
		if folder := filepath.Dir(real); err == nil && !seen[folder] {
			seen[folder] = true
			disk.Sweep(folder)
		}
	}
}

// fixes reports whether what was found is to be cut out.
func (x *fixer) fixes(f *report.Finding) bool {
	return f.Fixable == report.SafeFix || f.Fixable == report.UnsafeFix && x.o.Unsafe
}

// mendInput mends one file, or says why not.
func (x *fixer) mendInput(in *input, marks []*mark) error {
	real, why := x.mendable(in)
	if why == "" {
		why = x.costly(in, marks)
	}
	var p repair
	if why == "" {
		var err error
		if p, err = x.plan(in, marks); err != nil {
			return err
		}
		why = p.why
	}
	switch {
	case len(p.gone) == 0:
		x.refused = append(x.refused, fmt.Sprintf("%s: left as it is: %s", in.file.Source, why))
		return nil
	case p.left > 0:
		x.refused = append(x.refused, fmt.Sprintf("%s: %s of boilerplate left: %s", in.file.Source, phrase.Count(p.left, "line", "lines"), why))
	}
	if x.o.DryRun {
		x.fixed++
		x.mended += max(0, len(marks)-p.left)
		return x.preview(in, &p)
	}
	return x.rewrite(in, real, &p)
}

// dearest is how much of the running text of a file may go: one word in so many.
const dearest = 5

// costly says why a file must not be mended that would lose too much of its running text; otherwise it is empty. Files are in the order
// of their sources.
func (x *fixer) costly(in *input, marks []*mark) string {
	lost := 0
	for _, m := range marks {
		for i := range m.cuts {
			lost += m.cuts[i].Running
		}
	}
	all := x.read.Report.Inputs
	i, ok := slices.BinarySearchFunc(all, in.file.Source, func(in report.InputEntry, s string) int { return strings.Compare(in.Source, s) })
	if ok && lost*dearest > all[i].Running {
		return fmt.Sprintf("it would lose %s of its %s of running text", phrase.Thousands(lost), phrase.Count(all[i].Running, "word", "words"))
	}
	return ""
}

// mendable gives the file to write, or says why it must not be written.
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

// rewrite takes bytes out of a file. The encoding stays, as nothing is put in; but a text that is read as Windows-1252 by its
// looks must still be read as what it is.
func (x *fixer) rewrite(in *input, real string, p *repair) error {
	if p.text != "" {
		var left bytes.Buffer
		if err := strain(&left, real, p.gone, in.sum); err != nil {
			return fmt.Errorf("--fix: %s: %w", in.file.Source, err)
		}
		as := corpus.File{Path: corpus.Stdin, Source: in.file.Source, Format: in.file.Format, Plain: true}
		if doc, err := as.Read(x.o.Encoding, &left); err != nil || doc.Text != without(p.text, p.parts) {
			x.refused = append(x.refused, in.file.Source+": left as it is: without it the encoding cannot be told; --encoding says it")
			return nil
		}
	}
	how := x.o.replacing()
	how.Exact = true
	err := disk.Replace(x.ctx, real, how, func(w io.Writer) error { return strain(w, real, p.gone, in.sum) })
	switch {
	case errors.Is(err, disk.ErrNotKept):
		x.refused = append(x.refused, fmt.Sprintf("%s: left as it is: %s; its owner can mend it, or root", in.file.Source, err))
		return nil
	case immovable(err):
		x.refused = append(x.refused, in.file.Source+": left as it is: "+strings.TrimPrefix(err.Error(), real+": "))
		return nil
	case err != nil:
		return fmt.Errorf("--fix: %s: %w", in.file.Source, err)
	}
	x.fixed++
	return nil
}

// immovable reports that a file cannot be replaced where it is, which says nothing of others: its folder may not be written, or
// something is mounted in its place.
func immovable(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EROFS)
}

// strain copies a file less some stretches. It must be the one that was read.
func strain(w io.Writer, name string, gone []stretch, sum string) error {
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
