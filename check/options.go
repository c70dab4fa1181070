package check

import (
	"fmt"
	"io"
	"slices"

	"onecopy/corpus"
	"onecopy/internal/disk"
	"onecopy/internal/gitignore"
	"onecopy/report"
	"onecopy/run"
)

// Options say what to check, and how. Of run.Options those of reading and comparing are heeded, DryRun and NoSync.
type Options struct {
	run.Options
	Paths    []string        // files and folders to look at
	Against  []string        // older stories: outputs of clean, indexes, folders, files
	Baseline string          // file of findings that are accepted; empty: none, or BaselineFile with Accept
	Accept   bool            // write what is found to the baseline
	Only     []string        // kinds of findings; empty: all
	Allow    int             // new findings that may be
	Fix      bool            // cut new boilerplate out of the files where it is safe
	Unsafe   bool            // and what may be story too
	Stories  bool            // keep the words of repeated stories with the findings, as far as there is room
	Ignore   *gitignore.List // files that are not looked at
	Find     corpus.FindOptions
	Stdin    io.Reader

	Open    func(name string) io.Reader // opens a baseline that was named, which may be a pipe
	Preview io.Writer                   // where the difference goes that Fix would make with DryRun
	Bare    bool                        // Preview is a terminal: no control characters
	Wrote   func(halfway string)        // is told that a file was put in its place, and what an interrupt then has to say
}

// wants reports whether findings of a kind are asked for.
func (o *Options) wants(k report.Kind) bool {
	return len(o.Only) == 0 || slices.Contains(o.Only, string(k))
}

// search says how files are looked for: under their paths from the working folder.
func (o *Options) search(skip func(string, bool) bool) corpus.FindOptions {
	how := o.Find
	how.Skip, how.Base, how.Plain = skip, o.Ignore.Home, true
	return how
}

// replacing says how files are replaced.
func (o *Options) replacing() disk.ReplaceOptions { return disk.ReplaceOptions{NoSync: o.NoSync} }

func (o *Options) note(format string, args ...any) { o.Note(fmt.Sprintf(format, args...)) }
