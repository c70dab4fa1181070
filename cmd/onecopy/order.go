package main

import (
	"context"
	"iter"
)

// inOrder does work on every item with n workers and yields the results in the order of the items, at most 2n of them
// waiting at a time. It ends early when ctx is done or the loop is left; by then every worker has stopped.
func inOrder[T, R any](ctx context.Context, n int, items iter.Seq[T], work func(T) R) iter.Seq[R] {
	return func(yield func(R) bool) {
		ctx, cancel := context.WithCancel(ctx)
		queue := make(chan chan R, 2*n)
		slots := make(chan struct{}, n)
		idle := make(chan struct{})
		go func() {
			defer close(idle)
			defer close(queue)
			for item := range items {
				result := make(chan R, 1)
				select {
				case queue <- result:
				case <-ctx.Done():
					return
				}
				slots <- struct{}{}
				go func() {
					defer func() { <-slots }()
					result <- work(item)
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
		for result := range queue {
			r := <-result
			if ctx.Err() != nil || !yield(r) {
				return
			}
		}
	}
}
