package main

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	cdx "github.com/CycloneDX/cyclonedx-go"
)

// TestSame makes the release once more, elsewhere, and wants the same bytes. The program is not
// compiled again: "make reproducible" is about that.
func TestSame(t *testing.T) {
	r := release(t)
	if *given != "" {
		t.Skip("a given release is not made again")
	}
	again := example(t.TempDir())
	again.programs = r.programs
	if err := again.Make(); err != nil {
		t.Fatal(err)
	}
	first, second := readFile(t, filepath.Join(r.Out, "SHA256SUMS")), readFile(t, filepath.Join(again.Out, "SHA256SUMS"))
	if first != second {
		t.Errorf("made twice:\n%s\n%s", first, second)
	}
}

func readFile(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// TestSums wants a right sum of every file that is there, and no other line.
func TestSums(t *testing.T) {
	r := release(t)
	var want []string
	err := filepath.WalkDir(r.Out, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == "SHA256SUMS" {
			return err
		}
		data, err := os.ReadFile(path)
		sum := sha256.Sum256(data)
		rel, _ := filepath.Rel(r.Out, path)
		want = append(want, fmt.Sprintf("%s  %s", hex.EncodeToString(sum[:]), filepath.ToSlash(rel)))
		t.Logf("%9d bytes  %s", len(data), rel)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Split(strings.TrimSpace(readFile(t, filepath.Join(r.Out, "SHA256SUMS"))), "\n")
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) || len(got) < 9 {
		t.Errorf("SHA256SUMS has\n%s\nthere are\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// TestArchives looks into the archive of each platform, and runs the program of this one.
func TestArchives(t *testing.T) {
	r := release(t)
	for _, p := range r.Platforms {
		path := one(t, r, r.archiveName(p))
		top := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(path), ".tar.gz"), ".zip") + "/"
		found := entries(t, path)
		for _, name := range []string{p.program(), "README.md", "CHANGELOG.md", "LICENSES-OF-DEPENDENCIES.txt", "onecopy.1",
			"completion/_onecopy", "completion/onecopy.bash", "completion/onecopy.fish"} {
			if len(found[top+name].data) == 0 {
				t.Errorf("%s lacks %s", path, name)
			}
		}
		program := found[top+p.program()]
		if program.mode.Perm() != 0o755 || bytes.HasPrefix(program.data, []byte("MZ")) != (p.System == "windows") {
			t.Errorf("%s: %s is not a program of that system", path, p.program())
		}
		for name, e := range found {
			if e.uid != 0 || e.when != found[top+"README.md"].when {
				t.Errorf("%s: %s is of user %d at %s", path, name, e.uid, e.when)
			}
		}
	}
	dir := unpack(t, one(t, r, r.archiveName(here)))
	program, err := filepath.Glob(filepath.Join(dir, "*", here.program()))
	if err != nil || len(program) != 1 {
		t.Fatal(program, err)
	}
	at := desk(t)
	works(t, r, func(args ...string) *exec.Cmd { return command(at, program[0], args...) })
}

// TestOwner: what the owner says of licence and address is in every form that has a place for it,
// and nothing is made up where nothing is said.
func TestOwner(t *testing.T) {
	r := release(t)
	if *given != "" {
		t.Skip("what the owner of a given release said is not known")
	}
	silent := example(t.TempDir())
	silent.programs, silent.License, silent.Maintainer = r.programs, "", ""
	if err := silent.Make(); err != nil {
		t.Fatal(err)
	}
	for _, of := range []*Release{r, silent} {
		for name, line := range map[string]string{
			"onecopy.rb": `license "Apache-2.0"`,
			"onecopy-" + version + "-" + here.dashed() + ".cdx.json":    `"expression": "Apache-2.0"`,
			"npm/onecopy-" + version + ".tgz":                           `"license": "Apache-2.0"`,
			"onecopy-" + version + "-image-linux-" + here.Arch + ".tar": `"org.opencontainers.image.licenses":"Apache-2.0"`,
		} {
			if here.System != "linux" && strings.Contains(name, "image-linux") {
				continue
			}
			path := filepath.Join(of.Out, filepath.FromSlash(name))
			text := readFile(t, path)
			if filepath.Ext(name) == ".tgz" {
				text = string(entries(t, path)["package/package.json"].data)
			}
			if filepath.Ext(name) == ".json" { // that of the program itself, not those of its parts
				text, _, _ = strings.Cut(text, `"components"`)
			}
			if strings.Contains(text, line) != (of == r) {
				t.Errorf("%s has %s: %v", path, line, of != r)
			}
		}
		if _, err := exec.LookPath("dpkg-deb"); err == nil && here.System == "linux" {
			got := said(t, exec.Command("dpkg-deb", "--field", one(t, of, "*.deb"), "Maintainer"))
			if want := map[bool]string{true: "Desk <desk@news.example>\n", false: "none named\n"}[of == r]; got != want {
				t.Errorf("the package is maintained by %q, want %q", got, want)
			}
		}
	}
}

// TestBill wants each module of licenses.txt that is built in on a platform in its bill of
// materials, with its licence, and no other. Which are built in differs: cpuid is for amd64 alone.
func TestBill(t *testing.T) {
	r := release(t)
	want, err := readLicenses("../cmd/onecopy/licenses.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range r.Platforms {
		path := one(t, r, "onecopy-"+r.Version+"-"+p.dashed()+".cdx.json")
		var bom cdx.BOM
		if err := cdx.NewBOMDecoder(strings.NewReader(readFile(t, path)), cdx.BOMFileFormatJSON).Decode(&bom); err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, c := range *bom.Components {
			got[c.PackageURL] = (*c.Licenses)[0].Expression
		}
		needed := modulesOf(t, p)
		for _, m := range want {
			if m.version != "" && !slices.Contains(needed, m.module+"@v"+m.version) {
				continue
			}
			ref := "pkg:golang/" + m.module + "@v" + m.version
			if m.version == "" {
				for url := range got {
					if strings.HasPrefix(url, "pkg:golang/std@") {
						ref = url
					}
				}
			}
			if got[ref] != m.expression() {
				t.Errorf("%s: %s is under %q, want %q", path, ref, got[ref], m.expression())
			}
			delete(got, ref)
		}
		if len(got) > 0 {
			t.Errorf("%s has too: %v", path, got)
		}
	}
}

// modulesOf asks Go for the modules of the packages that a platform's program imports.
func modulesOf(t *testing.T, p Platform) []string {
	cmd := command("..", "go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}@{{.Version}}{{end}}", "./cmd/onecopy")
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOOS="+p.System, "GOARCH="+p.Arch)
	return strings.Fields(said(t, cmd))
}

// TestBillSchema has the validator of CycloneDX itself look at the bills, in the Python that PYTHON
// names: "make installs" fetches it.
func TestBillSchema(t *testing.T) {
	r := release(t)
	python := os.Getenv("PYTHON")
	if python == "" {
		t.Skip("PYTHON is not set")
	}
	for _, p := range r.Platforms {
		said(t, exec.Command(python, "-c", `
import sys
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
problem = JsonStrictValidator(SchemaVersion.V1_6).validate_str(open(sys.argv[1], encoding="utf-8").read())
sys.exit(None if problem is None else str(problem))
`, one(t, r, "onecopy-"+r.Version+"-"+p.dashed()+".cdx.json")))
	}
}

// TestLicensesKnown: a text that no licence is like is not a licence.
func TestLicensesKnown(t *testing.T) {
	path := filepath.Join(t.TempDir(), "licenses.txt")
	bar := strings.Repeat("=", 72)
	for text, want := range map[string]string{
		"built from:\n\n  a.example/x v1.0.0\n\n" + bar + "\na.example/x v1.0.0, LICENSE\n\nAll rights are mine.\n":                            "a.example/x v1.0.0, LICENSE is none",
		"built from:\n\n  a.example/x v1.0.0\n\n" + bar + "\na.example/x v1.0.0, PATENTS\n\nAdditional IP Rights Grant (Patents) and so on.\n": "a.example/x v1.0.0 has no licence",
		"nothing": "not a file of",
	} {
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := readLicenses(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

// TestRefuses: a wrong flag is told, and nothing is written over.
func TestRefuses(t *testing.T) {
	full := t.TempDir()
	if err := os.WriteFile(filepath.Join(full, "a"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for want, args := range map[string][]string{
		"is not empty":          {"--version=1.0.0", "-o", full},
		"no folder":             {"--version=1.0.0"},
		"want one such as":      {"--version=1.0", "-o", "x"},
		"known are":             {"--version=1.0.0", "--platform=plan9/amd64"},
		"said by flags":         {"1.0.0"},
		"unknown flag: --speed": {"--speed"},
	} {
		if err := run(args); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%v: %v, want %q", args, err, want)
		}
	}
	for _, seconds := range []string{"yesterday", "1", "-5"} {
		if _, err := epoch(seconds); err == nil {
			t.Errorf("SOURCE_DATE_EPOCH=%s is taken", seconds)
		}
	}
}

func TestSemantic(t *testing.T) {
	for version, want := range map[string]string{"1.2.0": "1.2.0", "1.2.0-rc.1": "1.2.0-rc.1", "0.0.0.dev0": "0.0.0-dev.0", "v1.2.0": "", "1.2": "", "": ""} {
		got, err := semantic(version)
		if want == "" && err == nil || want != "" && (err != nil || got.String() != want) {
			t.Errorf("semantic(%q) = %v, %v", version, got, err)
		}
	}
}
