package stage

import (
	"bytes"
	"errors"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/internal/testkit"
	"onecopy/run"
)

func lines(rows []byte) [][]byte {
	all := bytes.SplitAfter(rows, []byte("\n"))
	return all[:len(all)-1]
}

// without leaves out a line.
func without(rows []byte, n int) []byte {
	return bytes.Join(slices.Delete(lines(rows), n, n+1), nil)
}

// walked is Cluster without texts.
func walked(f *Filter) error {
	_, err := f.Cluster(nil)
	return err
}

// TestRefuses wants rows that are not what a stage wrote, or not in order, to be refused with their
// place.
func TestRefuses(t *testing.T) {
	c := &chain{T: t}
	docs := c.mark(options(seeds), nil, seeds)
	templates := filter(t, false, (*Filter).Learn, docs)
	sign := func(f *Filter) error { return f.Sign(source(templates)) }
	stories := filter(t, false, sign, docs)
	ranked := filter(t, false, (*Filter).Rank, sorted(stories))
	keys := sorted(filter(t, false, (*Filter).Keys, ranked))
	o := options(seeds)
	o.Threshold = .5
	others := c.mark(o, nil, seeds)
	edit := func(rows []byte, old, now string) []byte {
		if !bytes.Contains(rows, []byte(old)) {
			t.Fatalf("no %s", old)
		}
		return bytes.Replace(rows, []byte(old), []byte(now), 1)
	}
	for _, r := range []struct {
		name, want string
		run        func(*Filter) error
		in         [][]byte
	}{
		{"not sorted", "the rows are not sorted", (*Filter).Rank, [][]byte{stories}},
		{"cut short", "part 0:", (*Filter).Bucket, [][]byte{keys[:len(keys)/2]}},
		{"no trailer", "they are cut short", (*Filter).Bucket, [][]byte{without(keys, len(lines(keys))-1)}},
		{"a row less", "rows, the trailer says", (*Filter).Bucket, [][]byte{without(keys, 7)}},
		{"another row", "their sum differs", (*Filter).Bucket, [][]byte{edit(keys, `"s":`, `"s":1`)}},
		{"no header", "part 0:1: there is no header", (*Filter).Rank, [][]byte{without(stories, 0)}},
		{"nothing", "no header", (*Filter).Rank, [][]byte{nil}},
		{"another kind", "rows of kind docs, wanted are stories", (*Filter).Rank, [][]byte{docs}},
		{"another version", "rows of version rows-0", (*Filter).Rank, [][]byte{edit(stories, Version, "rows-0")}},
		{"other marks", "rows of version", (*Filter).Rank, [][]byte{edit(stories, `"marks":"`, `"marks":"x`)}},
		{"other settings", "part 1:2: rows of other settings", (*Filter).Learn, [][]byte{docs, others}},
		{"other settings inside", "rows of other settings", (*Filter).Learn, [][]byte{slices.Concat(docs, others)}},
		{"templates of other settings", "rows of other settings", sign, [][]byte{others}},
		{"no JSON", "part 0:2: ", (*Filter).Learn, [][]byte{edit(docs, "\n{\"s", "\n[\"s")}},
		{"parts of another story", "do not fit story", sign, [][]byte{edit(docs, `"parts":{"story":"`, `"parts":{"story":"x`)}},
		{"a story less", "story 4 is missing", walked, [][]byte{without(ranked, 5)}},
		{"a story twice", "two stories have the id", (*Filter).Rank, [][]byte{sorted(stories, stories)}},
	} {
		err := r.run(&Filter{In: source(r.in...), Out: io.Discard})
		if err == nil || !strings.Contains(err.Error(), r.want) {
			t.Errorf("%s: %v", r.name, err)
		}
	}
}

// TestApplyRefuses wants no OUT of decisions that are not final or are of other rows.
func TestApplyRefuses(t *testing.T) {
	c := &chain{T: t}
	docs := c.mark(options(seeds), nil, seeds)
	decided := withTrailer(t, c.decide(docs))
	made, err := SettingsOf(source(docs), false)
	testkit.Must(t, err)
	apply := func(docs, decided []byte) error {
		o := options()
		testkit.Must(t, o.Follow(&made))
		w, err := outdir.Create(filepath.Join(t.TempDir(), "out"), outdir.Options{NoSync: true})
		testkit.Must(t, err)
		defer w.Abort()
		j, err := run.NewJob(t.Context(), o, w, corpus.Found{})
		testkit.Must(t, err)
		if err := Apply(j, source(docs), source(decided), true); err != nil {
			return err
		}
		return j.Make()
	}
	cutShort := lines(decided)
	head, rows := lines(docs)[0], lines(docs)[1:]
	last := rows[len(rows)-2] // the end of the last input
	for name, r := range map[string]struct {
		docs, decided []byte
		want          string
	}{
		"all right":    {docs, decided, ""},
		"not decided":  {docs, bytes.Replace(withTrailer(t, bytes.Join(cutShort[:len(cutShort)-1], nil)), []byte(`"t":"done"`), []byte(`"t":"wait"`), 1), ErrLeft.Error()},
		"too few":      {docs, bytes.Join(cutShort[:len(cutShort)-2], nil), "are decided"},
		"twice":        {docs, slices.Concat(decided, decided), "decided twice"},
		"out of order": {slices.Concat(head, last, bytes.Join(rows[:len(rows)-2], nil)), decided, "comes after"},
		"cut short":    {slices.Concat(head, bytes.Join(rows[:len(rows)-2], nil)), decided, "end too soon"},
	} {
		err := apply(r.docs, r.decided)
		if r.want == "" && err != nil || r.want != "" && (err == nil || !strings.Contains(err.Error(), r.want)) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// TestMarkedApart wants rows that were marked without headlines of pages before them to be refused.
func TestMarkedApart(t *testing.T) {
	c := &chain{T: t}
	row := lines(c.mark(options(seeds), nil, seeds))[1]
	var b run.MarkedBatch
	testkit.Must(t, b.UnmarshalJSON(row))
	now := bytes.Replace(row, []byte(`"docs":[{`), []byte(`"docs":[{"doubts":["A headline that all know here"],"heads":["A headline that all know here"],`), 1)
	if bytes.Equal(now, row) {
		t.Fatal("no documents")
	}
	testkit.Must(t, b.UnmarshalJSON(now))
	w, err := outdir.Create(filepath.Join(t.TempDir(), "out"), outdir.Options{NoSync: true})
	testkit.Must(t, err)
	defer w.Abort()
	j, err := run.NewJob(t.Context(), options(), w, corpus.Found{})
	testkit.Must(t, err)
	err = j.ReadRows(func(yield func(run.MarkedBatch, error) bool) { yield(b, nil) })
	if err == nil || !strings.Contains(err.Error(), "marked without headlines") {
		t.Error(err)
	}
}

// FuzzStages feeds every stage rows that may be anything behind a header of theirs.
func FuzzStages(f *testing.F) {
	head, err := newHeader("", &outdir.Settings{Threshold: .8})
	if err != nil {
		f.Fatal(err)
	}
	for _, row := range []string{
		`{"source":"a","docs":[{"stories":[{"story":{"id":"a#1","text":"One two."},"parts":{"story":"a#1","parts":[{"line":1,"start":0,"end":8}]}}],"shorts":[{"text":"x","above":"1","below":"2","story":0,"place":2}]}]}`,
		`{"k":"ff","id":"a","words":3,"sum":"7","text":"One two three"}`,
		`{"k":"000000000000","t":"story","id":"a","words":3,"text":"One two three"}`,
		`{"k":"0000000001000000000000","e":true,"s":1}`,
		`{"k":"000000000001","s":1,"c":[0],"z":[1]}`,
		`{"k":"000000000000","t":"near","s":1,"free":1,"c":[0],"z":[1],"h":[1],"o":[1]}`,
		`{"k":"000000000000","t":"fate","want":[0],"copy":true,"with":[0],"pairs":[{}]}`,
		`{"k":"000000000001","t":"want","id":"b","want":[0],"text":"One two three","texts":["One two"]}`,
		`{"k":"000000000001","t":"want","id":"b","same":0,"text":"One two three","texts":["One two three!"]}`,
	} {
		f.Add([]byte(row))
	}
	f.Fuzz(func(t *testing.T, rows []byte) {
		for kind, run := range map[string]func(*Filter) error{
			Docs: (*Filter).Learn, Stories: (*Filter).Rank, Ranked: walked, Keys: (*Filter).Bucket, Lists: (*Filter).Pairs,
			Proposals: walked, Fates: walked, Decisions: func(f *Filter) error { return f.Verify(nil) },
		} {
			var in bytes.Buffer
			head.Kind = kind
			w, err := newWriter(&in, head, true)
			testkit.Must(t, errors.Join(err, w.close()))
			in.Write(rows)
			if err := run(&Filter{In: source(in.Bytes()), Out: io.Discard, Open: true}); err != nil && !strings.Contains(err.Error(), "part 0:") && kind != Docs {
				t.Errorf("%s: %v has no place", kind, err)
			}
		}
	})
}
