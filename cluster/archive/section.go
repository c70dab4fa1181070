package archive

import (
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"math"
	"math/bits"
	"sync/atomic"
)

// A kind is what is fixed of a section of an index file.
type kind struct {
	name   string
	piece  int // of a stream: bytes of a piece
	record int // of a stream of records: bytes of one
	width  int // of a table: bits of a key
	low    int // of a table: bits of a value below the survivor
}

// Kinds of the sections. Of 98,583 made stories, 60 versions of each, pieces of texts of 64, 32 and
// 16 KiB make an index of 20.9, 23.2 and 27.5 MB, and to match a story with 60 versions of itself
// takes 4 ms, 1.3 and 1.3.
var kinds = [sectionCount]kind{
	textsSection:     {name: "texts", piece: 32 << 10},
	stringsSection:   {name: "strings", piece: 16 << 10},
	sourcesSection:   {name: "sources", piece: 16 << 10, record: 64},
	storiesSection:   {name: "stories", piece: 16 << 10, record: 80},
	survivorsSection: {name: "survivors", piece: 16 << 10, record: 12},
	copiesSection:    {name: "copies", piece: 16 << 10, record: 4},
	bandsSection:     {name: "bands", width: 38, low: 2},
	samplesSection:   {name: "samples", width: 32, low: 2},
	sumsSection:      {name: "sums", width: 32},
	lettersSection:   {name: "letters", width: 32, low: 3},
}

// A section is a run of blocks.
type section struct {
	kind
	number int
	size   uint64  // bytes of a stream, postings of a table
	first  int64   // where it begins in the file
	ends   []int64 // where each block ends
}

const sumSize = 4 // bytes of the checksum after a payload

// parse reads what the directory says of a section, and returns where it ends, -1 if it makes no
// sense. Every block takes a byte of the directory at least, so memory is bounded by the size of
// the file.
func (s *section) parse(d *decoder, most int64) int64 {
	s.size = d.varint()
	n := d.varint()
	if n > uint64(len(d.rest)) || s.piece > 0 && n != (s.size+uint64(s.piece)-1)/uint64(s.piece) || s.size > math.MaxInt64/2 {
		return -1
	}
	at := s.first
	s.ends = make([]int64, n)
	for i := range s.ends {
		length := d.varint()
		if length > uint64(most-at) || s.piece > 0 && length > uint64(s.pieceSize(i)) {
			return -1
		}
		at += int64(length) + sumSize
		s.ends[i] = at
	}
	if d.bad || at > most {
		return -1
	}
	return at
}

// pieceSize returns the length of a piece as unpacked.
func (s *section) pieceSize(i int) int {
	return int(min(uint64(s.piece), s.size-uint64(i)*uint64(s.piece)))
}

// span returns where the payload of a block is.
func (s *section) span(i int) (at int64, n int) {
	at = s.first
	if i > 0 {
		at = s.ends[i-1]
	}
	return at, int(s.ends[i] - at - sumSize)
}

// blockOf returns the block of a table that holds a key.
func (s *section) blockOf(key uint64) int {
	i, _ := bits.Mul64(key<<(64-s.width), uint64(len(s.ends)))
	return int(i)
}

// count returns how many records a stream has, -1 if it does not hold whole ones or too many.
func (a *Archive) count(section int) int {
	s := &a.sections[section]
	if s.size%uint64(s.record) != 0 || s.size/uint64(s.record) > math.MaxInt32 {
		return -1
	}
	return int(s.size / uint64(s.record))
}

// block reads the payload of a block into buf, or into a larger one.
func (a *Archive) block(s *section, i int, buf []byte) ([]byte, error) {
	at, n := s.span(i)
	if cap(buf) < n+sumSize {
		buf = make([]byte, n+sumSize)
	}
	buf = buf[:n+sumSize]
	if _, err := a.file.ReadAt(buf, at); err != nil {
		return nil, fmt.Errorf("%s: %w", a.name, pathless(err))
	}
	if crc32.Checksum(buf[:n], castagnoli) != binary.LittleEndian.Uint32(buf[n:]) {
		return nil, a.damaged(s.name, at)
	}
	return buf[:n], nil
}

// Pieces keeps the pieces unpacked last: one in each place, so at most 8 MB of texts.
type pieces [256]atomic.Pointer[piece]

type piece struct {
	section, number int
	data            []byte
}

// piece returns a piece of a stream. It must not be changed.
func (a *Archive) piece(s *section, i int) ([]byte, error) {
	place := &a.cache[(i+41*s.number)%len(a.cache)]
	if p := place.Load(); p != nil && p.section == s.number && p.number == i {
		return p.data, nil
	}
	payload, err := a.block(s, i, nil)
	if err != nil {
		return nil, err
	}
	if size := s.pieceSize(i); len(payload) < size {
		payload, err = a.unzip.DecodeAll(payload, make([]byte, 0, size))
		if err != nil || len(payload) != size {
			at, _ := s.span(i)
			return nil, a.damaged(s.name, at)
		}
	}
	place.Store(&piece{s.number, i, payload})
	return payload, nil
}

// read appends n bytes of a stream to dst.
func (a *Archive) read(section int, at uint64, n int, dst []byte) ([]byte, error) {
	s := &a.sections[section]
	if n < 0 || at > s.size || uint64(n) > s.size-at {
		return nil, a.damaged(s.name, s.first)
	}
	for n > 0 {
		i := int(at / uint64(s.piece))
		data, err := a.piece(s, i)
		if err != nil {
			return nil, err
		}
		part := data[at%uint64(s.piece):]
		part = part[:min(n, len(part))]
		dst = append(dst, part...)
		at += uint64(len(part))
		n -= len(part)
	}
	return dst, nil
}

// record reads a record of a stream into buf.
func (a *Archive) record(section, i int, buf []byte) (decoder, error) {
	size := a.sections[section].record
	raw, err := a.read(section, uint64(i)*uint64(size), size, buf[:0])
	return decoder{rest: raw}, err
}

// A decoder takes values off bytes. After the first that is not there all are zero.
type decoder struct {
	rest []byte
	bad  bool
}

func (d *decoder) fail() { d.rest, d.bad = nil, true }

func (d *decoder) varint() uint64 {
	v, n := binary.Uvarint(d.rest)
	if n <= 0 {
		d.fail()
		return 0
	}
	d.rest = d.rest[n:]
	return v
}

func (d *decoder) string() string {
	n := d.varint()
	if n > uint64(len(d.rest)) {
		d.fail()
		return ""
	}
	s := string(d.rest[:n])
	d.rest = d.rest[n:]
	return s
}

// u32 returns a number of four bytes; one that an int of 32 bits cannot hold is the largest int,
// which no bound lets pass.
func (d *decoder) u32() int {
	if len(d.rest) < 4 {
		d.fail()
		return 0
	}
	v := binary.LittleEndian.Uint32(d.rest)
	d.rest = d.rest[4:]
	return int(min(uint64(v), math.MaxInt))
}

func (d *decoder) u64() uint64 {
	if len(d.rest) < 8 {
		d.fail()
		return 0
	}
	v := binary.LittleEndian.Uint64(d.rest)
	d.rest = d.rest[8:]
	return v
}
