package pace

import (
	"context"
	"slices"
	"sync/atomic"
	"testing"
	"time"
)

// A load is an item that has a size.
type load int

func (l load) Size() int { return int(l) }

// TestInFlight wants no more bytes under way than inFlight, unless of one item, and every item in
// order.
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
	for l := range InOrder(t.Context(), 8, slices.Values(items), work) {
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
	for range InOrder(t.Context(), 2, items, func(l load) load { return l }) {
		break
	}
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	for range InOrder(ctx, 2, items, func(l load) load { return l }) {
		cancel()
	}
}
