package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"
	"unicode/utf16"
)

// A fork is a shallow clone, as CI makes one, of a repository whose branch main has pages with
// boilerplate, and whose branch work has a copy of one more. It lacks what main is.
type fork struct{ home, main, empty string }

func newFork(t *testing.T) fork {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil || runtime.GOOS == "windows" {
		t.Skip("no git(1)")
	}
	f := fork{filepath.Join(t.TempDir(), "clone"), "", strings.Repeat("0", 40)}
	d := &day{T: t, home: t.TempDir()}
	for i, name := range []string{"a.txt", "b.txt"} {
		writeFile(t, d.at("wire/"+name), news(i)+"\nShare this article\n")
	}
	d.git("init", "-q", "-b", "main")
	d.git("config", "uploadpack.allowAnySHA1InWant", "true")
	d.git("add", "-A")
	d.git("commit", "-qm", "main")
	f.main = strings.TrimSpace(d.read(".git/refs/heads/main"))
	d.git("checkout", "-qb", "work")
	writeFile(t, d.at("wire/new.txt"), "Another headline\n\n"+news(1))
	d.git("add", "-A")
	d.git("commit", "-qm", "work")
	d.git("clone", "-q", "--depth", "1", "--branch", "work", "file://"+d.home, f.home)
	return f
}

const (
	copyOfB = `wire/new\.txt.*(identical|near|abridged) copy of wire/b\.txt`
	ofMain  = `wire/a\.txt.*[Ss]hare`
)

// said wants what is said to match or not.
func said(t *testing.T, what, text, pattern string, want bool) {
	t.Helper()
	if regexp.MustCompile(pattern).MatchString(text) != want {
		t.Errorf("%s: %s, want %v\n%s", what, pattern, want, text)
	}
}

// TestActionSince has the action check the clone: with the base of the event it fetches that and
// tells of the copy alone, and without one, for a new branch or where nobody wants it, of all.
func TestActionSince(t *testing.T) {
	t.Parallel()
	f := newFork(t)
	for _, tt := range []struct {
		what, base, since string
		all               bool
	}{
		{"the base of a pull request", f.main, "", false},
		{"a branch that is new", f.empty, "", true},
		{"a manual run", "", "", true},
		{"a base that was removed", strings.Repeat("d", 40), "", true},
		{"none", f.main, "none", true},
		{"a tag", "", f.main, false},
	} {
		w := newWorkflow(t, map[string]string{"version": "installed", "since": tt.since})
		w.home, w.base = f.home, tt.base
		if code := w.run(); code != exitFound {
			t.Fatalf("%s: exit code %d\n%s", tt.what, code, &w.said)
		}
		said(t, tt.what, w.said.String(), copyOfB, true)
		said(t, tt.what, w.said.String(), ofMain, tt.all)
	}
}

// TestGitLabSince is the same with the job of GitLab.
func TestGitLabSince(t *testing.T) {
	t.Parallel()
	f := newFork(t)
	for _, tt := range []struct {
		what string
		env  []string
		all  bool
	}{
		{"a merge request", []string{"CI_MERGE_REQUEST_DIFF_BASE_SHA=" + f.main, "CI_COMMIT_BEFORE_SHA=" + f.empty}, false},
		{"a push", []string{"CI_COMMIT_BEFORE_SHA=" + f.main}, false},
		{"a branch that is new", []string{"CI_COMMIT_BEFORE_SHA=" + f.empty}, true},
		{"a base that was removed", []string{"CI_COMMIT_BEFORE_SHA=" + strings.Repeat("d", 40)}, true},
		{"none", []string{"CI_COMMIT_BEFORE_SHA=" + f.main, "ONECOPY_SINCE=none"}, true},
		{"a commit", []string{"ONECOPY_SINCE=" + f.main}, false},
	} {
		p := newPipeline(t, tt.env...)
		p.home = f.home
		code, out := p.run("script")
		if code != exitFound {
			t.Fatalf("%s: exit code %d\n%s", tt.what, code, out)
		}
		said(t, tt.what, out, copyOfB, true)
		said(t, tt.what, out, ofMain, tt.all)
	}
}

// TestSnippets runs what docs/ci.md has for Jenkins and Azure Pipelines, in the shell that these
// have, on a branch with a target and without one.
func TestSnippets(t *testing.T) {
	t.Parallel()
	page, err := os.ReadFile("../../docs/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, ok := strings.Cut(string(page), "sh '''\n")
	jenkins, _, end := strings.Cut(rest, "'''")
	if !ok || !end {
		t.Fatal("no script for Jenkins")
	}
	_, rest, ok = strings.Cut(string(page), "## Azure Pipelines\n")
	_, rest, _ = strings.Cut(rest, "```yaml\n")
	text, _, end := strings.Cut(rest, "```")
	steps, err := parseYAML(text)
	if !ok || !end || err != nil {
		t.Fatalf("no steps for Azure: %v", err)
	}
	azure := ""
	for _, step := range steps.(map[string]any)["steps"].([]any) {
		if script, ok := step.(map[string]any)["script"].(string); ok {
			azure += script
		}
	}
	for _, tt := range []struct{ shell, script, target string }{
		{"sh", jenkins, "CHANGE_TARGET=main"}, {"bash", azure, "SYSTEM_PULLREQUEST_TARGETBRANCH=refs/heads/main"},
	} {
		for _, set := range []string{tt.target, "X="} {
			f := newFork(t)
			cmd := installed(t, tt.shell, "-e", "-c", tt.script)
			cmd.Dir, cmd.Env = f.home, append(os.Environ(), set)
			out, _ := cmd.CombinedOutput()
			if code := cmd.ProcessState.ExitCode(); code != exitFound {
				t.Fatalf("%s: exit code %d\n%s", set, code, out)
			}
			said(t, set, string(out), copyOfB, true)
			said(t, set, string(out), ofMain, set == "X=")
			if xml, err := os.ReadFile(filepath.Join(f.home, "onecopy.xml")); err != nil || !strings.Contains(string(xml), "wire/new.txt") {
				t.Errorf("%s: %v, %.300s", set, err, xml)
			}
		}
	}
}

// TestChangedLinesOfAny wants what is found in files of a branch to count as changed also where git
// calls a file otherwise than a finding does, takes it for no text, or counts its lines otherwise.
func TestChangedLinesOfAny(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("git"); err != nil || runtime.GOOS == "windows" {
		t.Skip("no git(1)")
	}
	d := &day{T: t, home: t.TempDir()}
	writeFile(t, d.at("old.txt"), news(0))
	d.git("init", "-q", "-b", "main")
	d.git("add", "-A")
	d.git("commit", "-qm", "main")
	d.git("checkout", "-qb", "work")
	page := news(1) + "\nShare this article\n"
	wide := "\xff\xfe"
	for _, unit := range utf16.Encode([]rune(page)) {
		wide += string([]byte{byte(unit), byte(unit >> 8)})
	}
	files := map[string]string{"new\nline.txt": page, "Mac.txt": strings.ReplaceAll(page, "\n", "\r"), "wide.txt": wide}
	for name, text := range files {
		writeFile(t, d.at(name), text)
	}
	for _, step := range []string{"untracked", "committed"} {
		out := d.check(step, exitFound, nil, "--since", "main", "--changed-lines", "--only", "boilerplate")
		for _, pattern := range []string{`new%0Aline\.txt:`, `Mac\.txt:`, `wide\.txt:`} {
			said(t, step, out, pattern+`.*[Ss]hare`, true)
		}
		d.git("add", "-A")
		d.git("commit", "--allow-empty", "-qm", "work")
	}
}
