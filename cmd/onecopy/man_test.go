package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"onecopy/internal/roff"
)

// prints runs a command in this process, wants success and returns what it prints.
func prints(t *testing.T, args ...string) string {
	t.Helper()
	var out, said bytes.Buffer
	if code := onecopy(args, strings.NewReader(""), &out, &said); code != exitDone || said.Len() > 0 {
		t.Fatalf("onecopy %s: exit code %d\n%s", strings.Join(args, " "), code, &said)
	}
	return out.String()
}

// TestManual keeps docs/onecopy.1 the table of commands as a manual page; "make docs" writes it
// anew.
func TestManual(t *testing.T) {
	t.Parallel()
	page := prints(t, "man")
	compare(t, "../../docs/onecopy.1", page)
	for _, c := range topics(commands()) {
		if !strings.Contains(page, "\n.SS "+c.Name+"\n") {
			t.Errorf("%s has no section", c.Name)
		}
		for _, f := range c.Flags {
			if !strings.Contains(page, `\fB`+roff.Quote("--"+f.Name)+`\fR`) {
				t.Errorf("--%s of %s is missing", f.Name, c.Name)
			}
		}
	}
	for name := range tree(t, cleaned(t, seeds)) {
		if first, _, _ := strings.Cut(name, "/"); !strings.Contains(page, roff.Quote("OUT/"+first)) {
			t.Errorf("FILES has no %s", name)
		}
	}
}

// TestManualMacros allows the macros of man(7) that groff and mandoc share, and text that no line
// of begins a request by accident.
func TestManualMacros(t *testing.T) {
	t.Parallel()
	fixed := false
	for n, line := range strings.Split(strings.TrimSuffix(prints(t, "man"), "\n"), "\n") {
		macro, _, _ := strings.Cut(line, " ")
		switch {
		case macro == ".nf" || macro == ".fi":
			if fixed == (macro == ".nf") {
				t.Errorf("line %d: %s twice", n+1, macro)
			}
			fixed = macro == ".nf"
		case line == "" || line[0] == '\'' || line[0] == '.' && !regexp.MustCompile(`^\.(\\"|TH|SH|SS|TP|PP|br)$`).MatchString(macro):
			t.Errorf("line %d: %q", n+1, line)
		case regexp.MustCompile(`[^\x20-\x7e]|\\[^efB&\-(\["]`).MatchString(strings.NewReplacer(`\fB`, "", `\fI`, "", `\fR`, "").Replace(line)):
			t.Errorf("line %d: %q", n+1, line)
		}
	}
}

func TestRoffQuote(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"": "", "plain": "plain", "--keep": `\-\-keep`, ".onecopy": `\&.onecopy`, "'x'": `\(aqx\(aq`, `a\b`: `a\eb`, "⟦é⟧": `\[u27E6]\[u00E9]\[u27E7]`,
	} {
		if got := roff.Quote(text); got != want {
			t.Errorf("roff.Quote(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestManualRenders has the page set by the programs that readers have, which must find nothing
// wrong with it, and looks for words at both ends of it.
func TestManualRenders(t *testing.T) {
	t.Parallel()
	file := filepath.Join(t.TempDir(), "onecopy.1")
	writeFile(t, file, prints(t, "man"))
	ran := 0
	for _, args := range [][]string{
		{"groff", "-man", "-ww", "-Tutf8", "-P-c", file}, {"mandoc", "-Tutf8", file}, {"man", "-l", file}, {"mandoc", "-Tlint", "-Wwarning", file},
	} {
		if _, err := exec.LookPath(args[0]); err != nil {
			continue
		}
		ran++
		cmd := exec.Command(args[0], args[1:]...)
		cmd.Env = append(os.Environ(), "MANPAGER=cat", "PAGER=cat", "MANWIDTH=80", "LC_ALL=C.UTF-8")
		var out, said bytes.Buffer
		cmd.Stdout, cmd.Stderr = &out, &said
		err := cmd.Run()
		if args[1] == "-Tlint" { // a page without a date is a page that any build prints
			if rest := regexp.MustCompile(`(?m)^.*missing date.*\n`).ReplaceAllString(out.String(), ""); rest != "" {
				t.Errorf("%s says %s", args, rest)
			}
			continue
		}
		text := regexp.MustCompile(".\b|\x1b\\[[0-9;]*m").ReplaceAllString(out.String(), "")
		if err != nil || said.Len() > 0 || !strings.Contains(text, "onecopy clean [flags] PATH... -o OUT") || !strings.Contains(text, "CLICOLOR_FORCE") {
			t.Errorf("%s: %v %s", args, err, &said)
		}
	}
	if ran == 0 {
		t.Skip("neither groff nor mandoc nor man is installed")
	}
}
