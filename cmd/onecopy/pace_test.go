package main

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// TestGarbage wants garbage bounded whatever is in use.
func TestGarbage(t *testing.T) {
	for _, tt := range []struct {
		live, looked uint64
		want         int
	}{{0, 0, 100}, {10, 1, 100}, {48, 5, 100}, {96, 5, 50}, {480, 5, 10}, {1 << 20, 5, 5}, {480, 240, 12}, {480, 480, 25}, {10, 10, 100}} {
		if got := garbagePercent(tt.live<<20, tt.looked<<20); got != tt.want {
			t.Errorf("%d MB in use, %d looked at: %d %%, want %d", tt.live, tt.looked, got, tt.want)
		}
	}
	before := debug.SetGCPercent(100)
	defer debug.SetGCPercent(before)
	t.Setenv("GOGC", "")
	t.Setenv("GOMEMLIMIT", "")
	paceCollector()
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
