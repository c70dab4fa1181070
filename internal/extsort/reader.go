package extsort

import (
	"bufio"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"os"

	"onecopy/internal/disk"
)

// A reader reads a run. It has the methods of a [Merged].
type reader struct {
	name  string
	in    *bufio.Reader
	file  *os.File // nil for what was not opened by open
	at    int64    // bytes read
	block []byte
	left  []byte // of the block
	n     uint32 // records left in it
	fresh bool   // no record of it was read
	now   Row
	total uint64 // records read
	done  bool
	err   error
}

// ErrOther is the error of a run of another kind, of other settings or of another version.
var ErrOther = errors.New("was made otherwise")

// open opens a run, which must have this header.
func open(path string, h Header) (*reader, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, disk.Cause(err))
	}
	r, err := newReader(path, f, h)
	if err != nil {
		f.Close()
		return nil, err
	}
	r.file = f
	return r, nil
}

// newReader reads a run from in. The name is for messages.
func newReader(name string, in io.Reader, h Header) (*reader, error) {
	r := &reader{name: name, in: bufio.NewReaderSize(in, blockBytes)}
	want := h.bytes()
	got := make([]byte, len(want))
	if err := r.fill(got); err != nil {
		return nil, err
	}
	if string(got) == string(want) {
		return r, nil
	}
	if string(got[:len(magic)-1]) != magic[:len(magic)-1] {
		return nil, fmt.Errorf("%s: is not a run of sorted records", name)
	}
	return nil, fmt.Errorf("%s: %w: not %s of these settings", name, ErrOther, h.Kind)
}

// fill reads all of dst.
func (r *reader) fill(dst []byte) error {
	n, err := io.ReadFull(r.in, dst)
	r.at += int64(n)
	switch {
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return r.damaged("is cut short")
	case err != nil:
		return fmt.Errorf("%s: byte %d: %w", r.name, r.at, disk.Cause(err))
	}
	return nil
}

func (r *reader) damaged(what string) error {
	return fmt.Errorf("%s: byte %d: the file is damaged: %s", r.name, r.at, what)
}

// Next goes to the next record, if there is one.
func (r *reader) Next() bool {
	for r.n == 0 {
		if r.done || r.err != nil {
			return false
		}
		r.err = r.load()
	}
	if r.err = r.take(); r.err != nil {
		return false
	}
	return true
}

// load reads the next block.
func (r *reader) load() error {
	var front [frontBytes]byte
	if err := r.fill(front[:]); err != nil {
		return err
	}
	size, n := binary.LittleEndian.Uint32(front[:]), binary.LittleEndian.Uint32(front[4:])
	if size > blockMost || n > size {
		return r.damaged("a block is too long")
	}
	if r.block == nil {
		r.block = make([]byte, blockMost+crcBytes)
	}
	block := r.block[:size+crcBytes]
	if err := r.fill(block); err != nil {
		return err
	}
	sum := crc32.Update(crc32.Checksum(front[:], castagnoli), castagnoli, block[:size])
	if sum != binary.LittleEndian.Uint32(block[size:]) {
		return r.damaged("the checksum of a block is another one")
	}
	r.left, r.n, r.fresh = block[:size], n, true
	if n == 0 {
		return r.end()
	}
	return nil
}

// end checks the last block, and that nothing is behind it.
func (r *reader) end() error {
	r.done = true
	if len(r.left) != 8 || binary.LittleEndian.Uint64(r.left) != r.total {
		return r.damaged("it has not as many records as it says")
	}
	if _, err := r.in.ReadByte(); !errors.Is(err, io.EOF) {
		return r.damaged("there is something behind its end")
	}
	return nil
}

// take reads a record of the block.
func (r *reader) take() error {
	step, n := binary.Uvarint(r.left)
	if n <= 0 {
		return r.damaged("no key where one should be")
	}
	value, m := binary.Uvarint(r.left[n:])
	if m <= 0 {
		return r.damaged("no value where one should be")
	}
	before := r.now
	if r.fresh {
		r.now = Row{step, value}
	} else {
		if step == 0 {
			value += before.Value
		}
		r.now = Row{before.Key + step, value}
	}
	if r.total > 0 && r.now.less(before) {
		return r.damaged("records are out of order")
	}
	r.left, r.n, r.fresh = r.left[n+m:], r.n-1, false
	r.total++
	if r.n == 0 && len(r.left) > 0 {
		return r.damaged("a block is longer than its records")
	}
	return nil
}

// Row is the one that Next went to.
func (r *reader) Row() Row { return r.now }

// Err is what ended reading before the end of the run.
func (r *reader) Err() error { return r.err }

// Close closes the file.
func (r *reader) Close() error {
	if r.file == nil {
		return nil
	}
	return r.file.Close()
}
