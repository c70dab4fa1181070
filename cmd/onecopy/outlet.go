package main

import (
	"bytes"
	"context"
	"io"
	"time"
)

// An outlet is stdout or stderr. A write waits for whoever reads it, such as a pager at the end of a
// screen; an interrupt does not.
type outlet struct {
	ctx context.Context
	to  io.Writer
	err error
}

const (
	parting = 200 * time.Millisecond // for the last words after an interrupt
	pooled  = 1 << 16                // bytes of the buffers that package fmt uses again
)

func (o *outlet) Write(p []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	if len(p) <= pooled {
		p = bytes.Clone(p) // a write that is given up may go on
	}
	type written struct {
		n   int
		err error
	}
	done := make(chan written, 1)
	go func() {
		n, err := o.to.Write(p)
		done <- written{n, err}
	}()
	select {
	case w := <-done:
		return w.n, w.err
	case <-o.ctx.Done():
	}
	select {
	case w := <-done:
		return w.n, w.err
	case <-time.After(parting):
		o.err = o.ctx.Err()
		return 0, o.err
	}
}
