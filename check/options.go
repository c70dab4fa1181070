package check

import (
	"fmt"
	"io"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/internal/disk"
	"onecopy/internal/gitignore"
	"onecopy/report"
	"onecopy/run"
)

// Options say what to check, and how. Of run.Options those of reading and comparing are heeded,
// DryRun and NoSync.
type Options struct {
	run.Options
	Paths       []string // files and folders to look at
	Against     []string // older stories: outputs of clean, indexes, folders, files
	AgainstSelf bool     // with older versions of what is checked
	Baseline    string   // file of findings that are accepted; empty: none, or BaselineFile with Accept
	Usual       bool     // or BaselineFile if it is there
	Accept      bool     // write what is found to the baseline
	Only        []string // kinds of findings; empty: all
	Selection
	Allow        int               // new findings that may be
	Fix          bool              // cut new boilerplate out of the files where it is safe
	Unsafe       bool              // and what may be story too
	Stories      bool              // keep the words of repeated stories with the findings, as far as there is room
	Ignore       *gitignore.List   // files that are not looked at
	NoIgnore     bool              // nor ask the ignore files of repositories about files below a folder
	Types        []string          // of files that are looked at below a folder, see CheckTypes; empty: news
	Include      []gitignore.Glob  // those of any type that are, too
	Cache        bool              // take from CacheFolder what was found before, and leave there what is found
	Since        string            // a commit of git: no file is looked at that has not changed since; empty: all are
	ChangedLines bool              // and no finding is made that is not in a line that has
	Listed       bool              // Paths are the list of a program, which names files of any type
	gone         int               // files of the list that are there no more
	Texts        map[string][]byte // of files that an editor has open, by their paths: they are read, and not what is on the disk
	Alone        bool              // look at these, and at no others
	CacheIn      string            // the folder of the cache; empty: CacheFolder in the working folder
	Find         corpus.FindOptions
	Stdin        io.Reader

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

// comparing says how stories are compared.
func (o *Options) comparing() cluster.Options {
	return cluster.Options{
		Threshold: o.Threshold, Jobs: o.Jobs, Progress: func(done, total int) { o.Progress("comparing", done, total) },
	}
}

// below is the path from the working folder of what lies below a folder.
func (o *Options) below(root, name string) string {
	at := path.Join(root, name)
	if strings.HasPrefix(root, "..") {
		return o.Ignore.Rel(filepath.FromSlash(at)) // ../here/x is x
	}
	return at
}

// replacing says how files are replaced.
func (o *Options) replacing() disk.ReplaceOptions { return disk.ReplaceOptions{NoSync: o.NoSync} }

func (o *Options) note(format string, args ...any) { o.Note(fmt.Sprintf(format, args...)) }
