package main

import (
	"os"
	"path/filepath"
	"slices"

	"github.com/spf13/pflag"

	"onecopy/check"
	"onecopy/corpus"
	"onecopy/corpus/hint"
	"onecopy/internal/gitignore"
	"onecopy/internal/phrase"
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

// read reads the patterns: those of the file, then those of --exclude. Named files are not input.
func (g *ignoreFlags) read(named ...string) (*gitignore.List, error) {
	home, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	out := gitignore.New(home, append(named, g.ignores))
	_, below := g.origin("ignore-file")
	if g.ignores != "" {
		out.Patterns, err = gitignore.ParseFile(g.ignoreText, g.ignores)
		for i := range out.Patterns {
			out.Patterns[i].Below = below
		}
	} else {
		out.Patterns, err = gitignore.Upward(home, ignoreFile)
	}
	if err != nil {
		return nil, err
	}
	globs, err := g.globs("exclude", g.exclude)
	out.Patterns = append(out.Patterns, globs...)
	return out, err
}

// globs parses the patterns of a flag.
func (g *ignoreFlags) globs(flag string, list []string) ([]gitignore.Glob, error) {
	from, below := g.origin(flag)
	rows, err := gitignore.ParseList(list, from, below)
	if err != nil {
		return nil, hint.Errorf("GLOB is a pattern as in .gitignore, for example 'archive/**'", "--%s %w", flag, err)
	}
	return rows, nil
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
	return slices.DeleteFunc(slices.Clone(f.Against), func(name string) bool { return !check.IsIndex(name) })
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
func noStories(x *gitignore.List, files, passed int, message string) error {
	advice := "PATH must hold text files with at least one line of text"
	switch {
	case files > 0:
	case passed > 0:
		advice = phrase.Count(passed, "file of another type was", "files of other types were") + " passed over: --type markdown reads .md, --include GLOB others"
	case x != nil && x.Hits > 0:
		advice = "patterns of --exclude or of an ignore file match what is there"
	}
	return hint.Errorf(advice, "%s", message)
}

// emptied says of a run that found no stories whether that is because of patterns, or of what was
// told.
func (e *env) emptied(x *gitignore.List, err error, found corpus.Found) error {
	if err == run.ErrNoStories {
		if len(found.Files) == 0 && len(found.Passed) > 0 {
			return hint.Errorf("name them to read them", "no stories to read: %s by name, as they tell about a folder",
				phrase.Count(len(found.Passed), "file was passed over", "files were passed over"))
		}
		if e.troubled != "" {
			return hint.Errorf("what PATH holds was left out, as is told above", "%s", err.Error())
		}
		return noStories(x, len(found.Files), 0, run.ErrNoStories.Error())
	}
	return err
}
