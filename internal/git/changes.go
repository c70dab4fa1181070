package git

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"onecopy/corpus/hint"
	"onecopy/internal/phrase"
)

// A Delta is what differs between a commit and the files that lie there now. Paths are absolute.
type Delta struct {
	Files []string // that have changed, are new, or have another name; untracked ones too, but no ignored ones
	New   []string // those of Files that were not there, under any name
	Gone  []string // that are there no more, among them the older names of others

	tree    string // root of the working tree
	base    string // what is compared with
	entries []string
	plain   []string // untracked
}

// A Hunk is lines of a file, from First on up to Last, from 1. Where lines were taken out, Last is
// First less one: they stood between those two.
type Hunk struct{ First, Last int }

// Since asks what has changed in the working tree that a folder is in since HEAD and a commit
// parted. A note says where it was compared with the commit itself, as their histories do not meet,
// which happens in a shallow clone.
func Since(ctx context.Context, folder, ref string, note func(string)) (*Delta, error) {
	up, err := ask(ctx, folder, "rev-parse", "--show-cdup")
	if err != nil {
		return nil, err
	}
	c := &Delta{tree: filepath.Join(folder, filepath.FromSlash(strings.TrimRight(string(up), "\n")))}
	commit, err := ask(ctx, c.tree, "rev-parse", "--verify", "--quiet", "--end-of-options", ref+"^{commit}")
	if err != nil {
		return nil, hint.Errorf("REF is a branch, a tag or a commit that is there: a shallow clone may lack it (git fetch)", "--since %s: no such commit", ref)
	}
	c.base = strings.TrimSpace(string(commit))
	if base, err := ask(ctx, c.tree, "merge-base", c.base, "HEAD"); err == nil {
		c.base = strings.TrimSpace(string(base))
	} else if ctx.Err() == nil {
		note(fmt.Sprintf("--since %s: its history and that of HEAD do not meet here; compared with the commit itself", ref))
	}
	if err := c.read(ctx); err != nil {
		return nil, err
	}
	c.tellSubmodules(ctx, note)
	c.tellAbsent(note)
	return c, nil
}

// tellSubmodules notes the submodules that are checked out. What has changed in them is for their
// own histories to say, and is not looked at.
func (c *Delta) tellSubmodules(ctx context.Context, note func(string)) {
	if info, err := os.Lstat(c.at(".gitmodules")); err != nil || !info.Mode().IsRegular() {
		return
	}
	list, err := ask(ctx, c.tree, "config", "--file", ".gitmodules", "--null", "--get-regexp", `^submodule\..*\.path$`)
	if err != nil {
		return // a file that is none of git's says nothing of submodules
	}
	var names []string
	for entry := range strings.SplitSeq(string(list), "\x00") {
		_, name, _ := strings.Cut(entry, "\n")
		if name == "" || !filepath.IsLocal(filepath.FromSlash(name)) {
			continue
		}
		if inside, err := os.ReadDir(c.at(name)); err == nil && len(inside) > 0 {
			names = append(names, name)
		}
	}
	if len(names) > 0 {
		note("--since looks at no files of submodules, whose histories are their own: " + few(names))
	}
}

// tellAbsent notes the files that have changed and are not in the working tree, as where a sparse
// checkout leaves them out.
func (c *Delta) tellAbsent(note func(string)) {
	var names []string
	for _, name := range c.Files {
		if _, err := os.Lstat(name); errors.Is(err, fs.ErrNotExist) {
			rel, _ := filepath.Rel(c.tree, name)
			names = append(names, filepath.ToSlash(rel))
		}
	}
	if len(names) > 0 {
		note("--since: not checked out here (git sparse-checkout), and so not looked at: " + few(names))
	}
}

// few lists the first names, and says how many there are more.
func few(names []string) string {
	const most = 3
	more := ""
	if n := len(names) - most; n > 0 {
		names, more = names[:most], fmt.Sprintf(" and %d more", n)
	}
	return strings.Join(names, ", ") + more
}

// diffed are the arguments of every comparison: nothing that a repository names is started for it.
func (c *Delta) diffed(more ...string) []string {
	return slices.Concat([]string{"diff", "--no-ext-diff", "--no-textconv", "--no-color", "--ignore-submodules=all", "-M", "--inter-hunk-context=0", "--diff-filter=ACDMRT"}, more, []string{c.base, "--"})
}

// read lists the files.
func (c *Delta) read(ctx context.Context) error {
	list, err := ask(ctx, c.tree, c.diffed("--name-status", "-z")...)
	if err != nil {
		return err
	}
	fields := strings.Split(strings.TrimSuffix(string(list), "\x00"), "\x00")
	for len(fields) > 1 {
		kind, names := fields[0], fields[1:2]
		if two := kind != "" && strings.ContainsRune("RC", rune(kind[0])); two && len(fields) > 2 {
			names = fields[1:3]
		}
		fields = fields[1+len(names):]
		now := names[len(names)-1]
		switch {
		case kind == "D":
			c.Gone, now = append(c.Gone, c.at(now)), ""
		case len(names) == 2 && kind[0] == 'R':
			c.Gone = append(c.Gone, c.at(names[0]))
		case kind == "T": // in a patch it is two, one of which takes what was there out
			c.entries = append(c.entries, "")
		}
		if c.entries = append(c.entries, now); now != "" {
			c.Files = append(c.Files, c.at(now))
		}
		if kind == "A" || kind != "" && kind[0] == 'C' {
			c.New = append(c.New, c.at(now))
		}
	}
	other, err := ask(ctx, c.tree, "ls-files", "--others", "--exclude-standard", "-z")
	if err != nil {
		return err
	}
	for name := range strings.SplitSeq(string(other), "\x00") {
		if name != "" {
			c.Files, c.New, c.plain = append(c.Files, c.at(name)), append(c.New, c.at(name)), append(c.plain, c.at(name))
		}
	}
	return nil
}

func (c *Delta) at(name string) string { return filepath.Join(c.tree, filepath.FromSlash(name)) }

// Was returns the bytes that a file had in the commit that is compared with, as git keeps them: no
// filter of a repository is run.
func (c *Delta) Was(ctx context.Context, name string) ([]byte, error) {
	rel, err := filepath.Rel(c.tree, name)
	if err != nil {
		return nil, err
	}
	return ask(ctx, c.tree, "cat-file", "blob", c.base+":"+filepath.ToSlash(rel))
}

// allLines is a hunk of all lines there are.
var allLines = Hunk{1, 1<<31 - 1}

// Lines asks which lines of the files have changed. Of an untracked file it is all there are, and
// of one that git takes for no text, such as one in UTF-16, too: it says nothing of lines there.
func (c *Delta) Lines(ctx context.Context) (map[string][]Hunk, error) {
	patch, err := ask(ctx, c.tree, c.diffed("-U0")...)
	if err != nil {
		return nil, err
	}
	lines, n := map[string][]Hunk{}, -1
	for _, name := range c.plain {
		lines[name] = []Hunk{allLines}
	}
	for line := range bytes.Lines(patch) { // in a patch without context no line of a file begins so
		switch {
		case bytes.HasPrefix(line, []byte("diff --git ")):
			n++
		case bytes.HasPrefix(line, []byte("Binary files ")) && n >= 0 && n < len(c.entries):
			if name := c.entries[n]; name != "" {
				lines[c.at(name)] = []Hunk{allLines}
			}
		case bytes.HasPrefix(line, []byte("@@ -")) && n >= 0 && n < len(c.entries):
			span, err := parseHunk(string(line))
			if err != nil {
				return nil, err
			}
			if name := c.entries[n]; name != "" {
				lines[c.at(name)] = append(lines[c.at(name)], span)
			}
		}
	}
	if n+1 != len(c.entries) {
		return nil, fmt.Errorf("git tells of %d changed files, and then of %d: they change while they are read", len(c.entries), n+1)
	}
	return lines, nil
}

// parseHunk reads the line that begins a hunk: @@ -1,2 +3,4 @@
func parseHunk(line string) (s Hunk, err error) {
	_, rest, ok := strings.Cut(line, " +")
	place, _, closed := strings.Cut(rest, " @@")
	first, count, some := strings.Cut(place, ",")
	n := 1
	if s.First, err = strconv.Atoi(first); some && err == nil {
		n, err = strconv.Atoi(count)
	}
	if !ok || !closed || err != nil || s.First < 0 || n < 0 || n > 1<<31-1 || s.First > 1<<31-1 {
		return Hunk{}, fmt.Errorf("not a hunk of git: %.60q", line)
	}
	if n == 0 {
		s.First++ // git names the line above
	}
	s.Last = s.First + n - 1
	return s, nil
}

// ask runs git in a folder, without network, prompts, hooks and what else a repository may name.
func ask(ctx context.Context, folder string, args ...string) ([]byte, error) {
	program, err := exec.LookPath("git")
	if err != nil {
		return nil, hint.Errorf("install git, or give a list of files: --files-from", "--since: there is no git(1) here")
	}
	safe := []string{"--no-optional-locks", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=" + os.DevNull, "-c", "core.quotePath=false"}
	cmd := exec.CommandContext(ctx, program, append(safe, args...)...)
	cmd.Dir = folder
	cmd.Env = append(os.Environ(), "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "GIT_PAGER=cat", "GIT_DIFF_OPTS=", "LC_ALL=C")
	var said bytes.Buffer
	cmd.Stderr = &said
	out, err := cmd.Output()
	if err == nil || ctx.Err() != nil {
		return out, ctx.Err()
	}
	why, _, _ := strings.Cut(strings.TrimSpace(said.String()), "\n")
	if exit := (*exec.ExitError)(nil); why == "" && errors.As(err, &exit) {
		why = err.Error()
	}
	return nil, hint.Errorf("--since asks git about the repository of the working folder; --files-from takes a list of files", "--since: git %s: %s", args[0], phrase.Shown(why))
}
