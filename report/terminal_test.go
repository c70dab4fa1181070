package report

import (
	"bytes"
	"errors"
	"io"
	"math/rand/v2"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"onecopy/corpus"
	"onecopy/internal/phrase"
)

// terminal writes a cluster of a sample.
func terminal(t testing.TB, s Screen, c *ClusterEntry, from shelf) string {
	t.Helper()
	survivor, b := from[c.Survivor.ID].Story, bytes.Buffer{}
	survivor.Published, survivor.Agency, survivor.Flags = c.Survivor.Published, c.Survivor.Agency, c.Survivor.Flags
	err := s.Cluster(&b, &survivor, c.Why, func(yield func(*Witness, error) bool) {
		for _, x := range c.Copies {
			if !yield(&Witness{from[x.ID].Story, x.Pair, x.Lost}, nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestTerminalError wants an error on the way to end the writing and to come out.
func TestTerminalError(t *testing.T) {
	r, s := sample()
	survivor, broken := s[r.Clusters[0].Survivor.ID].Story, errors.New("broken")
	err := Screen{}.Cluster(io.Discard, &survivor, "", func(yield func(*Witness, error) bool) { yield(nil, broken) })
	if !errors.Is(err, broken) {
		t.Errorf("%v, want %v", err, broken)
	}
}

// TestTerminal compares the sample's cluster with what was last approved, plain and in colour.
func TestTerminal(t *testing.T) {
	r, s := sample()
	got := terminal(t, Screen{Width: 72}, &r.Clusters[0], s) + "=== in colour ===\n" +
		strings.ReplaceAll(terminal(t, Screen{Width: 72, Color: true}, &r.Clusters[0], s), "\x1b", "ESC")
	const file = "testdata/sample.terminal.golden"
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

// TestTerminalLines keeps every line in the width asked for, and colour from adding or hiding a
// word.
func TestTerminalLines(t *testing.T) {
	words := append([]string{"Die Bundesregierung hat am Montag", "東京の株式市場は月曜日に反発した。", "e\u0301te\u0301 🚒🚒🚒 ไทยรัฐ"}, attacks...)
	for _, w := range words {
		r, s := hostile(w)
		for _, width := range []int{1, 20, 43, 80, 300} {
			plain := terminal(t, Screen{Width: width}, &r.Clusters[0], s)
			for line := range strings.Lines(plain) {
				n := 0
				for _, c := range strings.TrimSuffix(line, "\n") {
					n += cells(c)
				}
				if n > max(width, screenLeast) {
					t.Errorf("width %d: %d cells: %q", width, n, line)
				}
			}
			checkSteers(t, plain)
			tinted := terminal(t, Screen{Width: width, Color: true}, &r.Clusters[0], s)
			if bare := regexp.MustCompile(`\x1b\[[0-9;]*m`).ReplaceAllString(tinted, ""); bare != plain {
				t.Errorf("in colour the words are others: %s", mark(diffTexts(plain, bare)))
			}
		}
	}
}

// checkSteers wants nothing in what a terminal is sent that moves its cursor or turns its text.
func checkSteers(t *testing.T, text string) {
	t.Helper()
	for _, c := range text {
		if c != '\n' && (phrase.Steers(c) || unicode.Is(unicode.Cc, c)) {
			t.Errorf("character %U in %q", c, text)
		}
	}
}

// TestTerminalWhole reads both stories back from a diff too short to be folded: with what is marked
// as the other's taken away, the words are those of the one.
func TestTerminalWhole(t *testing.T) {
	inserted, deleted := regexp.MustCompile(`(?s)\{\+.*?\+\}`), regexp.MustCompile(`(?s)\[-.*?-\]`)
	marks := strings.NewReplacer("[-", "", "-]", "", "{+", "", "+}", "", "¶", " ")
	squeeze := func(s string) string { return strings.Join(strings.Fields(marks.Replace(s)), "") }
	r := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		a, b := scrambled(r), scrambled(r)
		one, other := &corpus.Story{ID: "a", Text: a}, &Witness{Story: corpus.Story{ID: "b", Text: b}}
		var out bytes.Buffer
		if err := (Screen{Width: 20 + r.IntN(80)}).Pair(&out, one, other); err != nil {
			t.Fatal(err)
		}
		_, diff, _ := strings.Cut(out.String(), "\n\n")
		_, diff, _ = strings.Cut(diff, "\n\n")
		if a == b {
			continue
		}
		if got := squeeze(inserted.ReplaceAllString(diff, "")); got != squeeze(a) {
			t.Fatalf("first story %q is shown as %q of\n%s", squeeze(a), got, &out)
		}
		if got := squeeze(deleted.ReplaceAllString(diff, "")); got != squeeze(b) {
			t.Fatalf("second story %q is shown as %q", squeeze(b), got)
		}
	}
}

// scrambled is a text of a few words and breaks.
func scrambled(r *rand.Rand) string {
	units := []string{"rescuers ", "flew ", "to ", "the ", "valley, ", "40 ", "45 ", "on Monday. ", "on Tuesday.", "\n\n", "東京", "«ja» "}
	var b strings.Builder
	for range 1 + r.IntN(30) {
		b.WriteString(units[r.IntN(len(units))])
	}
	return strings.TrimSpace(b.String())
}

func TestCells(t *testing.T) {
	for c, want := range map[rune]int{'a': 1, 'é': 1, '\u0301': 0, '東': 2, 'ｗ': 2, 'ﾊ': 1, '🚒': 2, 'ا': 1, '\u200e': 0, '…': 1, '\ufffd': 1} {
		if got := cells(c); got != want {
			t.Errorf("cells(%q) = %d, want %d", c, got, want)
		}
	}
}

func BenchmarkTerminal(b *testing.B) {
	r, s := sample()
	n := len(terminal(b, Screen{}, &r.Clusters[0], s))
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		terminal(b, Screen{Color: true}, &r.Clusters[0], s)
	}
}
