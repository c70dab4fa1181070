package check

import (
	"context"
	"path"
	"slices"
	"strings"

	"onecopy/internal/git"
	"onecopy/report"
)

// A change is what differs from a commit. Paths are those from the working folder. A nil one is no bound.
type change struct {
	files   map[string]bool
	folders map[string]bool // above them
	fresh   map[string]bool // files that were not there
	gone    map[string]bool // files that are there no more
	lines   map[string][]git.Hunk
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
	c := &change{files: map[string]bool{}, folders: map[string]bool{}, fresh: map[string]bool{}, gone: map[string]bool{}}
	for _, name := range all.Files {
		rel := o.Ignore.Rel(name)
		c.files[rel] = true
		for dir := path.Dir(rel); !c.folders[dir]; dir = path.Dir(dir) {
			c.folders[dir] = true
		}
	}
	for _, name := range all.New {
		c.fresh[o.Ignore.Rel(name)] = true
	}
	for _, name := range all.Gone {
		c.gone[o.Ignore.Rel(name)] = true
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
		c.lines[o.Ignore.Rel(name)] = spans
	}
	return c, nil
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

// touches reports whether a finding is in lines that have changed: its own, or between those where some were taken out.
func (c *change) touches(f *report.Finding) bool {
	if c == nil || c.lines == nil || f.Kind == report.Unreadable {
		return true
	}
	last := max(f.At.EndLine, f.At.Line)
	return slices.ContainsFunc(c.lines[f.At.Source], func(s git.Hunk) bool {
		return f.At.Line <= s.Last && s.First <= last
	})
}
