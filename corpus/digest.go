package corpus

import (
	"bytes"
	"errors"
	"hash/maphash"
	"io"
)

// A digest is what is known of the text of a member that was read once. A short text is kept. A
// long one is read again when it is wanted, and proved to be the same block by block. So nothing is
// handed on that the checksum of the member, which stands at its end, has not proved, and memory
// has at most mostKept bytes of it. The price is that long texts are unpacked twice.
type digest struct {
	size  int64
	lines int    // line ends
	kept  []byte // the text, if it has at most mostKept bytes
	sums  []uint64
	sum   maphash.Hash // of what is behind the last whole block
	limit func(size int64) error
}

const (
	mostKept  = 4 << 20
	blockSize = 1 << 20 // of a text that is read again
)

// seed is that of this process, so that nobody can make two blocks of one sum.
var seed = maphash.MakeSeed()

// take reads a text to its end.
func (d *digest) take(text io.Reader, buf []byte) error {
	d.sum.SetSeed(seed)
	for {
		n, err := text.Read(buf)
		if stop := d.add(buf[:n]); stop != nil {
			return stop
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}

func (d *digest) add(p []byte) error {
	for len(p) > 0 {
		n := min(len(p), blockSize-int(d.size%blockSize))
		d.sum.Write(p[:n])
		d.lines += bytes.Count(p[:n], []byte("\n"))
		if d.size += int64(n); d.size <= mostKept {
			d.kept = append(d.kept, p[:n]...)
		} else {
			d.kept = nil
		}
		if p = p[n:]; d.size%blockSize > 0 {
			continue
		}
		d.sums = append(d.sums, d.sum.Sum64())
		d.sum.Reset()
		if err := d.limit(d.size); err != nil {
			return err
		}
	}
	return nil
}

// A replay is a text that is read again.
type replay struct {
	text  io.Reader
	of    *digest
	at    int64
	block []byte
	rest  []byte // of block
}

var errMoved = errors.New("changed while it was read")

func (r *replay) Read(p []byte) (int, error) {
	if len(r.rest) == 0 {
		if r.at == r.of.size {
			return 0, io.EOF
		}
		if err := r.fill(); err != nil {
			return 0, err
		}
	}
	n := copy(p, r.rest)
	r.rest = r.rest[n:]
	return n, nil
}

// fill reads a block and proves that it is the one that was read before.
func (r *replay) fill() error {
	if r.block == nil {
		r.block = make([]byte, blockSize)
	}
	n := int(min(blockSize, r.of.size-r.at))
	if _, err := io.ReadFull(r.text, r.block[:n]); err != nil {
		return errMoved
	}
	sum := r.of.sum.Sum64()
	if n == blockSize {
		sum = r.of.sums[r.at/blockSize]
	}
	if maphash.Bytes(seed, r.block[:n]) != sum {
		return errMoved
	}
	r.at, r.rest = r.at+int64(n), r.block[:n]
	return nil
}
