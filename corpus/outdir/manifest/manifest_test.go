package manifest

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"onecopy/corpus"
)

const zeros = "0000000000000000000000000000000000000000000000000000000000000000"

func TestSums(t *testing.T) {
	list := []Sum{{Name: "b/x#1.txt"}, {Name: "a b"}, {Name: "back\\slash"}, {Name: "two\nlines\r"}, {Name: " blank"}, {Name: "Zürich.txt"}}
	var first bytes.Buffer
	must(t, Write(&first, slices.Clone(list)))
	slices.Reverse(list)
	var second bytes.Buffer
	must(t, Write(&second, list))
	want := zeros + "   blank\n" + zeros + "  Zürich.txt\n" + zeros + "  a b\n" + zeros + "  b/x#1.txt\n" + `\` + zeros + `  back\\slash` + "\n" + `\` + zeros + `  two\nlines\r` + "\n"
	if first.String() != want || second.String() != want {
		t.Errorf("got\n%s\nand\n%s\nwant\n%s", &first, &second, want)
	}
	got, problems, err := Read(&first, Name)
	if err != nil || len(problems) > 0 || !slices.Equal(got, list) {
		t.Errorf("read again: %v, %v, %v", got, problems, err)
	}
}

// What may stand in a manifest that somebody else wrote: nothing of it leads out of the folder,
// hangs or fills the memory.
func TestReadSumsHostile(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{zeros + "  x\r\n", "SHA256SUMS:1: is not in the form"},
		{zeros + "  ../x\n", "SHA256SUMS:1: is not the sum of a file below the folder"},
		{zeros + "  a/../../x\n", "SHA256SUMS:1: is not the sum of a file below"},
		{zeros + "  /etc/passwd\n", "SHA256SUMS:1: is not the sum of a file below"},
		{zeros + "  .\n", "SHA256SUMS:1: is not the sum of a file below"},
		{zeros + "  x\x00y\n", "SHA256SUMS:1: is not the sum of a file below"},
		{zeros + "  \xff\n", "SHA256SUMS:1: is not the sum of a file below"},
		{zeros + "  \n", "SHA256SUMS:1: is no"},
		{zeros + " *x\n", "SHA256SUMS:1: is not in the form"},
		{zeros + "\tx\n", "SHA256SUMS:1: is not a line of sums"},
		{zeros + "  xy", "SHA256SUMS:1: is not in the form"},
		{strings.ToUpper(strings.Replace(zeros, "0", "a", 1)) + "  x\n", "SHA256SUMS:1: is not in the form"},
		{strings.Replace(zeros, "0", "g", 1) + "  x\n", "SHA256SUMS:1: does not begin with 64"},
		{zeros[1:] + "  x\n", "SHA256SUMS:1: is not a line of sums"},
		{zeros + "0  x\n", "SHA256SUMS:1: is not a line of sums"},
		{zeros + "  x\n" + zeros + "  x\n", "SHA256SUMS:2: the name x is there twice"},
		{zeros + "  y\n" + zeros + "  x\n", "SHA256SUMS:2: the name x is there twice, or not in order"},
		{"\n", "SHA256SUMS:1: is not a line of sums"},
		{"# comment\n", "SHA256SUMS:1: is not a line of sums"},
		{"\\" + zeros + "  x\n", "SHA256SUMS:1: is not in the form"},
		{"\\" + zeros + "  x\\y\n", "SHA256SUMS:1: is not in the form"},
		{zeros + "  a\\b\n", "SHA256SUMS:1: is not in the form"},
		{"\ufeff" + zeros + "  x\n", "SHA256SUMS:1: is not a line of sums"},
		{zeros + "  " + strings.Repeat("x", 1<<20) + "\n" + zeros + "  y\n", "SHA256SUMS:1: a line of over 8262 bytes is not a sum"},
		{strings.Repeat("x\n", 1<<16), "SHA256SUMS: is not a file of sums; the rest was not read"},
	} {
		sums, problems, err := Read(strings.NewReader(c.text), Name)
		if err != nil || len(problems) > mostBadSums+1 || !slices.ContainsFunc(problems, func(p corpus.Problem) bool { return strings.HasPrefix(p.String(), c.want) }) {
			t.Errorf("%.90q: %v, %.300v, want %s", c.text, err, problems, c.want)
		}
		for _, s := range sums {
			if s.Name != "x" && s.Name != "y" {
				t.Errorf("%.90q: gives %q", c.text, s.Name)
			}
		}
	}
}

// Whatever is read as sums is local, in order, and written again the same.
func FuzzManifest(f *testing.F) {
	f.Add(zeros + "  a\n" + zeros + "  b/c#1.txt\n")
	f.Add("\\" + zeros + "  a\\\\b\\n\n")
	f.Add(zeros + "  ../x\r\n" + zeros + " */x\n")
	f.Add(strings.Repeat(zeros+"  x\n", 200))
	f.Add(zeros + "  a\xff\n\\" + zeros + "  b\\r\n")
	f.Fuzz(func(t *testing.T, text string) {
		for _, wild := range []bool{false, true} { // names of files of the output, and of inputs
			sums, problems, err := read(strings.NewReader(text), Name, wild)
			if err != nil {
				t.Fatal(err)
			}
			for i, s := range sums {
				if !filepath.IsLocal(s.Name) || i > 0 && sums[i-1].Name >= s.Name || !wild && !utf8.ValidString(s.Name) {
					t.Errorf("%q gives %q", text, s.Name)
				}
			}
			var again bytes.Buffer
			must(t, Write(&again, sums))
			if len(problems) == 0 && again.String() != text {
				t.Errorf("%q is written again as %q", text, &again)
			}
		}
	})
}

// The inputs as they lie on the disk: a packed file is summed packed.
func TestDiskSum(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "a.txt.gz"} {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, []byte("x"), 0o644))
		f := corpus.File{Path: path, Source: name}
		plain, ok, err := OnDisk(context.Background(), f, "")
		if known, _, _ := OnDisk(context.Background(), f, zeros); !ok || err != nil || (known == plain) != (name == "a.txt.gz") || plain.Name != name {
			t.Errorf("%s: %v, %v, %v, %v", name, plain, known, ok, err)
		}
	}
	if _, ok, err := OnDisk(context.Background(), corpus.File{Path: corpus.Stdin}, ""); ok || err != nil {
		t.Errorf("standard input: %v, %v", ok, err)
	}
	if _, ok, err := OnDisk(context.Background(), corpus.File{Path: dir}, ""); ok || err != nil {
		t.Errorf("a folder: %v, %v", ok, err)
	}
}

// TestInputSumsNames finds inputs by the names they have on the disk, whatever bytes those are of.
func TestInputSumsNames(t *testing.T) {
	names := []string{"mon/a\nb.txt", "mon/c\\d.txt", "mon/e\rf.txt", "mon/g\th.txt", "mon/i\xffj.txt", "mon/%0Ak.txt", "mon/\n/l.txt", "tue/a\nb.txt", "mon/esc\x1b.txt"}
	root := tree(t)
	for _, name := range names {
		path := filepath.Join(root, name)
		must(t, os.MkdirAll(filepath.Dir(path), 0o755))
		if err := os.WriteFile(path, []byte(name), 0o644); err != nil {
			t.Skip("no such names here")
		}
	}
	found, err := corpus.Find([]string{filepath.Join(root, "mon"), filepath.Join(root, "tue")}, corpus.FindOptions{})
	must(t, err)
	var sums []Sum
	for _, f := range found.Files {
		s, ok, err := OnDisk(t.Context(), f, "")
		if must(t, err); !ok {
			t.Errorf("no sum of %s", f.Source)
		}
		sums = append(sums, s)
	}
	var b strings.Builder
	must(t, Write(&b, sums))
	for i, s := range sums {
		_, err := os.Stat(filepath.Join(root, s.Name))
		if _, below := os.Stat(filepath.Join(root, "mon", s.Name)); (err != nil && below != nil) != (s.Name == "esc%1B.txt") {
			t.Errorf("%d: no file %q", i, s.Name)
		}
	}
	out := t.TempDir()
	must(t, os.WriteFile(filepath.Join(out, Inputs), []byte(b.String()), 0o644))
	read, problems := ReadInputs(out)
	if len(problems) > 0 || len(read) != len(names) {
		t.Errorf("%d sums, %v", len(read), problems)
	}
	for _, f := range found.Files {
		if problems := CheckInput(t.Context(), read, f); len(problems) > 0 {
			t.Error(problems)
		}
		must(t, os.WriteFile(f.Path, []byte("changed"), 0o644))
		if problems := CheckInput(t.Context(), read, f); len(problems) != 1 {
			t.Errorf("%s changed: %v", f.Source, problems)
		}
	}
}

// TestSumEnds wants an interrupt to end the reading of a file, and a pipe in its place to hang
// nothing.
func TestSumEnds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt.gz")
	must(t, os.WriteFile(path, []byte("x"), 0o644))
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, _, err := OnDisk(ctx, corpus.File{Path: path, Source: "a.txt.gz"}, ""); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := (corpus.File{Path: path, Source: "a.txt"}).Sum(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}
