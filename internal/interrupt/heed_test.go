package interrupt

import (
	"bytes"
	"context"
	"errors"
	"io"
	"testing"
	"time"
)

// TestHeed interrupts work that never ends. From then on it writes nothing and makes no file, so
// that what was kept aside can be removed.
func TestHeed(t *testing.T) {
	ctx, stop := context.WithCancel(t.Context())
	var out bytes.Buffer
	var late error
	ended, began := make(chan struct{}), time.Now()
	err := Heed(ctx, func(g *Gate) error {
		defer close(ended)
		w := g.Behind(&out)
		if _, err := io.WriteString(w, "a"); err != nil {
			t.Error(err)
		}
		stop()
		time.Sleep(time.Second / 2)
		_, wrote := io.WriteString(w, "b")
		_, made := g.Maker(func(string) (io.WriteCloser, error) { panic("made a file") })("c")
		late = errors.Join(wrote, made)
		return nil
	})
	if took := time.Since(began); !errors.Is(err, context.Canceled) || took > time.Second/3 {
		t.Errorf("%v after %v", err, took)
	}
	<-ended
	if out.String() != "a" || !errors.Is(late, context.Canceled) {
		t.Errorf("wrote %q, late %v", &out, late)
	}
}
