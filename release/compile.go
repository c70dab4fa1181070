package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// A Platform is a system and a processor, by Go's names.
type Platform struct{ System, Arch string }

func (p Platform) String() string { return p.System + "/" + p.Arch }

// dashed is the platform as names of files have it.
func (p Platform) dashed() string { return p.System + "-" + p.Arch }

// program is what the program is called there.
func (p Platform) program() string {
	if p.System == "windows" {
		return "onecopy.exe"
	}
	return "onecopy"
}

// all are the platforms of a release, those of the Python wheels.
var all = []Platform{
	{"linux", "amd64"}, {"linux", "arm64"}, {"darwin", "amd64"}, {"darwin", "arm64"}, {"windows", "amd64"}, {"windows", "arm64"},
}

// choose returns the platforms of these names, in the order of all.
func choose(names []string) ([]Platform, error) {
	if len(names) == 0 {
		return all, nil
	}
	for _, name := range names {
		if !slices.ContainsFunc(all, func(p Platform) bool { return p.String() == name }) {
			return nil, fmt.Errorf("platform %s: known are %v", name, all)
		}
	}
	chosen := slices.Clone(all)
	return slices.DeleteFunc(chosen, func(p Platform) bool { return !slices.Contains(names, p.String()) }), nil
}

// compile builds the program with the flags of python/hatch_build.py: a wheel and an archive of one
// version hold the same program. What Go would take of the environment is said outright.
func (r *Release) compile(p Platform) ([]byte, error) {
	dir, err := os.MkdirTemp("", "onecopy-release-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(dir)
	path := filepath.Join(dir, p.program())
	said := fmt.Sprintf("-s -w -X main.release=%s -X main.commit=%s", r.Version, r.Commit)
	build := exec.Command("go", "build", "-trimpath", "-buildvcs=false", "-ldflags="+said, "-o", path, "./cmd/onecopy")
	build.Dir, build.Stderr = r.Root, os.Stderr
	build.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+p.System, "GOARCH="+p.Arch, "GOAMD64=v1", "GOARM64=v8.0", "GOFLAGS=", "GOEXPERIMENT=")
	if err := build.Run(); err != nil {
		return nil, fmt.Errorf("%s: %w", strings.Join(build.Args, " "), err)
	}
	return os.ReadFile(path)
}
