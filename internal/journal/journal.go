// Package journal keeps what a run has done in a file that outlasts it, entry by entry, so that
// another one can go on from there.
//
// The file is text, and each line is an entry:
//
//	8 hexadecimal digits, a blank, and what they are the CRC-32C of, without a line end
//
// The first entry is the head, which says what the others belong to. An entry is written in one
// call, so one that was being written when the run was killed is the last, and is passed over if it
// is not whole. Any other that is not what its sum says is damage.
package journal

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"strconv"

	"onecopy/internal/disk"
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// sumDigits are the digits of a sum, and the blank.
const sumDigits = 9

// A Journal is a file of entries. It is for one goroutine.
type Journal struct {
	path string
	file *disk.NewFile
	head []byte // nil for a new one
	end  int64  // of the last whole entry that was read
	line []byte
}

// Open opens a journal, or makes one without a head.
func Open(path string) (*Journal, error) {
	f, err := disk.OpenOrCreate(path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, disk.Cause(err))
	}
	j := &Journal{path: path, file: f}
	in := newReader(path, f.File)
	if in.next() {
		j.head, j.end = bytes.Clone(in.entry), in.end
	}
	if in.err != nil {
		f.Close()
		return nil, in.err
	}
	return j, nil
}

// Head is the first entry, nil of a journal that has none yet.
func (j *Journal) Head() []byte { return j.head }

// Begin writes the head of a journal that has none.
func (j *Journal) Begin(head []byte) error {
	j.head = head
	return j.Append(head)
}

// Each calls f with each entry behind the head, in order. What comes behind the last entry that f
// takes is overwritten by the next Append, also if it was taken by another Each before. f ends it
// without an error by returning [ErrStop], and then has not taken the entry.
func (j *Journal) Each(f func(entry []byte) error) error {
	in := newReader(j.path, io.NewSectionReader(j.file, 0, 1<<62))
	in.next() // the head
	j.end = in.end
	for in.next() {
		switch err := f(in.entry); {
		case errors.Is(err, ErrStop):
			return nil
		case err != nil:
			return fmt.Errorf("%s: line %d: %w", j.path, in.n, err)
		}
		j.end = in.end
	}
	return in.err
}

// ErrStop ends [Journal.Each].
var ErrStop = errors.New("no more of the journal")

// Append adds an entry, which has no line end, behind those that were taken.
func (j *Journal) Append(entry []byte) error {
	j.line = fmt.Appendf(j.line[:0], "%08x ", crc32.Checksum(entry, castagnoli))
	j.line = append(append(j.line, entry...), '\n')
	if err := j.cut(); err != nil {
		return err
	}
	n, err := j.file.WriteAt(j.line, j.end)
	if err != nil {
		return fmt.Errorf("%s: %w", j.path, disk.Cause(err))
	}
	j.end += int64(n)
	return nil
}

// cut removes what is behind the entries that were taken.
func (j *Journal) cut() error {
	info, err := j.file.Stat()
	if err == nil && info.Size() > j.end {
		err = j.file.Truncate(j.end)
	}
	if err != nil {
		return fmt.Errorf("%s: %w", j.path, disk.Cause(err))
	}
	return nil
}

// Close closes the file, which stays.
func (j *Journal) Close() error { return j.file.Close() }

// A reader reads entries.
type reader struct {
	name  string
	in    *bufio.Reader
	n     int   // line
	end   int64 // of the entry
	entry []byte
	err   error
}

func newReader(name string, in io.Reader) *reader {
	return &reader{name: name, in: bufio.NewReaderSize(in, 1<<16)}
}

// next goes to the next entry, if there is one that is whole.
func (r *reader) next() bool {
	r.n++
	line, err := r.in.ReadBytes('\n')
	if err != nil {
		if !errors.Is(err, io.EOF) {
			r.err = fmt.Errorf("%s: line %d: %w", r.name, r.n, disk.Cause(err))
		}
		return false // the last one is not whole
	}
	if whole(line) {
		r.end += int64(len(line))
		r.entry = line[sumDigits : len(line)-1]
		return true
	}
	if _, err := r.in.ReadByte(); err == nil {
		r.err = fmt.Errorf("%s: line %d: the file is damaged: the checksum is another one", r.name, r.n)
	}
	return false
}

// whole reports whether a line is what its sum says.
func whole(line []byte) bool {
	if len(line) <= sumDigits || line[sumDigits-1] != ' ' {
		return false
	}
	sum, err := strconv.ParseUint(string(line[:sumDigits-1]), 16, 32)
	return err == nil && uint32(sum) == crc32.Checksum(line[sumDigits:len(line)-1], castagnoli)
}
