package report

import (
	"bytes"
	"errors"
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files")

type writer func(io.Writer, *Report, loadText) error

var writers = map[string]writer{
	"html": func(w io.Writer, r *Report, load loadText) error { return HTML(w, r, load, HTMLOptions{}) },
	"md":   Markdown,
	"json": func(w io.Writer, r *Report, _ loadText) error { return JSON(w, r) },
}

func render(t testing.TB, write writer, r *Report, load loadText) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b, r, load); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestGolden compares the sample's reports with those last approved: of the page, what stands
// between its style and its script.
func TestGolden(t *testing.T) {
	for name, write := range writers {
		r, s := sample()
		got := render(t, write, r, s.load)
		if again := render(t, write, r, s.load); again != got {
			t.Errorf("%s: the same report gave other bytes", name)
		}
		if name == "html" {
			_, got, _ = strings.Cut(got, "<body")
			got, _, _ = strings.Cut(got, "<script>")
		}
		file := "testdata/sample." + name + ".golden"
		if *update {
			if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if got != string(want) {
			t.Errorf("%s differs; see it with -update and git diff\n%s", file, mark(diffTexts(string(want), got)))
		}
	}
}

func TestEmptyReport(t *testing.T) {
	for name, write := range writers {
		got := render(t, write, &Report{}, nil)
		if name == "html" {
			checkHTML(t, got)
		}
		if name == "json" && strings.Contains(got, "null") {
			t.Errorf("%s: null for an empty list", name)
		}
	}
}

func TestErrors(t *testing.T) {
	broken := errors.New("disk on fire")
	r, s := sample()
	for name, write := range writers {
		if err := write(failing{broken}, r, s.load); !errors.Is(err, broken) {
			t.Errorf("%s: writing gave %v", name, err)
		}
		if name == "json" {
			continue
		}
		err := write(io.Discard, r, func(string) (Story, error) { return Story{}, broken })
		if !errors.Is(err, broken) {
			t.Errorf("%s: loading gave %v", name, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// BenchmarkHTML renders 100 clusters of a story and its copy, in bytes of story text.
func BenchmarkHTML(b *testing.B) {
	r, s := sample()
	rng := rand.New(rand.NewPCG(9, 10))
	bytes := 0
	for i := range 100 {
		text := babble(rng, 600, 3000, 20)
		bytes += 2 * len(text)
		a := s.put(fmt.Sprintf("a.txt#%d", i+1), "Headline", text)
		c := s.put(fmt.Sprintf("b.txt#%d", i+1), "Headline", edit(rng, text, 12))
		r.Clusters = append(r.Clusters, ClusterEntry{ID: a.ID, Survivor: a, Copies: []Copy{{Entry: c, Pair: r.Clusters[0].Copies[0].Pair}}})
	}
	b.SetBytes(int64(bytes))
	b.ReportAllocs()
	for b.Loop() {
		if err := HTML(io.Discard, r, s.load, HTMLOptions{}); err != nil {
			b.Fatal(err)
		}
	}
}
