package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestPip installs the wheel into an empty environment, without an index.
func TestPip(t *testing.T) {
	r := release(t)
	wheels(t, r)
	need(t, "python3")
	at := desk(t)
	said(t, command(at, "python3", "-m", "venv", "env"))
	said(t, command(at, "env/bin/pip", "install", "-q", "--no-index", "--find-links", r.Out, "onecopy=="+r.semantic.String()))
	works(t, r, func(args ...string) *exec.Cmd { return command(at, filepath.Join(at, "env/bin/onecopy"), args...) })
	if got := said(t, command(at, "env/bin/python", "-m", "onecopy", "version")); !strings.HasPrefix(got, "onecopy "+pep440(r)) {
		t.Error(got)
	}
}

// wheels skips a test where no wheel is part of the release, as in one that tests make.
func wheels(t *testing.T, r *Release) {
	t.Helper()
	out, err := filepath.Abs(r.Out)
	if err != nil {
		t.Fatal(err)
	}
	r.Out = out
	if found, _ := filepath.Glob(filepath.Join(out, "*.whl")); len(found) == 0 {
		t.Skip("this release has no wheels")
	}
}

// TestPreCommitMirror has the hook of the mirror be one that the hook of the checkout is, and
// pre-commit install it: from wheels, with no Go on PATH. Setuptools, which builds the mirror, is
// in the folder WHEELHOUSE.
func TestPreCommitMirror(t *testing.T) {
	r := release(t)
	mirror := filepath.Join(unpack(t, one(t, r, "onecopy-*-pre-commit.tar.gz")), "onecopy-pre-commit")
	ours, theirs := readFile(t, "../.pre-commit-hooks.yaml"), readFile(t, filepath.Join(mirror, ".pre-commit-hooks.yaml"))
	if want := strings.Replace(theirs, "language: python", "language: golang", 1); !strings.HasSuffix(ours, want) || want == theirs {
		t.Errorf("the hook of the mirror is\n%s", theirs)
	}
	if got := readFile(t, filepath.Join(mirror, "pyproject.toml")); !strings.Contains(got, "onecopy=="+r.Version) {
		t.Error(got)
	}
	wheels(t, r)
	need(t, "git", "pre-commit")
	house := os.Getenv("WHEELHOUSE")
	if house == "" {
		t.Skip("WHEELHOUSE is not set")
	}
	git := []string{"-c", "user.name=t", "-c", "user.email=t@t.example"}
	said(t, command(mirror, "git", "init", "-q"))
	said(t, command(mirror, "git", "add", "."))
	said(t, command(mirror, "git", append(git, "commit", "-q", "-m", "hook")...))
	said(t, command(mirror, "git", "tag", "v"+r.Version))

	home := t.TempDir()
	config := "repos:\n- repo: " + mirror + "\n  rev: v" + r.Version + "\n  hooks:\n  - id: onecopy\n"
	story := "In town 7 the mayor opened a bridge of 121 metres on Monday after 7 years of work.\n"
	for name, text := range map[string]string{".pre-commit-config.yaml": config, "wire.txt": story} {
		if err := os.WriteFile(filepath.Join(home, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	cache := t.TempDir()
	hook := func() *exec.Cmd {
		said(t, command(home, "git", "add", "."))
		cmd := command(home, "pre-commit", "run", "--all-files")
		cmd.Env = append(withoutGo(t), "PRE_COMMIT_HOME="+cache, "PIP_NO_INDEX=1", "PIP_FIND_LINKS="+r.Out+" "+house)
		return cmd
	}
	said(t, command(home, "git", "init", "-q"))
	if got := said(t, hook()); !strings.Contains(got, "Passed") {
		t.Error(got)
	}
	if err := os.WriteFile(filepath.Join(home, "more.txt"), []byte("Share this article\n\n"+story), 0o600); err != nil {
		t.Fatal(err)
	}
	if out, err := hook().CombinedOutput(); err == nil || !strings.Contains(string(out), "exit code: 1") {
		t.Errorf("%v\n%s", err, out)
	}
}

// withoutGo returns the environment with a PATH on which there is no Go.
func withoutGo(t *testing.T) []string {
	t.Helper()
	var folders []string
	for _, dir := range filepath.SplitList(os.Getenv("PATH")) {
		if _, err := os.Stat(filepath.Join(dir, "go")); err != nil {
			folders = append(folders, dir)
		}
	}
	return append(os.Environ(), "PATH="+strings.Join(folders, string(os.PathListSeparator)))
}
