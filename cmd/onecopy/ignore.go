package main

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"onecopy/check"
	"onecopy/corpus/hint"
	"onecopy/internal/disk"
	"onecopy/internal/gitignore"
	"onecopy/run"
)

// ignoreFile is read from the working folder if it is there.
const ignoreFile = ".onecopyignore"

func (g *ignoreFlags) add(f *pflag.FlagSet) {
	g.set = f
	f.StringArrayVar(&g.exclude, "exclude", nil, "leave out what `GLOB` matches, as in .gitignore")
	f.StringVar(&g.ignores, "ignore-file", "", "`FILE` of such globs, else .onecopyignore")
	more(f, "exclude", "ignore-file")
}

// read reads the patterns: those of the file, then those of --exclude. Named files are no input.
func (g *ignoreFlags) read(named ...string) (*gitignore.List, error) {
	home, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	out := gitignore.New(home, append(named, g.ignores))
	name := cmp.Or(g.ignores, ignoreFile)
	text := g.ignoreText
	if g.ignores == "" {
		if text, err = disk.ReadRegular(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("--ignore-file: %w", err)
		}
	}
	if out.Patterns, err = gitignore.ParseFile(text, name); err != nil {
		return nil, err
	}
	_, below := g.origin("ignore-file")
	for i := range out.Patterns {
		out.Patterns[i].Below = below
	}
	from, below := g.origin("exclude")
	for _, glob := range g.exclude {
		row, ok, err := gitignore.Parse(glob)
		if err != nil || !ok {
			return nil, hint.Errorf("GLOB is a pattern as in .gitignore, for example 'archive/**'", "--exclude %q is no pattern", glob)
		}
		row.From, row.Below = from, below
		out.Patterns = append(out.Patterns, row)
	}
	return out, nil
}

// origin says where a flag is from and, if that is a config file, what the working folder is from
// the folder of that.
func (g *ignoreFlags) origin(name string) (from, below string) {
	config := configOf(g.set.Lookup(name))
	if config == "" {
		return "--" + name, ""
	}
	here, err := filepath.Abs(".")
	if err == nil {
		here, err = filepath.EvalSymlinks(here)
	}
	dir := filepath.Dir(config)
	if !filepath.IsAbs(dir) {
		dir = filepath.Join(here, dir)
	}
	there, odd := filepath.EvalSymlinks(dir)
	rel, none := filepath.Rel(there, here)
	if err != nil || odd != nil || none != nil {
		return config, "" // on another volume: its folder says nothing
	}
	return config, filepath.ToSlash(rel)
}

// indexes lists the indexes among what --against names.
func (f *checkFlags) indexes() []string {
	return slices.DeleteFunc(slices.Clone(f.against), func(name string) bool { return !check.IsIndex(name) })
}

// tellIgnored shows the patterns, and which of them match nothing.
func tellIgnored(e *env, x *gitignore.List) {
	if x == nil {
		return
	}
	for _, g := range x.Patterns {
		used := "matches nothing"
		if g.Used {
			used = "in use"
		}
		e.say("%-16s %s (%s, %s)", "ignore", g.Text, g.From, used)
	}
}

// noStories is the error of a command that found no stories in so many files.
func noStories(x *gitignore.List, files int, message string) error {
	advice := "PATH must hold text files with at least one line of text"
	if x != nil && x.Hits > 0 && files == 0 {
		advice = "patterns of --exclude or of an ignore file match what is there"
	}
	return hint.Errorf(advice, "%s", message)
}

// emptied says of a run that found no stories whether that is because of patterns.
func emptied(x *gitignore.List, err error, files int) error {
	if err == run.ErrNoStories {
		return noStories(x, files, run.ErrNoStories.Error())
	}
	return err
}
