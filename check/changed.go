package check

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"slices"
	"strings"

	"onecopy/internal/git"
	"onecopy/internal/phrase"
	"onecopy/report"
)

// A change is what differs from a commit. A nil one is no bound.
type change struct {
	files   map[string]bool // by path from the working folder
	folders map[string]bool // above them

	// By source, as findings name files.
	fresh map[string]bool // that were not there
	gone  map[string]bool // that are there no more
	lines map[string][]git.Hunk

	delta *git.Delta
	names map[string]string // of all files that changed or are gone, as delta has them
}

// since asks git what has changed, if that alone is to be looked at.
func (o *Options) since(ctx context.Context) (*change, error) {
	if o.Since == "" {
		return nil, nil
	}
	all, err := git.Since(ctx, o.Ignore.Home, o.Since, o.Note)
	if err != nil {
		return nil, err
	}
	c := &change{files: map[string]bool{}, folders: map[string]bool{}, fresh: map[string]bool{}, gone: map[string]bool{}, delta: all, names: map[string]string{}}
	for _, name := range all.Files {
		rel := o.Ignore.Rel(name)
		c.files[rel], c.names[o.source(name)] = true, name
		for dir := path.Dir(rel); !c.folders[dir]; dir = path.Dir(dir) {
			c.folders[dir] = true
		}
	}
	for _, name := range all.New {
		c.fresh[o.source(name)] = true
	}
	for _, name := range all.Gone {
		c.gone[o.source(name)], c.names[o.source(name)] = true, name
	}
	if !o.ChangedLines {
		return c, nil
	}
	lines, err := all.Lines(ctx)
	if err != nil {
		return nil, err
	}
	c.lines = map[string][]git.Hunk{}
	for name, spans := range lines {
		if slices.Equal(spans, []git.Hunk{{First: 1, Last: 1}}) && oneLine(name) {
			spans[0].Last = 1<<31 - 1
		}
		c.lines[o.source(name)] = spans
	}
	return c, nil
}

// source is what findings call a file.
func (o *Options) source(name string) string { return phrase.Printable(o.Ignore.Rel(name)) }

// oneLine reports whether a file is one line for git. A check counts the lines that end at "\r"
// then.
func oneLine(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return false
	}
	defer f.Close()
	r := bufio.NewReader(f)
	for err = bufio.ErrBufferFull; errors.Is(err, bufio.ErrBufferFull); {
		_, err = r.ReadSlice('\n')
	}
	return errors.Is(err, io.EOF)
}

// was reports whether a file that has changed or is gone had these bytes, by their sum.
func (c *change) was(ctx context.Context, source, sum string) (bool, error) {
	if c == nil || c.names[source] == "" || c.fresh[source] {
		return false, nil
	}
	text, err := c.delta.Was(ctx, c.names[source])
	if err != nil {
		return false, ctx.Err() // another name of it is what was there
	}
	return fmt.Sprintf("%x", sha256.Sum256(text)) == sum, nil
}

// misses reports whether nothing at a path has changed, or below it if it is a folder.
func (c *change) misses(rel string, folder bool) bool {
	switch {
	case c == nil:
		return false
	case folder:
		return !c.folders[rel] && !strings.HasPrefix(rel, "..")
	}
	return !c.files[rel]
}

// touches reports whether a finding is in lines that have changed: its own, or between those where
// some were taken out.
func (c *change) touches(f *report.Finding) bool {
	if c == nil || c.lines == nil || f.Kind == report.Unreadable {
		return true
	}
	last := max(f.At.EndLine, f.At.Line)
	at := f.At.Source
	for c.lines[at] == nil && path.Dir(at) != "." && path.Dir(at) != "/" { // a file inside of a packed one
		at = path.Dir(at)
	}
	return slices.ContainsFunc(c.lines[at], func(s git.Hunk) bool {
		return f.At.Line <= s.Last && s.First <= last
	})
}
