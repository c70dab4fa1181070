package check

import (
	"context"

	"onecopy/corpus"
	"onecopy/internal/disk"
	"onecopy/run"
)

// A Checker looks at files. What it looks at, it looks at twice if it mended something.
type Checker struct {
	ctx     context.Context
	o       *Options
	folders []string // of the paths, from the working folder
	dir     string   // for temporary files
	files   []corpus.File
	lost    []corpus.Problem // of finding the files
	change  *change
	knows   func(path string, folder bool) bool // the cache has a file as it is
	stories int                                 // of the cache
	partial bool                                // the rest is from there

	learning *learning
	rest     bool // what has not changed is what is compared with
	walk     *walk
	open     *opened
	again    bool // they are looked at a second time, and notes are told

	read  *run.Reader
	old   *older    // stories that were there before, nil without Against
	base  *baseline // nil without one
	found *findings
	fixer fixer
}

// New reads the baseline, before any of the files. Close the check, whatever happens.
func New(ctx context.Context, o *Options) (*Checker, error) {
	base, err := openBaseline(o)
	return &Checker{ctx: ctx, o: o, base: base}, err
}

// Close removes what was kept aside.
func (c *Checker) Close() error {
	if c.read != nil {
		c.read.Store.Close()
	}
	if c.old != nil {
		c.old.close()
	}
	if c.dir == "" {
		return nil
	}
	return disk.RemoveTemp(c.dir)
}
