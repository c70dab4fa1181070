package extsort

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"

	"onecopy/internal/disk"
)

const (
	magic      = "onecopy-run\x01"
	blockBytes = 1 << 15 // of the records of a block, about
	blockMost  = blockBytes + 2*binary.MaxVarintLen64
	frontBytes = 8 // of a block: bytes and count
	crcBytes   = 4
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

func (h Header) bytes() []byte {
	b := append([]byte(magic), byte(len(h.Kind)))
	b = append(b, h.Kind...)
	b = binary.LittleEndian.AppendUint64(b, h.Settings)
	return binary.LittleEndian.AppendUint32(b, crc32.Checksum(b, castagnoli))
}

// A writer writes a run. Records come in order.
type writer struct {
	path  string
	file  *disk.NewFile
	block []byte // with its front
	n     uint32 // records of it
	last  Row
	total uint64
}

// create begins a run in a new file.
func create(path string, h Header) (*writer, error) {
	if len(h.Kind) > 255 {
		return nil, fmt.Errorf("%s: kind of %d bytes", path, len(h.Kind))
	}
	f, err := disk.CreateNew(path, os.O_WRONLY, 0o600)
	if err != nil {
		return nil, unwritten(path, err)
	}
	w := &writer{path: path, file: f, block: make([]byte, frontBytes, frontBytes+blockMost+crcBytes)}
	if _, err := f.Write(h.bytes()); err != nil {
		w.Abort()
		return nil, unwritten(path, err)
	}
	return w, nil
}

func unwritten(path string, err error) error {
	return fmt.Errorf("sort in %s: %w", path, disk.Cause(err))
}

// Write adds a record, which may not come before the last.
func (w *writer) Write(r Row) error {
	value := r.Value
	if w.n > 0 && r.Key == w.last.Key {
		value -= w.last.Value
	}
	w.block = binary.AppendUvarint(w.block, r.Key-w.last.Key)
	w.block = binary.AppendUvarint(w.block, value)
	w.last = r
	w.total++
	if w.n++; len(w.block) >= blockBytes+frontBytes {
		return w.flush()
	}
	return nil
}

// flush writes the block.
func (w *writer) flush() error {
	binary.LittleEndian.PutUint32(w.block, uint32(len(w.block)-frontBytes))
	binary.LittleEndian.PutUint32(w.block[4:], w.n)
	w.block = binary.LittleEndian.AppendUint32(w.block, crc32.Checksum(w.block, castagnoli))
	if _, err := w.file.Write(w.block); err != nil {
		return unwritten(w.path, err)
	}
	w.block, w.n, w.last = w.block[:frontBytes], 0, Row{}
	return nil
}

// Close ends the run. After an error there is no file.
func (w *writer) Close() error {
	var err error
	if w.n > 0 {
		err = w.flush()
	}
	if err == nil {
		w.block = binary.LittleEndian.AppendUint64(w.block, w.total)
		err = w.flush()
	}
	if err != nil {
		w.Abort()
		return err
	}
	if err := w.file.Close(); err != nil {
		return errors.Join(unwritten(w.path, err), os.Remove(w.path))
	}
	return nil
}

// Abort removes the file.
func (w *writer) Abort() {
	w.file.Close()
	os.Remove(w.path) // it is of no use, whether it goes or not
}
