// Package columnar gives the rows of files that hold columns, such as Parquet and Arrow, as JSON
// lines, a row a line, so that all that is done with records is done with rows; places in such a
// file are places in these lines.
//
// Numbers are numbers, decimals with all their digits; dates and moments are strings as ISO 8601
// has them; bytes that are not text are a data URL; lists are lists and maps are lists of objects
// with key and value.
package columnar

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"runtime"
	"sync"
)

// Lines is a file as JSON lines. Close it.
type Lines struct {
	groups chan *RowGroup
	stop   chan struct{}
	once   sync.Once
	wait   sync.WaitGroup
	now    *RowGroup
	rest   []byte
	piece  []byte      // that rest is the end of, nil if it came of no group
	spent  chan []byte // pieces to be written again
	row    int64       // read, or lost
	faults []LostRows
	err    error
}

// A LostRows is a run of rows that are lost, or of which something is.
type LostRows struct {
	Row  int64 // the first one, from 1
	Rows int64 // how many, 0 if nobody knows
	Kept bool  // they are there, but for what Err says
	Err  error
}

// A RowGroup is rows that are rendered together: a row group, or a record batch.
type RowGroup struct {
	Rows int64

	// Render writes the rows. It is called in a goroutine of its own. An error loses all rows that
	// were not written, and a panic is one.
	Render func(w *RowSink) error

	given int64
	out   chan []byte // whole lines
	lost  []LostRows  // with rows of the group, when out is closed
	err   error       // likewise
}

// What is read of a group before it is wanted: workers render some groups at a time, and each waits
// where it has mostWaiting pieces of about pieceSize bytes that nobody has taken.
const (
	pieceSize   = 1 << 19
	mostWaiting = 4
	mostGroups  = 4
	mostLost    = 1 << 24 // rows that an empty line is written for
)

// ErrKind is of a file that cannot be read at all as what it is taken for.
var ErrKind = errors.New("cannot be read")

// Rescue makes an error of a panic: what a damaged file makes of a library is not a fault of the
// program.
func Rescue(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v", ErrKind, p)
	}
}

// NewLines begins to render groups. They are asked for in one goroutine, in order; end is called
// when none is under way any more.
func NewLines(groups iter.Seq[*RowGroup], end func()) *Lines {
	l := &Lines{groups: make(chan *RowGroup, min(runtime.GOMAXPROCS(0), mostGroups)), stop: make(chan struct{}), spent: make(chan []byte, mostGroups*mostWaiting)}
	l.wait.Add(1)
	go func() {
		var under sync.WaitGroup
		defer l.wait.Done()
		defer end()
		defer under.Wait()
		defer close(l.groups)
		for g := range groups {
			g.out = make(chan []byte, mostWaiting)
			select {
			case l.groups <- g:
			case <-l.stop:
				return
			}
			under.Add(1)
			go func() {
				defer under.Done()
				defer close(g.out)
				g.err = l.render(g)
			}()
		}
	}()
	return l
}

// render writes the rows of a group.
func (l *Lines) render(g *RowGroup) (err error) {
	defer Rescue(&err)
	w := &RowSink{of: l, to: g, piece: l.blank()}
	if err = g.Render(w); err == nil && len(w.piece) > 0 {
		err = w.send()
	}
	if errors.Is(err, errStopped) {
		return nil
	}
	return err
}

// A RowSink takes the rows of a group.
type RowSink struct {
	of    *Lines
	to    *RowGroup
	piece []byte
	rows  int64
	size  int64
}

var errStopped = errors.New("nobody reads on")

// Row adds what render appends to a line.
func (w *RowSink) Row(render func(b []byte) ([]byte, error)) error {
	from := len(w.piece)
	piece, err := render(w.piece)
	if err != nil {
		w.piece = w.piece[:from]
		return err
	}
	w.piece = append(piece, '\n')
	w.rows, w.size = w.rows+1, w.size+int64(len(w.piece)-from)
	return w.full()
}

// Mend tells what the next row is without.
func (w *RowSink) Mend(err error) {
	for n := len(w.to.lost) - 1; n >= 0 && n >= len(w.to.lost)-mostMended; n-- {
		if l := &w.to.lost[n]; l.Err.Error() == err.Error() {
			l.Rows++
			return
		}
	}
	w.to.lost = append(w.to.lost, LostRows{Row: w.rows + 1, Rows: 1, Kept: true, Err: err})
}

// mostMended is how many columns of a group are told of with their numbers of rows.
const mostMended = 100

// Size is how many bytes of lines were written.
func (w *RowSink) Size() int64 { return w.size }

func (w *RowSink) full() error {
	if len(w.piece) < pieceSize {
		return nil
	}
	return w.send()
}

func (w *RowSink) send() error {
	select {
	case w.to.out <- w.piece:
		w.piece = w.of.blank()
		return nil
	case <-w.of.stop:
		return errStopped
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

// Read returns the lines.
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
	for _, lost := range g.lost {
		lost.Row += l.row
		l.faults = append(l.faults, lost)
	}
	if l.row += g.given; g.err == nil && g.given < g.Rows {
		g.err = io.ErrUnexpectedEOF
	}
	if g.err != nil {
		lost := max(0, g.Rows-g.given)
		l.faults = append(l.faults, LostRows{Row: l.row + 1, Rows: lost, Err: g.err})
		if lost <= mostLost {
			l.row += lost
			l.rest = bytes.Repeat([]byte("\n"), int(lost))
		}
	}
	return nil
}

// Faults lists what was lost, as far as was read.
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
