package interrupt

import (
	"context"
	"io"
	"sync"
)

// A Gate is what files are written through by something that may take long. After an interrupt it
// is shut: nothing more is written or made, so that what was kept aside can be removed meanwhile.
type Gate struct {
	mu  sync.Mutex
	ctx context.Context
}

// Heed does work that looks at no context, such as the making of a report, and waits for it no
// longer than ctx holds. All that it writes has to go through the gate.
func Heed(ctx context.Context, work func(*Gate) error) error {
	g := &Gate{ctx: ctx}
	done := make(chan error, 1)
	go func() { done <- work(g) }()
	select {
	case err := <-done:
		return err
	case <-ctx.Done():
		_ = g.pass(nil) // once a write that is under way has ended
		return ctx.Err()
	}
}

// pass does something while the gate is open.
func (g *Gate) pass(do func() error) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	if err := g.ctx.Err(); err != nil {
		return err
	}
	return do()
}

// Behind puts a writer behind the gate.
func (g *Gate) Behind(w io.Writer) gateWriter { return gateWriter{g, w} }

// A gateWriter writes through a gate.
type gateWriter struct {
	*Gate
	to io.Writer
}

func (w gateWriter) Write(p []byte) (n int, err error) {
	err = w.pass(func() error {
		n, err = w.to.Write(p)
		return err
	})
	return n, err
}

// Close closes a file that was made behind the gate.
func (w gateWriter) Close() error { return w.pass(w.to.(io.Closer).Close) }

// Maker makes files behind the gate.
func (g *Gate) Maker(create func(string) (io.WriteCloser, error)) func(string) (io.WriteCloser, error) {
	if create == nil {
		return nil
	}
	return func(name string) (io.WriteCloser, error) {
		var file io.WriteCloser
		err := g.pass(func() (err error) {
			file, err = create(name)
			return err
		})
		return gateWriter{g, file}, err
	}
}
