package outdir

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/corpus/hint"
)

// corpusOf writes survivors in a form, and returns the output folder.
func corpusOf(t testing.TB, form string, list []corpus.Story) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	o, err := Create(dir, Options{})
	must(t, err)
	c, err := o.Corpus(form)
	must(t, err)
	for i := range list {
		must(t, c.Write(&list[i]))
	}
	must(t, c.Close())
	must(t, o.Commit())
	return dir
}

func TestCorpus(t *testing.T) {
	record := "a/1"
	list := []corpus.Story{
		{ID: "a/1", Record: &record, Source: "x.jsonl", Headline: "Head & <all>", Text: "One.\n\n“Two”.", Published: "2020-01-02", Words: 2, Status: corpus.Survivor},
		{ID: "x.txt#1", Source: "x.txt", Text: "Three.", Byline: "Ann Lee", Status: corpus.Survivor},
	}
	want := `{"id":"a/1","record":"a/1","source":"x.jsonl","headline":"Head & <all>","text":"One.\n\n“Two”.","published":"2020-01-02"}` + "\n" +
		`{"id":"x.txt#1","record":null,"source":"x.txt","headline":"","text":"Three.","byline":"Ann Lee"}` + "\n"
	for _, form := range []string{FormJSONL, FormJSONLGz, FormJSONLZst} {
		dir := corpusOf(t, form, list)
		name := "corpus." + form
		if got := files(t, dir); !slices.Equal(got, []string{name}) {
			t.Errorf("%s: files %q", form, got)
		}
		got, err := unpackedOf(filepath.Join(dir, name))
		must(t, err)
		if string(got) != want {
			t.Errorf("%s holds\n%s", form, got)
		}
		for c := range (corpus.File{Path: filepath.Join(dir, name), Source: name}).Chunks("", nil) { // and it can be read again
			b, err := c.Read()
			must(t, err)
			if d := b.Documents[0]; len(b.Documents) != 2 || d.StoryID(0) != "a/1" || d.Text != list[0].Text || len(b.Problems) > 0 {
				t.Errorf("%s read again: %+v", form, b)
			}
		}
	}
	if got := files(t, corpusOf(t, FormFiles, list)); !slices.Equal(got, []string{"corpus/a/1.txt", "corpus/x.txt#1.txt"}) {
		t.Errorf("files %q", got)
	}
	var hint *hint.Error
	if err := CheckForm("xml"); !errors.As(err, &hint) || CheckForm(FormJSONLZst) != nil {
		t.Errorf("form xml: %v", err)
	}
}

// The same survivors are the same bytes, with nothing of the machine or the time in them.
func TestCorpusIsTheSame(t *testing.T) {
	var list []corpus.Story
	for i := range 3000 {
		list = append(list, corpus.Story{ID: strings.Repeat("x", i%9), Text: strings.Repeat("The fire broke out. ", i%50) + string(rune('a'+i*i%26))})
	}
	for _, form := range []string{FormJSONL, FormJSONLGz, FormJSONLZst} {
		var first []byte
		for range 3 {
			raw, err := os.ReadFile(filepath.Join(corpusOf(t, form, list), "corpus."+form))
			must(t, err)
			if first == nil {
				first = raw
			}
			if !bytes.Equal(raw, first) {
				t.Errorf("%s: other bytes for the same stories", form)
			}
		}
	}
	var packed bytes.Buffer
	w, err := pack(&packed, ".gz")
	must(t, err)
	_, err = io.WriteString(w, "x")
	must(t, errors.Join(err, w.Close()))
	if raw := packed.Bytes(); !bytes.Equal(raw[3:10], []byte{0, 0, 0, 0, 0, 0, 255}) { // no name, no time, no system
		t.Errorf("gzip header %x", raw[:10])
	}
}

func BenchmarkCorpus(b *testing.B) {
	story := corpus.Story{ID: "x.txt#1", Headline: "Fire in Leeds", Text: strings.Repeat("The fire “broke out” shortly before noon, police said.\n\n", 50)}
	for _, form := range []string{FormJSONL, FormJSONLGz, FormJSONLZst} {
		b.Run(form, func(b *testing.B) {
			o, err := Create(filepath.Join(b.TempDir(), "out"), Options{})
			must(b, err)
			defer o.Abort()
			c, err := o.Corpus(form)
			must(b, err)
			b.SetBytes(int64(len(story.Text)))
			b.ReportAllocs()
			for b.Loop() {
				must(b, c.Write(&story))
			}
			must(b, c.Close())
		})
	}
}

// unpackedOf reads a file as it was before it was packed.
func unpackedOf(path string) ([]byte, error) {
	f, err := corpus.File{Path: path, Source: filepath.Base(path)}.Unpacked(nil)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(f)
}
