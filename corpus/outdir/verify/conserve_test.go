package verify

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
)

// Records in the notation of verify_test.go; "=" in front of an id takes the title for the
// headline.
const verifyLines = "\xef\xbb\xbf" + `{"id":"a/1","url":"x","text":"- Home\n# Fire in \u201cLeeds\u201d\nA fire {(AP)} broke\nout.\n\n- Share \ud83d\ude00\n"}` + "\n" +
	"\n{bad}\n" +
	` {"title":"Dam opens","text":"It \"opened\".\r\n\r\n- More\r\n","id":7,"=":1} ` + "\r\n" +
	`{"text":"# No id\nBody caf` + "\u00e9" + `."}` + "\n" +
	`{"id":"lone","text":"# Bad \ud800\nBody."}` + "\n" +
	`{"id":"blank","text":" \n\u00a0"}`

// runLines makes the output of a run over one file of records.
func runLines(t testing.TB, name, form string) (out string, f corpus.File) {
	t.Helper()
	raw := []byte(verifyLines)
	if filepath.Ext(name) != ".jsonl" {
		raw = packed(t, name, verifyLines)
	}
	f = corpus.File{Path: filepath.Join(t.TempDir(), name), Source: name}
	must(t, os.WriteFile(f.Path, raw, 0o644))
	out = filepath.Join(filepath.Dir(f.Path), "out")
	o, err := outdir.Create(out, outdir.Options{})
	must(t, err)
	stories, err := o.JSONL("stories.jsonl")
	must(t, err)
	cuts, err := o.JSONL("cuts.jsonl")
	must(t, err)
	corpus, err := o.Corpus(form)
	must(t, err)
	var inputs []verifyInput
	for c := range f.Chunks("", nil) {
		b, err := c.Read()
		must(t, err)
		for _, d := range b.Documents {
			m := marker{doc: d}
			m.markRecord()
			for _, s := range m.stories {
				must(t, stories.Write(s))
				must(t, corpus.Write(&s))
			}
			for _, c := range m.cuts {
				must(t, cuts.Write(c))
			}
		}
		if b.Input != nil {
			inputs = append(inputs, verifyInput{b.Input.Source, b.Input.Bytes, b.Input.SHA256})
		}
	}
	report, err := o.File("report.json")
	must(t, err)
	must(t, json.NewEncoder(report).Encode(map[string]any{"inputs": inputs}))
	for _, w := range []interface{ Close() error }{report, stories, cuts, corpus} {
		must(t, w.Close())
	}
	must(t, o.Commit())
	return out, f
}

// markRecord is mark for a record, whose lines are all one and whose story may have its title for a
// headline.
func (m *marker) markRecord() {
	d := m.doc
	if title := d.Record.Title; title != "" {
		m.stories = append(m.stories, corpus.Story{Source: d.Source, Start: d.Offset(0), End: d.Offset(0), Headline: title, Status: corpus.Survivor})
	}
	m.mark()
	for i := range m.stories {
		s := &m.stories[i]
		s.ID, s.FirstLine, s.LastLine = d.StoryID(0), d.Line(1), d.Line(1)
		if d.Record.ID != "" {
			s.Record = &d.Record.ID
		}
	}
	for i := range m.cuts {
		c := &m.cuts[i]
		c.FirstLine, c.LastLine = d.Line(1), d.Line(1)
		if c.Story != nil {
			c.Story = &m.stories[0].ID
		}
	}
}

func TestVerifyRecords(t *testing.T) {
	for _, name := range []string{"x.jsonl", "x.jsonl.gz", "x.jsonl.zst"} {
		for _, form := range []string{outdir.FormFiles, outdir.FormJSONL, outdir.FormJSONLGz, outdir.FormJSONLZst} {
			out, f := runLines(t, name, form)
			problems, totals, err := Verify(context.Background(), out, []corpus.File{f}, "", nil)
			must(t, err)
			sum := totals.Kept + totals.Cut + totals.Blank + totals.Syntax
			if len(problems) > 0 || totals.Bytes != len(verifyLines) || sum != totals.Bytes || totals.Refused != 1 || totals.Survivors != 4 {
				t.Errorf("%s to %s: %q, %+v adds up to %d", name, form, problems, totals, sum)
			}
		}
	}
}

func TestVerifyRecordsFinds(t *testing.T) {
	tests := []struct {
		name   string
		change func(out, in string) error
		want   string
	}{
		{"story text", edit("stories.jsonl", "A fire", "A dam"), "stories.jsonl:1: story a/1 is not what x.jsonl:1 says"},
		{"headline that is the title", edit("stories.jsonl", "Dam opens", "Dam shuts"), "stories.jsonl:2: story 7 is not what x.jsonl:4 says"},
		{"record", edit("stories.jsonl", `"record":"7"`, `"record":"8"`), "stories.jsonl:2: the record of story 7 is not what x.jsonl:4 says"},
		{"no record", edit("stories.jsonl", `"record":"7"`, `"record":null`), "stories.jsonl:2: the record of story 7 is not what x.jsonl:4 says"},
		{"line", edit("stories.jsonl", `"first_line":4`, `"first_line":3`), "stories.jsonl:2: bytes 161 to 175 of x.jsonl are lines 4 to 4, not 3 to 4"},
		{"cut text", edit("cuts.jsonl", "Home", "Away"), "cuts.jsonl:1: cut by rule test is not what x.jsonl:1 says"},
		{"cut text of a title's story", edit("cuts.jsonl", "- More", "- Moor"), "cuts.jsonl:4: cut by rule test is not what x.jsonl:4 says"},
		{"in no record", edit("stories.jsonl", `"start":`, `"start":1,"was":`), "stories.jsonl:1: bytes 1 to "},
		{"in a line of no record", edit("stories.jsonl", `"start":161`, `"start":126`), "stories.jsonl:2: bytes 126 to 175 are not in the text of x.jsonl:3"},
		{"after the end", edit("stories.jsonl", `"start":161`, `"start":9999`), "stories.jsonl:2: byte 9999 is not in x.jsonl"},
		{"record gone", edit("in:x.jsonl", `"id":"a/1",`, ""), "x.jsonl:1: changed since the run: "},
		{"record broken", edit("in:x.jsonl", `"text":"# No`, `"test":"# No`), "x.jsonl:5: changed since the run, in story x.jsonl#5"},
		{"title", edit("in:x.jsonl", "Dam opens", "Dam shuts"), "x.jsonl:4: changed since the run, in story 7"},
		{"id", edit("in:x.jsonl", `"id":7`, `"id":8`), "x.jsonl:4: changed since the run, in the record of story 7"},
		{"other member", edit("in:x.jsonl", `"url":"x"`, `"url":"y"`), "x.jsonl:1: changed since the run, outside of what is read of records"},
		{"escape", edit("in:x.jsonl", `Leeds\u201d`, `Leeds\u201e`), "x.jsonl:1: changed since the run, in story a/1"},
		{"corpus", edit("corpus.jsonl", "Dam opens", "Dam shuts"), "corpus.jsonl:2: differs from 7 in stories.jsonl"},
		{"corpus, a fact", edit("corpus.jsonl", `"record":"7"`, `"record":"7","agency":"AP"`), "corpus.jsonl:2: differs from 7 in stories.jsonl"},
		{"corpus, more", func(out, in string) error {
			raw, err := os.ReadFile(filepath.Join(out, "corpus.jsonl"))
			return errorsOf(err, os.WriteFile(filepath.Join(out, "corpus.jsonl"), append(raw, '\n'), 0o644))
		}, "corpus.jsonl:5: no survivor has this line"},
		{"corpus, less", func(out, in string) error { return os.Truncate(filepath.Join(out, "corpus.jsonl"), 0) }, "corpus.jsonl:1: missing; it should hold a/1"},
		{"corpus gone", func(out, in string) error { return os.Remove(filepath.Join(out, "corpus.jsonl")) }, "corpus/7.txt: missing; it should hold 7"},
		{"corpus twice", func(out, in string) error { return os.WriteFile(filepath.Join(out, "corpus.jsonl.gz"), nil, 0o644) }, "corpus.jsonl.gz: the corpus is in corpus.jsonl"},
		{"corpus as files too", func(out, in string) error {
			return errorsOf(os.Mkdir(filepath.Join(out, "corpus"), 0o755), os.WriteFile(filepath.Join(out, "corpus/7.txt"), nil, 0o644))
		}, "corpus/7.txt: no survivor has this file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, f := runLines(t, "x.jsonl", outdir.FormJSONL)
			must(t, tt.change(out, filepath.Dir(out)))
			problems := verify(t, out, []corpus.File{f})
			if !slices.ContainsFunc(problems, func(p corpus.Problem) bool { return strings.HasPrefix(p.String(), tt.want) }) {
				t.Errorf("no %q among %q", tt.want, problems)
			}
		})
	}
}

// errorsOf is the first error.
func errorsOf(list ...error) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}

// Every byte of the records is changed, and each time there must be a problem: at its line, if it
// is of a text.
func TestVerifyFindsEveryByteOfRecords(t *testing.T) {
	out, f := runLines(t, "x.jsonl", outdir.FormJSONL)
	raw := []byte(verifyLines)
	inText := make([]bool, len(raw))
	for c := range f.Chunks("", nil) {
		b, err := c.Read()
		must(t, err)
		for _, d := range b.Documents {
			for i := d.Offset(0); i < d.Offset(len(d.Text)) && d.Record.ID != "blank"; i++ {
				inText[i] = true
			}
		}
	}
	lone := strings.Index(verifyLines, `\ud800`)
	clear(inText[lone : lone+6]) // for one lone surrogate is as good as another
	for i, old := range raw {
		line := 1 + strings.Count(verifyLines[:i], "\n")
		for _, c := range []byte{[...]byte{'x', '"', '\\'}[i%3], [...]byte{'\n', old ^ 1}[i%2]} {
			if c == old {
				continue
			}
			raw[i] = c
			must(t, os.WriteFile(f.Path, raw, 0o644))
			problems := verify(t, out, []corpus.File{f})
			if !slices.ContainsFunc(problems, func(p corpus.Problem) bool {
				return p.Source == "x.jsonl" && (p.Line == line || !inText[i] && p.Line > 0)
			}) {
				t.Errorf("x.jsonl:%d: byte %d from %q to %q: %q", line, i, old, c, problems)
			}
		}
		raw[i] = old
	}
}

// Every byte of the corpus is changed, and each time there must be a problem at its line.
func TestVerifyFindsEveryByteOfCorpus(t *testing.T) {
	out, f := runLines(t, "x.jsonl", outdir.FormJSONL)
	path := filepath.Join(out, "corpus.jsonl")
	raw, err := os.ReadFile(path)
	must(t, err)
	for i, old := range raw {
		if raw[i] = [...]byte{'x', '\n', old ^ 1}[i%3]; raw[i] == old {
			continue
		}
		must(t, os.WriteFile(path, raw, 0o644))
		problems := verify(t, out, []corpus.File{f})
		raw[i] = old
		line := 1 + strings.Count(string(raw[:i]), "\n")
		if len(problems) != 1 || problems[0].Source != "corpus.jsonl" || problems[0].Line != line {
			t.Errorf("corpus.jsonl:%d: byte %d: %q", line, i, problems)
		}
	}
}

func TestVerifyDamagedCorpus(t *testing.T) {
	for _, form := range []string{outdir.FormJSONLGz, outdir.FormJSONLZst} {
		out, f := runLines(t, "x.jsonl", form)
		path := filepath.Join(out, "corpus."+form)
		raw, err := os.ReadFile(path)
		must(t, err)
		want, err := unpackedFile(path)
		must(t, err)
		for i := range raw {
			raw[i] ^= 0x10
			must(t, os.WriteFile(path, raw, 0o644))
			raw[i] ^= 0x10
			if len(verify(t, out, []corpus.File{f})) > 0 {
				continue
			}
			// Some bits mean nothing: a time in the header, what fills the last byte.
			if got, err := unpackedFile(path); err != nil || !bytes.Equal(got, want) {
				t.Errorf("%s: byte %d: nothing found", form, i)
			}
		}
	}
}

func BenchmarkVerifyRecords(b *testing.B) {
	var lines strings.Builder
	for i := range 2000 {
		fmt.Fprintf(&lines, `{"id":%d,"text":"# Head\n%s"}`+"\n", i, strings.Repeat(`The fire \"broke out\" before noon.\n\n`, 40))
	}
	f := corpus.File{Path: filepath.Join(b.TempDir(), "x.jsonl"), Source: "x.jsonl"}
	must(b, os.WriteFile(f.Path, []byte(lines.String()), 0o644))
	out, _ := runLines(b, "x.jsonl", outdir.FormJSONL)
	b.SetBytes(int64(lines.Len()))
	b.ReportAllocs()
	for b.Loop() { // stories there are none: what is measured is reading and accounting
		if _, totals, err := Verify(context.Background(), out, []corpus.File{f}, "", nil); err != nil || totals.Bytes != lines.Len() {
			b.Fatal(totals, err)
		}
	}
}

// unpackedFile reads a file as it was before it was packed.
func unpackedFile(path string) ([]byte, error) {
	f, err := corpus.File{Path: path, Source: filepath.Base(path)}.Unpacked(nil)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}
