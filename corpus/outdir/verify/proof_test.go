package verify

import (
	"bufio"
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
)

func TestProve(t *testing.T) {
	lines := func(s string) func(*outdir.Writer) error {
		return func(o *outdir.Writer) error {
			w, err := o.File("stories.jsonl")
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
				if !slices.ContainsFunc(got, func(p corpus.Problem) bool { return p.String() == s }) || c.name != "many" && len(got) > len(c.says) {
					t.Errorf("got %q, want %q", got, s)
				}
			}
		})
	}
}

// Files of every kind are held against each other, and nothing is left behind.
func TestProveFiles(t *testing.T) {
	list := []corpus.Story{{ID: "a#1", Headline: "Head", Text: "One.", Status: corpus.Survivor}, {ID: "b#1", Text: "Two.", Status: corpus.Survivor}}
	for _, form := range []string{outdir.FormFiles, outdir.FormJSONL, outdir.FormJSONLGz, outdir.FormJSONLZst} {
		dir := corpusOf(t, form, list)
		for _, other := range []bool{false, true} {
			temp := t.TempDir()
			t.Setenv("TMPDIR", temp)
			t.Setenv("TMP", temp) // of Windows
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
			if left, err := os.ReadDir(temp); err != nil || len(left) > 0 {
				t.Errorf("left aside: %v (%v)", left, err)
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
		for name, all := range map[string]func(*comparison) []corpus.Problem{"x.jsonl": (*comparison).lines, "x.json": (*comparison).document} {
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

// corpusOf writes survivors in a form, and returns the output folder.
func corpusOf(t testing.TB, form string, list []corpus.Story) string {
	t.Helper()
	dir := filepath.Join(t.TempDir(), "out")
	o, err := outdir.Create(dir, outdir.Options{})
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
