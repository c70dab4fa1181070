package git

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// A tree is a repository for a test.
type tree struct {
	*testing.T
	home string
}

func newTree(t *testing.T) tree {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git(1)")
	}
	home, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	x := tree{t, home}
	x.git("init", "-q", "-b", "main")
	return x
}

func (x tree) git(args ...string) string {
	x.Helper()
	cmd := exec.Command("git", append([]string{"-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false"}, args...)...)
	cmd.Dir = x.home
	cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
	out, err := cmd.CombinedOutput()
	if err != nil {
		x.Fatalf("git %v: %v\n%s", args, err, out)
	}
	return strings.TrimSpace(string(out))
}

func (x tree) put(name, text string) {
	x.Helper()
	full := filepath.Join(x.home, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(full), 0o700); err != nil {
		x.Fatal(err)
	}
	if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
		x.Fatal(err)
	}
}

func (x tree) below(list []string) (names []string) {
	for _, name := range list {
		rel, _ := filepath.Rel(x.home, name)
		names = append(names, filepath.ToSlash(rel))
	}
	slices.Sort(names)
	return names
}

// TestSince changes files in every way, on a branch and beside it, and wants those of the branch.
func TestSince(t *testing.T) {
	x := newTree(t)
	const long = "one\ntwo\nthree\nfour\nfive\nsix\nseven\neight\n"
	for _, name := range []string{"same.txt", "typo.txt", "old name.txt", "gone.txt", "sub/shorter.txt", "later.txt"} {
		x.put(name, name+"\n"+long)
	}
	x.put(".gitignore", "*.log\n")
	x.git("add", "-A")
	x.git("commit", "-qm", "first")
	x.git("checkout", "-qb", "work")
	x.put("typo.txt", "typo.txt\n"+strings.Replace(long, "three", "THREE", 1))
	x.git("mv", "old name.txt", "new\"name.txt")
	x.git("rm", "-q", "gone.txt")
	x.put("sub/shorter.txt", "sub/shorter.txt\n"+strings.Replace(long, "four\nfive\n", "", 1))
	x.git("commit", "-qam", "second")
	x.git("checkout", "-q", "main")
	x.put("later.txt", "changed on main\n")
	x.git("commit", "-qam", "third")
	x.git("checkout", "-q", "work")
	x.put("same.txt", "@@ -1,3 +1,3 @@\nsame.txt\n"+long+"diff --git a b\n") // not committed
	x.put("new\tfile.txt", "new\n")                                          // not tracked
	x.put("x.log", "ignored\n")

	c, err := Since(t.Context(), filepath.Join(x.home, "sub"), "main", func(s string) { t.Error(s) })
	if err != nil {
		t.Fatal(err)
	}
	if got, want := x.below(c.Files), []string{"new\tfile.txt", "new\"name.txt", "same.txt", "sub/shorter.txt", "typo.txt"}; !slices.Equal(got, want) {
		t.Errorf("changed %q, want %q", got, want)
	}
	if got, want := x.below(c.New), []string{"new\tfile.txt"}; !slices.Equal(got, want) {
		t.Errorf("new %q, want %q", got, want)
	}
	if got, want := x.below(c.Gone), []string{"gone.txt", "old name.txt"}; !slices.Equal(got, want) {
		t.Errorf("gone %q, want %q", got, want)
	}
	for name, want := range map[string]string{"gone.txt": "gone.txt\n" + long, "old name.txt": "old name.txt\n" + long, "later.txt": "later.txt\n" + long} {
		if got, err := c.Was(t.Context(), filepath.Join(x.home, name)); err != nil || string(got) != want {
			t.Errorf("%s was %q, want %q: %v", name, got, want, err)
		}
	}
	if got, err := c.Was(t.Context(), filepath.Join(x.home, "new\tfile.txt")); err == nil {
		t.Errorf("a new file was %q", got)
	}
	lines, err := c.Lines(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]Hunk{
		"typo.txt": {{4, 4}}, "sub/shorter.txt": {{5, 4}}, "same.txt": {{1, 1}, {11, 11}}, "new\"name.txt": nil, "new\tfile.txt": {{1, 1<<31 - 1}},
	} {
		if got := lines[filepath.Join(x.home, filepath.FromSlash(name))]; !slices.Equal(got, want) {
			t.Errorf("%s: lines %v, want %v", name, got, want)
		}
	}
}

// TestSinceRefuses has what git cannot tell, and names that are flags.
func TestSinceRefuses(t *testing.T) {
	x := newTree(t)
	x.put("a.txt", "a\n")
	x.git("add", "-A")
	x.git("commit", "-qm", "first")
	for _, ref := range []string{"nowhere", "", "--help", "--output=x", "-x"} {
		if _, err := Since(t.Context(), x.home, ref, func(string) {}); err == nil || !strings.Contains(err.Error(), "no such commit") {
			t.Errorf("%q: %v", ref, err)
		}
	}
	if _, err := os.Stat(filepath.Join(x.home, "x")); err == nil {
		t.Error("a ref has written a file")
	}
	if _, err := Since(t.Context(), t.TempDir(), "HEAD", func(string) {}); err == nil {
		t.Error("no repository, and no error")
	}
	x.git("checkout", "-q", "--orphan", "other")
	x.git("commit", "-qm", "another history")
	said := ""
	if _, err := Since(t.Context(), x.home, "main", func(s string) { said = s }); err != nil || !strings.Contains(said, "do not meet") {
		t.Errorf("%v, %q", err, said)
	}
}

// TestSinceStartsNothing wants no program that the repository names to run.
func TestSinceStartsNothing(t *testing.T) {
	x := newTree(t)
	x.put("a.txt", "a\n")
	x.put(".gitattributes", "*.txt diff=evil\n")
	x.git("add", "-A")
	x.git("commit", "-qm", "first")
	evil := "touch " + filepath.Join(x.home, ".git", "ran")
	for _, key := range []string{"diff.external", "diff.evil.textconv", "diff.evil.command", "core.fsmonitor", "core.pager", "core.sshCommand"} {
		x.git("config", key, evil)
	}
	x.put(".git/hooks/post-index-change", "#!/bin/sh\n"+evil+"\n")
	x.put("a.txt", "b\n")
	c, err := Since(t.Context(), x.home, "HEAD", func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := c.Lines(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(x.home, ".git", "ran")); err == nil {
		t.Error("it has run")
	}
}

// FuzzHunk wants every line of git to be read or refused.
func FuzzHunk(f *testing.F) {
	for _, s := range []string{"@@ -1,2 +3,4 @@", "@@ -1 +1 @@ x", "@@ -0,0 +1,9 @@", "@@ -3,2 +2,0 @@", "@@ -1 +9999999999999999999999,1 @@", "@@ -1 +1,-1 @@", "@@"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, line string) {
		if s, err := parseHunk(line); err == nil && (s.First < 0 || s.Last < s.First-1) {
			t.Errorf("%q is %v", line, s)
		}
	})
}

// TestSinceLinesOfAny wants the lines of files that a patch tells of in other ways: a link that has
// become a file, a file in UTF-16, and changes near each other where git is told to join them.
func TestSinceLinesOfAny(t *testing.T) {
	x := newTree(t)
	x.put("near.txt", "one\ntwo\nthree\n")
	if err := os.Symlink("near.txt", filepath.Join(x.home, "link.txt")); err != nil {
		t.Skip(err)
	}
	x.git("add", "-A")
	x.git("commit", "-qm", "first")
	x.git("config", "diff.interHunkContext", "9")
	t.Setenv("GIT_DIFF_OPTS", "--unified=5")
	x.put("near.txt", "ONE\ntwo\nTHREE\n")
	x.git("rm", "-q", "link.txt")
	x.put("link.txt", "a\nb\n")
	x.put("wide.txt", "\xff\xfea\x00\n\x00")
	x.git("add", "-A")
	c, err := Since(t.Context(), x.home, "HEAD", func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	lines, err := c.Lines(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string][]Hunk{"near.txt": {{1, 1}, {3, 3}}, "link.txt": {{1, 2}}, "wide.txt": {allLines}} {
		if got := lines[filepath.Join(x.home, name)]; !slices.Equal(got, want) {
			t.Errorf("%s: lines %v, want %v", name, got, want)
		}
	}
}

// TestSubmodules wants it said that files of submodules are not looked at, where there are some.
func TestSubmodules(t *testing.T) {
	x := newTree(t)
	x.put("a.txt", "a\n")
	x.git("add", ".")
	x.git("commit", "-q", "-m", "a")
	told := func() string {
		var said []string
		_, err := Since(t.Context(), x.home, "HEAD", func(s string) { said = append(said, s) })
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(said, "\n")
	}
	x.put(".gitmodules", "not of git\n[[\n")
	if got := told(); got != "" {
		t.Errorf("a file that is none: %q", got)
	}
	x.put(".gitmodules", "[submodule \"one\"]\n\tpath = vendor/news\n[submodule \"two\"]\n\tpath = empty\n[submodule \"three\"]\n\tpath = ../out\n")
	if got := told(); got != "" {
		t.Errorf("none is checked out: %q", got)
	}
	x.put("vendor/news/b.txt", "b\n")
	if got := told(); got != "--since looks at no files of submodules, whose histories are their own: vendor/news" {
		t.Errorf("told %q", got)
	}
}

// TestSparse wants files told that have changed and that a sparse checkout leaves out: a check of
// nothing would be green.
func TestSparse(t *testing.T) {
	x := newTree(t)
	x.put("docs/a.txt", "a\n")
	x.git("add", ".")
	x.git("commit", "-q", "-m", "a")
	for _, name := range []string{"a", "b", "c", "d"} {
		x.put("wire/"+name+".txt", name+"\n")
	}
	x.git("add", ".")
	x.git("commit", "-q", "-m", "b")
	x.git("sparse-checkout", "set", "docs")
	var said []string
	if _, err := Since(t.Context(), x.home, "HEAD~1", func(s string) { said = append(said, s) }); err != nil {
		t.Fatal(err)
	}
	const want = "--since: not checked out here (git sparse-checkout), and so not looked at: wire/a.txt, wire/b.txt, wire/c.txt and 1 more"
	if strings.Join(said, "\n") != want {
		t.Errorf("told %q", said)
	}
}
