package cluster

import (
	"sync"
	"sync/atomic"
)

// inParallel calls work for each number below n in several goroutines, and gives the error of the
// first that has one. After an error those that were not begun are left.
func inParallel(jobs, n int, work func(i int) error) error {
	return inPlaces(newPlaces(jobs), max(1, jobs), n, work)
}

// inPlaces is inParallel in so many goroutines, of which no more are at work than there are places.
func inPlaces(at *places, workers, n int, work func(i int) error) error {
	var taken atomic.Int64
	var group sync.WaitGroup
	var mu sync.Mutex
	var first error
	failed := n
	for range workers {
		group.Go(func() {
			at.take()
			defer at.leave()
			for i := int(taken.Add(1)) - 1; i < n; i = int(taken.Add(1)) - 1 {
				if err := work(i); err != nil {
					mu.Lock()
					if i < failed {
						failed, first = i, err
					}
					mu.Unlock()
					taken.Store(int64(n))
				}
				at.offer()
			}
		})
	}
	group.Wait()
	return first
}

// Places bound how many goroutines are at work. One keeps its place from one piece of work to the
// next, as to hand it on each time is to wait for it again, and leaves it while it waits.
type places struct {
	taken chan struct{}
	back  atomic.Int32 // who has waited and wants a place again
}

func newPlaces(n int) *places { return &places{taken: make(chan struct{}, max(1, n))} }

func (p *places) take()  { p.taken <- struct{}{} }
func (p *places) leave() { <-p.taken }

// wait waits for what others do, who may have the place so long.
func (p *places) wait(done <-chan struct{}) {
	p.leave()
	<-done
	p.back.Add(1)
	p.take()
	p.back.Add(-1)
}

// offer gives the place to who has waited, if there is any, and waits for the next one.
func (p *places) offer() {
	if p.back.Load() > 0 {
		p.leave()
		p.take()
	}
}
