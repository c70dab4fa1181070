package main

import (
	"bufio"
	"bytes"
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
	"onecopy/internal/phrase"
	"onecopy/report"
)

// mend cuts the new boilerplate out of the files, and looks at them again. A file is mended only if its stories are the same
// without: the marks of an archive say where its stories part, and a line may be known for a caption by the credit below it.
// Known boilerplate stays, and so does a copy, as somebody has to say which of the two should go.
func (c *check) mend() error {
	if !c.o.checking.fix {
		return nil
	}
	if c.base != nil {
		c.recognise()
	}
	work := map[int][]*mark{}
	for i := range c.marks {
		if m, f := &c.marks[i], &c.result.Findings[i]; !f.Known && c.fixes(f) {
			work[m.input] = append(work[m.input], m)
		}
	}
	c.sweep(work)
	for i := range c.inputs {
		if len(work[i]) == 0 {
			continue
		}
		if err := c.mendInput(&c.inputs[i], work[i]); err != nil {
			return err
		}
		c.e.halfway = fmt.Sprintf("%s mended, %s not", phrase.Count(c.fixed, "file", "files"), phrase.Thousands(len(work)-c.fixed))
	}
	if c.shown = c.o.DryRun; c.shown || c.fixed == 0 {
		return nil
	}
	c.again = true
	return c.look()
}

// sweep removes what killed runs have left beside the files that are to be mended.
func (c *check) sweep(work map[int][]*mark) {
	if c.o.DryRun {
		return
	}
	seen := map[string]bool{}
	for i := range work {
		real, err := filepath.EvalSymlinks(c.inputs[i].file.Path)
		if folder := filepath.Dir(real); err == nil && !seen[folder] {
			seen[folder] = true
			corpus.Sweep(folder)
		}
	}
}

// fixes reports whether what was found is to be cut out.
func (c *check) fixes(f *report.Finding) bool {
	return f.Fixable == report.SafeFix || f.Fixable == report.UnsafeFix && c.o.checking.unsafe
}

// mendInput mends one file, or says why not.
func (c *check) mendInput(in *input, marks []*mark) error {
	real, why := c.mendable(in)
	if why == "" {
		why = c.costly(in, marks)
	}
	var p repair
	if why == "" {
		var err error
		if p, err = c.plan(in, marks); err != nil {
			return err
		}
		why = p.why
	}
	switch {
	case len(p.gone) == 0:
		c.refuse = append(c.refuse, fmt.Sprintf("%s: left as it is: %s", in.file.Source, why))
		return nil
	case p.left > 0:
		c.refuse = append(c.refuse, fmt.Sprintf("%s: %s of boilerplate left: %s", in.file.Source, phrase.Count(p.left, "line", "lines"), why))
	}
	if c.o.DryRun {
		c.fixed++
		c.mended += max(0, len(marks)-p.left)
		return c.preview(in, &p)
	}
	return c.rewrite(in, real, &p)
}

// dearest is how much of the running text of a file may go: one word in so many.
const dearest = 5

// costly says why a file must not be mended that would lose too much of its running text; otherwise it is empty. Files are in the order
// of their sources.
func (c *check) costly(in *input, marks []*mark) string {
	lost := 0
	for _, m := range marks {
		for i := range m.cuts {
			lost += m.cuts[i].Running
		}
	}
	all := c.Report.Inputs
	i, ok := slices.BinarySearchFunc(all, in.file.Source, func(in report.Input, s string) int { return strings.Compare(in.Source, s) })
	if ok && lost*dearest > all[i].Running {
		return fmt.Sprintf("it would lose %s of its %s of running text", phrase.Thousands(lost), phrase.Count(all[i].Running, "word", "words"))
	}
	return ""
}

// mendable gives the file to write, or says why it must not be written.
func (c *check) mendable(in *input) (real, why string) {
	path := in.file.Path
	switch {
	case c.piped(path) && in.file.Source == "stdin":
		return "", "it is standard input"
	case c.piped(path):
		return "", "it is a pipe"
	case strings.HasSuffix(in.file.Source, ".gz"), strings.HasSuffix(in.file.Source, ".zst"):
		return "", "it is packed"
	}
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return "", bare(err).Error()
	}
	switch info, err := os.Lstat(path); {
	case err != nil:
		return "", bare(err).Error()
	case info.Mode()&os.ModeSymlink != 0 && !c.inside(real):
		return "", "it is a link to a file outside of every PATH"
	}
	if err := corpus.Replaceable(real); err != nil {
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
func (c *check) inside(real string) bool {
	return slices.ContainsFunc(c.paths, func(p string) bool {
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

// rewrite takes bytes out of a file. The encoding stays, as nothing is put in; but a text that is read as Windows-1252 by its
// looks must still be read as what it is.
func (c *check) rewrite(in *input, real string, p *repair) error {
	if p.text != "" {
		var left bytes.Buffer
		if err := strain(&left, real, p.gone, in.sum); err != nil {
			return fmt.Errorf("--fix: %s: %w", in.file.Source, err)
		}
		as := corpus.File{Path: corpus.Stdin, Source: in.file.Source, Format: in.file.Format}
		if doc, err := as.Read(c.o.Encoding, &left); err != nil || doc.Text != without(p.text, p.parts) {
			c.refuse = append(c.refuse, in.file.Source+": left as it is: without it the encoding cannot be told; --encoding says it")
			return nil
		}
	}
	how := c.o.replacing()
	how.Exact = true
	err := corpus.Replace(c.e.ctx, real, how, func(w io.Writer) error { return strain(w, real, p.gone, in.sum) })
	switch {
	case errors.Is(err, corpus.ErrNotKept):
		c.refuse = append(c.refuse, fmt.Sprintf("%s: left as it is: %s; its owner can mend it, or root", in.file.Source, err))
		return nil
	case immovable(err):
		c.refuse = append(c.refuse, in.file.Source+": left as it is: "+strings.TrimPrefix(err.Error(), real+": "))
		return nil
	case err != nil:
		return fmt.Errorf("--fix: %s: %w", in.file.Source, err)
	}
	c.fixed++
	c.e.wrote = true
	return nil
}

// immovable reports that a file cannot be replaced where it is, which says nothing of others: its folder may not be written, or
// something is mounted in its place.
func immovable(err error) bool {
	return errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EBUSY) || errors.Is(err, syscall.EROFS)
}

// strain copies a file less some stretches. It must be the one that was read.
func strain(w io.Writer, name string, gone []stretch, sum string) error {
	f, err := corpus.OpenRegular(name)
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
