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
	return s.pass(s.next(len(t.names)), cutRow, yield)
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

// goesOn says whether rows follow a quote that nothing closes, or rather the rest of a text that
// breaks off, of which a line may look like a row.
func (t *table) goesOn(s *scanner) bool {
	s.fill()
	head := bytes.TrimRight(s.sampled(), "\r\n")
	return bytes.IndexByte(head, '\n') >= 0 && fits(head, s.comma, len(t.names), false)
}

// fits says whether bytes begin with records of so many cells, of which the last may be cut.
func fits(head []byte, comma byte, cells int, strict bool) bool {
	s := scannerOf(head, comma)
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

// odd is how many bytes a first row has that does not fit the others, which all have two fields or
// more of one number: a title above the table, or names that were damaged. It is 0 if it fits.
func (s *scanner) odd() int {
	rows := rowsOf(s.sampled(), s.comma, mustFit)
	if len(rows) < 4 || len(rows[1]) < 2 || len(rows[0]) == len(rows[1]) {
		return 0
	}
	for _, row := range rows[2:] {
		if len(row) != len(rows[1]) {
			return 0
		}
	}
	end, err := s.record()
	if err != nil {
		return 0
	}
	return end
}

// cutRow is the end of a row behind a hole.
const cutRow = "a row whose beginning is missing"

// pass passes over bytes that are not a record, and tells what they are of. It reports false if the
// reading is to end.
func (s *scanner) pass(n int, what string, yield func(*format.Item, error) bool) bool {
	if n == 0 {
		return true
	}
	err := fmt.Errorf("%s of %s, left out", format.Count(n, "byte"), what)
	fault := &format.Fault{Line: s.Line, At: s.At, Err: err}
	s.Drop(n)
	return yield(nil, fault)
}
