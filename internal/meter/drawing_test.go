package meter

import (
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// TestDrawing wants the line of one file that is long read to be drawn by the bytes alone, wiped
// while something is printed, and gone at the end.
func TestDrawing(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var screen strings.Builder
		var read atomic.Int64
		d := &Drawing{To: &screen, Width: func() int { return 80 }, Bytes: func() (int64, int64) { return read.Load(), 4e9 }}
		d.Tell("reading", 0, 1)
		time.Sleep(pause / 2) // so that nothing is read at the moments of drawing
		for range 100 {
			time.Sleep(pause)
			read.Add(1e7)
		}
		d.Aside(func() { screen.WriteString("a note\n") })
		time.Sleep(2 * pause)
		d.Tell("reading", 1, 1)
		time.Sleep(time.Second)
		const wiped = "\r\x1b[K"
		lines := strings.Split(screen.String(), wiped)
		if len(lines) < 90 {
			t.Errorf("drawn %d times in 10 s", len(lines))
		}
		if got := lines[40]; got != "reading 0 / 1, 430 MB of 4 GB, 98 MB/s, 37 s left" {
			t.Errorf("in the middle: %q", got)
		}
		if !strings.Contains(screen.String(), wiped+"a note\n"+wiped+"reading 0 / 1, 1 GB of 4 GB, ") || lines[len(lines)-1] != "" {
			t.Errorf("at the end: %q", lines[len(lines)-5:])
		}
		d.Tell("comparing", 1, 9)
		time.Sleep(time.Second)
		d.Tell("comparing", 3, 9)
		if got := screen.String(); !strings.HasSuffix(got, wiped+"comparing 1 / 9") && !strings.HasSuffix(got, wiped+"comparing 3 / 9") {
			t.Errorf("the next work: %q", got[len(got)-40:])
		}
		d.End()
		d.End()
	})
}

// TestDrawingShort draws nothing of work that ends at once, and prints aside as it is.
func TestDrawingShort(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var screen strings.Builder
		d := &Drawing{To: &screen, Width: func() int { return 0 }}
		d.Tell("comparing", 0, 2)
		time.Sleep(patience / 2)
		d.Aside(func() { screen.WriteString("a note\n") })
		d.Tell("comparing", 2, 2)
		if got := screen.String(); got != "a note\n" {
			t.Errorf("%q", got)
		}
	})
}
