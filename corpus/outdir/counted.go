package outdir

// A counted file counts what is written.
type counted struct {
	to interface {
		Write(p []byte) (int, error)
		Close() error
	}
	n int
}

func (c *counted) Write(p []byte) (int, error) {
	n, err := c.to.Write(p)
	c.n += n
	return n, err
}

func (c *counted) Close() error { return c.to.Close() }
