package main

import (
	"context"
	"runtime"
	"runtime/debug"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

// A load is an item that has a size.
type load int

func (l load) Size() int { return int(l) }

// TestInFlight wants no more bytes under way than inFlight, unless of one item, and every item in order.
func TestInFlight(t *testing.T) {
	var now, most atomic.Int64
	work := func(l load) load {
		total := now.Add(int64(l))
		for seen := most.Load(); total > seen && !most.CompareAndSwap(seen, total); seen = most.Load() {
		}
		time.Sleep(time.Millisecond)
		return l
	}
	var items []load
	for i := range 40 {
		items = append(items, load(inFlight/(2+i%9)), 1, load(i%7/6*3*inFlight))
	}
	var got []load
	for l := range inOrder(t.Context(), 8, slices.Values(items), work) {
		got = append(got, l)
		now.Add(-int64(l))
	}
	if !slices.Equal(got, items) {
		t.Errorf("got %v", got)
	}
	if n := most.Load(); n > 3*inFlight {
		t.Errorf("%d bytes under way", n)
	}
	for _, l := range items {
		if int64(l) == most.Load() {
			return
		}
	}
	t.Errorf("something was under way beside an item of more than all: %d bytes", most.Load())
}

// TestInFlightLeft leaves a loop while an item waits for room, and does work that is interrupted.
func TestInFlightLeft(t *testing.T) {
	items := slices.Values([]load{inFlight, inFlight, inFlight})
	for range inOrder(t.Context(), 2, items, func(l load) load { return l }) {
		break
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for range inOrder(ctx, 2, items, func(l load) load { return l }) {
		cancel()
	}
}

// TestGarbage wants garbage bounded whatever is in use.
func TestGarbage(t *testing.T) {
	for _, tt := range []struct {
		live, looked, text uint64
		want               int
	}{
		{0, 0, 0, 100}, {10, 1, 0, 100}, {24, 5, 0, 100}, {480, 5, 200, 10}, {1 << 20, 5, 1 << 20, 5}, {480, 240, 200, 12}, {480, 480, 200, 25}, {10, 10, 0, 100},
		{96, 5, 0, 50}, {48, 5, 100, 100}, {48, 5, 1, 50}, {60, 5, 6, 50}, {96, 5, 6, 8}, {96, 96, 6, 12}, {96, 5, 100, 50}, // near the bound
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
