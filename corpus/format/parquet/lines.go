// Package parquet reads and writes Parquet files (https://parquet.apache.org). A file is read as
// the JSON lines that it stands for, a row a line, so that all that is done with records is done
// with rows; places in it are places in these lines.
//
// Numbers are numbers, decimals with all their digits; dates and moments are strings as ISO 8601
// has them; bytes that are no text are a data URL; lists are lists and maps are lists of objects
// with key and value.
package parquet

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"runtime"
	"sync"

	pq "github.com/parquet-go/parquet-go"
)

// Lines is a Parquet file as JSON lines. Close it.
type Lines struct {
	groups chan *group
	stop   chan struct{}
	once   sync.Once
	wait   sync.WaitGroup
	now    *group
	rest   []byte
	piece  []byte      // that rest is the end of, nil if it came of no row group
	spent  chan []byte // pieces to be written again
	row    int64       // read, or lost
	faults []LostRows
	err    error
}

// A LostRows is a row group of which rows are lost.
type LostRows struct {
	Row  int64 // the first one, from 1
	Rows int64 // how many
	Err  error
}

// A group is a row group under way.
type group struct {
	rows  int64
	given int64
	out   chan []byte // whole lines
	err   error       // when out is closed
}

// What is read of a row group before it is wanted: workers render some groups at a time, and each
// waits where it has mostWaiting pieces of about pieceSize bytes that nobody has taken.
const (
	pieceSize   = 1 << 19
	mostWaiting = 4
	mostGroups  = 4
	mostLost    = 1 << 24 // rows that an empty line is written for
)

// ErrKind is of a file that is no Parquet file, or one that cannot be read at all.
var ErrKind = errors.New("cannot be read as Parquet")

// Open begins to read a file.
func Open(file io.ReaderAt, size int64) (lines *Lines, err error) {
	defer rescue(&err)
	f, root, err := open(file, size)
	if err != nil {
		return nil, err
	}
	l := &Lines{groups: make(chan *group, min(runtime.GOMAXPROCS(0), mostGroups)), stop: make(chan struct{}), spent: make(chan []byte, mostGroups*mostWaiting)}
	l.wait.Add(1)
	go func() {
		defer l.wait.Done()
		defer close(l.groups)
		for i := range f.RowGroups() {
			g := &group{rows: f.Metadata().RowGroups[i].NumRows, out: make(chan []byte, mostWaiting)}
			select {
			case l.groups <- g:
			case <-l.stop:
				return
			}
			l.wait.Add(1)
			go func() {
				defer l.wait.Done()
				defer close(g.out)
				g.err = l.render(f, root, i, g)
			}()
		}
	}()
	return l, nil
}

// open reads the footer of a file.
func open(file io.ReaderAt, size int64) (f *pq.File, root *node, err error) {
	var tail [8]byte
	if size < 12 {
		return nil, nil, fmt.Errorf("%w: it has %d bytes", ErrKind, size)
	}
	if _, err := file.ReadAt(tail[:], size-8); err != nil {
		return nil, nil, err
	}
	switch footer := int64(binary.LittleEndian.Uint32(tail[:4])); {
	case string(tail[4:]) == "PARE":
		return nil, nil, fmt.Errorf("%w: it is encrypted", ErrKind)
	case string(tail[4:]) != "PAR1" || footer > size-12:
		return nil, nil, fmt.Errorf("%w: it is cut short or damaged, as it does not end in a footer", ErrKind)
	}
	f, err = pq.OpenFile(file, size, pq.SkipBloomFilters(true), pq.SkipPageIndex(true))
	if err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrKind, err)
	}
	if root, err = treeOf(f); err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrKind, err)
	}
	return f, root, nil
}

// rescue makes an error of a panic: what a damaged file makes of the library is no fault of the
// program.
func rescue(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", ErrKind, p)
	}
}

// render writes the rows of a row group.
func (l *Lines) render(f *pq.File, root *node, i int, g *group) (err error) {
	defer rescue(&err)
	if err := checkPages(f, i); err != nil {
		return err
	}
	rows := f.RowGroups()[i].Rows()
	defer rows.Close()
	r := newRenderer(root)
	buf := make([]pq.Row, 64)
	piece := l.blank()
	send := func() bool {
		select {
		case g.out <- piece:
			piece = l.blank()
			return true
		case <-l.stop:
			return false
		}
	}
	for {
		n, err := rows.ReadRows(buf)
		for _, row := range buf[:n] {
			var bad error
			if piece, bad = r.row(piece, row); bad != nil {
				return bad
			}
			piece = append(piece, '\n')
			if len(piece) >= pieceSize && !send() {
				return nil
			}
		}
		if err != nil || n == 0 {
			if len(piece) > 0 && !send() {
				return nil
			}
			if err == io.EOF {
				return nil
			}
			return err
		}
	}
}

// blank is a piece without lines, one that was read where there is one.
func (l *Lines) blank() []byte {
	select {
	case piece := <-l.spent:
		return piece[:0]
	default:
		return make([]byte, 0, pieceSize+pieceSize/4)
	}
}

// reuse hands on a piece that was read. One that grew for a long row is not kept.
func (l *Lines) reuse() {
	if cap(l.piece) > 0 && cap(l.piece) <= 2*pieceSize {
		select {
		case l.spent <- l.piece:
		default:
		}
	}
	l.piece = nil
}

// Read gives the lines.
func (l *Lines) Read(p []byte) (int, error) {
	for len(l.rest) == 0 {
		if l.err != nil {
			return 0, l.err
		}
		l.reuse()
		l.err = l.next()
	}
	n := copy(p, l.rest)
	l.rest = l.rest[n:]
	return n, nil
}

// next takes the next piece.
func (l *Lines) next() error {
	if l.now == nil {
		g, ok := <-l.groups
		if !ok {
			return io.EOF
		}
		l.now = g
	}
	if piece, ok := <-l.now.out; ok {
		l.rest, l.piece = piece, piece
		l.now.given += int64(bytes.Count(piece, []byte("\n")))
		return nil
	}
	g := l.now
	l.now = nil
	if l.row += g.given; g.err == nil && g.given < g.rows {
		g.err = io.ErrUnexpectedEOF
	}
	if g.err != nil {
		lost := max(0, g.rows-g.given)
		l.faults = append(l.faults, LostRows{Row: l.row + 1, Rows: lost, Err: g.err})
		if lost <= mostLost {
			l.row += lost
			l.rest = make([]byte, lost)
			for i := range l.rest {
				l.rest[i] = '\n'
			}
		}
	}
	return nil
}

// Faults lists the row groups of which rows were lost, as far as was read.
func (l *Lines) Faults() []LostRows { return l.faults }

// Close ends the reading.
func (l *Lines) Close() {
	l.once.Do(func() { close(l.stop) })
	for g := range l.groups {
		for range g.out {
		}
	}
	if l.now != nil {
		for range l.now.out {
		}
	}
	l.wait.Wait()
}
