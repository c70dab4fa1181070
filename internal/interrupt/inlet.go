package interrupt

import (
	"context"
	"io"
	"sync"
)

// An Inlet ends when ctx does, so that an interrupt does not wait for a pipe that says nothing. It
// takes nothing from its source before it is read from.
type Inlet struct {
	ctx  context.Context
	from io.Reader
	once sync.Once
	pipe *io.PipeReader
}

// NewInlet returns an Inlet of a source, until ctx ends.
func NewInlet(ctx context.Context, from io.Reader) *Inlet { return &Inlet{ctx: ctx, from: from} }

// Read reads, or returns the error of ctx once that has ended.
func (s *Inlet) Read(p []byte) (int, error) {
	s.once.Do(func() {
		out, in := io.Pipe()
		s.pipe = out
		go func() {
			_, err := io.Copy(in, s.from)
			in.CloseWithError(err)
		}()
		context.AfterFunc(s.ctx, func() { out.CloseWithError(s.ctx.Err()) })
	})
	return s.pipe.Read(p)
}
