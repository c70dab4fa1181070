package gitignore

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// ignoredBelow lists the paths of a folder that a walk leaves out, as git tells them: a path in an
// ignored folder is ignored.
func ignoredBelow(t *Tree, home string, paths []string) (out []string) {
	for _, p := range paths {
		parts := strings.Split(p, "/")
		for n := 1; n <= len(parts); n++ {
			if t.Ignores(filepath.Join(home, filepath.FromSlash(path.Join(parts[:n]...))), n < len(parts)) {
				out = append(out, p)
				break
			}
		}
	}
	return out
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

var trees = flag.Int("trees", 100, "trees of files that TestTreeGit makes")

// TestTreeGit makes trees of some 25 files with nested and negated patterns in .gitignore files and
// info/exclude, and asks git.
func TestTreeGit(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("no git(1)")
	}
	n := *trees
	r := rand.New(rand.NewPCG(3, 4))
	one := func(from ...string) string { return from[r.IntN(len(from))] }
	top, said, negated := t.TempDir(), 0, 0
	home := filepath.Join(top, "repo")
	ask := func(stdin string, args ...string) string {
		cmd := exec.Command(git, args...)
		cmd.Dir, cmd.Stdin = home, strings.NewReader(stdin)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
		out, _ := cmd.Output() // exit code 1: none is ignored
		return string(out)
	}
	names := []string{"a", "b", "ab", "a.txt", "b.txt", "c d", "x"}
	put(t, filepath.Join(top, ".gitignore"), "*\n") // above the repository it says nothing
	put(t, filepath.Join(home, "x"), "")
	ask("", "init", "-q")
	for i := range n {
		sweep(t, home)
		var paths []string
		for range 25 {
			var parts []string
			for range 1 + r.IntN(4) {
				parts = append(parts, one(names...))
			}
			p := path.Join(parts...)
			if full := filepath.Join(home, filepath.FromSlash(p)); os.MkdirAll(filepath.Dir(full), 0o700) == nil && os.WriteFile(full, nil, 0o600) == nil {
				paths = append(paths, p)
			}
		}
		slices.Sort(paths)
		paths = slices.Compact(paths)
		patterns := func() string { return somePatterns(r) }
		dirs := []string{"."}
		for _, p := range paths {
			if d := path.Dir(p); r.IntN(4) == 0 {
				dirs = append(dirs, d)
			}
		}
		var written []string
		for _, d := range dirs {
			text := patterns()
			negated += strings.Count("\n"+text, "\n!")
			put(t, filepath.Join(home, filepath.FromSlash(d), ".gitignore"), text)
			written = append(written, fmt.Sprintf("%s: %q", d, text))
		}
		if r.IntN(3) == 0 {
			put(t, filepath.Join(home, ".git", "info", "exclude"), patterns())
		}
		out := strings.Split(strings.TrimSuffix(ask(strings.Join(paths, "\x00"), "check-ignore", "--no-index", "--stdin", "-z"), "\x00"), "\x00")
		if out[0] == "" {
			out = nil
		}
		said += len(out)
		if got := ignoredBelow(NewTree(), home, paths); !slices.Equal(got, out) {
			t.Fatalf("case %d\n%s\nignored %q\ngit     %q", i, strings.Join(written, "\n"), got, out)
		}
	}
	t.Logf("%d trees, %d paths ignored, %d negated patterns", n, said, negated)
	if said < 3*n || negated < n {
		t.Errorf("%d paths ignored, %d negated patterns", said, negated)
	}
}

// somePatterns makes lines of an ignore file.
func somePatterns(r *rand.Rand) (text string) {
	one := func(from ...string) string { return from[r.IntN(len(from))] }
	for range 1 + r.IntN(4) {
		line := one("", "", "!") + one("", "", "/")
		for k := range 1 + r.IntN(3) {
			if k > 0 {
				line += "/"
			}
			line += one("a", "b", "ab", "*", "**", "*.txt", "a*", "?", "[ab]*", "[!a]*", "c d", "[[:alpha:]]", "x")
		}
		text += line + one("", "", "/") + one("\n", "\n", "  \n")
	}
	return text
}

// sweep empties a repository, and forgets what it excludes.
func sweep(t *testing.T, home string) {
	t.Helper()
	entries, err := os.ReadDir(home)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		name := filepath.Join(home, e.Name())
		if e.Name() == ".git" {
			name = filepath.Join(name, "info", "exclude")
		}
		if err := os.RemoveAll(name); err != nil {
			t.Fatal(err)
		}
	}
}

// TestTree has what git does not know: .ignore files, linked working trees, and what holds outside
// of a repository.
func TestTree(t *testing.T) {
	home := t.TempDir()
	at := func(name string) string { return filepath.Join(home, filepath.FromSlash(name)) }
	for name, text := range map[string]string{
		"repo/.git/info/exclude":          "excluded\n",
		"repo/.gitignore":                 "*.log\nkept\n",
		"repo/.ignore":                    "!kept\nour\n",
		"repo/sub/.ignore":                "!our\n[broken\n",
		"repo/nested/.git/HEAD":           "",
		"repo/.git/worktrees/w/commondir": "../..\n",
		"linked/.git":                     "gitdir: " + at("repo/.git/worktrees/w") + "\n",
		"plain/.gitignore":                "*\n",
		"plain/.ignore":                   "x\n",
		".ignore":                         "y\n",
	} {
		put(t, at(name), text)
	}
	tree := NewTree(at("plain"))
	for name, want := range map[string]bool{
		"repo/a.log": true, "repo/sub/a.log": true, "repo/kept": false, "repo/our": true, "repo/sub/our": false, "repo/excluded": true,
		"repo/nested/a.log": false, "repo/nested/our": false, "linked/excluded": true, "linked/a.log": false,
		"plain/a.txt": false, "plain/x": true, "plain/y": false, "plain/sub/x": true,
	} {
		if got := tree.Ignores(at(name), false); got != want {
			t.Errorf("%s is ignored: %v, want %v", name, got, want)
		}
	}
}
