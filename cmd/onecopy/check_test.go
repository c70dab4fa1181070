package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"onecopy/check"
	"onecopy/clean"
	"onecopy/report"
)

// newsroom makes a folder with the seeds and a file that prints one of their stories in another
// outlet's boilerplate.
func newsroom(t *testing.T) string {
	t.Helper()
	home := t.TempDir()
	if err := os.CopyFS(filepath.Join(home, "seeds"), os.DirFS(seeds)); err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(filepath.Join(seeds, "001_978e6dbf49f5cf3e.txt"))
	if err != nil {
		t.Fatal(err)
	}
	story := strings.Join(strings.Split(string(page), "\n")[500:518], "\n")
	writeFile(t, filepath.Join(home, "times.txt"), "EMERGENCY summit of the EU on Belarus begins\n\nBy Ann Smith, The Daily Example\n\n"+story+"\n\nShare this article\n")
	return home
}

// TestCheckPlaces wants the lines of both stories in every form: of the one that repeats, and of
// the one that was there.
func TestCheckPlaces(t *testing.T) {
	home := newsroom(t)
	wants := map[string]string{ // where a form says it in its own way
		"json":     `"source":\s*"times.txt",\s*"line":\s*1,[^}]*"end_line":\s*21\b(?s:.*)"source":\s*"seeds/001_978e6dbf49f5cf3e.txt",\s*"line":\s*496\b`,
		"jsonl":    `"source":\s*"times.txt",\s*"line":\s*1,[^}]*"end_line":\s*21\b.*"source":\s*"seeds/001_978e6dbf49f5cf3e.txt",\s*"line":\s*496\b`,
		"github":   `::error file=times.txt,line=1,(?:.*,)?endLine=21\b.*seeds/001_978e6dbf49f5cf3e.txt:496\b`,
		"gitlab":   `seeds/001_978e6dbf49f5cf3e.txt:496\b(?s:.*)"path":\s*"times.txt",\s*"lines":\s*\{\s*"begin":\s*1\b`,
		"azure":    `sourcepath=times.txt;linenumber=1;.*seeds/001_978e6dbf49f5cf3e.txt:496\b`,
		"rdjson":   `seeds/001_978e6dbf49f5cf3e.txt:496\b(?s:.*)"path":\s*"times.txt",(?s:.*)"line":\s*1\b(?s:.*)"line":\s*21\b`,
		"sarif":    `"uri":\s*"times.txt"(?s:.*)"startLine":\s*1,(?s:.*)"uri":\s*"seeds/001_978e6dbf49f5cf3e.txt"(?s:.*)"startLine":\s*496\b`,
		"markdown": `times\\?\.txt:1\b(?s:.*)seeds/001\\_978e6dbf49f5cf3e\\?\.txt:496\b`,
		"":         `times.txt:1\b(?s:.*)seeds/001_978e6dbf49f5cf3e.txt:496\b`,
	}
	for _, f := range report.CheckFormats() {
		code, out, said := examined(t, home, "seeds/001_978e6dbf49f5cf3e.txt", "times.txt", "--only", "copy", "--format", f.Name)
		if code != exitFound {
			t.Errorf("%s: exit code %d\n%s", f.Name, code, said)
		}
		want, ok := wants[f.Name]
		if !ok {
			want = wants[""]
		}
		if !regexp.MustCompile(want).MatchString(out) {
			t.Errorf("%s: want %s, got\n%.3000s", f.Name, want, out)
		}
	}
}

// TestCheckSame checks in every way that must not matter, and wants the same bytes in every form.
func TestCheckSame(t *testing.T) {
	home := newsroom(t)
	ways := map[string][]string{
		"one worker":    {"seeds", "times.txt", "-j", "1"},
		"eight workers": {"seeds", "times.txt", "-j", "8"},
		"disorder":      {"times.txt", "seeds/003_9f7ee0565c2f8349.txt", "./seeds", "seeds/../seeds/000_b85505105a3503c7.txt"},
		"absolute":      {filepath.Join(home, "times.txt"), filepath.Join(home, "seeds")},
		"verbose":       {"seeds", "times.txt", "-v"},
	}
	for _, f := range report.CheckFormats() {
		_, want, _ := examined(t, home, "seeds", "times.txt", "--format", f.Name)
		if strings.Contains(want, home) {
			t.Errorf("%s: names the folder", f.Name)
		}
		for name, args := range ways {
			if _, got, said := examined(t, home, append(args, "--format", f.Name)...); got != want {
				t.Errorf("%s, %s: differs: %s", f.Name, name, said)
			}
		}
	}
}

// TestCheckBlocks wants the lines around the story of a page saved whole told as blocks where no
// rule tells them apart.
func TestCheckBlocks(t *testing.T) {
	text, err := os.ReadFile("../../clean/testdata/layouts/saved-whole.txt")
	if err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	writeFile(t, filepath.Join(home, "page.txt"), clean.Unmark(string(text)))
	_, out, said := examined(t, home, "page.txt", "--format", "json")
	var got report.Check
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err, said)
	}
	blocks, last := 0, report.Finding{}
	for _, f := range got.Findings {
		lines := f.At.EndLine - f.At.Line + 1
		if f.Category == "outside" && lines > 1 {
			blocks++
			if n := len(strings.Split(f.Text, "\n")); n < 2 || n > lines {
				t.Errorf("line %d: %d lines of text in %d", f.At.Line, n, lines)
			}
		}
		if f.Category == "outside" && f.Rule == last.Rule && f.At.Line == last.At.EndLine+1 {
			t.Errorf("line %d is one with line %d", f.At.Line, last.At.Line)
		}
		last = f
	}
	if blocks == 0 {
		t.Errorf("no block among %d findings", len(got.Findings))
	}
}

// TestCheckSeeds wants the baseline of the repository to hold the four known copies and the 64
// known lines, and nothing else.
func TestCheckSeeds(t *testing.T) {
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	code, out, said := examined(t, root, "seeds", "--baseline", check.BaselineFile, "--strict", "--format", "json", "-j", "3")
	if code != exitDone {
		t.Fatalf("exit code %d\n%s", code, said)
	}
	var got report.Check
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatal(err)
	}
	if n := got.Totals; n.Known != 68 || n.Copies != 4 || n.Boilerplate != 64 || n.New != 0 || n.Stories != 25 {
		t.Errorf("totals %+v", n)
	}
	text, err := os.ReadFile(filepath.Join(root, check.BaselineFile))
	if err != nil {
		t.Fatal(err)
	}
	if code, out, said := examined(t, root); code != exitDone || out != "" || !strings.Contains(said, "nothing new; 79 known by .onecopy-baseline; ") {
		t.Errorf("the repository itself: exit code %d\n%s%s", code, out, said)
	}
	var copies []string
	for line := range strings.Lines(string(text)) {
		_, note, _ := strings.Cut(line, "  1  ")
		if strings.HasPrefix(note, "seeds/") && strings.HasSuffix(line, "-copy"+"]\n") { // those of examples/ are there to be shown
			copies = append(copies, strings.TrimSpace(note))
		}
	}
	slices.Sort(copies)
	want := []string{
		"seeds/003_9f7ee0565c2f8349.txt: Belarus Leader Replaces Security Chiefs As Russia PM Visits, as seeds/001_978e6dbf49f5cf3e.txt [identical-copy]",
		"seeds/003_9f7ee0565c2f8349.txt: Belarus Opposition Leader Meets EU to urge sanctions, as seeds/001_978e6dbf49f5cf3e.txt [identical-copy]",
		"seeds/003_9f7ee0565c2f8349.txt: Emergency EU Summit On Belarus Crisis Begins, as seeds/001_978e6dbf49f5cf3e.txt [identical-copy]",
		"seeds/003_9f7ee0565c2f8349.txt: UN Steps Up Pressure Over Belarus Violence, as seeds/001_978e6dbf49f5cf3e.txt [identical-copy]",
	}
	if !slices.Equal(copies, want) {
		t.Errorf("copies in the baseline: %q", copies)
	}
}

// TestUnreadTold wants the reason of exit code 2 to be told where findings of what cannot be read
// are not asked for.
func TestUnreadTold(t *testing.T) {
	t.Chdir(t.TempDir())
	writeFile(t, "new.txt", news(1))
	writeFile(t, "picture.txt", "\x89PNG\r\n\x1a\n\x00\x00")
	for _, flag := range []string{"--only=copy", "--ignore=unreadable", "--select=near-copy", "--cache"} {
		for range 2 { // the second time out of the cache
			var out, said bytes.Buffer
			code := onecopy([]string{"check", "--only=copy", flag}, strings.NewReader(""), &out, &said)
			if code != exitTrouble || strings.Count(said.String()+out.String(), "picture.txt: an image (PNG)") != 1 {
				t.Errorf("%s: exit code %d\n%s%s", flag, code, &out, &said)
			}
		}
	}
}
