package corpus

import (
	"fmt"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"
)

func newStore(t testing.TB) *Store {
	t.Helper()
	s, err := CreateStore(filepath.Join(t.TempDir(), "stories"))
	must(t, err)
	t.Cleanup(func() { s.Close() })
	return s
}

func TestStore(t *testing.T) {
	s := newStore(t)
	id := "x#1"
	story := Story{ID: id, Headline: "Head", Text: "LEEDS – It <burnt>.\n\n“Two”", Words: 4, Status: Survivor, Captions: []string{"A hose"}}
	pieces := []Piece{{Line: 1, Role: "headline", Text: "Head"}, {Line: 3, Start: 6, Role: "body", Text: "LEEDS – It <burnt>."}}
	cuts := []Cut{{Story: &id, Source: "x", Rule: "share", Text: "Share"}}
	n, err := s.Put(&story, PackPieces(&story, pieces), PackCuts(cuts), len("LEEDS – "))
	must(t, err)
	text, err := s.Text(n)
	must(t, err)
	if n != 0 || text != "It <burnt>.\n\n“Two”" {
		t.Errorf("story %d: text to compare %q", n, text)
	}
	got, gotPieces, gotCuts, err := s.Story(n)
	must(t, err)
	if !reflect.DeepEqual(*got, story) || !reflect.DeepEqual(gotPieces.List(got), pieces) || !reflect.DeepEqual(gotCuts.List(), cuts) {
		t.Errorf("got %+v %+v %+v", got, gotPieces.List(got), gotCuts.List())
	}
	if story.Text == "" {
		t.Error("Put changed the story")
	}
	for _, i := range []int{-1, 1} {
		if _, err := s.Text(i); err == nil {
			t.Errorf("there is a story %d", i)
		}
	}
	if _, err := s.Put(&story, Pieces{}, Cuts{}, 99); err == nil {
		t.Error("a skip beyond the text")
	}
}

// Stories are read by many while more are put, across several writes.
func TestStoreConcurrent(t *testing.T) {
	s := newStore(t)
	text := func(i int) string { return strings.Repeat(fmt.Sprint(i, " "), 500) }
	var wg sync.WaitGroup
	for i := range 400 {
		n, err := s.Put(&Story{Text: text(i)}, Pieces{}, Cuts{}, 0)
		must(t, err)
		wg.Go(func() {
			got, err := s.Text(n)
			if err != nil || got != text(n) {
				t.Errorf("story %d: %v", n, err)
			}
		})
	}
	wg.Wait()
	if s.Len() != 400 || s.written < 2*storeBuffer {
		t.Errorf("%d stories, %d bytes", s.Len(), s.written)
	}
}

func BenchmarkStore(b *testing.B) {
	s := newStore(b)
	story := &Story{ID: "x#1", Text: strings.Repeat("The fire broke out before noon. ", 100)}
	pieces := PackPieces(story, []Piece{{Line: 1, Role: "body", Text: story.Text}})
	b.SetBytes(int64(len(story.Text)))
	b.ReportAllocs()
	for b.Loop() {
		n, err := s.Put(story, pieces, Cuts{}, 0)
		must(b, err)
		_, err = s.Text(n / 2)
		must(b, err)
	}
}

// TestStoreFull wants the file named that could not be written.
func TestStoreFull(t *testing.T) {
	s := new(Store)
	path := filepath.Join(t.TempDir(), "stories")
	must(t, s.Open(path))
	_, err := s.Put(&Story{ID: "x#1", Text: "It burnt."}, Pieces{}, Cuts{}, 0)
	must(t, err)
	must(t, s.Close())
	if _, _, err := s.Since(0); err == nil || !strings.Contains(err.Error(), path) {
		t.Errorf("the error is %v", err)
	}
}
