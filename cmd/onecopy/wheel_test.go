package main

import (
	"archive/zip"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// wheelhouse is a folder with a wheel of onecopy 1.2.3, as python/hatch_build.py makes one but that
// its program is the one under test.
func wheelhouse(t *testing.T) string {
	t.Helper()
	program, err := exec.LookPath("onecopy")
	if err != nil || runtime.GOOS == "windows" {
		t.Skip("no program to put into a wheel")
	}
	if program, err = filepath.Abs(program); err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	f, err := os.Create(filepath.Join(dir, "onecopy-1.2.3-py3-none-any.whl"))
	if err != nil {
		t.Fatal(err)
	}
	z := zip.NewWriter(f)
	record := ""
	for _, file := range [][2]string{
		{"onecopy-1.2.3.data/scripts/onecopy", "#!/bin/sh\nexec '" + program + "' \"$@\"\n"},
		{"onecopy-1.2.3.dist-info/METADATA", "Metadata-Version: 2.1\nName: onecopy\nVersion: 1.2.3\n"},
		{"onecopy-1.2.3.dist-info/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"},
	} {
		add(t, z, file[0], file[1])
		record += file[0] + ",,\n"
	}
	add(t, z, "onecopy-1.2.3.dist-info/RECORD", record+"onecopy-1.2.3.dist-info/RECORD,,\n")
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return dir
}

func add(t *testing.T, z *zip.Writer, name, text string) {
	t.Helper()
	h := &zip.FileHeader{Name: name, Method: zip.Deflate}
	h.SetMode(0o755)
	w, err := z.CreateHeader(h)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err != nil {
		t.Fatal(err)
	}
}

// preCommit is a repository in which pre-commit runs, with wheels of a folder and no network.
type preCommit struct {
	*day
	env []string
}

func newPreCommit(t *testing.T) *preCommit {
	t.Helper()
	if testing.Short() {
		t.Skip("pre-commit makes an environment of Python for each hook")
	}
	find := "import sys, os, virtualenv.seed.wheels.embed as e; print(os.path.dirname(e.__file__))"
	said, err := installed(t, "sh", "-c", `"$(sed -n '1s/^#!//p' "$(command -v pre-commit)")" -c '`+find+`'`).Output()
	if err != nil {
		t.Skip("pre-commit is not installed, or not as a script of Python")
	}
	p := &preCommit{day: &day{T: t, home: t.TempDir()}}
	links := wheelhouse(t) + " " + strings.TrimSpace(string(said)) // the latter has what builds the mirror
	p.env = append(os.Environ(), "PRE_COMMIT_HOME="+t.TempDir(), "PIP_NO_INDEX=1", "PIP_FIND_LINKS="+links, "PIP_DISABLE_PIP_VERSION_CHECK=1")
	p.git("init", "-q", "-b", "main")
	writeFile(t, p.at("a.txt"), news(1))
	writeFile(t, p.at("b.md"), "Share this article\n")
	p.git("add", "-A")
	return p
}

// hook has pre-commit run and wants what it says, before and after a page with boilerplate is
// added.
func (p *preCommit) hook(args ...string) {
	p.Helper()
	for _, want := range []string{"Passed", "exit code: 1"} {
		cmd := exec.Command("pre-commit", args...)
		cmd.Dir, cmd.Env = p.home, p.env
		out, err := cmd.CombinedOutput()
		if !strings.Contains(string(out), want) {
			p.Fatalf("%v, want %q\n%s", err, want, out)
		}
		writeFile(p.T, p.at("c d.txt"), "Share this article\n\n"+news(2))
		p.git("add", "-A")
	}
}

// TestHookByMirror has pre-commit install the repository that "make mirror" writes, which needs a
// wheel and no compiler.
func TestHookByMirror(t *testing.T) {
	t.Parallel()
	p := newPreCommit(t)
	mirror := filepath.Join(t.TempDir(), "mirror")
	if said, err := installed(t, "make", "-s", "-C", "../..", "mirror", "VERSION=1.2.3", "MIRROR="+mirror).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	if text := (&day{T: t, home: mirror}).read("pyproject.toml"); !strings.Contains(text, `"onecopy==1.2.3"`) {
		t.Errorf("the mirror wants another onecopy\n%s", text)
	}
	if said, err := exec.Command("pre-commit", "validate-manifest", filepath.Join(mirror, ".pre-commit-hooks.yaml")).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, said)
	}
	m := &day{T: t, home: mirror}
	m.git("init", "-q", "-b", "main")
	m.git("add", "-A")
	m.git("commit", "-qm", "1.2.3")
	p.hook("try-repo", mirror, "onecopy", "--all-files", "--verbose")
}

// TestHookByWheel takes the hook that docs/ci.md has for who names no mirror.
func TestHookByWheel(t *testing.T) {
	t.Parallel()
	p := newPreCommit(t)
	page, err := os.ReadFile("../../docs/ci.md")
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(page), "  - repo: local\n")
	hook, _, ok := strings.Cut(rest, "```")
	if !ok {
		t.Fatal("no hook in docs/ci.md")
	}
	hook = strings.NewReplacer("onecopy==1.0.0", "onecopy==1.2.3", "^wire/.*", "").Replace(hook)
	hook = strings.ReplaceAll(hook, "        args: [--against, archive]\n", "")
	writeFile(t, p.at(".pre-commit-config.yaml"), fmt.Sprintf("repos:\n  - repo: local\n%s", hook))
	p.hook("run", "--all-files")
}
