package report

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"onecopy/corpus"
)

// lay writes blocks as they are seen: a line each with its lines in the input, cuts struck.
func lay(blocks []storyBlock) string {
	var b strings.Builder
	for _, x := range blocks {
		fmt.Fprintf(&b, "%s ", x.Lines)
		for _, s := range x.Spans {
			if s.Rule != "" {
				fmt.Fprintf(&b, "~%s~", s.Text)
			} else {
				b.WriteString(s.Text)
			}
		}
		b.WriteString("|")
	}
	return b.String()
}

// marked reads a test's page, in which <words> were cut.
func marked(text string) (pieces []corpus.Piece, cuts []corpus.Cut) {
	at := 0
	for i, l := range strings.Split(text, "\n") {
		start, kept := at, ""
		whole := strings.HasPrefix(l, "<") && strings.Count(l, "<") == 1 && strings.HasSuffix(l, ">")
		for l != "" {
			words, rest, found := strings.Cut(l, "<")
			kept += words
			at += len(words)
			if cut, after, _ := strings.Cut(rest, ">"); found {
				cuts = append(cuts, corpus.Cut{FirstLine: i + 1, LastLine: i + 1, Start: at, End: at + len(cut), WholeLines: whole, Rule: "r", Text: cut})
				at += len(cut)
				rest = after
			}
			l = rest
		}
		if kept != "" {
			pieces = append(pieces, corpus.Piece{Line: i + 1, Last: i + 1, Start: start, End: at, Role: "body", Text: kept})
		}
		at++
	}
	return pieces, cuts
}

func TestBlocks(t *testing.T) {
	for _, tt := range []struct{ name, page, want string }{
		{"nothing", "", ""},
		{"no cut", "One\nTwo", "1 One|2 Two|"},
		{"a line cut", "One\n<Share this>\nTwo", "1 One|2 ~Share this~|3 Two|"},
		{"first and last", "<Home>\nOne\n<Share>", "1 ~Home~|2 One|3 ~Share~|"},
		{"a dateline", "<MINSK (AFP) – >One two", "1 ~MINSK (AFP) – ~One two|"},
		{"a credit at the end", "One two <(Photo by X)>", "1 One two ~(Photo by X)~|"},
		{"two within", "One <a >two <b >three", "1 One ~a ~two ~b ~three|"},
		{"parts of a line that make the line", "<a><b>\nOne", "1 ~a~|1 ~b~|2 One|"},
	} {
		pieces, cuts := marked(tt.page)
		got, left := blocks(slices.Values(pieces), slices.Values(cuts), 1000)
		if lay(got) != tt.want || left != 0 {
			t.Errorf("%s: %s (%d left), want %s", tt.name, lay(got), left, tt.want)
		}
	}
}

func TestBlocksLimit(t *testing.T) {
	pieces, cuts := marked("Four\n<Eleven cut>\nFour")
	got, left := blocks(slices.Values(pieces), slices.Values(cuts), 6)
	if lay(got) != "1 Four|2 ~El~|" || left != 12 { // of a story of a million lines there were as many empty blocks
		t.Errorf("%s, %d left", lay(got), left)
	}
}

// TestBlocksLimitInCharacter ends at a character that the last bytes have no room for. Behind it
// stood an empty block for each piece, of a million lines a million, and in one of them what fitted
// in there.
func TestBlocksLimitInCharacter(t *testing.T) {
	pieces, cuts := marked("終終\n終\n<終>\nx")
	got, left := blocks(slices.Values(pieces), slices.Values(cuts), 8)
	if lay(got) != "1 終終|" || left != 7 {
		t.Errorf("%s, %d left", lay(got), left)
	}
}

// FuzzBlocks makes cuts and pieces that contradict each other: nothing panics, and every text is
// shown once.
func FuzzBlocks(f *testing.F) {
	f.Add("One two", "cut", 3, 4, 2, true)
	f.Add("é", "x", -5, math.MaxInt, 1, false)
	f.Fuzz(func(t *testing.T, text, cut string, start, end, line int, whole bool) {
		pieces := []corpus.Piece{{Line: 1, Last: 2, Start: 2, End: end, Text: text}, {Line: 3, Last: 3, Start: 20, Text: text}}
		cuts := []corpus.Cut{{FirstLine: line, LastLine: line, Start: start, End: end, WholeLines: whole, Rule: "r", Text: cut}}
		got, left := blocks(slices.Values(pieces), slices.Values(cuts), 1<<20)
		kept := ""
		for _, b := range got {
			for _, s := range b.Spans {
				if s.Rule == "" {
					kept += s.Text
				}
			}
		}
		if want := plain(text) + plain(text); left == 0 && strings.TrimSpace(kept) != strings.TrimSpace(want) && plain(text) == text {
			t.Errorf("%q became %q", want, kept)
		}
	})
}

// TestWordStart checks where a cut inside a text is shown: at the start of its word, or in a word
// without end where it is.
func TestWordStart(t *testing.T) {
	long := strings.Repeat("<&", 1000)
	for _, tt := range []struct {
		text    string
		i, want int
	}{{"One two", 5, 4}, {"One two", 3, 3}, {"One two", 9, 7}, {"één twee", 1, 0}, {"One", -4, 0}, {long, 1501, 1501}, {"a " + long, 100, 2}} {
		if got := wordStart(tt.text, tt.i); got != tt.want {
			t.Errorf("wordStart(%.10q, %d) = %d, want %d", tt.text, tt.i, got, tt.want)
		}
	}
}
