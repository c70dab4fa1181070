package report

import (
	"bytes"
	"iter"
	"testing"

	"onecopy/corpus"
)

// roomy fills in the room that the stories of a report take.
func roomy(r *Report, s shelf) *Report {
	for i := range r.Inputs {
		in := &r.Inputs[i]
		for _, id := range in.IDs {
			in.AddStory(count(s[id].Pieces), textOf(s[id].Pieces), s[id].Cuts)
		}
	}
	return r
}

// TestRoom wants the guess to be right to a quarter, of texts that are edited every few words; for
// the news it is right to 5 per cent.
func TestRoom(t *testing.T) {
	for _, n := range []int{0, 30, 300} {
		r, s := crowd(n)
		size := len(render(t, writers["html"], r, s.load))
		guess, err := roomy(r, s).room(HTMLOptions{}.filled(r).Clusters)
		if err != nil || guess < size*3/4 || guess > size*5/4 {
			t.Errorf("%d clusters: %d bytes, guessed as %d: %v", n, size, guess, err)
		}
	}
}

// TestRoomOnce loads no story more often than the pages of a page set do: a report too large for
// one file is not begun as one.
func TestRoomOnce(t *testing.T) {
	r, s := crowd(30)
	loads := 0
	count := func(id string) (Story, error) {
		loads++
		return s.load(id)
	}
	o := HTMLOptions{Limit: 200_000}
	pages(t, roomy(r, s), count, o)
	once := loads
	var b bytes.Buffer
	loads, o.Create = 0, desktop{}.create
	if err := writePages(&b, r, count, o.filled(r)); err != nil {
		t.Fatal(err)
	}
	if loads != once {
		t.Errorf("%d loads, of which %d are needed", once, loads)
	}
}

// TestRoomWrong writes many pages where a report turns out larger than it was guessed.
func TestRoomWrong(t *testing.T) {
	r, s := crowd(30)
	for i := range r.Inputs {
		r.Inputs[i].Room = 1
	}
	for i := range r.Clusters {
		r.Clusters[i].Copies[0].Pair.Verdict = "identical"
	}
	d := pages(t, r, s.load, HTMLOptions{Limit: 240_000})
	checkBook(t, d)
	if len(d) < 30 {
		t.Errorf("%d files", len(d))
	}
}

// textOf counts the bytes of text of pieces.
func textOf(pieces iter.Seq[corpus.Piece]) (n int) {
	for p := range pieces {
		n += len(p.Text)
	}
	return n
}
