package interrupt

import (
	"bytes"
	"context"
	"io"
	"time"
)

// An Outlet is stdout or stderr. A write waits for whoever reads it, such as a pager at the end of
// a screen; an interrupt does not.
type Outlet struct {
	To  io.Writer
	ctx context.Context
	err error
}

// NewOutlet returns an Outlet to a file, until ctx ends.
func NewOutlet(ctx context.Context, to io.Writer) *Outlet { return &Outlet{To: to, ctx: ctx} }

const (
	parting = 200 * time.Millisecond // for the last words after an interrupt
	pooled  = 1 << 16                // bytes of the buffers that package fmt uses again
)

// Write writes, or returns the error of ctx soon after that has ended.
func (o *Outlet) Write(p []byte) (int, error) {
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
		n, err := o.To.Write(p)
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
