package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestLicenses gathers the licences of every package that is built in on a platform of a release,
// from the folder of the package up to that of its module. With -update it writes licenses.txt.
func TestLicenses(t *testing.T) {
	t.Parallel()
	ask := func(platform []string, args ...string) string {
		cmd := exec.Command("go", args...)
		cmd.Env = append(os.Environ(), platform...)
		out, err := cmd.Output()
		if err != nil {
			t.Skipf("go %v: %v", args, err)
		}
		return string(out)
	}
	const fields = "{{with .Module}}{{.Path}}\t{{.Version}}\t{{.Dir}}{{end}}\t{{.Dir}}"
	var packages string
	for _, system := range []string{"linux", "darwin", "windows"} {
		for _, arch := range []string{"amd64", "arm64"} { // some modules are for one of them alone
			packages += ask([]string{"CGO_ENABLED=0", "GOOS=" + system, "GOARCH=" + arch}, "list", "-deps", "-f", fields, ".")
		}
	}
	said := map[string]map[string]bool{} // module and version, its files
	for l := range strings.Lines(packages) {
		f := strings.Split(strings.TrimSpace(l), "\t")
		if len(f) != 4 || f[1] == "" {
			continue // of Go or ours
		}
		name := f[0] + " " + f[1]
		if said[name] == nil {
			said[name] = map[string]bool{}
		}
		for dir := f[3]; strings.HasPrefix(dir, f[2]); dir = filepath.Dir(dir) {
			for _, file := range licenseFiles(t, dir) {
				said[name][file] = true
			}
		}
	}
	said["Go standard library"] = map[string]bool{}
	for _, file := range licenseFiles(t, strings.TrimSpace(ask(nil, "env", "GOROOT"))) {
		said["Go standard library"][file] = true
	}
	var names []string
	for name, files := range said {
		if names = append(names, name); len(files) == 0 {
			t.Errorf("%s has no licence", name)
		}
	}
	slices.Sort(names)
	text := gather(t, names, said)
	if *update {
		if err := os.WriteFile("licenses.txt", []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if text != licenses {
		t.Errorf("licenses.txt is not that of go.mod: run \"make licenses\", and read what changes\nit would list:\n%s", strings.Join(names, "\n"))
	}
}

// gather writes the names, then the words of each licence once, below the names it holds for.
func gather(t *testing.T, names []string, said map[string]map[string]bool) string {
	t.Helper()
	var b strings.Builder
	fmt.Fprintf(&b, "onecopy is built from:\n\n")
	heads, order := map[string][]string{}, []string{}
	for _, name := range names {
		fmt.Fprintf(&b, "  %s\n", name)
		var files []string
		for file := range said[name] {
			files = append(files, file)
		}
		slices.Sort(files)
		for _, file := range files {
			raw, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			words := strings.Trim(string(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n"))), "\n")
			if heads[words] == nil {
				order = append(order, words)
			}
			if head := name + ", " + filepath.Base(file); !slices.Contains(heads[words], head) {
				heads[words] = append(heads[words], head)
			}
		}
	}
	for _, words := range order {
		fmt.Fprintf(&b, "\n%s\n%s\n\n%s\n", strings.Repeat("=", 72), strings.Join(heads[words], "\n"), words)
	}
	return b.String()
}

var licenseName = regexp.MustCompile(`(?i)^(apache-)?(licen[cs]e|copying|notice|patents)([-.][^/]*)?$`)

// licenseFiles lists the licences in a folder. Of Go itself only the file LICENSE and its patents
// count, not those of its tools.
func licenseFiles(t *testing.T, dir string) (files []string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !e.IsDir() && licenseName.MatchString(e.Name()) {
			files = append(files, filepath.Join(dir, e.Name()))
		}
	}
	return files
}
