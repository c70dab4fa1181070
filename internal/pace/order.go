package pace

import (
	"context"
	"iter"
)

// InOrder does work on every item with n workers and yields the results in the order of the items,
// at most 2n of them waiting at a time, and of items that have a size no more bytes than inFlight.
// It ends early when ctx is done or the loop is left; by then every worker has stopped.
func InOrder[T, R any](ctx context.Context, n int, items iter.Seq[T], work func(T) R) iter.Seq[R] {
	type waiting struct {
		result chan R
		size   int
	}
	return func(yield func(R) bool) {
		ctx, cancel := context.WithCancel(ctx)
		queue := make(chan waiting, 2*n)
		slots := make(chan struct{}, n)
		idle := make(chan struct{})
		bytes := newAllowance(flight())
		go func() {
			defer close(idle)
			defer close(queue)
			for item := range items {
				w := waiting{make(chan R, 1), sizeOf(item)}
				if !bytes.take(ctx, w.size) {
					return
				}
				select {
				case queue <- w:
				case <-ctx.Done():
					return
				}
				slots <- struct{}{}
				go func() {
					defer func() { <-slots }()
					w.result <- work(item)
				}()
			}
		}()
		defer func() {
			cancel()
			<-idle
			for range n {
				slots <- struct{}{}
			}
		}()
		for w := range queue {
			r := <-w.result
			if ctx.Err() != nil || !yield(r) {
				return
			}
			bytes.give(w.size)
		}
	}
}
