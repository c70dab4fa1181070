package verify

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
)

// A page in the notation of these tests: "# " begins a story with its headline, "- " is a line that
// is cut, {braces} are a part of a line that is cut, and lines of a paragraph are joined.
var verifyPages = map[string]string{
	"mon/fire.txt": "- Home | News\n\n# Fire in Leeds\n- By Ann Lee\nLEEDS {(Reuters)} – A fire\nbroke out. I\nsaw it.\n\nNo one was hurt.\n" +
		"- Share this\n\n# Dam “opens”\r\nIt opened.\r\n\r\nA\r\n- Read more\r\n- Privacy\r\n",
	"one.txt":  "# Only\nOne line",
	"tail.txt": "Stray.\n",
}

// run makes the output of a run over pages, and the input files; "tail.txt" is a cut outside all
// stories.
func run(t testing.TB, pages map[string]string) (out string, files []corpus.File) {
	t.Helper()
	dir := t.TempDir()
	out = filepath.Join(dir, "out")
	o, err := outdir.Create(out, outdir.Options{})
	must(t, err)
	stories, err := o.JSONL("stories.jsonl")
	must(t, err)
	cuts, err := o.JSONL("cuts.jsonl")
	must(t, err)
	var inputs []verifyInput
	for _, source := range slices.Sorted(maps.Keys(pages)) {
		f := corpus.File{Path: filepath.Join(dir, filepath.FromSlash(source)), Source: source}
		must(t, os.MkdirAll(filepath.Dir(f.Path), 0o755))
		must(t, os.WriteFile(f.Path, []byte(pages[source]), 0o644))
		d, err := f.Read("", nil)
		must(t, err)
		files = append(files, f)
		inputs = append(inputs, verifyInput{source, d.Size, d.SHA256})
		m := marker{doc: d}
		m.mark()
		for _, s := range m.stories {
			must(t, stories.Write(s))
			must(t, o.WriteStory(&s))
		}
		for _, c := range m.cuts {
			must(t, cuts.Write(c))
		}
	}
	report, err := o.File("report.json")
	must(t, err)
	must(t, json.NewEncoder(report).Encode(map[string]any{"inputs": inputs}))
	must(t, report.Close())
	must(t, stories.Close())
	must(t, cuts.Close())
	must(t, o.Commit())
	return out, files
}

// A marker reads the notation of the tests.
type marker struct {
	doc     *corpus.Document
	stories []corpus.Story
	cuts    []corpus.Cut
	gap     string // before the next kept words
}

func (m *marker) mark() {
	at := 0
	for i, line := range strings.SplitAfter(m.doc.Text, "\n") {
		text := strings.TrimRight(line, "\r\n")
		switch {
		case strings.HasPrefix(text, "# "):
			m.stories = append(m.stories, corpus.Story{ID: fmt.Sprintf("%s#%d", m.doc.Source, len(m.stories)+1), Source: m.doc.Source,
				FirstLine: i + 1, LastLine: i + 1, Start: m.doc.Offset(at), End: m.doc.Offset(at + len(text)), Headline: text, Status: corpus.Survivor})
			m.gap = ""
		case strings.HasPrefix(text, "- ") || len(m.stories) == 0:
			m.cut(at, at+len(text), i+1, true)
		case text == "":
			m.gap = "\n\n"
		default:
			m.keep(text, at, i+1)
		}
		at += len(line)
	}
}

// keep adds a line to the last story, without what is in braces.
func (m *marker) keep(text string, at, line int) {
	s := &m.stories[len(m.stories)-1]
	open, end := strings.IndexByte(text, '{'), strings.IndexByte(text, '}')
	s.End, s.LastLine = m.doc.Offset(at+len(text)), line
	if open >= 0 {
		m.cut(at+open, at+end+1, line, false)
		text = text[:open] + text[end+1:]
	}
	if s.Text != "" {
		s.Text += m.gap
	}
	s.Text += text
	m.gap = " "
}

func (m *marker) cut(from, to, line int, whole bool) {
	if from == to {
		return
	}
	c := corpus.Cut{Source: m.doc.Source, FirstLine: line, LastLine: line, Start: m.doc.Offset(from), End: m.doc.Offset(to),
		WholeLines: whole, Rule: "test", Text: m.doc.Text[from:to]}
	if n := len(m.stories); n > 0 {
		c.Story = &m.stories[n-1].ID
	}
	m.cuts = append(m.cuts, c)
}

func verify(t *testing.T, out string, files []corpus.File) []corpus.Problem {
	t.Helper()
	problems, _, err := Verify(context.Background(), out, files, "", nil)
	must(t, err)
	return problems
}

func TestVerifyPasses(t *testing.T) {
	utf16 := "\xff\xfe"
	for _, c := range "# Né\nUn été à Paris.\n- Share\n" {
		utf16 += string([]byte{byte(c), byte(c >> 8)})
	}
	tests := map[string]map[string]string{
		"pages":        verifyPages,
		"nothing":      {},
		"empty":        {"empty.txt": ""},
		"blank":        {"blank.txt": " \n\t\n\u00a0"},
		"mark":         {"mark.txt": "\xef\xbb\xbf# Head\nBody.\n"},
		"old mac":      {"mac.txt": "# Head\rBody of it.\r- Cut\r"},
		"windows-1252": {"w.txt": "# Caf\xe9\nThe \x93caf\xe9\x94 isn\x92t open.\n- \xa9 Reuters\n"},
		"damaged":      {"bad.txt": "# “Head”\nBo\xffdy “of” it.\n\xe2\x80\n- C\xf0ut\n"},
		"utf-16":       {"wide.txt": utf16},
	}
	for name, pages := range tests {
		t.Run(name, func(t *testing.T) {
			out, files := run(t, pages)
			problems, totals, err := Verify(context.Background(), out, files, "", nil)
			must(t, err)
			for _, p := range problems {
				t.Error(p)
			}
			if sum := totals.Kept + totals.Cut + totals.Blank; totals.Bytes != sum || totals.Files != len(pages) {
				t.Errorf("totals %+v: want %d files, and %d bytes to be %d", totals, len(pages), totals.Bytes, sum)
			}
		})
	}
}

func TestVerifyFinds(t *testing.T) {
	tests := []struct {
		name   string
		change func(out, in string) error
		want   string // one of the problems
	}{
		{"word added to input", edit("in:mon/fire.txt", "saw it", "saw it all"), "mon/fire.txt:7: changed since the run: "},
		{"line cut from input", edit("in:mon/fire.txt", "No one was hurt.\n", ""), "mon/fire.txt:9: changed since the run: "},
		{"input emptied", edit("in:one.txt", "# Only\nOne line", ""), "one.txt:1: changed since the run: 0 bytes, were 15"},
		{"input gone", func(out, in string) error { return os.Remove(filepath.Join(in, "one.txt")) }, "one.txt: cannot be read: no such file"},
		{"input turned", edit("in:mon/fire.txt", "No one was", "No one is "), "mon/fire.txt:9: changed since the run, in story mon/fire.txt#1"},
		{"cut turned", edit("in:mon/fire.txt", "Share this", "Share that"), "mon/fire.txt:10: changed since the run, in cut by rule test"},
		{"story text", edit("stories.jsonl", "saw it", "saw her"), "stories.jsonl:1: story mon/fire.txt#1 is not what mon/fire.txt:7 says"},
		{"story end", edit("stories.jsonl", `"end":15`, `"end":12`), "one.txt:2: text of no story and no cut"},
		{"story beyond", edit("stories.jsonl", `"end":15`, `"end":16`), "stories.jsonl:3: bytes 0 to 16 are not in one.txt"},
		{"story line", edit("stories.jsonl", `"last_line":2,`, `"last_line":3,`), "stories.jsonl:3: bytes 0 to 15 of one.txt are lines 1 to 2, not 1 to 3"},
		{"story twice", edit("stories.jsonl", `"id":"mon/fire.txt#2"`, `"id":"mon/fire.txt#1"`), "stories.jsonl:2: a second story with the id mon/fire.txt#1"},
		{"story status", edit("stories.jsonl", `"status":"survivor"`, `"status":"gone"`), `stories.jsonl:1: status "gone" is neither`},
		{"story of nothing", edit("stories.jsonl", `"source":"one.txt"`, `"source":"two.txt"`), "stories.jsonl:3: the run did not read two.txt"},
		{"story not JSON", edit("stories.jsonl", `"record"`, `"record`), "stories.jsonl:1: not valid JSON: "},
		{"cut text", edit("cuts.jsonl", "Share this", "Share that"), "cuts.jsonl:4: cut by rule test is not what mon/fire.txt:10 says"},
		{"cut gone", edit("cuts.jsonl", `"text":"Stray."}`+"\n", `"text":"Stray."`), "cuts.jsonl:7: not valid JSON: "},
		{"cut of no story", edit("cuts.jsonl", `"story":"mon/fire.txt#1"`, `"story":"mon/fire.txt#9"`), "cuts.jsonl:2: mon/fire.txt has no story mon/fire.txt#9"},
		{"corpus word", edit("corpus/one.txt#1.txt", "One", "Two"), "corpus/one.txt#1.txt:3: differs from one.txt#1 in stories.jsonl"},
		{"corpus blank", edit("corpus/one.txt#1.txt", "line\n", "line\n\n"), "corpus/one.txt#1.txt:4: differs from"},
		{"corpus less", func(out, in string) error { return os.Remove(filepath.Join(out, "corpus/one.txt#1.txt")) }, "corpus/one.txt#1.txt: missing; it should hold one.txt#1"},
		{"corpus more", edit("corpus/x.txt", "", "x"), "corpus/x.txt: no survivor has this file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, files := run(t, verifyPages)
			must(t, tt.change(out, filepath.Dir(out)))
			problems := verify(t, out, files)
			if !slices.ContainsFunc(problems, func(p corpus.Problem) bool { return strings.HasPrefix(p.String(), tt.want) }) {
				t.Errorf("no %q among %q", tt.want, problems)
			}
		})
	}
}

// edit replaces the first old in a file of the output, or of the input after "in:".
func edit(name, old, new string) func(out, in string) error {
	return func(out, in string) error {
		path := filepath.Join(out, name)
		if rest, ok := strings.CutPrefix(name, "in:"); ok {
			path = filepath.Join(in, rest)
		}
		raw, err := os.ReadFile(path)
		if err != nil && old != "" || !strings.Contains(string(raw), old) {
			return fmt.Errorf("no %q in %s: %v", old, path, err)
		}
		return os.WriteFile(path, []byte(strings.Replace(string(raw), old, new, 1)), 0o644)
	}
}

func TestVerifyOtherFiles(t *testing.T) {
	out, files := run(t, verifyPages)
	files[1].Source = "two.txt"
	want := []corpus.Problem{
		{Source: "one.txt", Message: "the run read it, and it is not among the inputs now"},
		{Source: "two.txt", Message: "the run did not read it"},
	}
	if got := verify(t, out, files); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if _, _, err := Verify(context.Background(), t.TempDir(), nil, "", nil); err == nil {
		t.Error("an empty folder verifies")
	}
}
