package extsort

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"

	"onecopy/internal/disk"
)

// A Header says what a run holds. Runs of other headers are not merged.
type Header struct {
	Kind     string // of the records, up to 255 bytes
	Settings uint64 // a hash of what they depend on
}

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

// A Writer writes a run. Records come in order.
type Writer struct {
	path  string
	file  *disk.NewFile
	block []byte // with its front
	n     uint32 // records of it
	last  Record
	total uint64
}

// Create begins a run in a new file.
func Create(path string, h Header) (*Writer, error) {
	if len(h.Kind) > 255 {
		return nil, fmt.Errorf("%s: kind of %d bytes", path, len(h.Kind))
	}
	f, err := disk.CreateNew(path, os.O_WRONLY, 0o600)
	if err != nil {
		return nil, unwritten(path, err)
	}
	w := &Writer{path: path, file: f, block: make([]byte, frontBytes, frontBytes+blockMost+crcBytes)}
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
func (w *Writer) Write(r Record) error {
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
func (w *Writer) flush() error {
	binary.LittleEndian.PutUint32(w.block, uint32(len(w.block)-frontBytes))
	binary.LittleEndian.PutUint32(w.block[4:], w.n)
	w.block = binary.LittleEndian.AppendUint32(w.block, crc32.Checksum(w.block, castagnoli))
	if _, err := w.file.Write(w.block); err != nil {
		return unwritten(w.path, err)
	}
	w.block, w.n, w.last = w.block[:frontBytes], 0, Record{}
	return nil
}

// Close ends the run. After an error there is no file.
func (w *Writer) Close() error {
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
func (w *Writer) Abort() {
	w.file.Close()
	os.Remove(w.path) // it is of no use, whether it goes or not
}
