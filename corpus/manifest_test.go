package corpus

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

const zeros = "0000000000000000000000000000000000000000000000000000000000000000"

func TestSums(t *testing.T) {
	list := []Sum{{Name: "b/x#1.txt"}, {Name: "a b"}, {Name: "back\\slash"}, {Name: "two\nlines\r"}, {Name: " blank"}, {Name: "Zürich.txt"}}
	var first bytes.Buffer
	must(t, WriteSums(&first, slices.Clone(list)))
	slices.Reverse(list)
	var second bytes.Buffer
	must(t, WriteSums(&second, list))
	want := zeros + "   blank\n" + zeros + "  Zürich.txt\n" + zeros + "  a b\n" + zeros + "  b/x#1.txt\n" + `\` + zeros + `  back\\slash` + "\n" + `\` + zeros + `  two\nlines\r` + "\n"
	if first.String() != want || second.String() != want {
		t.Errorf("got\n%s\nand\n%s\nwant\n%s", &first, &second, want)
	}
	got, problems, err := ReadSums(&first, Manifest)
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
		{zeros + "\tx\n", "SHA256SUMS:1: is no line of sums"},
		{zeros + "  xy", "SHA256SUMS:1: is not in the form"},
		{strings.ToUpper(strings.Replace(zeros, "0", "a", 1)) + "  x\n", "SHA256SUMS:1: is not in the form"},
		{strings.Replace(zeros, "0", "g", 1) + "  x\n", "SHA256SUMS:1: does not begin with 64"},
		{zeros[1:] + "  x\n", "SHA256SUMS:1: is no line of sums"},
		{zeros + "0  x\n", "SHA256SUMS:1: is no line of sums"},
		{zeros + "  x\n" + zeros + "  x\n", "SHA256SUMS:2: the name x is there twice"},
		{zeros + "  y\n" + zeros + "  x\n", "SHA256SUMS:2: the name x is there twice, or not in order"},
		{"\n", "SHA256SUMS:1: is no line of sums"},
		{"# comment\n", "SHA256SUMS:1: is no line of sums"},
		{"\\" + zeros + "  x\n", "SHA256SUMS:1: is not in the form"},
		{"\\" + zeros + "  x\\y\n", "SHA256SUMS:1: is not in the form"},
		{zeros + "  a\\b\n", "SHA256SUMS:1: is not in the form"},
		{"\ufeff" + zeros + "  x\n", "SHA256SUMS:1: is no line of sums"},
		{zeros + "  " + strings.Repeat("x", 1<<20) + "\n" + zeros + "  y\n", "SHA256SUMS:1: a line of over 8262 bytes is no sum"},
		{strings.Repeat("x\n", 1<<16), "SHA256SUMS: is no file of sums; the rest was not read"},
	} {
		sums, problems, err := ReadSums(strings.NewReader(c.text), Manifest)
		if err != nil || len(problems) > mostBadSums+1 || !slices.ContainsFunc(problems, func(p Problem) bool { return strings.HasPrefix(p.String(), c.want) }) {
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
			sums, problems, err := readSums(strings.NewReader(text), Manifest, wild)
			if err != nil {
				t.Fatal(err)
			}
			for i, s := range sums {
				if !filepath.IsLocal(s.Name) || i > 0 && sums[i-1].Name >= s.Name || !wild && !utf8.ValidString(s.Name) {
					t.Errorf("%q gives %q", text, s.Name)
				}
			}
			var again bytes.Buffer
			must(t, WriteSums(&again, sums))
			if len(problems) == 0 && again.String() != text {
				t.Errorf("%q is written again as %q", text, &again)
			}
		}
	})
}

// sealed makes an output of three files, with their sums.
func sealed(t *testing.T) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	o, err := Create(dir, OutOptions{})
	must(t, err)
	j, err := o.JSONL("stories.jsonl")
	must(t, err)
	must(t, j.Write("x"))
	must(t, j.Close())
	if j.Close() == nil {
		t.Error("a file can be closed twice")
	}
	must(t, o.WriteStory(&Story{ID: "a/b.txt#1", Text: "One."}))
	w, err := o.Writer("corpus.jsonl.gz")
	must(t, err)
	must(t, w.Close())
	must(t, o.Seal())
	must(t, o.Commit())
	return dir
}

func TestCheckSums(t *testing.T) {
	dir := sealed(t)
	for _, c := range []struct {
		name   string
		change func(path string)
		want   string
	}{
		{"stories.jsonl", func(string) {}, ""},
		{"stories.jsonl", func(p string) { must(t, os.WriteFile(p, []byte("\"y\"\n"), 0o644)) }, "stories.jsonl: changed since the run: its SHA-256"},
		{"stories.jsonl", func(p string) { must(t, os.Remove(p)) }, "stories.jsonl: missing; it is in SHA256SUMS"},
		{"x\x1b[1m", func(p string) { must(t, os.WriteFile(p, nil, 0o644)) }, "x%1B[1m: no file of the run"},
		{"corpus/link", func(p string) { must(t, os.Symlink("../stories.jsonl", p)) }, "corpus/link: a link, not a regular file"},
		{"none", func(p string) { must(t, os.Mkdir(p, 0o755)) }, "none: an empty folder"},
		{Manifest, func(p string) { must(t, os.WriteFile(p, []byte(zeros+"  ../x\n"), 0o644)) }, "SHA256SUMS:1: is not the sum of a file below"},
	} {
		path := filepath.Join(dir, c.name)
		before, _ := os.ReadFile(path)
		c.change(path)
		problems, totals, err := CheckSums(context.Background(), dir)
		must(t, err)
		if !totals.Sealed || c.want == "" && len(problems) > 0 || c.want != "" && !slices.ContainsFunc(problems, func(p Problem) bool { return strings.HasPrefix(p.String(), c.want) }) {
			t.Errorf("%s: %q, want %q", c.name, problems, c.want)
		}
		must(t, os.RemoveAll(path))
		if before != nil {
			must(t, os.WriteFile(path, before, 0o644))
		}
	}
	must(t, os.Remove(filepath.Join(dir, Manifest)))
	if problems, totals, err := CheckSums(context.Background(), dir); err != nil || totals.Sealed || len(problems) > 0 {
		t.Errorf("no manifest: %v, %+v, %v", problems, totals, err)
	}
}

// The inputs as they lie on the disk: a packed file is summed packed.
func TestDiskSum(t *testing.T) {
	dir := t.TempDir()
	for _, name := range []string{"a.txt", "a.txt.gz"} {
		path := filepath.Join(dir, name)
		must(t, os.WriteFile(path, []byte("x"), 0o644))
		f := File{Path: path, Source: name}
		plain, ok, err := f.DiskSum(context.Background(), "")
		if known, _, _ := f.DiskSum(context.Background(), zeros); !ok || err != nil || (known == plain) != (name == "a.txt.gz") || plain.Name != name {
			t.Errorf("%s: %v, %v, %v, %v", name, plain, known, ok, err)
		}
	}
	if _, ok, err := (File{Path: Stdin}).DiskSum(context.Background(), ""); ok || err != nil {
		t.Errorf("standard input: %v, %v", ok, err)
	}
	if _, ok, err := (File{Path: dir}).DiskSum(context.Background(), ""); ok || err != nil {
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
	found, err := Find([]string{filepath.Join(root, "mon"), filepath.Join(root, "tue")}, FindOptions{})
	must(t, err)
	var sums []Sum
	for _, f := range found.Files {
		s, ok, err := f.DiskSum(t.Context(), "")
		if must(t, err); !ok {
			t.Errorf("no sum of %s", f.Source)
		}
		sums = append(sums, s)
	}
	var b strings.Builder
	must(t, WriteSums(&b, sums))
	for i, s := range sums {
		_, err := os.Stat(filepath.Join(root, s.Name))
		if _, below := os.Stat(filepath.Join(root, "mon", s.Name)); (err != nil && below != nil) != (s.Name == "esc%1B.txt") {
			t.Errorf("%d: no file %q", i, s.Name)
		}
	}
	out := t.TempDir()
	must(t, os.WriteFile(filepath.Join(out, InputSums), []byte(b.String()), 0o644))
	read, problems := ReadInputSums(out)
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

// TestSumEnds wants an interrupt to end the reading of a file, and a pipe in its place to hang nothing.
func TestSumEnds(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.txt.gz")
	must(t, os.WriteFile(path, []byte("x"), 0o644))
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if _, _, err := (File{Path: path, Source: "a.txt.gz"}).DiskSum(ctx, ""); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
	if _, err := (File{Path: path, Source: "a.txt"}).Sum(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

func TestProve(t *testing.T) {
	lines := func(s string) func(*Out) error {
		return func(o *Out) error {
			w, err := o.Writer("stories.jsonl")
			if err == nil {
				_, err = w.Write([]byte(s))
			}
			if err == nil {
				err = w.Close()
			}
			return err
		}
	}
	row := func(id, rest string) string {
		return `{"id":"` + id + `","words":5,"list":[1,{"a":"b"}]` + rest + "}\n"
	}
	old := row("a", "") + row("b", "") + row("c", "")
	for _, c := range []struct {
		name, have, want string
		says             []string
	}{
		{"same", old, old, nil},
		{"field", strings.Replace(old, `"words":5`, `"words":6`, 1), old, []string{"stories.jsonl:1: words is 6, the inputs give 5"}},
		{"inner", strings.Replace(old, `"a":"b"`, `"a":"c"`, 1), old, []string{`stories.jsonl:1: list[1].a is "c", the inputs give "b"`}},
		{"more", strings.Replace(old, `}]}`, `}],"x":null}`, 1), old, []string{`stories.jsonl:1: x is null, the inputs give no such field`}},
		{"less", strings.Replace(old, `"words":5,`, ``, 1), old, []string{`stories.jsonl:1: words is missing, the inputs give 5`}},
		{"twice", strings.Replace(old, `"words":5,`, `"words":6,"words":5,`, 1), old, []string{`stories.jsonl:1: is not what the inputs give, in white space, the order of fields or a field that is there twice`}},
		{"behind", strings.Replace(old, "}\n", "}{}\n", 1), old, []string{"stories.jsonl:1: not valid JSON: something stands behind the value"}},
		{"line more", row("x", "") + old, old, []string{"stories.jsonl:1: the inputs give no such line"}},
		{"last more", old + row("x", ""), old, []string{"stories.jsonl:4: the inputs give no such line"}},
		{"line less", row("b", "") + row("c", ""), old, []string{`stories.jsonl:1: a line is missing here, that the inputs give: ` + strings.TrimSpace(row("a", ""))}},
		{"no end", strings.TrimSuffix(old, "\n"), old, []string{"stories.jsonl:3: is not what the inputs give, in white space, the order of fields or a field that is there twice"}},
		{"steers", strings.Replace(old, `"id":"a"`, `"id":"\u202e\u001b["`, 1), old, []string{`stories.jsonl:1: id is "\u202e\x1b[", the inputs give "a"`}},
		{"many", strings.ReplaceAll(strings.Repeat(old, 30), "5", "6"), strings.Repeat(old, 30), []string{"stories.jsonl: 70 differences more like these"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir := t.TempDir()
			must(t, os.WriteFile(filepath.Join(dir, "stories.jsonl"), []byte(c.have), 0o644))
			o, proof, err := Prove(dir)
			must(t, err)
			must(t, lines(c.want)(o))
			got, err := proof.Problems(context.Background())
			must(t, errors.Join(err, o.Abort()))
			if len(c.says) == 0 && len(got) > 0 {
				t.Errorf("%q", got)
			}
			for _, s := range c.says {
				if !slices.ContainsFunc(got, func(p Problem) bool { return p.String() == s }) || c.name != "many" && len(got) > len(c.says) {
					t.Errorf("got %q, want %q", got, s)
				}
			}
		})
	}
}

// Files of every kind are held against each other, and nothing is left behind.
func TestProveFiles(t *testing.T) {
	list := []Story{{ID: "a#1", Headline: "Head", Text: "One.", Status: Survivor}, {ID: "b#1", Text: "Two.", Status: Survivor}}
	for _, form := range []string{CorpusFiles, CorpusJSONL, CorpusJSONLGz, CorpusJSONLZst} {
		dir := corpusOf(t, form, list)
		for _, other := range []bool{false, true} {
			o, proof, err := Prove(dir)
			must(t, err)
			c, err := o.Corpus(form)
			must(t, err)
			for _, s := range list {
				if other {
					s.Text = "Three."
				}
				must(t, c.Write(&s))
			}
			must(t, c.Close())
			problems, err := proof.Problems(context.Background())
			must(t, err)
			if (len(problems) == 2) != other || len(problems) > 0 != other {
				t.Errorf("%s, other %v: %q", form, other, problems)
			}
			must(t, o.Abort())
			if _, err := os.Stat(o.aside); err == nil {
				t.Error("something is left aside")
			}
		}
	}
}

// Two texts are told to differ just when they do, whatever they are and whatever they should be.
func FuzzProve(f *testing.F) {
	f.Add("{\"a\":1}\n", "{\"a\":2}\n")
	f.Add("{\"a\":[1,{\"b\":null}]}\n{}\n", "{}\n{\"a\":[1]}")
	f.Add("a\nb\nc", "b\nc\n")
	f.Fuzz(func(t *testing.T, have, want string) {
		for name, all := range map[string]func(*comparison) []Problem{"x.jsonl": (*comparison).lines, "x.json": (*comparison).document} {
			for _, most := range []int{1, mostRecords} {
				c := comparison{name: name, most: most, have: bufio.NewReader(strings.NewReader(have)), want: bufio.NewReader(strings.NewReader(want))}
				problems := all(&c)
				if len(problems) > 0 != (have != want) || len(problems) > mostRecords+1 {
					t.Errorf("%s: %q for %q: %v", name, have, want, problems)
				}
				for _, p := range problems {
					if strings.ContainsFunc(p.Message, unicode.IsControl) {
						t.Errorf("%q would steer a terminal", p.Message)
					}
				}
			}
		}
	})
}

// An impatient context is done once it was asked so many times.
type impatient struct {
	context.Context
	left int
}

func (p *impatient) Err() error {
	if p.left--; p.left < 0 {
		return context.Canceled
	}
	return nil
}

// TestVerifyEnds interrupts a verification at each place where it looks for that: at least at each line of stories and cuts, when it
// is read through and when it is held against the input.
func TestVerifyEnds(t *testing.T) {
	out, files := run(t, verifyPages)
	all := 0
	for n := 0; ; n++ {
		_, totals, err := Verify(&impatient{t.Context(), n}, out, files, "", nil)
		if err == nil {
			all = n - 2*(totals.Stories+totals.Cuts)
			break
		}
		if !errors.Is(err, context.Canceled) {
			t.Fatal(err)
		}
	}
	if all < 0 {
		t.Errorf("looked %d times too few", -all)
	}
}
