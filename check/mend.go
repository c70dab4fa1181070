package check

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/corpus"
	"onecopy/internal/disk"
	"onecopy/internal/phrase"
	"onecopy/report"
)

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

// costly says why a file must not be mended that would lose too much of its running text; otherwise
// it is empty. Files are in the order of their sources.
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

// rewrite takes bytes out of a file. The encoding stays, as nothing is put in; but a text that is
// read as Windows-1252 by its looks must still be read as what it is.
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
