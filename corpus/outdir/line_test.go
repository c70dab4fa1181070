package outdir

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/go-json-experiment/json/jsontext"

	"onecopy/corpus"
)

// FuzzLine wants the bytes of encoding/json.
func FuzzLine(f *testing.F) {
	f.Add("x#1", "He said “no”.\n\n<b>\"\\\x00\x1f\b\f\r\t\u2028\u2029\x7f\xff\xe2\x80", "near", 7, 0.1234, true)
	f.Add("", "", "", 0, 0.0, false)
	f.Add("é", "\xed\xa0\x80 \ufffd 😀", "k", -1, 1.0, true)
	f.Fuzz(func(t *testing.T, id, text, word string, n int, share float64, some bool) {
		if !(share >= 1e-4 && share <= 1) {
			share = 0
		}
		story := corpus.Story{ID: id, Source: word, FirstLine: n, Start: n, End: -n, Headline: text, Text: text, Words: n, Status: corpus.Copy, Cluster: id}
		cut := corpus.Cut{Source: id, FirstLine: n, LastLine: n, WholeLines: some, Rule: word, Category: word, Text: text}
		pair := corpus.Pair{A: id, B: text, Jaccard: share, AInB: share, Run: n, Verdict: word, Changed: []corpus.Change{}, OnlyB: n}
		layout := Layout{Story: id, Parts: []layoutPart{}}
		keep := survivor{ID: id, Headline: word, Text: text}
		if some {
			raw, _ := json.Marshal(map[string]any{"id": id, "n": n, "list": []any{text, some, nil}})
			story.Fields, story.TextField, story.Language, story.URL = append(json.RawMessage(" "), raw...), word, word, id
			story.Record, story.Jaccard, story.Contained, story.Containing = raw, &share, &share, &share
			story.Survivor, story.Verdict, story.File, story.Byline, story.Dateline, story.Agency, story.Published = id, word, id, text, text, word, word
			story.Captions, story.Flags = []string{text, id}, []string{word}
			cut.Story, cut.Running, cut.Fixable = &id, n, word
			story.Against, pair.Against = word, id
			pair.Changed = []corpus.Change{{A: text, B: id}, {A: id, B: text, Kind: word}}
			layout.Masked, layout.Parts = n, []layoutPart{{Line: n, Start: n}, {Line: 1, Last: n, Role: word, Text: &text}}
			keep.Language, keep.URL = text, id
			keep.Record, keep.Byline, keep.Dateline, keep.Agency, keep.Published = raw, text, word, id, word
		}
		for _, v := range []any{&story, &cut, &pair, layout, keep, LostSentence{id, word, text}} {
			var want bytes.Buffer
			must(t, LineEncoder(&want).Encode(v))
			got, ok := appendLine(nil, v)
			if !ok || !bytes.Equal(got, want.Bytes()) {
				t.Errorf("got  %s\nwant %s", got, want.Bytes())
			}
		}
	})
}

// FuzzOnOneLine wants what is told to be on one line to be as encoding/json and a record have it.
func FuzzOnOneLine(f *testing.F) {
	for _, s := range []string{`{}`, `{"a":"b c","d":["\\\"",1.50]}`, `{"a": 1}`, "[1,\n2]", `"\\\\ "`, "{\"\xff\":\"\u2028\"}", `"`} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		if !json.Valid(raw) || !onOneLine(raw) {
			return
		}
		var want bytes.Buffer
		must(t, json.Compact(&want, raw))
		v := jsontext.Value(bytes.Clone(raw))
		must(t, v.Compact(jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true), jsontext.PreserveRawStrings(true)))
		if want.String() != string(raw) || string(v) != string(raw) {
			t.Errorf("%q is %q and %q", raw, want.String(), v)
		}
	})
}
