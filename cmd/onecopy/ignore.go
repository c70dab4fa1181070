package main

import (
	"bufio"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"onecopy/corpus"
	"onecopy/run"
)

// ignoreFile is read from the working folder if it is there.
const ignoreFile = ".onecopyignore"

// ignoreFlags are the flags of commands that leave out files by patterns.
type ignoreFlags struct {
	set     *pflag.FlagSet // theirs, which knows where a value comes from
	exclude []string
	ignores string

	ignoreText []byte // of the file
}

func (g *ignoreFlags) add(f *pflag.FlagSet) {
	g.set = f
	f.StringArrayVar(&g.exclude, "exclude", nil, "leave out what `GLOB` matches, as in .gitignore")
	f.StringVar(&g.ignores, "ignore-file", "", "`FILE` of such globs, else .onecopyignore")
	more(f, "exclude", "ignore-file")
}

// ignores says which files are none of a command's business. Patterns are those of .gitignore
// (https://git-scm.com/docs/gitignore), of which the last that matches decides; paths are those from the working folder, or that of
// the config file for what stands or is named there. For what lies above it, they are those without their ../.
type ignores struct {
	home  string // the working folder
	rows  []glob
	named map[string]bool // absolute paths that are no news: the baseline, reports, indexes
	hits  int             // files and folders that were ignored
	all   bool            // every path of the command line was
}

// A glob is one pattern.
type glob struct {
	text   string // as written
	from   string // FILE:LINE, the config file, or the flag
	below  string // the working folder from the one its paths count from, with slashes; empty if they are the same
	parts  []string
	folder bool // matches folders alone
	back   bool // with !: takes back what was ignored
	used   bool // matched something
}

// read reads the patterns: those of the file, then those of --exclude. Named files are no news.
func (g *ignoreFlags) read(named ...string) (*ignores, error) {
	home, err := os.Getwd()
	if err != nil {
		return nil, err
	}
	out := &ignores{home: home, named: map[string]bool{}}
	for _, name := range append(named, g.ignores) {
		if name != "" {
			out.named[out.abs(name)] = true
		}
	}
	name := cmp.Or(g.ignores, ignoreFile)
	text := g.ignoreText
	if g.ignores == "" {
		if text, err = corpus.ReadRegular(name); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("--ignore-file: %w", err)
		}
	}
	if out.rows, err = parseIgnores(text, name); err != nil {
		return nil, err
	}
	_, below := g.origin("ignore-file")
	for i := range out.rows {
		out.rows[i].below = below
	}
	from, below := g.origin("exclude")
	for _, glob := range g.exclude {
		row, ok, err := parseGlob(glob)
		if err != nil || !ok {
			return nil, corpus.Hintf("GLOB is a pattern as in .gitignore, for example 'archive/**'", "--exclude %q is no pattern", glob)
		}
		row.from, row.below = from, below
		out.rows = append(out.rows, row)
	}
	return out, nil
}

// origin says where a flag is from and, if that is a config file, what the working folder is from the folder of that.
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
	return slices.DeleteFunc(slices.Clone(f.against), func(name string) bool { return !indexed(name) })
}

// parseIgnores reads a file of patterns.
func parseIgnores(text []byte, name string) (rows []glob, err error) {
	text = bytes.TrimPrefix(text, []byte("\xef\xbb\xbf"))
	in := bufio.NewScanner(bytes.NewReader(text))
	in.Buffer(nil, 1<<16)
	n := 0
	for in.Scan() {
		n++
		line := strings.TrimSuffix(in.Text(), "\r")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if strings.Contains(line, "\x00") { // of UTF-16: no pattern would match, and what should be left out would be read
			return nil, corpus.Hintf("save it as UTF-8", "%s:%d: not a pattern: it holds NUL", name, n)
		}
		row, ok, err := parseGlob(line)
		if err != nil {
			return nil, fmt.Errorf("%s:%d: not a pattern: %w", name, n, err)
		}
		if row.from = fmt.Sprintf("%s:%d", name, n); ok {
			rows = append(rows, row)
		}
	}
	if in.Err() != nil {
		return nil, fmt.Errorf("%s:%d: %w", name, n+1, longLine(in.Err()))
	}
	return rows, nil
}

// longLine says in our words what a scanner that takes lines of 64 KiB says of a longer one.
func longLine(err error) error {
	if errors.Is(err, bufio.ErrTooLong) {
		return errors.New("a line of over 65,536 bytes, which nobody has written")
	}
	return err
}

// parseGlob reads one pattern. An empty one is none.
func parseGlob(line string) (g glob, ok bool, err error) {
	g.text = line
	line = trimBlanks(line)
	if rest, back := strings.CutPrefix(line, "!"); back {
		g.back, line = true, rest
	}
	line, g.folder = strings.CutSuffix(line, "/")
	if line == "" {
		return g, false, nil
	}
	g.parts = strings.Split(strings.TrimPrefix(line, "/"), "/")
	if !strings.Contains(line, "/") {
		g.parts = []string{"**", line} // on any level
	}
	for i, p := range g.parts {
		if strings.Contains(p, "[:") {
			return g, false, errors.New("classes such as [:alpha:] are not known")
		}
		if g.parts[i] = brackets(p); len(p) > 2 && strings.Trim(p, "*") == "" {
			g.parts[i] = "**"
		}
		if _, err := path.Match(g.parts[i], ""); err != nil {
			return g, false, err
		}
	}
	return g, true, nil
}

// trimBlanks takes the blanks off the end of a line, but one that a backslash holds.
func trimBlanks(line string) string {
	bare := strings.TrimRight(line, " ")
	slashes := len(bare) - len(strings.TrimRight(bare, `\`))
	if slashes%2 == 1 && len(bare) < len(line) {
		bare += " "
	}
	return bare
}

// brackets writes what git means by brackets as package path does: [!a] is [^a], and a bracket that comes first is one of
// the characters.
func brackets(p string) string {
	var b strings.Builder
	for i := 0; i < len(p); i++ {
		b.WriteByte(p[i])
		switch {
		case p[i] == '\\' && i+1 < len(p):
			i++
			b.WriteByte(p[i])
		case p[i] == '[' && i+1 < len(p):
			if p[i+1] == '!' || p[i+1] == '^' {
				i++
				b.WriteByte('^')
			}
			if i+1 < len(p) && (p[i+1] == ']' || p[i+1] == '-') {
				i++
				b.WriteString(`\` + p[i:i+1])
			}
			for i+1 < len(p) && p[i+1] != ']' {
				i++
				if p[i] == '-' && i+1 < len(p) && p[i+1] == ']' {
					b.WriteByte('\\')
				}
				b.WriteByte(p[i])
				if p[i] == '\\' && i+1 < len(p) {
					i++
					b.WriteByte(p[i])
				}
			}
		}
	}
	return b.String()
}

// matches reports whether the pattern matches a path, its elements given. Only the last ** has to be tried again, as what
// stands between two of them is best found as early as it can be.
func (g *glob) matches(at []string, folder bool) bool {
	if g.folder && !folder {
		return false
	}
	i, j := 0, 0
	star, from := -1, 0
	for j < len(at) {
		switch {
		case i < len(g.parts) && g.parts[i] == "**":
			if i++; i == len(g.parts) {
				return true // and something is left for it
			}
			star, from = i, j
		case i < len(g.parts) && one(g.parts[i], at[j]):
			i, j = i+1, j+1
		case star >= 0:
			from++
			i, j = star, from
		default:
			return false
		}
	}
	return i == len(g.parts)
}

func one(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return ok && err == nil
}

// skip is asked by corpus.Find, and counts.
func (x *ignores) skip(name string, folder bool) bool {
	if !x.ignores(name, folder) {
		return x.named[x.abs(name)]
	}
	x.hits++
	return true
}

// ignores reports whether a path, or a folder it is in, is ignored. What is in an ignored folder is not taken back.
func (x *ignores) ignores(name string, folder bool) bool {
	rel, from, most := x.rel(name), map[string][]string{}, 0 // by what is below them
	for i := range x.rows {
		below := x.rows[i].below
		if _, ok := from[below]; !ok {
			from[below] = elements(path.Join(below, rel))
			most = max(most, len(from[below]))
		}
	}
	for up := most - 1; up >= 0; up-- {
		if x.matches(from, up, folder || up > 0) {
			return true
		}
	}
	return false
}

// elements parts a path, less the ../ it begins with.
func elements(rel string) []string {
	for strings.HasPrefix(rel, "../") {
		rel = rel[len("../"):]
	}
	if rel == "." || rel == ".." {
		return nil
	}
	return strings.Split(rel, "/")
}

// matches reports whether the last pattern that matches a path less some of its last elements ignores it.
func (x *ignores) matches(from map[string][]string, up int, folder bool) bool {
	for i := len(x.rows) - 1; i >= 0; i-- {
		g := &x.rows[i]
		if at := from[g.below]; up < len(at) && g.matches(at[:len(at)-up], folder) {
			g.used = true
			return !g.back
		}
	}
	return false
}

// tell shows the patterns, and which of them match nothing.
func (x *ignores) tell(e *env) {
	if x == nil {
		return
	}
	for _, g := range x.rows {
		used := "matches nothing"
		if g.used {
			used = "in use"
		}
		e.say("%-16s %s (%s, %s)", "ignore", g.text, g.from, used)
	}
}

// void is the error of a command that found no stories in so many files.
func (x *ignores) void(files int, message string) error {
	advice := "PATH must hold text files with at least one line of text"
	if x != nil && x.hits > 0 && files == 0 {
		advice = "patterns of --exclude or of an ignore file match what is there"
	}
	return corpus.Hintf(advice, "%s", message)
}

// explain says of a run that found no stories whether that is because of patterns.
func (x *ignores) explain(err error, files int) error {
	if err == run.ErrNoStories {
		return x.void(files, run.ErrNoStories.Error())
	}
	return err
}

// rel is the path of a file from the working folder.
func (x *ignores) rel(name string) string {
	if rel, err := filepath.Rel(x.home, x.abs(name)); err == nil {
		name = rel
	}
	return filepath.ToSlash(name)
}

func (x *ignores) abs(name string) string {
	if filepath.IsAbs(name) {
		return filepath.Clean(name)
	}
	return filepath.Join(x.home, name)
}
