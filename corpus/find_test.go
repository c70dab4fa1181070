package corpus

import (
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestFind(t *testing.T) {
	tests := []struct {
		name  string
		tree  string // space-separated, links with >
		paths string
		want  string // SOURCE=PATH, or SOURCE! for a problem
	}{
		{"a file", "x.txt", "x.txt", "x.txt=x.txt"},
		{"a folder", "in/b.txt in/a/c in/a.txt", "in", "a.txt=in/a.txt a/c=in/a/c b.txt=in/b.txt"},
		{"standard input", "x.txt", "- x.txt", "stdin=- x.txt=x.txt"},
		{"a file called stdin", "in/stdin", "- in", "-/stdin=- in/stdin=in/stdin"},
		{"same name in two folders", "mon/x.txt tue/x.txt tue/y.txt", "mon tue", "mon/x.txt=mon/x.txt tue/x.txt=tue/x.txt y.txt=tue/y.txt"},
		{"same name, named", "mon/x.txt tue/x.txt", "mon/x.txt tue/x.txt", "mon/x.txt=mon/x.txt tue/x.txt=tue/x.txt"},
		{"same name, far apart", "a/in/x b/in/x", "a/in b/in", "a/in/x=a/in/x b/in/x=b/in/x"},
		{"longer name taken", "mon/x tue/x all/mon/x", "mon tue all", "all/mon/x=all/mon/x mon/x=mon/x tue/x=tue/x"},
		{"twice", "in/x", "in in ./in in/../in", "x=./in/x"},
		{"folder and file in it", "in/sub/x in/y", "in in/sub/x", "x=in/sub/x y=in/y"},
		{"folder and folder in it", "in/sub/x in/y", "in in/sub", "x=in/sub/x y=in/y"},
		{"hidden", "in/.git/x in/.x in/y", "in", "y=in/y"},
		{"readme", "in/README.md in/LICENSE in/notice.txt in/readme.news in/y", "in", "LICENSE? README.md? notice.txt? readme.news=in/readme.news y=in/y"},
		{"a data set", "in/dataset_info.json in/state.json in/a/state.json in/y", "in", "a/state.json=in/a/state.json dataset_info.json? state.json? y=in/y"},
		{"datasheet", "in/CITATION.cff in/datasheet.md in/citation.story in/y", "in", "CITATION.cff? citation.story=in/citation.story datasheet.md? y=in/y"},
		{"readme, named", "in/README.md", "in/README.md", "README.md=in/README.md"},
		{"hidden, named", "in/.x .in/y", "in/.x .in", ".x=in/.x y=.in/y"},
		{"link to a file", "in/a.txt in/b.txt>a.txt", "in", "a.txt=in/a.txt"},
		{"link to a file outside", "out/long.txt in/s>../out/long.txt", "in", "s=in/s"},
		{"link to a folder", "out/x in/link>../out in/y", "in", "link! y=in/y"},
		{"link to a folder, named", "out/x link>out", "link", "x=link/x"},
		{"link and its folder, named", "out/x link>out", "link out", "x=link/x"},
		{"loop", "in/a/up>.. in/self>self in/a/x", "in", "a/up! a/x=in/a/x self!"},
		{"dead link", "in/x>gone in/y", "in", "x! y=in/y"},
		{"unread format", "in/a.jsonl in/b.HTML in/c.2019 in/d.orc.gz", "in", "a.jsonl=in/a.jsonl b.HTML=in/b.HTML c.2019=in/c.2019 d.orc.gz=in/d.orc.gz"},
		{"empty folder", "in/", "in", ""},
		{"bytes that are not a name", "in/caf\xe9.txt in/caf%E9.txt in/a\nb", "in", "a%0Ab=in/a\nb caf%E9.txt=in/caf%E9.txt caf%E9.txt~2=in/caf\xe9.txt"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Chdir(tree(t, strings.Split(tt.tree, " ")...))
			paths := strings.Fields(tt.paths)
			for range 2 {
				found, err := Find(paths, FindOptions{})
				must(t, err)
				if got := show(found); got != tt.want {
					t.Errorf("Find(%q)\n got %q\nwant %q", paths, got, tt.want)
				}
				slices.Reverse(paths)
			}
		})
	}
}

func show(found Found) string {
	var list []string
	for _, f := range found.Files {
		list = append(list, f.Source+"="+filepath.ToSlash(f.Path))
	}
	for _, p := range found.Problems {
		list = append(list, p.Source+"!")
	}
	for _, name := range found.Passed {
		list = append(list, name+"?")
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}

func TestFindIsTheSameFromAnywhere(t *testing.T) {
	root := tree(t, "mon/x", "tue/x", "tue/deep/y")
	for _, from := range []string{".", "mon", "tue/deep"} {
		t.Chdir(filepath.Join(root, from))
		up, err := filepath.Rel(filepath.Join(root, from), root)
		must(t, err)
		found, err := Find([]string{filepath.Join(up, "tue"), filepath.Join(root, "mon")}, FindOptions{})
		must(t, err)
		var got []string
		for _, f := range found.Files {
			got = append(got, f.Source)
		}
		if !slices.Equal(got, []string{"deep/y", "mon/x", "tue/x"}) {
			t.Errorf("from %s: %q", from, got)
		}
	}
}

func TestFindBinary(t *testing.T) {
	files := map[string]string{ // by what is said of them
		"":                                 "text\x01 \xff",
		"binary file, skipped":             "te\x00xt",
		"utf-32 text is not read, skipped": "\xff\xfe\x00\x00t\x00\x00\x00",
	}
	for want, text := range files {
		path := filepath.Join(t.TempDir(), "x")
		must(t, os.WriteFile(path, []byte(text), 0o644))
		found, err := Find([]string{path}, FindOptions{})
		must(t, err)
		got := ""
		for _, p := range found.Problems {
			got = p.Message
		}
		if got != want || len(found.Files)+len(found.Problems) != 1 {
			t.Errorf("%q: %+v, want %q", text, found, want)
		}
		if found, _ = Find([]string{path}, FindOptions{Binary: true}); len(found.Files) != 1 {
			t.Errorf("%q is not listed with Binary", text)
		}
	}
	path := filepath.Join(t.TempDir(), "wide")
	must(t, os.WriteFile(path, []byte("t\x00e\x00"), 0o644))
	if found, _ := Find([]string{path}, FindOptions{Encoding: "UTF-16LE"}); len(found.Files) != 1 {
		t.Error("UTF-16 by name is taken for binary")
	}
}

func TestFindPermission(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may read everything")
	}
	root := tree(t, "in/closed/x", "in/secret", "in/y")
	must(t, os.Chmod(filepath.Join(root, "in/closed"), 0))
	must(t, os.Chmod(filepath.Join(root, "in/secret"), 0))
	t.Cleanup(func() { os.Chmod(filepath.Join(root, "in/closed"), 0o755) })
	found, err := Find([]string{filepath.Join(root, "in")}, FindOptions{})
	must(t, err)
	if got := found.Problems[0].String(); len(found.Files) != 2 || got != "closed: folder cannot be read: permission denied" {
		t.Errorf("%+v", found)
	}
	if _, err := found.Files[0].Read("", nil); err == nil || err.Error() != "secret: permission denied" {
		t.Errorf("reading a secret: %v", err)
	}
	if _, err := Find([]string{filepath.Join(root, "in/closed")}, FindOptions{}); err == nil {
		t.Error("a closed folder that was named is not an error")
	}
}

func TestReadFails(t *testing.T) {
	root := tree(t, "x", "d/")
	for _, f := range []File{{Path: filepath.Join(root, "gone"), Source: "gone"}, {Path: filepath.Join(root, "d"), Source: "d"}, {Path: Stdin, Source: "stdin"}} {
		if _, err := f.Read("", nil); err == nil || !strings.HasPrefix(err.Error(), f.Source+": ") || strings.Contains(err.Error(), root) {
			t.Errorf("%v: %v", f, err)
		}
	}
	broken := io.MultiReader(strings.NewReader("text"), iotestError{})
	if _, err := (File{Path: Stdin, Source: "stdin"}).Read("", broken); err == nil {
		t.Error("a broken pipe reads as a document")
	}
}

// An iotestError is a reader that fails.
type iotestError struct{}

func (iotestError) Read([]byte) (int, error) { return 0, errors.New("broken pipe") }

// TestFindBase wants Sources that are paths from the working folder.
func TestFindBase(t *testing.T) {
	tests := []struct{ name, tree, paths, want string }{
		{"folder", "w/in/x w/in/a/y", "in", "in/a/y in/x"},
		{"files of two folders", "w/mon/x.txt w/tue/x.txt", "mon/x.txt ./tue", "mon/x.txt tue/x.txt"},
		{"above", "w/z out/x", "../out .", "../out/x z"},
		{"the long way", "w/in/x", "in/../in ../w/./in", "in/x"},
		{"through a link", "w/link>../out w/z out/in/x out/y", "link/../out/y link", "../out/y link/in/x"},
		{"a control character", "w/a\nb", ".", "a%0Ab"},
		{"standard input", "w/stdin", "- stdin", "-/stdin stdin"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root := tree(t, strings.Split(tt.tree, " ")...)
			t.Chdir(filepath.Join(root, "w"))
			found, err := Find(strings.Fields(tt.paths), FindOptions{Base: filepath.Join(root, "w")})
			must(t, err)
			var got []string
			for _, f := range found.Files {
				got = append(got, f.Source)
			}
			if strings.Join(got, " ") != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// TestFindSkip wants skipped files left out, and skipped folders not entered.
func TestFindSkip(t *testing.T) {
	t.Chdir(tree(t, "in/a.txt", "in/old/b.txt", "in/old/c.txt", "in/d.tmp", "e.tmp"))
	asked := 0
	skip := func(path string, folder bool) bool {
		asked++
		return folder && filepath.Base(path) == "old" || strings.HasSuffix(path, ".tmp")
	}
	found, err := Find([]string{"in", "e.tmp"}, FindOptions{Skip: skip})
	must(t, err)
	if len(found.Files) != 1 || asked != 5 {
		t.Errorf("found %v, asked %d times", found.Files, asked)
	}
}

// TestFindOut passes over the output of a run below a folder, and nothing that only looks like one.
func TestFindOut(t *testing.T) {
	files := "/cuts.jsonl /pairs.jsonl /stories.jsonl /report.json /corpus/a.txt"
	var names []string
	for _, folder := range []string{"in/out", "in/deep/out", "in/no", "in/link", "in/short"} {
		names = append(names, strings.Fields(strings.ReplaceAll(" "+files, " /", " "+folder+"/"))...)
	}
	root := tree(t, append(names, "in/page.txt")...)
	const head = "{\n  \"version\": 1,\n  \"settings\": {\n    \"threshold\": 0.8\n"
	for name, text := range map[string]string{
		"in/out": head, "in/deep/out": head, "in/no": "{\"version\": 1, \"settings\": {}}", "in/link": head, "in/short": "{\n  \"version\": 1,\n  ",
	} {
		must(t, os.WriteFile(filepath.Join(root, name, "report.json"), []byte(text), 0o644))
	}
	stories := filepath.Join(root, "in/link/stories.jsonl") // no run leaves a link
	must(t, os.Remove(stories))
	must(t, os.Symlink("cuts.jsonl", stories))
	found, err := Find([]string{filepath.Join(root, "in")}, FindOptions{})
	must(t, err)
	read := map[string]bool{}
	for _, f := range found.Files {
		folder, _, _ := strings.Cut(f.Source, "/")
		read[folder] = true
	}
	if want := map[string]bool{"no": true, "link": true, "short": true, "page.txt": true}; !maps.Equal(read, want) {
		t.Errorf("read %v, want %v", read, want)
	}
	var passed []string
	for _, p := range found.Problems {
		if p.Note && strings.HasPrefix(p.Message, "output of an earlier run") {
			passed = append(passed, p.Source)
		}
	}
	if !slices.Equal(passed, []string{"deep/out", "out"}) {
		t.Errorf("passed over %q of %v", passed, found.Problems)
	}
	named, err := Find([]string{filepath.Join(root, "in/out")}, FindOptions{})
	if must(t, err); len(named.Files) < 4 {
		t.Errorf("named, it gives %v", named.Files)
	}
	for _, name := range []string{"in/out", "in/out/stories.jsonl"} {
		named, err := Find([]string{filepath.Join(root, name)}, FindOptions{})
		must(t, err)
		if !slices.Contains(named.Problems, Problem{Source: "stories.jsonl", Message: namedOutput, Note: true}) {
			t.Errorf("%s: nothing is said of stories.jsonl: %v", name, named.Problems)
		}
	}
	plain, err := Find([]string{filepath.Join(root, "in/no/stories.jsonl")}, FindOptions{})
	if must(t, err); len(plain.Problems) > 0 {
		t.Errorf("beside no report of a run: %v", plain.Problems)
	}
}
