package main

import (
	"bytes"
	"encoding/binary"
	"errors"
	"runtime/coverage"
)

// steps returns how many blocks of statements of the packages that are counted do executes: the
// counters of a program built with -cover -covermode=atomic.
func steps(do func()) (int, error) {
	if err := coverage.ClearCounters(); err != nil {
		return 0, err
	}
	do()
	var b bytes.Buffer
	if err := coverage.WriteCounters(&b); err != nil {
		return 0, err
	}
	return sum(b.Bytes())
}

// The sizes of the parts of a file of counters, as internal/coverage of Go 1.26 writes it.
const (
	headerBytes  = 32 // magic number, version, hash, the kind of the counters at byte 24
	segmentBytes = 16 // functions, bytes of the table of names, bytes of the arguments
	kindByte     = 24
	rawCounters  = 1
)

var errCounters = errors.New("these are not counters of the version that is known")

// sum adds up all counters of a file of them.
func sum(b []byte) (n int, err error) {
	if len(b) < headerBytes+segmentBytes || !bytes.HasPrefix(b, []byte{0, 'c', 'w', 'm'}) {
		return 0, errCounters
	}
	raw := b[kindByte] == rawCounters
	b = b[headerBytes:]
	functions := binary.LittleEndian.Uint64(b)
	skip := segmentBytes + int(binary.LittleEndian.Uint32(b[8:])) + int(binary.LittleEndian.Uint32(b[12:]))
	if skip = (skip + 3) / 4 * 4; skip > len(b) {
		return 0, errCounters
	}
	b = b[skip:]
	next := func() (v uint64) {
		size := 4
		if raw && len(b) >= size {
			v = uint64(binary.LittleEndian.Uint32(b))
		} else if !raw {
			v, size = binary.Uvarint(b)
		}
		if size <= 0 || size > len(b) {
			err = errCounters
			return 0
		}
		b = b[size:]
		return v
	}
	for ; functions > 0 && err == nil; functions-- {
		count := next()
		next() // the package
		next() // the function
		for ; count > 0 && err == nil; count-- {
			n += int(next())
		}
	}
	return n, err
}
