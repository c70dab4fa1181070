package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/clean"
	"onecopy/cluster"
	"onecopy/cluster/archive"
	"onecopy/corpus/outdir"
)

// TestMarkingVersion uses outputs, indices and baselines of another version of the built-in
// marking, and of none: each command that takes one up says so with the command that rebuilds it,
// and only a mixture of two versions is refused.
func TestMarkingVersion(t *testing.T) {
	home := t.TempDir()
	t.Chdir(home)
	writeFile(t, filepath.Join(home, "in", "a.txt"), "Ferry stopped after crack is found\n\nThe ferry to the islands was taken out of service on Monday, the port said.\n")
	writeFile(t, filepath.Join(home, "b.txt"), "Snow shuts schools\n\nSnow fell on the northern coast for the third day in a row, and schools will stay shut.\n")
	said := func(args ...string) (int, string) {
		var out, err bytes.Buffer
		code := onecopy(append(args, "--no-config"), strings.NewReader(""), &out, &err)
		return code, err.String()
	}
	const anew = ", this onecopy has " + clean.Version + ": texts may differ; \"onecopy "
	for _, version := range []string{clean.Version, "marks-1", ""} {
		made := map[string]string{clean.Version: "", "": " was made before built-in marking had a version" + anew}[version]
		if version == "marks-1" {
			made = " was made with the built-in marking marks-1" + anew
		}
		ages(t, version, said)
		for _, tt := range []struct {
			args   string
			what   string
			remake string
			mixes  bool
		}{
			{"recut out", "out", "clean PATH... -o out --force", false},
			{"check b.txt --against out", "out", "clean PATH... -o out --force", false},
			{"check b.txt --against x.idx", "x.idx", "index PATH... -o x.idx --force", false},
			{"index --remove a.txt -o x.idx", "x.idx", "index PATH... -o x.idx --force", false},
			{"index --add b.txt -o x.idx", "x.idx", "index PATH... -o x.idx --force", true},
			{"index out -o y.idx --force", "out", "clean PATH... -o out --force", true},
		} {
			ages(t, version, said)
			code, err := said(strings.Fields(tt.args)...)
			switch told := strings.Contains(err, tt.what+made+tt.remake); {
			case made == "":
				if code != exitDone || strings.Contains(err, "marking") {
					t.Errorf("%s: exit code %d, %s", tt.args, code, err)
				}
			case tt.mixes && version != "":
				if code != exitTrouble || !strings.Contains(err, tt.what+" was made with the built-in marking marks-1, this onecopy has "+clean.Version) {
					t.Errorf("%s: exit code %d, %s", tt.args, code, err)
				}
			case code != exitDone || strings.Count(err, "texts may differ") != 1 || !told:
				t.Errorf("%q, %s: exit code %d, %s", version, tt.args, code, err)
			}
		}
		_, err := said("check", "in", "--baseline", "known")
		if want := "this run has split auto, " + clean.Version + ": texts may differ; --update-baseline rewrites it"; strings.Contains(err, want) != (made != "") {
			t.Errorf("baseline of %q: %s", version, err)
		}
	}
	if a, err := archive.Open("y.idx"); err != nil || a.Settings().Marks != "" {
		t.Errorf("an index of an output without a version has one: %v", err)
	}
}

// ages makes an output, an index and a baseline of a version of the built-in marking.
func ages(t *testing.T, version string, said func(...string) (int, string)) {
	t.Helper()
	for _, args := range []string{"clean in -o out --force -q", "check in --update-baseline --baseline known -q"} {
		if code, err := said(strings.Fields(args)...); code != exitDone {
			t.Fatal(err)
		}
	}
	edit := func(name, old, now string) {
		raw, err := os.ReadFile(name)
		if err != nil || !bytes.Contains(raw, []byte(old)) {
			t.Fatalf("%s has no %s: %v", name, old, err)
		}
		writeFile(t, name, strings.Replace(string(raw), old, now, 1))
	}
	edit(filepath.Join("out", "report.json"), `"marks": "`+clean.Version+`"`, `"marks": "`+version+`"`)
	edit("known", ", "+clean.Version+";", strings.TrimSuffix(", "+version, ", ")+";")
	b, err := archive.Create("x.idx", outdir.Settings{Marks: version}, true, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Begin("a.txt", ""); err != nil {
		t.Fatal(err)
	}
	b.End("", 0)
	if _, err := b.Commit(t.Context(), cluster.Options{}); err != nil {
		t.Fatal(err)
	}
}

// TestVerdictsVersion uses an output and an index whose stories were compared by other rules, or
// before those had a version: a check against them tells it, with the command that rebuilds them,
// and verify makes nothing again.
func TestVerdictsVersion(t *testing.T) {
	home := t.TempDir()
	t.Chdir(home)
	writeFile(t, filepath.Join(home, "in", "a.txt"), "Ferry runs again\n\nThe ferry to the island runs again after nine days, said its owner on Monday. Two hundred people had waited.\n")
	writeFile(t, filepath.Join(home, "b.txt"), "Snow shuts schools\n\nSnow fell on the northern coast for the third day in a row, and schools will stay shut.\n")
	said := func(args string) (int, string) {
		var out, err bytes.Buffer
		code := onecopy(append(strings.Fields(args), "--no-config"), strings.NewReader(""), &out, &err)
		return code, out.String() + err.String()
	}
	if code, err := said("clean in -o out -q"); code != exitDone {
		t.Fatal(err)
	}
	if code, err := said("check b.txt --against out"); code != exitDone || strings.Contains(err, "verdicts") {
		t.Errorf("of this version: exit code %d, %s", code, err)
	}
	name := filepath.Join("out", "report.json")
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	const now = `"verdicts": "` + cluster.Version + `"`
	if !bytes.Contains(raw, []byte(now)) {
		t.Fatalf("%s has no %s", name, now)
	}
	for version, want := range map[string]string{
		`"verdicts": "verdicts-0"`: "out was compared with verdicts-0, this onecopy has " + cluster.Version + ": copies may differ; \"onecopy clean PATH... -o out --force\"",
		`"verdicts": ""`:           "out was compared before verdicts had a version, this onecopy has " + cluster.Version + ": copies may differ; \"onecopy clean",
	} {
		writeFile(t, name, strings.Replace(string(raw), now, version, 1))
		if code, err := said("check b.txt --against out"); code != exitDone || strings.Count(err, "copies may differ") != 1 || !strings.Contains(err, want) {
			t.Errorf("%s: exit code %d, %s", version, code, err)
		}
		if _, err := said("verify out in"); !strings.Contains(err, "settings.verdicts") {
			t.Errorf("verify with %s: %s", version, err)
		}
	}
}
