package corpus

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

// TestPieces wants back what was packed: texts that are the story's, and others; lines and places
// that go back.
func TestPieces(t *testing.T) {
	s := &Story{Headline: "Sild ja räim", Text: "LEEDS – One.\n\nTwo, which has\n\na blank line.\n\n終わり。"}
	list := []Piece{
		{Line: 3, Last: 3, Start: 40, End: 52, Role: "headline", Text: s.Headline},
		{Line: 4, Last: 6, Start: 60, End: 90, Role: "dek", Text: "LEEDS – One."},
		{Line: 9, Last: 8, Start: 20, End: 10, Role: "crosshead", Text: "of another text"},
		{Line: 1, Last: 1, Role: "headline", Text: "Another headline"},
		{Line: 1 << 40 >> 10, Last: 1 << 30, Start: 1 << 30, End: 1<<30 + 9, Role: "body", Text: "Two, which has\n\na blank line."},
		{Role: "", Text: ""},
		{Line: 2, Role: "body", Text: "終わり。"},
		{Line: 2, Role: "body", Text: "終わり。"},
	}
	l := PackPieces(s, list)
	if got := l.List(s); !reflect.DeepEqual(got, list) {
		t.Errorf("got %+v", got)
	}
	var none Pieces
	if none.Len() != 0 || none.List(s) != nil {
		t.Error("pieces of nothing")
	}
}

// TestPiecesAreSmall wants a story of many lines to take little beside its text.
func TestPiecesAreSmall(t *testing.T) {
	const n, most = 100_000, 8
	var l Pieces
	for i := range n {
		l.Add(Piece{Line: 2 * i, Last: 2 * i, Start: 40 * i, End: 40*i + 30, Role: "body", Text: strings.Repeat("x", 30)})
	}
	if got := len(l.packed); got > most*n {
		t.Errorf("%d bytes for %d pieces", got, n)
	}
}

// TestCutsMemory wants cuts in few bytes each, whatever is said of them, and a list of them given
// back as it was.
func TestCutsMemory(t *testing.T) {
	const n, most = 30_000, 10
	text := strings.Repeat("READ ALSO\nHome\n", n/2)
	id := "a.txt#1"
	cuts, list := CutsOf(text), []Cut(nil)
	for i, at := range startsOf(text) {
		c := Cut{Story: &id, Source: "a.txt", FirstLine: i + 1, LastLine: i + 1, Start: at, End: at + 4 + 5*((i+1)%2), WholeLines: true,
			Rule: "related/also", Category: "related", Fixable: "safe"}
		if i%3 == 0 {
			c.Story, c.Rule = nil, "navigation/menu"
		}
		c.Text = text[c.Start:c.End]
		cuts.Add(&c, at)
		list = append(list, c)
	}
	if !reflect.DeepEqual(cuts.List(), list) || cuts.Len() != n {
		t.Error("cuts differ")
	}
	got := cap(cuts.fresh)
	for _, s := range cuts.packed {
		got += len(s)
	}
	if got > most*n {
		t.Errorf("%d bytes for %d cuts", got, n)
	}
}

func startsOf(text string) (list []int) {
	for at := 0; at < len(text); at += strings.IndexByte(text[at:], '\n') + 1 {
		list = append(list, at)
	}
	return list
}

// TestStoreCuts wants cuts back as they were, however many names and however long a text they have.
func TestStoreCuts(t *testing.T) {
	s := newStore(t)
	for _, size := range []int{0, 1000, 3 * longStory} {
		var cuts []Cut
		for i := range 40 {
			id := fmt.Sprint("story ", i%20)
			c := Cut{Story: &id, Source: "a.txt", Rule: fmt.Sprint("rule/", i), Category: "share", Fixable: "safe", FirstLine: 3 * i, LastLine: 3*i + 1,
				Start: 100 * i, End: 100*i + 5, WholeLines: i%2 == 0, Running: i, Text: strings.Repeat("ä", size/40)}
			if i%3 == 0 {
				c.Story = nil
			}
			cuts = append(cuts, c)
		}
		story := &Story{ID: "x", Text: "Text.", Flags: []string{"doubtful"}, Captions: []string{"A\nB", "“C”"}}
		n, err := s.Put(story, Pieces{}, PackCuts(cuts), 0)
		must(t, err)
		got, _, gotCuts, err := s.Story(n)
		must(t, err)
		if !reflect.DeepEqual(got, story) || !reflect.DeepEqual(gotCuts.List(), cuts) {
			t.Errorf("cuts of %d bytes differ", size)
		}
	}
}
