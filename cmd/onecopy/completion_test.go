package main

import (
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestCompletions keeps docs/completion what the command prints; "make docs" rewrites it.
func TestCompletions(t *testing.T) {
	t.Parallel()
	for _, s := range shells() {
		compare(t, "../../docs/completion/"+s.file, prints(t, "completion", s.name))
	}
}

// TestCompletionSyntax has each shell that is installed read its file.
func TestCompletionSyntax(t *testing.T) {
	t.Parallel()
	for _, s := range shells() {
		t.Run(s.name, func(t *testing.T) {
			file := filepath.Join(t.TempDir(), s.file)
			writeFile(t, file, prints(t, "completion", s.name))
			said, err := installed(t, s.name, "-n", file).CombinedOutput()
			if err != nil || len(said) > 0 {
				t.Errorf("%v\n%s", err, said)
			}
		})
	}
	t.Run("shellcheck", func(t *testing.T) {
		file := filepath.Join(t.TempDir(), "onecopy.bash")
		writeFile(t, file, prints(t, "completion", "bash"))
		if said, err := installed(t, "shellcheck", "-s", "bash", file).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, said)
		}
	})
}

// installed is a command, if its program is there; else the test is skipped.
func installed(t *testing.T, program string, args ...string) *exec.Cmd {
	t.Helper()
	if _, err := exec.LookPath(program); err != nil {
		t.Skipf("%s is not installed", program)
	}
	return exec.Command(program, args...)
}

// typed are command lines as far as they are typed, with | where words begin, and what may come
// next.
var typed = []struct{ line, want string }{
	{"onecopy|", "clean"},
	{"onecopy|cl", "clean"},
	{"onecopy|ver", "verify version"},
	{"onecopy|--he", "--help"},
	{"onecopy|clean|--thr", "--threshold"},
	{"onecopy|clean|seeds|--keep", "--keep --keep-category --keep-dirs --keep-going"},
	{"onecopy|clean|--split|a", "auto always"},
	{"onecopy|clean|--strip|cap", "caption"},
	{"onecopy|clean|--rules|a", "a.rules a.txt"},
	{"onecopy|clean|a", "a.rules a.txt"},
	{"onecopy|clean|-o|", "out seeds with space"},
	{"onecopy|clean|--output|s", "seeds"},
	{"onecopy|clean|w", "with space"},
	{"onecopy|clean|--threshold|", ""},
	{"onecopy|clean|--jobs|2|s", "seeds"},
	{"onecopy|help|ex", "explain"},
	{"onecopy|help|conf", "config"},
	{"onecopy|completion|", "bash zsh fish"},
	{"onecopy|explain|--col", "--color"},
	{"onecopy|explain|caption/cred", "caption/credit-glued caption/credited"},
	{"onecopy|check|--select|near-", "near-copy"},
	{"onecopy|check|--type|m", "markdown"},
	{"onecopy|show|-o|out|b.txt#", "b.txt#1"},
	{"onecopy|report|out|b.t", "b.txt#1"},
}

// folder makes one with files to complete.
func folder(t *testing.T) string {
	home := t.TempDir()
	for _, name := range []string{"a.txt", "a.rules", "seeds/x.txt", "with space/y.txt"} {
		writeFile(t, filepath.Join(home, name), "words")
	}
	in := t.TempDir()
	for i, name := range []string{"b.txt", "odd $(touch pwned).txt"} {
		writeFile(t, filepath.Join(in, name), news(i))
	}
	if code := onecopy([]string{"clean", "-q", "--no-config", "-o", filepath.Join(home, "out"), in}, strings.NewReader(""), io.Discard, os.Stderr); code != exitDone {
		t.Fatal(code)
	}
	return home
}

// TestBashCompletes types command lines into bash, which splits words at the equals sign too.
func TestBashCompletes(t *testing.T) {
	t.Parallel()
	home := folder(t)
	for _, c := range append(typed, []struct{ line, want string }{
		{"onecopy|clean|--split|=|n", "never"},
		{"onecopy|clean|--split|=", "auto always never"},
		{"onecopy|clean|--strip|caption,cr", "caption,credit"},
		{"onecopy|clean|--strip|=|caption,cr", "caption,credit"},
		{"onecopy|check|--ignore|caption,share/th", "caption,share/this-article"},
		{"onecopy|report|out|odd $(touch", "odd_$(touch_pwned).txt#1"},
		{"onecopy|clean|--rules|=|a", "a.rules a.txt"},
	}...) {
		words := strings.Split(c.line, "|")
		script := fmt.Sprintf("COMP_WORDS=(%s) COMP_CWORD=%d\n_onecopy\nprintf '%%s\\n' \"${COMPREPLY[@]}\"", quoted(words), len(words)-1)
		cmd := installed(t, "bash", "--norc", "-c", prints(t, "completion", "bash")+"\n"+script)
		cmd.Dir = home
		checkCompletes(t, cmd, c.line, c.want)
	}
}

// TestFishCompletes types command lines into fish.
func TestFishCompletes(t *testing.T) {
	t.Parallel()
	home := folder(t)
	config := t.TempDir()
	writeFile(t, filepath.Join(home, ".onecopy.fish"), prints(t, "completion", "fish"))
	for _, c := range append(typed, []struct{ line, want string }{
		{"onecopy|clean|--split=n", "--split=never"},
		{"onecopy|check|--ignore|caption,share/this-a", "caption,share/this-article"},
		{"onecopy|clean|--strip|caption,cr", "caption,credit"},
	}...) {
		cmd := installed(t, "fish", "--no-config", "-c", "source .onecopy.fish; complete -C "+`'`+strings.ReplaceAll(c.line, "|", " ")+`'`)
		cmd.Dir, cmd.Env = home, append(os.Environ(), "HOME="+config, "XDG_CONFIG_HOME="+config)
		checkCompletes(t, cmd, c.line, c.want)
	}
}

func quoted(words []string) string {
	var list []string
	for _, w := range words {
		list = append(list, "'"+w+"'")
	}
	return strings.Join(list, " ")
}

// checkCompletes wants words among what a shell offers, and of those that begin alike no other;
// nothing may be offered where nothing is known.
func checkCompletes(t *testing.T, cmd *exec.Cmd, line, want string) {
	t.Helper()
	said, err := cmd.Output()
	if err != nil {
		t.Fatalf("%s: %v\n%s", line, err, said)
	}
	var got []string
	for word := range strings.Lines(string(said)) {
		word, _, _ = strings.Cut(strings.TrimRight(word, "\n"), "\t")
		if word = strings.TrimSuffix(strings.ReplaceAll(word, `\ `, " "), "/"); word != "" {
			got = append(got, word)
		}
	}
	slices.Sort(got)
	words := strings.Fields(strings.ReplaceAll(want, "with space", "with_space"))
	for i := range words {
		words[i] = strings.ReplaceAll(words[i], "_", " ")
	}
	slices.Sort(words)
	if line == "onecopy|" {
		got = slices.DeleteFunc(got, func(w string) bool { return w != want })
	}
	if !slices.Equal(got, words) {
		t.Errorf("%s: offers %q, want %q", line, got, words)
	}
}

// TestZshCompletes has zsh read the file as one of its own.
func TestZshCompletes(t *testing.T) {
	t.Parallel()
	script := prints(t, "completion", "zsh") + "\nwhence -w _onecopy; print ${_comps[onecopy]}"
	cmd := installed(t, "zsh", "-fc", "autoload -U compinit && compinit -D || exit 9\n"+script)
	said, err := cmd.CombinedOutput()
	if cmd.ProcessState.ExitCode() == 9 {
		t.Skip("zsh has no compinit here")
	}
	if err != nil || string(said) != "_onecopy: function\n_onecopy\n" {
		t.Errorf("%v\n%s", err, said)
	}
}

// TestChoices wants of every word that completion offers for a flag that the flag takes it, and of
// one that it does not offer an error.
func TestChoices(t *testing.T) {
	t.Parallel()
	page := filepath.Join(t.TempDir(), "a.txt")
	writeFile(t, page, "The port of Riga opened again on Monday after a strike of nine days.\n")
	for _, c := range topics(commands()) {
		for _, f := range c.Flags {
			if f.Words == nil || c.Name != "clean" {
				continue
			}
			for i, word := range append(f.Words, "nosuchword") {
				if i == len(f.Words) && f.Name == "keep" {
					continue // may be a path
				}
				var said strings.Builder
				args := []string{"clean", "-n", "-o", filepath.Join(t.TempDir(), "out"), "--" + f.Name, word, page}
				code := onecopy(args, strings.NewReader(""), &said, &said)
				// The page is none of another format.
				unread := f.Name == "input-format" && word != "text" && i < len(f.Words) && !strings.Contains(said.String(), "unknown")
				if (code == exitDone) != (i < len(f.Words)) && !unread {
					t.Errorf("clean --%s %s: exit code %d\n%s", f.Name, word, code, &said)
				}
			}
		}
	}
}
