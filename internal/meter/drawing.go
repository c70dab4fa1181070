package meter

import (
	"io"
	"sync"
	"time"
)

// A line appears after patience and is drawn anew at most every pause.
const (
	patience = 500 * time.Millisecond
	pause    = 100 * time.Millisecond
)

// A Drawing is a line of a terminal that says how far work is, and is wiped away at its end. It is
// drawn anew even while nothing is told: of one huge member of a packed file nothing is known to be
// whole before its end, and for minutes only the bytes that were read grow.
type Drawing struct {
	To    io.Writer
	Width func() int              // of the terminal
	Bytes func() (read, of int64) // of what is read

	mu    sync.Mutex
	state State
	began time.Time // zero: there is no work
	last  time.Time // when it was drawn, zero: it is not
	stop  chan struct{}
	over  sync.WaitGroup
}

// Tell says how far the work is; with done == total it has ended.
func (d *Drawing) Tell(what string, done, total int) {
	if done >= total {
		d.End()
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.state.What, d.state.Done, d.state.Total = what, done, total
	if d.began.IsZero() {
		d.began, d.stop = time.Now(), make(chan struct{})
		d.over.Go(func() { d.watch(d.stop) })
		return
	}
	d.draw()
}

// End wipes the line away.
func (d *Drawing) End() {
	d.mu.Lock()
	if d.began.IsZero() {
		d.mu.Unlock()
		return
	}
	d.wipe()
	d.began = time.Time{}
	close(d.stop)
	d.mu.Unlock()
	d.over.Wait()
}

// Aside wipes the line away while something else is printed.
func (d *Drawing) Aside(print func()) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.wipe()
	print()
}

func (d *Drawing) watch(stop <-chan struct{}) {
	tick := time.NewTicker(pause)
	defer tick.Stop()
	for {
		select {
		case <-stop:
			return
		case <-tick.C:
			d.mu.Lock()
			d.draw()
			d.mu.Unlock()
		}
	}
}

// draw draws the line if it is time for it.
func (d *Drawing) draw() {
	now := time.Now()
	if d.began.IsZero() || now.Sub(d.began) < patience || now.Sub(d.last) < pause {
		return
	}
	d.last, d.state.For = now, now.Sub(d.began)
	d.state.Read, d.state.Of = 0, 0
	if d.state.What == "reading" {
		d.state.Read, d.state.Of = d.Bytes()
	}
	_, _ = io.WriteString(d.To, "\r\x1b[K"+d.state.Line(d.Width()))
}

func (d *Drawing) wipe() {
	if !d.last.IsZero() {
		_, _ = io.WriteString(d.To, "\r\x1b[K")
		d.last = time.Time{}
	}
}
