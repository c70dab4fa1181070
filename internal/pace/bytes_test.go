package pace

import (
	"bytes"
	"io"
	"strings"
	"testing"
)

// TestBytes counts what is read once, however often it is read and by whomever.
func TestBytes(t *testing.T) {
	b := &Bytes{}
	want := func(read, of int64) {
		t.Helper()
		if r, o := b.Read(); r != read || o != of {
			t.Errorf("%d of %d, want %d of %d", r, o, read, of)
		}
	}
	want(0, 0)
	b.Expect(30)
	if _, err := io.CopyN(io.Discard, b.Reader(strings.NewReader(strings.Repeat("x", 20))), 10); err != nil {
		t.Fatal(err)
	}
	want(10, 30)
	at, p := b.ReaderAt(bytes.NewReader(make([]byte, 20))), make([]byte, 8)
	for _, from := range []int64{0, 4, 0, 18} {
		_, _ = at.ReadAt(p, from) // the last one ends early
	}
	want(30, 30)
	b.Expect(30)
	half := b.HalfAt(bytes.NewReader(make([]byte, 21)))
	for _, from := range []int64{0, 3, 0, 11, 18} {
		_, _ = half.ReadAt(p, from)
	}
	want(11, 30)
	b.Expect(5)
	want(0, 5)
	if _, err := io.Copy(io.Discard, b.Reader(strings.NewReader("a file that grew"))); err != nil {
		t.Fatal(err)
	}
	want(5, 5)
	var none *Bytes
	none.Expect(7)
	if from := strings.NewReader(""); none.Reader(from) != io.Reader(from) {
		t.Error("none counts")
	}
	if r, o := none.Read(); r != 0 || o != 0 {
		t.Error(r, o)
	}
}
