package stage

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus"
	"onecopy/corpus/outdir"
	"onecopy/internal/testkit"
	"onecopy/run"
)

const seeds = "../seeds"

// out reads every file of a folder.
func out(t *testing.T, dir string) map[string]string {
	all := map[string]string{}
	testkit.Must(t, fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		all[name] = string(text)
		return err
	}))
	return all
}

func options(paths ...string) *run.Options {
	o := run.Defaults()
	o.Inputs = paths
	return &o
}

func found(t *testing.T, o *run.Options, paths ...string) corpus.Found {
	f, err := corpus.Find(paths, o.Search(nil))
	testkit.Must(t, err)
	return f
}

// job makes an output, from inputs or as give gives them.
func job(t *testing.T, o *run.Options, in corpus.Found, give func(*run.Job) error) map[string]string {
	dir := filepath.Join(t.TempDir(), "out")
	w, err := outdir.Create(dir, outdir.Options{NoSync: true})
	testkit.Must(t, err)
	j, err := run.NewJob(t.Context(), o, w, in)
	testkit.Must(t, err)
	for _, step := range []func() error{func() error { return give(j) }, j.Make, j.Commit} {
		testkit.Must(t, step())
	}
	return out(t, dir)
}

func cleaned(t *testing.T, o *run.Options, paths ...string) map[string]string {
	return job(t, o, found(t, o, paths...), func(j *run.Job) error { return j.ReadAll(nil) })
}

// same wants two outputs to have the same bytes.
func same(t *testing.T, got, want map[string]string) {
	t.Helper()
	for name := range want {
		if got[name] != want[name] {
			t.Errorf("%s differs", name)
		}
	}
	if len(got) != len(want) || len(want) < 10 {
		t.Errorf("%d files, want %d", len(got), len(want))
	}
}

func source(rows ...[]byte) (list []Part) {
	for i, r := range rows {
		list = append(list, Part{fmt.Sprint("part ", i), bytes.NewReader(r)})
	}
	return list
}

// filter runs a stage twice and wants the same bytes.
func filter(t *testing.T, open bool, run func(*Filter) error, in ...[]byte) []byte {
	t.Helper()
	var made [2]bytes.Buffer
	for i := range made {
		if err := run(&Filter{In: source(in...), Out: &made[i], Open: open}); err != nil {
			t.Fatal(err)
		}
	}
	if made[0].String() != made[1].String() {
		t.Error("a stage that runs twice gives other bytes")
	}
	return made[0].Bytes()
}

// sorted is LC_ALL=C sort.
func sorted(parts ...[]byte) []byte {
	lines := bytes.SplitAfter(bytes.Join(parts, nil), []byte("\n"))
	lines = lines[:len(lines)-1]
	slices.SortFunc(lines, bytes.Compare)
	return bytes.Join(lines, nil)
}

// divided divides rows at random, as an engine does: a header in front of each part, no trailer.
// What of gives the same of stays together.
func divided(r *rand.Rand, rows []byte, of func(row []byte) string) (parts [][]byte) {
	lines := bytes.SplitAfter(rows, []byte("\n"))
	head, lines := lines[0], lines[1:len(lines)-1]
	part := map[string]int{}
	n := 2 + r.IntN(4)
	for range n {
		parts = append(parts, bytes.Clone(head))
	}
	for _, l := range lines {
		if !bytes.HasPrefix(l, []byte(`{"#`)) && !bytes.HasPrefix(l, []byte(`{"~`)) {
			key := of(l)
			if _, ok := part[key]; !ok {
				part[key] = r.IntN(n)
			}
			parts[part[key]] = append(parts[part[key]], l...)
		}
	}
	return parts
}

func alone(row []byte) string { return string(row) }

func byKey(digits int) func([]byte) string {
	return func(row []byte) string { return string(row[len(leastKeyText):][:digits]) }
}

// A chain runs the stages.
type chain struct {
	*testing.T
	r      *rand.Rand // divides rows, if there is one
	rounds int
}

// over runs a stage over rows, or over parts of them.
func (c *chain) over(run func(*Filter) error, rows []byte, of func([]byte) string) []byte {
	c.Helper()
	if c.r == nil {
		return filter(c.T, false, run, rows)
	}
	var made []byte
	for _, p := range divided(c.r, rows, of) {
		made = append(made, filter(c.T, true, run, p)...)
	}
	return made
}

func (c *chain) mark(o *run.Options, before []byte, paths ...string) []byte {
	return filter(c.T, false, func(f *Filter) error {
		r, err := run.NewReader(c.Context(), o, nil, found(c.T, o, paths...))
		if err != nil {
			return err
		}
		var earlier []Part
		if before != nil {
			earlier = source(before)
		}
		return f.Mark(r, nil, earlier)
	}, nil)
}

// decide runs what stands between mark and apply.
func (c *chain) decide(docs []byte) (decided []byte) {
	open := c.r != nil
	templates := filter(c.T, false, (*Filter).Learn, docs)
	sign := func(f *Filter) error { return f.Sign(source(templates)) }
	ranked := filter(c.T, open, (*Filter).Rank, sorted(c.over(sign, docs, alone)))
	keys := sorted(c.over((*Filter).Keys, ranked, alone))
	lists := sorted(c.over((*Filter).Bucket, keys, byKey(10)))
	proposals := sorted(c.over((*Filter).Pairs, lists, byKey(rankDigits)))
	path := filepath.Join(c.TempDir(), "ranked")
	testkit.Must(c, os.WriteFile(path, filter(c.T, false, (*Filter).Rank, sorted(filter(c.T, false, sign, docs))), 0o600))
	texts, err := OpenTexts(path, false)
	testkit.Must(c, err)
	defer texts.Close()
	rows := [][]byte{ranked, proposals}
	var some []byte
	for c.rounds = 1; ; c.rounds++ {
		left := 0
		decided = filter(c.T, open, func(f *Filter) (err error) {
			left, err = f.Cluster(nil)
			return err
		}, rows...)
		if left == 0 {
			break
		}
		if c.rounds == 1 {
			some = c.withSome(decided, path, rows...)
		}
		rows = append(rows, sorted(c.over(func(f *Filter) error { return f.Verify(texts) }, decided, alone)))
	}
	whole := filter(c.T, open, func(f *Filter) error {
		left, err := f.Cluster(texts)
		if left > 0 {
			return ErrLeft
		}
		return err
	}, ranked, proposals)
	if !bytes.Equal(whole, decided) {
		c.Error("with texts at hand other stories are copies")
	}
	if some != nil && !bytes.Equal(some, decided) {
		c.Error("with the texts that are needed other stories are copies")
	}
	if !bytes.Equal(c.lazily(texts, ranked, proposals), decided) {
		c.Error("with proposals that are looked for other stories are copies")
	}
	return decided
}

func (c *chain) apply(o *run.Options, docs, decided []byte) map[string]string {
	made, err := SettingsOf(source(docs), false)
	testkit.Must(c, err)
	testkit.Must(c, o.Follow(&made))
	return job(c.T, o, corpus.Found{}, func(j *run.Job) error {
		return Apply(j, source(docs), source(withTrailer(c.T, decided)), false)
	})
}

// withTrailer gives rows that an engine divided a trailer again.
func withTrailer(t *testing.T, rows []byte) []byte {
	if bytes.Contains(rows, []byte("\n{\"~")) {
		return rows
	}
	var s sums
	for _, l := range bytes.SplitAfter(rows, []byte("\n")) {
		if len(l) > 0 && !bytes.HasPrefix(l, []byte(`{"#`)) {
			s.add(bytes.TrimSuffix(l, []byte("\n")))
		}
	}
	end, err := json.Marshal(trailer{&s})
	testkit.Must(t, err)
	return append(bytes.Clone(rows), append(end, '\n')...)
}

// records writes records with copies of every kind, a learned line, and two of one id.
func records(t *testing.T, n int) string {
	path := filepath.Join(t.TempDir(), "news.jsonl")
	var b bytes.Buffer
	add := func(id, text string) {
		raw, err := json.Marshal(map[string]any{"id": id, "title": "Headline of " + id, "text": text, "date": fmt.Sprintf("2024-03-%02d", 1+len(text)%28)})
		testkit.Must(t, err)
		b.Write(append(raw, '\n'))
	}
	k := 0
	testkit.Library(n, func(id, text string) {
		if k++; k%3 == 0 {
			text = strings.Replace(text, ". ", ".\n\nFerry News | all of it\n\n", 1)
		}
		add(id, text)
		if k%7 == 0 {
			add(id+" again", strings.ReplaceAll(text, ".", "!"))
			add(id, text)
		}
	})
	testkit.Must(t, os.WriteFile(path, b.Bytes(), 0o600))
	return path
}

// TestStages wants the stages to give what a run in one process does, byte for byte, whole and with
// the rows of every stage divided at random.
func TestStages(t *testing.T) {
	for name, path := range map[string]string{"seeds": seeds, "records": records(t, 40)} {
		for _, flags := range []struct {
			name string
			set  func(*run.Options)
		}{
			{"", func(*run.Options) {}},
			{"keep", func(o *run.Options) { o.Keep, o.Threshold = []string{"earliest"}, .6 }},
			{"dedup only", func(o *run.Options) { o.DedupOnly = true }},
			{"templates stay", func(o *run.Options) { o.KeepCategory = []string{"template"} }},
		} {
			t.Run(name+" "+flags.name, func(t *testing.T) {
				set := func() *run.Options {
					o := options(path)
					flags.set(o)
					return o
				}
				want := cleaned(t, set(), path)
				if path != seeds && flags.name == "" && (want["templates.jsonl"] == "" || !strings.Contains(want["stories.jsonl"], `~2"`)) {
					t.Error("no line is learned, or no id is taken")
				}
				for seed := range uint64(max(2, testkit.Tries(3))) {
					c := &chain{T: t}
					if seed > 0 {
						c.r = rand.New(rand.NewPCG(seed, 1))
					}
					docs := c.mark(set(), nil, path)
					same(t, c.apply(options(), docs, c.decide(docs)), want)
					if c.rounds < 2 || c.rounds > 6 {
						t.Errorf("%d rounds", c.rounds)
					}
				}
			})
		}
	}
}

// TestParts marks inputs apart, each with the rows of those before it.
func TestParts(t *testing.T) {
	files, err := filepath.Glob(filepath.Join(seeds, "*.txt"))
	testkit.Must(t, err)
	c := &chain{T: t}
	var docs []byte
	for _, f := range files {
		docs = append(bytes.Clone(docs), c.mark(options(f), docs, f)...)
	}
	same(t, c.apply(options(), docs, c.decide(docs)), cleaned(t, options(files...), files...))
}
