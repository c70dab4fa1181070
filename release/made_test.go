package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"errors"
	"flag"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

// "make installs" gives the folder of a whole release, and asks for what changes this machine.
var (
	given   = flag.String("made", "", "the folder of a release to try, in place of one for this platform alone")
	install = flag.Bool("install", false, "install packages on this machine, where it allows that, and remove them again")
)

const version, commit = "1.2.0-rc.1", "0123456789abcdef0123456789abcdef01234567"

var here = Platform{runtime.GOOS, runtime.GOARCH}

// tried is whether a test has asked for a release.
var tried bool

// made is the release under test.
var made = sync.OnceValues(func() (*Release, error) {
	if *given == "" {
		tried = true
		dir, err := os.MkdirTemp("", "onecopy-made-")
		if err != nil {
			return nil, err
		}
		r := example(dir)
		return r, r.Make()
	}
	// What is given says itself what it is.
	found, err := filepath.Glob(filepath.Join(*given, "onecopy-*-"+here.dashed()+".cdx.json"))
	if err != nil || len(found) != 1 {
		return nil, errors.Join(err, errors.New(*given+" has no release for this platform"))
	}
	name := strings.TrimPrefix(filepath.Base(found[0]), "onecopy-")
	r := &Release{Out: *given, Root: "..", Platforms: all, Scope: "@onecopy", Version: strings.TrimSuffix(name, "-"+here.dashed()+".cdx.json")}
	if r.semantic, err = semantic(r.Version); err != nil {
		return nil, err
	}
	return r, nil
})

func TestMain(m *testing.M) {
	flag.Parse()
	code := m.Run()
	if tried {
		if r, _ := made(); r != nil {
			os.RemoveAll(r.Out)
		}
	}
	os.Exit(code)
}

func example(out string) *Release {
	return &Release{
		Root: "..", Out: out, Version: version, Commit: commit, Time: time.Unix(1700000000, 0).UTC(), Platforms: []Platform{here},
		Home: "https://git.example/tools/onecopy", Scope: "@onecopy", License: "Apache-2.0", Maintainer: "Desk <desk@news.example>",
	}
}

func release(t *testing.T) *Release {
	t.Helper()
	if !slices.Contains(all, here) {
		t.Skipf("no release is made for %s", here)
	}
	r, err := made()
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// one returns the path of the one file of the release that matches.
func one(t *testing.T, r *Release, pattern string) string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(r.Out, pattern))
	if err != nil || len(found) != 1 {
		t.Fatalf("%s: %v, %v", pattern, found, err)
	}
	path, err := filepath.Abs(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// said runs a command, which must succeed, and returns what it says.
func said(t *testing.T, cmd *exec.Cmd) string {
	t.Helper()
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", strings.Join(cmd.Args, " "), err, out)
	}
	return string(out)
}

func command(dir, program string, args ...string) *exec.Cmd {
	cmd := exec.Command(program, args...)
	cmd.Dir = dir
	return cmd
}

// need skips a test on a machine without these programs.
func need(t *testing.T, programs ...string) {
	t.Helper()
	for _, p := range programs {
		if _, err := exec.LookPath(p); err != nil {
			t.Skipf("there is no %s", p)
		}
	}
}

// saidSomething asks again where nothing was said: buildah passes on what it reads of a container
// until that ends, and on a busy machine (a load of 20) ended once before it had read a line.
func saidSomething(t *testing.T, run func(args ...string) *exec.Cmd, args ...string) (told string) {
	t.Helper()
	for n := 0; n < 3 && told == ""; n++ {
		told = said(t, run(args...))
	}
	return told
}

// works does the main job with an installed program: it says its version and cleans the seeds,
// with exit code 0, 1 and 2 where they belong.
func works(t *testing.T, r *Release, run func(args ...string) *exec.Cmd) {
	t.Helper()
	began := time.Now()
	if got := saidSomething(t, run, "version"); !strings.HasPrefix(got, "onecopy "+r.Version+" ") && !strings.HasPrefix(got, "onecopy "+pep440(r)+" ") {
		t.Errorf("version says %q, not %s", got, r.Version)
	}
	if got := saidSomething(t, run, "clean", "seeds", "-o", "out", "--force"); !strings.Contains(got, "25 stories in 5 files, 4 copies") {
		t.Errorf("clean says\n%s", got)
	}
	for code, args := range map[int][]string{0: {"verify", "out", "seeds"}, 1: {"check", "seeds", "--no-baseline"}, 2: {"clean", "nowhere", "-o", "x"}} {
		cmd := run(args...)
		out, _ := cmd.CombinedOutput()
		if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() != code {
			t.Errorf("%v: %v, want exit code %d\n%s", args, cmd.ProcessState, code, out)
		}
	}
	t.Logf("five runs took %.1f s", time.Since(began).Seconds())
}

// pep440 is the version as pip writes it.
func pep440(r *Release) string {
	base, pre, _ := strings.Cut(r.semantic.String(), "-")
	pre = strings.NewReplacer("rc.", "rc", "dev.", ".dev").Replace(pre)
	return base + pre
}

// desk returns a folder with the seeds, in which programs are tried.
func desk(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "seeds"), os.DirFS("../seeds")); err != nil {
		t.Fatal(err)
	}
	return dir
}

// An entry is one of an archive as it lies there.
type entry struct {
	mode fs.FileMode
	uid  int
	when time.Time
	data []byte
}

// entries reads a tar.gz, tgz, tar or zip.
func entries(t *testing.T, path string) map[string]entry {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]entry{}
	if filepath.Ext(path) == ".zip" {
		z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range z.File {
			in, err := f.Open()
			if err != nil {
				t.Fatal(err)
			}
			data, err := io.ReadAll(in)
			if err != nil {
				t.Fatal(err)
			}
			found[f.Name] = entry{f.Mode(), 0, f.Modified.UTC(), data}
		}
		return found
	}
	var in io.Reader = bytes.NewReader(data)
	if filepath.Ext(path) != ".tar" {
		if in, err = gzip.NewReader(in); err != nil {
			t.Fatal(err)
		}
	}
	for tr := tar.NewReader(in); ; {
		h, err := tr.Next()
		if err == io.EOF {
			return found
		}
		if err != nil {
			t.Fatal(err)
		}
		data, err := io.ReadAll(tr)
		if err != nil {
			t.Fatal(err)
		}
		found[h.Name] = entry{h.FileInfo().Mode(), h.Uid, h.ModTime.UTC(), data}
	}
}

// unpack writes what an archive holds into a new folder and returns that.
func unpack(t *testing.T, path string) string {
	t.Helper()
	dir := t.TempDir()
	for name, e := range entries(t, path) {
		at := filepath.Join(dir, filepath.FromSlash(name))
		err := os.MkdirAll(filepath.Dir(at), 0o777)
		if err == nil && e.mode.IsDir() {
			err = os.MkdirAll(at, 0o777)
		} else if err == nil {
			err = os.WriteFile(at, e.data, e.mode.Perm())
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}
