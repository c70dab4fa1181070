package pace

import (
	"context"
	"sync"
)

// inFlight bounds the bytes of text that are read and not yet taken in, over all workers: marking
// takes some three bytes of memory for each. A text of more is read alone. Files of less than 4 MB
// never wait for it with 8 workers.
const inFlight = 64 << 20

// flight is inFlight where memory is bounded: a sixteenth of the bound, or leastFlight. Short
// records take ten bytes of memory for each of text while they are under way.
func flight() int {
	if given.Load() == 0 {
		return inFlight
	}
	return min(inFlight, max(leastFlight, int(given.Load()/16)))
}

const leastFlight = 3 << 20

// An allowance has so many bytes for whoever asks first, and is asked by one goroutine.
type allowance struct {
	all   int
	mu    sync.Mutex
	free  int
	given chan struct{} // has something when more has become free
}

func newAllowance(size int) *allowance {
	return &allowance{all: size, free: size, given: make(chan struct{}, 1)}
}

// take waits until there is room for so many bytes, or for all that there can be, and says whether
// it came to that.
func (r *allowance) take(ctx context.Context, size int) bool {
	for {
		if r.try(min(size, r.all)) {
			return true
		}
		select {
		case <-r.given:
		case <-ctx.Done():
			return false
		}
	}
}

func (r *allowance) try(size int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if size > r.free {
		return false
	}
	r.free -= size
	return true
}

// give returns to the allowance what was taken for so many bytes.
func (r *allowance) give(size int) {
	r.mu.Lock()
	r.free += min(size, r.all)
	r.mu.Unlock()
	select {
	case r.given <- struct{}{}:
	default:
	}
}

// sizeOf is how many bytes of text an item is, 0 if it does not say.
func sizeOf(item any) int {
	if sized, ok := item.(interface{ Size() int }); ok {
		return sized.Size()
	}
	return 0
}
