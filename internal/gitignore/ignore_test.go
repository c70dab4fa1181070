package gitignore

import (
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// ignoring says which of some paths lines of patterns ignore; a slash at the end of a path marks a
// folder.
func ignoring(t *testing.T, lines string, paths []string) (out []string) {
	t.Helper()
	rows, err := ParseFile([]byte(lines), "f")
	if err != nil {
		t.Fatal(err)
	}
	x := &List{Patterns: rows, Home: "/home/x"}
	for _, p := range paths {
		bare := strings.TrimSuffix(p, "/")
		if x.Ignores(bare, bare != p) {
			out = append(out, p)
		}
	}
	return out
}

// TestIgnores has the rules of https://git-scm.com/docs/gitignore, one by one.
func TestIgnores(t *testing.T) {
	for _, c := range []struct{ name, patterns, ignored, not string }{
		{"a name on any level", "x.txt", "x.txt a/x.txt a/b/x.txt x.txt/y", "x.txtx ax.txt"},
		{"a slash at the beginning", "/x", "x x/y", "a/x"},
		{"a slash in the middle", "a/x", "a/x a/x/y", "b/a/x x"},
		{"a slash at the end: folders", "x/", "x/ a/x/ x/y a/x/y", "x a/x"},
		{"slashes in the middle and at the end", "a/x/", "a/x/ a/x/y", "b/a/x/ a/x"},
		{"a star stops at a slash", "a/*.txt", "a/b.txt a/.txt", "a/b/c.txt"},
		{"a star alone", "*.txt", "b.txt a/b.txt", "b.txtx"},
		{"a question mark", "a?c", "abc", "ac a/c abbc"},
		{"brackets", "[ab].t", "a.t b.t", "c.t ab.t"},
		{"brackets turned round", "[!a-c].t", "d.t", "a.t b.t"},
		{"a bracket in brackets", "[]x].t", "].t x.t", "a.t"},
		{"a dash last", "[a-].t", "-.t a.t", "b.t"},
		{"a dash first", "[-b].t", "-.t b.t", "a.t"},
		{"two stars first", "**/x", "x a/x a/b/x", "ax"},
		{"two stars first, a folder", "**/a/x", "a/x b/a/x", "a/b/x"},
		{"two stars last", "a/**", "a/x a/b/x", "a a/ b/a/x"},
		{"two stars in the middle", "a/**/x", "a/x a/b/x a/b/c/x", "x b/a/x"},
		{"two stars in a name", "a**b", "ab axxb", "a/b"},
		{"several two stars", "**/a/**/b/**/c", "a/b/c x/a/x/b/x/x/c", "a/c b/a/c"},
		{"taken back", "*.txt\n!b.txt", "a.txt", "b.txt d/b.txt"},
		{"taken back and ignored again", "*.txt\n!b.txt\nb.txt", "b.txt", "b.md"},
		{"not out of an ignored folder", "a/\n!a/b.txt", "a/b.txt", "b.txt"},
		{"out of the content of a folder", "/a/*\n!/a/b", "a/x", "a/b a"},
		{"comments and blank lines", "# x\n\n   \nx", "x", "#"},
		{"a backslash before #", "\\#x", "#x", "x"},
		{"a backslash before !", "\\!x", "!x", "x"},
		{"blanks at the end", "x   ", "x", "y"},
		{"line ends of Windows", "x\r\ny\r\n", "x y", "z"},
		{"a mark of byte order", "\xef\xbb\xbfx", "x", "y"},
		{"two slashes", "a//b c// //d", "", "a/b c c/ d"},
		{"capitals count", "X", "X", "x"},
	} {
		want := strings.Fields(c.ignored)
		if got := ignoring(t, c.patterns, slices.Concat(want, strings.Fields(c.not))); !slices.Equal(got, want) {
			t.Errorf("%s: %q ignores %q, want %q", c.name, c.patterns, got, want)
		}
	}
}

// TestIgnoresBlank has the one rule that a table separated by blanks cannot hold.
func TestIgnoresBlank(t *testing.T) {
	if got := ignoring(t, "x\\ ", []string{"x ", "x"}); !slices.Equal(got, []string{"x "}) {
		t.Errorf("a blank behind a backslash: ignores %q", got)
	}
}

// TestIgnoresGit makes patterns and paths by chance and asks git. Stars beside letters are single
// ones: git takes the letters off first, and then two stars are no longer beside them.
func TestIgnoresGit(t *testing.T) {
	git, err := exec.LookPath("git")
	if err != nil {
		t.Skip("no git(1)")
	}
	home := t.TempDir()
	ask := func(stdin string, args ...string) string {
		cmd := exec.Command(git, args...)
		cmd.Dir, cmd.Stdin = home, strings.NewReader(stdin)
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
		out, _ := cmd.Output() // exit code 1: none is ignored
		return string(out)
	}
	ask("", "init", "-q")
	r := rand.New(rand.NewPCG(1, 2))
	some := func(n int, from ...string) (s string) {
		for range 1 + r.IntN(n) {
			s += from[r.IntN(len(from))]
		}
		return s
	}
	for range 60 {
		var patterns, paths []string
		for range 1 + r.IntN(4) {
			var parts []string
			for range 1 + r.IntN(4) {
				parts = append(parts, some(1, "a", "b", "*", "**", "***", "?", "[ab]", "[!a]", "a*", "*b", "?b", "a*b", "ab"))
			}
			patterns = append(patterns, some(1, "", "", "!")+some(1, "", "", "/")+strings.Join(parts, "/")+some(1, "", "", "/"))
		}
		for range 30 {
			paths = append(paths, some(1, "a", "b", "c")+some(4, "a", "b", "/a", "/b", "/c"))
		}
		if err := os.WriteFile(filepath.Join(home, ".gitignore"), []byte(strings.Join(patterns, "\n")+"\n"), 0o600); err != nil {
			t.Fatal(err)
		}
		said := strings.Fields(ask(strings.Join(paths, "\n"), "check-ignore", "--no-index", "--stdin"))
		if g, ok, err := Parse(patterns[0]); len(patterns) == 1 && ok && err == nil && !g.Back() {
			selected := slices.DeleteFunc(slices.Clone(paths), func(p string) bool { return !g.Selects(p) })
			if !slices.Equal(selected, said) {
				t.Errorf("%q\nselects %q\ngit     %q", patterns, selected, said)
			}
		}
		if got := ignoring(t, strings.Join(patterns, "\n"), paths); !slices.Equal(got, said) {
			t.Errorf("%q\nignore %q\ngit    %q", patterns, got, said)
		}
	}
}

// FuzzIgnores wants no pattern to break the matcher, or to take long: work grows with pattern times
// path.
func FuzzIgnores(f *testing.F) {
	f.Add("*.txt\n!a/**/b\n[!x-z]/", "a/b/c.txt")
	f.Add(strings.Repeat("**/a/", 30)+"b", strings.Repeat("a/", 60)+"c")
	f.Add(strings.Repeat("*a", 50)+"b", strings.Repeat("a", 200))
	f.Fuzz(func(t *testing.T, lines, name string) {
		rows, err := ParseFile([]byte(lines), "f")
		if err != nil {
			if !strings.HasPrefix(err.Error(), "f:") {
				t.Errorf("no position: %v", err)
			}
			return
		}
		x := &List{Patterns: rows, Home: "/home/x"}
		a, b := x.Ignores(name, false), x.Ignores(name, false)
		if a != b {
			t.Error("twice, two answers")
		}
		for i := range rows {
			if len(rows[i].parts) == 0 {
				t.Errorf("%q has no parts", rows[i].Text)
			}
		}
	})
}

// TestIgnoresUnread has ignore files that nobody has written as such. None may be taken for one
// that leaves nothing out.
func TestIgnoresUnread(t *testing.T) {
	for text, want := range map[string]string{
		"\xff\xfed\x00r\x00a\x00f\x00t\x00\n\x00": "f:1: not a pattern: it holds NUL",
		"*.bak\n" + strings.Repeat("x", 1<<16+1):  "f:2: a line of over 65,536 bytes, which nobody has written",
	} {
		if _, err := ParseFile([]byte(text), "f"); err == nil || err.Error() != want {
			t.Errorf("%.20q: %v, want %s", text, err, want)
		}
	}
}
