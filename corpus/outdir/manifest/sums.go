package manifest

import (
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

	"onecopy/corpus"
	"onecopy/internal/disk"
	"onecopy/internal/phrase"
)

// Inspection counts what [Check] looked at.
type Inspection struct {
	Files, Bytes int
	Sealed       bool // there is a manifest
	Odd          int  // things that are not files: pipes and devices, to read which may never end, and in a sealed output links too
}

// Check holds every file of an output against its manifest: a file that has changed, one that
// is missing, and one that is in none of its lines, are Problems, as is a line that is none. It
// proves that nothing was damaged since the run, and not that the run was honest: whoever changes a
// file can change its sum too. Of an output without a manifest only things that are not files are
// Problems.
func Check(ctx context.Context, out string) ([]corpus.Problem, Inspection, error) {
	var totals Inspection
	f, err := disk.OpenListed(filepath.Join(out, Name))
	if errors.Is(err, fs.ErrNotExist) {
		problems, err := totals.odd(ctx, out)
		return problems, totals, err
	}
	totals.Sealed = true
	if err != nil {
		totals.Odd++
		return []corpus.Problem{{Source: Name, Message: disk.Cause(err).Error()}}, totals, nil
	}
	defer f.Close()
	sums, problems, err := Read(f, Name)
	if err != nil {
		problems = append(problems, corpus.Problem{Source: Name, Message: "cannot be read: " + err.Error()})
	}
	seen := make([]bool, len(sums))
	err = Walk(ctx, out, func(name string, e fs.DirEntry, wrong string) {
		if name == Name {
			return
		}
		i, ok := Find(sums, name)
		switch {
		case wrong != "":
			totals.Odd++
		case !ok:
			wrong = "no file of the run: it is not in " + Name
		default:
			wrong = totals.check(ctx, filepath.Join(out, filepath.FromSlash(name)), e, &sums[i])
		}
		if ok {
			seen[i] = true
		}
		if wrong != "" {
			problems = append(problems, corpus.Problem{Source: phrase.Printable(name), Message: wrong})
		}
	})
	for i, s := range sums {
		if !seen[i] && err == nil {
			problems = append(problems, corpus.Problem{Source: phrase.Printable(s.Name), Message: "missing; it is in " + Name})
		}
	}
	return corpus.SortProblems(problems), totals, err
}

// odd finds what is not a file in an output without a manifest. Links were made by whoever had no
// room for it all in one place.
func (t *Inspection) odd(ctx context.Context, out string) (problems []corpus.Problem, err error) {
	err = Walk(ctx, out, func(name string, e fs.DirEntry, wrong string) {
		if wrong == "" || e == nil {
			return
		}
		if mode := e.Type(); !mode.IsDir() && mode&fs.ModeSymlink == 0 {
			t.Odd++
			problems = append(problems, corpus.Problem{Source: phrase.Printable(name), Message: wrong})
		}
	})
	return problems, err
}

// check says what is wrong with a file of a sum.
func (t *Inspection) check(ctx context.Context, path string, e fs.DirEntry, s *Sum) string {
	sum, err := sumOf(ctx, path)
	if err != nil {
		return "cannot be read: " + disk.Cause(err).Error()
	}
	t.Files++
	if info, err := e.Info(); err == nil {
		t.Bytes += int(info.Size())
	}
	if sum != s.SHA256 {
		return "changed since the run: its SHA-256 is not that in " + Name
	}
	return ""
}

// Walk goes through what lies below an output, by names with slashes. wrong says what is no
// regular file, and is not a folder that leads to one: a run makes neither.
func Walk(ctx context.Context, out string, see func(name string, e fs.DirEntry, wrong string)) error {
	root, err := filepath.EvalSymlinks(out) // OUT may be a link; below it none is followed
	if err != nil {
		return disk.Cause(err)
	}
	return filepath.WalkDir(root, func(path string, e fs.DirEntry, err error) error {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		rel, odd := filepath.Rel(root, path)
		if odd != nil {
			return odd
		}
		name := filepath.ToSlash(rel)
		switch {
		case err != nil:
			see(name, e, "cannot be read: "+disk.Cause(err).Error())
		case e.IsDir() && rel == ".":
		case e.IsDir():
			if entries, err := os.ReadDir(path); err == nil && len(entries) == 0 {
				see(name, e, "an empty folder, which no run makes")
			}
		case !e.Type().IsRegular():
			see(name, e, disk.Irregular(e.Type()))
		default:
			see(name, e, "")
		}
		return nil
	})
}

// ReadInputs reads the sums of the inputs of a run from its output, in order of their names,
// which are made Sources. An output may have none.
func ReadInputs(out string) ([]Sum, []corpus.Problem) {
	f, err := disk.OpenListed(filepath.Join(out, Inputs))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, []corpus.Problem{{Source: Inputs, Message: disk.Cause(err).Error()}}
	}
	defer f.Close()
	sums, problems, err := read(f, Inputs, true)
	for i := range sums {
		sums[i].Name = phrase.Printable(sums[i].Name)
	}
	slices.SortFunc(sums, func(a, b Sum) int { return strings.Compare(a.Name, b.Name) })
	if err != nil {
		problems = append(problems, corpus.Problem{Source: Inputs, Message: "cannot be read: " + err.Error()})
	}
	return sums, problems
}

// InputSums reads the sums of the inputs of an output as they were written; none if there is no
// such file.
func InputSums(out string) ([]Sum, error) {
	f, err := disk.OpenListed(filepath.Join(out, Inputs))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", Inputs, disk.Cause(err))
	}
	defer f.Close()
	sums, problems, err := read(f, Inputs, true)
	if err == nil && len(problems) > 0 {
		err = errors.New(problems[0].String())
	}
	return sums, err
}

// Find finds the sum of a name among sums that are in order.
func Find(sums []Sum, name string) (i int, ok bool) {
	return slices.BinarySearchFunc(sums, name, func(s Sum, name string) int { return strings.Compare(s.Name, name) })
}

// CheckInput holds a file against its sum, if there is one.
func CheckInput(ctx context.Context, sums []Sum, f corpus.File) []corpus.Problem {
	i, ok := Find(sums, f.Source)
	if !ok {
		return nil
	}
	sum, _, err := OnDisk(ctx, f, "")
	switch {
	case err != nil:
		return []corpus.Problem{{Source: f.Source, Message: "cannot be read: " + strings.TrimPrefix(err.Error(), f.Source+": ")}}
	case sum.SHA256 != sums[i].SHA256:
		return []corpus.Problem{{Source: f.Source, Message: "changed since the run: its SHA-256 is not that in " + Inputs}}
	}
	return nil
}

// OnDisk returns the sum of a file as it lies on the disk, packed if it is. Standard input, a pipe
// or a device has none, and ok is false. known is the sum of the unpacked bytes, for a file that is
// not packed not to be read again; it may be empty.
func OnDisk(ctx context.Context, f corpus.File, known string) (s Sum, ok bool, err error) {
	if info, err := os.Stat(f.Path); f.Path == corpus.Stdin || err == nil && !info.Mode().IsRegular() {
		return s, false, nil
	}
	s.Name = f.Spelled()
	if n, err := hex.Decode(s.SHA256[:], []byte(known[:min(len(known), 2*sha256.Size)])); err == nil && n == sha256.Size && !f.Packed() {
		return s, true, nil
	}
	s.SHA256, err = sumOf(ctx, f.Path)
	if err != nil {
		return s, false, fmt.Errorf("%s: %w", f.Source, disk.Cause(err))
	}
	return s, true, nil
}

// sumOf returns the sum of a file, unless ctx ends before.
func sumOf(ctx context.Context, path string) (sum [sha256.Size]byte, err error) {
	f, err := disk.OpenRegular(path)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err = io.CopyBuffer(h, disk.Until(ctx, f), make([]byte, 1<<17)); err == nil {
		h.Sum(sum[:0])
	}
	return sum, err
}
