package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"onecopy/internal/phrase"
)

// steering are names, ids and headlines that steer a terminal, are not seen, or begin a command to
// a runner.
var steering = []string{
	":", " :", "::error::x", "a\n::error::y", "\u202etxt.\u2066\u2028", "esc\x1b[2J\x1b]0;x\a\b", "\u009b31m", "tag\U000e0041\u200b", "##[group]x", "bad\xff",
}

// TestSteer passes such names as files, arguments, ids and headlines to every command that tells
// them.
func TestSteer(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files cannot have such names there")
	}
	t.Chdir(t.TempDir())
	story := "Council votes on bridge %s\n\nThe council of the river town voted on Monday for a second bridge, which has been asked for since " +
		"the \x1b[31mflood\u202e of 1994.\n\n::error::Share this article ##[x]\n\nShare this article\n"
	for _, name := range steering {
		put(t, "in/"+name+".txt", fmt.Sprintf(story, name))
		put(t, "in/"+name, fmt.Sprintf(story, name))
		put(t, "odd/"+name, "no \x00 text \x00 at \x00 all")
		put(t, "one/"+name+".txt", fmt.Sprintf(story, name))
	}
	put(t, "in/r.jsonl", `{"id":"1\u001b[2J\n::x","title":"\u202eFerry\n::error::","text":"A second ferry was sold to a company in Norway on Monday, the town said."}`+"\n")
	put(t, "clean.conf", "::error::\u2028 = 1\n")
	for _, args := range [][]string{
		{"clean", "in", "odd", "-o", "out"}, {"clean", "in", "-o", "out", "--keep", "::x\u202e"}, {"clean", "one", "-o", "::out\u2066"},
		{"verify", "out", "in"}, {"verify", "out", "one"}, {"recut", "out", "--threshold", "0.1"}, {"recut", "out", "--threshold", "1"},
		{"index", "in", "odd", "-o", "x.idx"}, {"index", "--list", "-o", "x.idx"}, {"index", "--list", "-o", "::out\u2066"},
		{"explain", "one"}, {"explain", "one/:.txt"}, {"explain", "one/:.txt:3"}, {"explain", "one/:.txt:999"}, {"explain", "in/" + steering[4]},
		{"show", "one/:.txt", "in/" + steering[4] + ".txt", "--width", "20"}, {"show", "in", "in"}, {"check", "in", "--show-settings"},
		{"check", "--config", "clean.conf", "in"}, {"check", "in", "--against", "x.idx"}, {"check", "in", "--fix", "--dry-run", "--unsafe-fixes"},
	} {
		checkSteer(t, args)
	}
	for _, format := range []string{"text", "json", "jsonl", "gitlab", "sarif", "junit", "markdown", "html"} {
		checkSteer(t, []string{"check", "in", "odd", "--format", format})
	}
	for _, list := range []string{"out/stories.jsonl", "out/report.md"} {
		if b, err := os.ReadFile(list); err != nil || strings.ContainsRune(string(b), 0x1b) {
			t.Errorf("%s: steers, or is not there: %v", list, err)
		}
	}
	if err := os.Chdir("in"); err != nil {
		t.Fatal(err)
	}
	for _, name := range steering {
		for _, args := range [][]string{
			{name}, {"check", name}, {"explain", name}, {"explain", name + ":1"}, {"show", name}, {"show", name, "r.jsonl"}, {"show", name + "#1", "-o", "../out"},
			{"clean", name + "gone", "-o", "../new"}, {"check", "--" + name}, {"check", "--config", name, "."}, {"check", "--only", name, "."},
			{"check", "--report", name, "."}, {"check", "--baseline", name, "."}, {"check", "--exclude", name, "."}, {"verify", name, "."},
			{"clean", ".", "-o", name}, {"recut", name}, {"index", "--list", "-o", name}, {"help", name}, {"completion", name}, {"check", "--encoding", name, "."},
			{"clean", ".", "-o", "../new", "--rules", name}, {"clean", ".", "-o", "../new", "--strip", name},
		} {
			checkSteer(t, args)
		}
	}
}

func put(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

// saying is a command to a runner: at the beginning of a line, or anywhere.
var saying = regexp.MustCompile(`(?m)^\s*(::|##[^# ])|##\[|##vso\[`)

// checkSteer runs a command and looks at what it says.
func checkSteer(t *testing.T, args []string) {
	t.Helper()
	var out, err bytes.Buffer
	onecopy(args, strings.NewReader(""), &out, &err)
	// The page is none of text; a diff has the bytes of the files, as patch needs them.
	all := strings.Join(args, " ")
	page, diff := strings.Contains(all, "html"), strings.Contains(all, "--dry-run")
	for what, text := range map[string]string{"stdout": out.String(), "stderr": err.String()} {
		if i := strings.IndexFunc(text, phrase.Steers); (i >= 0 || !utf8.ValidString(text)) && !(diff && what == "stdout") {
			t.Errorf("%q: %s steers: %.80q", args, what, text[max(i-20, 0):])
		}
		if found := saying.FindString(text); found != "" && !page && !(diff && what == "stdout") {
			t.Errorf("%q: %s has a command %q: %.300q", args, what, found, text)
		}
	}
}
