package outdir

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/corpus/hint"
)

// build writes a small output.
func build(t *testing.T, dir string, opt Options, text string) *Writer {
	t.Helper()
	o, err := Create(dir, opt)
	must(t, err)
	lines, err := o.JSONL("stories.jsonl")
	must(t, err)
	must(t, lines.Write(corpus.Cut{Source: "<a> & b", Text: text}))
	must(t, lines.Close())
	must(t, o.WriteStory(&corpus.Story{ID: "deep/in/x.txt#1", Headline: "Head", Text: text}))
	return o
}

func TestOut(t *testing.T) {
	root := tree(t)
	dir := filepath.Join(root, "out")
	o := build(t, dir, Options{}, "One.\n\nTwo.")
	store, err := o.Store()
	must(t, err)
	_, err = store.Put(&corpus.Story{Text: "x"}, corpus.Pieces{}, corpus.Cuts{}, 0)
	must(t, err)
	must(t, o.Commit()) // and of the store nothing is left
	if got, want := files(t, root), []string{"out/corpus/deep/in/x.txt#1.txt", "out/stories.jsonl"}; !slices.Equal(got, want) {
		t.Errorf("files %q, want %q", got, want)
	}
	for name, want := range map[string]string{
		"corpus/deep/in/x.txt#1.txt": "Head\n\nOne.\n\nTwo.\n",
		"stories.jsonl": `{"story":null,"source":"<a> & b","first_line":0,"last_line":0,"start":0,"end":0,"whole_lines":false,"rule":"","category":"","text":"One.\n\nTwo."}` +
			"\n",
	} {
		got, err := os.ReadFile(filepath.Join(dir, name))
		must(t, err)
		if string(got) != want {
			t.Errorf("%s holds %q, want %q", name, got, want)
		}
	}
	if info, err := os.Stat(dir); err != nil || info.Mode().Perm()&0o700 != 0o700 || info.Mode().Perm()&0o055 == 0 {
		t.Errorf("mode of the output is %v, %v", info.Mode(), err)
	}
}

func TestOutPages(t *testing.T) {
	for _, tt := range []struct{ headline, text, want string }{
		{"Head", "Text.", "Head\n\nText.\n"}, {"", "Text.", "Text.\n"}, {"Head", "", "Head\n"}, {"", "", "\n"},
	} {
		if got := page(&corpus.Story{Headline: tt.headline, Text: tt.text}); got != tt.want {
			t.Errorf("page of %q and %q is %q", tt.headline, tt.text, got)
		}
	}
}

func TestOutAbort(t *testing.T) {
	root := tree(t, "out/stories.jsonl")
	o := build(t, filepath.Join(root, "out"), Options{Force: true}, "new")
	_, err := o.Store()
	must(t, err)
	must(t, o.Abort())
	must(t, o.Abort())
	if got := files(t, root); !slices.Equal(got, []string{"out/stories.jsonl"}) {
		t.Errorf("left behind: %q", got)
	}
	if o.Commit() == nil {
		t.Error("Commit after Abort")
	}
}

func TestOutForce(t *testing.T) {
	root := tree(t, "out/stories.jsonl", "out/corpus/old.txt", "link>out")
	o := build(t, filepath.Join(root, "link"), Options{Force: true}, "new")
	must(t, o.Commit())
	if got := files(t, root); !slices.Equal(got, []string{"link", "out/corpus/deep/in/x.txt#1.txt", "out/stories.jsonl"}) {
		t.Errorf("files: %q", got)
	}
}

func TestCreateRefuses(t *testing.T) {
	tests := []struct {
		name, tree, out, inputs string
		force                   bool
		want                    string
	}{
		{"a file", "x", "x", "", true, "x: is not a folder"},
		{"not empty", "out/stories.jsonl", "out", "", false, "out: folder is not empty"},
		{"not ours", "out/thesis.doc", "out", "", true, "out: is not the output of an earlier run, and is left alone"},
		{"the input", "in/x", "in", "in", true, "in: output is the input in"},
		{"the input, not there", "x", "in", "./in", true, "in: output is the input ./in"},
		{"in the input", "in/x", "in/out", "- gone in", true, "in/out: is inside the input in"},
		{"in the input by a link", "in/x link>in", "link/out", "in", false, "link/out: is inside the input in"},
		{"deep in the input", "in/x", "in/a/b/out", "in", false, "in/a/b/out: is inside the input in"},
		{"around the input", "out/stories.jsonl out/in/x", "out", "out/in", true, "out: holds the input out/in"},
		{"around the input by a link", "out/stories.jsonl out/in/x link>out/in", "out", "link", true, "out: holds the input link"},
		{"nowhere", "x", "a/b", "", false, "a/b: the folder it is to be in does not exist"},
		{"below a file", "x", "x/out", "", false, "x/out: not a directory"},
		{"dead link", "out>gone", "out", "", false, "out: is a link that leads nowhere"},
		{"no name", "x", "", "", false, ": no output folder named"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			root := tree(t, strings.Fields(tt.tree)...)
			t.Chdir(root)
			before := files(t, root)
			_, err := Create(tt.out, Options{Force: tt.force, Inputs: strings.Fields(tt.inputs)})
			if err == nil || err.Error() != tt.want {
				t.Errorf("got %v, want %s", err, tt.want)
			}
			var hint *hint.Error
			if errors.As(err, &hint) && hint.Hint == "" {
				t.Error("empty hint")
			}
			if after := files(t, root); !slices.Equal(before, after) {
				t.Errorf("files were %q, are %q", before, after)
			}
		})
	}
}

func TestCreateBesideInput(t *testing.T) {
	t.Chdir(tree(t, "in/x", "in-clean/", "empty/"))
	for _, dir := range []string{"out", "in-clean", "empty", "..out", "in.out"} {
		o, err := Create(dir, Options{Inputs: []string{"in", "-"}})
		must(t, err)
		must(t, o.Commit())
	}
}

func TestCommitRefuses(t *testing.T) {
	root := tree(t)
	dir := filepath.Join(root, "out")
	o, err := Create(dir, Options{})
	must(t, err)
	w, err := o.File("x")
	must(t, err)
	if o.Commit() == nil {
		t.Error("Commit with an open file")
	}
	must(t, w.Close())
	must(t, os.MkdirAll(filepath.Join(dir, "thesis"), 0o755)) // somebody else was quicker
	if err := o.Commit(); err == nil || err.Error() != "out: folder is not empty" {
		t.Errorf("Commit over a new folder: %v", err)
	}
	must(t, o.Abort())
	if list, _ := os.ReadDir(root); len(list) != 1 {
		t.Errorf("left behind: %v", list)
	}
}

func TestWriterRefuses(t *testing.T) {
	o, err := Create(filepath.Join(t.TempDir(), "out"), Options{})
	must(t, err)
	defer o.Abort()
	for _, name := range []string{"../x", "/x", "", "a/../../x"} {
		if _, err := o.File(name); err == nil {
			t.Errorf("a file %q was made", name)
		}
	}
	must(t, o.WriteStory(&corpus.Story{ID: "x#1"}))
	if err := o.WriteStory(&corpus.Story{ID: "x#1"}); err == nil || err.Error() != "corpus/x#1.txt: file exists" {
		t.Errorf("second story of an id: %v", err)
	}
}

func TestCreateUnwritable(t *testing.T) {
	if os.Getuid() == 0 {
		t.Skip("root may write everywhere")
	}
	root := tree(t)
	must(t, os.Chmod(root, 0o555))
	t.Cleanup(func() { os.Chmod(root, 0o755) })
	_, err := Create(filepath.Join(root, "out"), Options{})
	if err == nil || !strings.HasSuffix(err.Error(), "out: its folder cannot be written: permission denied") {
		t.Errorf("got %v", err)
	}
}
