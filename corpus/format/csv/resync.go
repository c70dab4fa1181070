package csv

import (
	"bytes"
	"fmt"

	"onecopy/corpus/format"
)

// Behind a hole a table goes on anywhere: in a row, in a cell with quotes and line ends. A row
// begins at the first line from which on all rows of a sample have as many cells as there are
// names, and quotes only around them: of a cell with line ends a line may look like a row, but the
// quote that closes the cell then stands in the middle of another. Where no line is such, as in
// tables that quote nothing, quotes may stand anywhere.

// What is looked at behind a hole: so many lines may be no row, and so many rows must fit.
const (
	mostTries = 1000
	mustFit   = 20
)

// fill reads a sample.
func (s *scanner) fill() {
	for len(s.Buf) < sample && s.More() {
	}
}

// sampled is the sample that the window has.
func (s *scanner) sampled() []byte { return s.Buf[:min(len(s.Buf), sample)] }

// resync goes to the next record behind a hole. It reports false if the reading is to end.
func (t *table) resync(s *scanner, yield func(*format.Item, error) bool) bool {
	s.fill()
	return s.pass(s.next(len(t.names)), yield)
}

// start is where the first record begins of a table whose beginning is missing.
func (s *scanner) start() int { return s.next(0) }

// next is where the first record behind a hole begins that has so many cells, or any number of two
// or more that those behind it have too.
func (s *scanner) next(cells int) int {
	head := s.sampled()
	for _, strict := range []bool{true, false} {
		from := 0
		for range mostTries {
			n := bytes.IndexByte(head[from:], '\n')
			if n < 0 {
				break
			}
			if from += n + 1; fits(head[from:], s.comma, cells, strict) {
				return from
			}
		}
	}
	return len(head)
}

// fits says whether bytes begin with records of so many cells, of which the last may be cut.
func fits(head []byte, comma byte, cells int, strict bool) bool {
	s := &scanner{Window: format.NewWindow(bytes.NewReader(head)), comma: comma, most: sample}
	for n := range mustFit {
		if len(s.Buf) == 0 && !s.More() {
			return n > 0
		}
		end, err := s.record()
		if err == nil && end == len(s.Buf) && n > 0 {
			return true
		}
		if n == 0 && cells == 0 {
			cells = max(2, len(s.cells))
		}
		if err != nil || len(s.cells) != cells {
			return false
		}
		for _, c := range s.cells {
			if strict && (c.open || !c.quoted && bytes.IndexByte(s.Buf[c.from:c.to], '"') >= 0) {
				return false
			}
		}
		s.Drop(end)
	}
	return true
}

// pass passes over the end of a record whose beginning is missing, and tells it. It reports false
// if the reading is to end.
func (s *scanner) pass(n int, yield func(*format.Item, error) bool) bool {
	if n == 0 {
		return true
	}
	err := fmt.Errorf("%s of a row whose beginning is missing, left out", format.Count(n, "byte"))
	fault := &format.Fault{Line: s.Line, At: s.At, Err: err}
	s.Drop(n)
	return yield(nil, fault)
}
