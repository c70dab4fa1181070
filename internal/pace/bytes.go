package pace

import (
	"io"
	"sync/atomic"
)

// Bytes counts how much of the files of a run was read, as they lie on the disk: packed, where they
// are. It is for who watches; a nil one counts nothing.
type Bytes struct{ read, of atomic.Int64 }

// Expect says that so many bytes are to be read, anew from none.
func (b *Bytes) Expect(of int64) {
	if b != nil {
		b.of.Store(of)
		b.read.Store(0)
	}
}

// Read is how much was read, and of how much: 0 where nobody knows.
func (b *Bytes) Read() (read, of int64) {
	if b == nil {
		return 0, 0
	}
	read, of = b.read.Load(), b.of.Load()
	if of > 0 {
		read = min(read, of)
	}
	return read, of
}

// Add counts bytes that were read.
func (b *Bytes) Add(n int64) {
	if b != nil {
		b.read.Add(n)
	}
}

// Reader is from, and counts what is read of it.
func (b *Bytes) Reader(from io.Reader) io.Reader {
	if b == nil {
		return from
	}
	return &countedReader{from, b}
}

// ReaderAt is from, and counts how far it was read: what is read again counts once.
func (b *Bytes) ReaderAt(from io.ReaderAt) io.ReaderAt {
	if b == nil || from == nil {
		return from
	}
	return &countedReaderAt{from: from, to: b, each: 1}
}

// HalfAt is ReaderAt of a file that is read twice: the first time counts one half, and the other is
// for the caller to add.
func (b *Bytes) HalfAt(from io.ReaderAt) io.ReaderAt {
	if b == nil {
		return from
	}
	return &countedReaderAt{from: from, to: b, each: 2}
}

type countedReader struct {
	from io.Reader
	to   *Bytes
}

func (c *countedReader) Read(p []byte) (n int, err error) {
	n, err = c.from.Read(p)
	c.to.read.Add(int64(n))
	return n, err
}

type countedReaderAt struct {
	from io.ReaderAt
	to   *Bytes
	far  atomic.Int64
	each int64 // bytes that count one
}

func (c *countedReaderAt) ReadAt(p []byte, at int64) (n int, err error) {
	n, err = c.from.ReadAt(p, at)
	for end := at + int64(n); ; {
		was := c.far.Load()
		if end <= was {
			return n, err
		}
		if c.far.CompareAndSwap(was, end) {
			c.to.read.Add((end+c.each-1)/c.each - (was+c.each-1)/c.each)
			return n, err
		}
	}
}
