package cluster

import (
	"sync"
	"sync/atomic"
)

// inParallel calls work for each number below n in several goroutines, and gives the error of the
// first that has one. After an error those that were not begun are left.
func inParallel(jobs, n int, work func(i int) error) error {
	var taken atomic.Int64
	var workers sync.WaitGroup
	var mu sync.Mutex
	var first error
	at := n
	for range max(1, jobs) {
		workers.Go(func() {
			for i := int(taken.Add(1)) - 1; i < n; i = int(taken.Add(1)) - 1 {
				if err := work(i); err != nil {
					mu.Lock()
					if i < at {
						at, first = i, err
					}
					mu.Unlock()
					taken.Store(int64(n))
				}
			}
		})
	}
	workers.Wait()
	return first
}
