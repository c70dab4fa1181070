package outdir

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"onecopy/corpus"
)

// TestLongLines wants of a long text, and of a list, the line that an encoder writes in one piece.
func TestLongLines(t *testing.T) {
	id := `a,"text":"b\`
	text := strings.Repeat("A \"q\" \\ <b> \u2028 ä 終 \x01\x7f😀\t", longText/20)
	list := []any{1, "two", corpus.Change{A: "a", B: "b", Kind: "name"}}
	type listed struct {
		ID   string `json:"id"`
		List []any  `json:"list"`
	}
	for what, v := range map[string]any{
		"story":    &corpus.Story{ID: id, Record: []byte(`"r"`), Headline: id, Text: text, Captions: []string{id}},
		"survivor": survivor{ID: id, Headline: `","text":"`, Text: text, Agency: "text"},
		"cut":      &corpus.Cut{Story: &id, Source: id, Rule: "r", Text: text},
		"list":     listed{id, list},
		"no list":  listed{id, []any{}},
	} {
		var want, got strings.Builder
		must(t, LineEncoder(&want).Encode(v))
		j := newJSONL(nopCloser{&got})
		if l, ok := v.(listed); ok {
			must(t, j.list(listed{l.ID, []any{}}, "list", func(yield func(any) bool) {
				for _, v := range l.List {
					if !yield(v) {
						return
					}
				}
			}))
		} else {
			must(t, j.Write(v))
		}
		if got.String() != want.String() {
			t.Errorf("%s differs", what)
		}
	}
}

type nopCloser struct{ *strings.Builder }

func (nopCloser) Close() error { return nil }

// TestLongStory wants a long story in corpus/ as a short one stands there.
func TestLongStory(t *testing.T) {
	for _, headline := range []string{"", "Head"} {
		dir := filepath.Join(t.TempDir(), "out")
		o, err := Create(dir, Options{})
		must(t, err)
		defer o.Abort()
		s := &corpus.Story{ID: "x#1", Headline: headline, Text: strings.Repeat("終わり。\n\n", longText) + "End."}
		must(t, o.WriteStory(s))
		must(t, o.Commit())
		raw, err := os.ReadFile(filepath.Join(dir, "corpus", FileName(s.ID)))
		must(t, err)
		if string(raw) != page(s) {
			t.Errorf("%q: another text", headline)
		}
	}
}
