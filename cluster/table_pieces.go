package cluster

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"onecopy/internal/disk"
)

// Pieces hold short runs of bytes, each with its length before it, in parts of pieceBytes: in
// memory, or in a file but for the part under way. A run that is longer has a part of its own,
// which takes the places of as many parts as it is long. Many goroutines may read what was added,
// while none adds.
type pieces struct {
	parts  [][]byte // those that are full, if there is no file
	folder string   // for a file, which is made when there is a full part; empty if there is to be none
	file   *disk.NewFile
	last   []byte // the part under way
	number uint64 // of that
}

const (
	pieceBits  = 16
	pieceBytes = 1 << pieceBits
	pieceRead  = 256 // bytes that are read of a file at first: few runs are longer
)

// add adds a run and returns its place.
func (p *pieces) add(run []byte) (place uint64, err error) {
	var head [binary.MaxVarintLen64]byte
	n := binary.PutUvarint(head[:], uint64(len(run)))
	if len(p.last)+n+len(run) > pieceBytes {
		if err := p.end(); err != nil {
			return 0, err
		}
	}
	if p.last == nil {
		p.last = make([]byte, 0, max(pieceBytes, n+len(run)))
	}
	place = p.number<<pieceBits | uint64(len(p.last))
	p.last = append(append(p.last, head[:n]...), run...)
	return place, nil
}

// end ends the part under way.
func (p *pieces) end() (err error) {
	if p.folder != "" && p.file == nil {
		if p.file, err = disk.CreateNew(filepath.Join(p.folder, "pairs.told"), os.O_RDWR, 0o600); err != nil {
			return fmt.Errorf("write pairs aside: %w", disk.Cause(err))
		}
	}
	taken := uint64(len(p.last)+pieceBytes-1) >> pieceBits
	if p.file != nil {
		if _, err := p.file.WriteAt(p.last, int64(p.number<<pieceBits)); err != nil {
			return fmt.Errorf("write pairs aside: %s: %w", p.file.Name(), disk.Cause(err))
		}
		p.number, p.last = p.number+taken, p.last[:0]
		return nil
	}
	for i := range taken {
		if i == 0 {
			p.parts = append(p.parts, p.last)
		} else {
			p.parts = append(p.parts, nil)
		}
	}
	p.number, p.last = p.number+taken, nil
	return nil
}

// at returns the run of a place.
func (p *pieces) at(place uint64) ([]byte, error) {
	number, from := place>>pieceBits, place&(pieceBytes-1)
	switch {
	case number == p.number:
		return runOf(p.last[from:])
	case p.file == nil:
		return runOf(p.parts[number][from:])
	}
	raw := make([]byte, pieceRead)
	n, err := p.file.ReadAt(raw, int64(place))
	if err != nil && err != io.EOF {
		return nil, fmt.Errorf("read pairs back: %w", disk.Cause(err))
	}
	raw = raw[:n]
	if size, head := binary.Uvarint(raw); head > 0 && uint64(head)+size > uint64(n) && size < 1<<40 {
		raw = make([]byte, uint64(head)+size)
		if _, err := p.file.ReadAt(raw, int64(place)); err != nil {
			return nil, fmt.Errorf("read pairs back: %w", disk.Cause(err))
		}
	}
	return runOf(raw)
}

// runOf returns the run that begins some bytes.
func runOf(raw []byte) ([]byte, error) {
	size, n := binary.Uvarint(raw)
	if n <= 0 || size > uint64(len(raw)-n) {
		return nil, errPair
	}
	return raw[n : n+int(size)], nil
}

// close removes the file, if there is one.
func (p *pieces) close() error {
	if p.file == nil {
		return nil
	}
	file := p.file
	p.file = nil
	return errors.Join(file.Close(), os.Remove(file.Name()))
}
