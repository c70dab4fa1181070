package pace

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// TestGarbage wants garbage bounded whatever is in use.
func TestGarbage(t *testing.T) {
	for _, tt := range []struct {
		live, looked, text uint64
		want               int
	}{
		{0, 0, 0, 400}, {1, 1, 0, 400}, {10, 1, 0, 160}, {24, 5, 0, 100}, {480, 5, 0, 10}, {480, 5, 1000, 20}, {1 << 20, 5, 1 << 20, 5}, {480, 480, 200, 25}, {10, 10, 0, 160},
		{96, 5, 0, 50}, {32, 5, 90, 93}, {32, 5, 1, 50}, {60, 5, 6, 26}, {96, 5, 6, 8}, {96, 96, 6, 12}, {96, 5, 150, 52}, // near the bound
	} {
		if got := garbagePercent(tt.live<<20, tt.looked<<20, tt.text<<20); got != tt.want {
			t.Errorf("%d MB in use, %d looked at: %d %%, want %d", tt.live, tt.looked, got, tt.want)
		}
	}
	for _, tt := range []struct {
		live, text uint64
		want       int64
	}{{50, 0, 0}, {50, 6, 80e6 + 24<<20}, {90, 6, 0}, {90, 100, 80e6 + 400<<20}} {
		if got := memoryLimit(tt.live<<20, tt.text<<20); got != tt.want {
			t.Errorf("%d MB in use of %d MB of text: limit %d, want %d", tt.live, tt.text, got, tt.want)
		}
	}
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "")
	Collector()
	held := make([]byte, 120<<20)
	for range 100 { // the collector tells what it holds by and by
		runtime.GC()
		time.Sleep(10 * time.Millisecond)
		now := debug.SetGCPercent(100)
		if debug.SetGCPercent(now); now < 50 {
			break
		}
	}
	if now := debug.SetGCPercent(100); now >= 50 {
		t.Errorf("with 120 MB in use garbage is %d %%", now)
	}
	runtime.KeepAlive(held)
}
