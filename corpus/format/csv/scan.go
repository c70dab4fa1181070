package csv

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	"onecopy/corpus/format"
)

// A cell is a field of a record, as bytes of the window.
type cell struct {
	from, to int
	quoted   bool // from and to are inside of the quotes
	open     bool // it begins with a quote that nothing closes
}

// A scanner finds the records of a stream.
type scanner struct {
	*format.Window
	comma   byte
	cells   []cell
	most    int
	plain   bool // quotes are bytes as others
	strange int  // quotes that nothing closes
	open    bool // the record under way has one
}

var errLong = errors.New("a record of more bytes than are read at once, left out")

// record finds the record that the window begins with, and its end.
func (s *scanner) record() (end int, err error) {
	s.cells, s.open = s.cells[:0], false
	for at := 0; ; {
		c, next, done := s.cell(at)
		if next < 0 {
			if end = s.LineEnd(0, s.most); end == 0 {
				end = len(s.Buf)
			}
			return end, errLong
		}
		s.cells = append(s.cells, c)
		if at = next; done {
			return at, nil
		}
	}
}

// byteAt returns a byte of the window, and whether there is one.
func (s *scanner) byteAt(i int) (byte, bool) {
	for i >= len(s.Buf) {
		if i > s.most || !s.More() {
			return 0, false
		}
	}
	return s.Buf[i], true
}

// cell finds the cell at a place, where the next one begins, and whether it is the last of its
// record.
func (s *scanner) cell(at int) (c cell, next int, last bool) {
	if b, ok := s.byteAt(at); ok && b == '"' && !s.plain {
		if end := s.closing(at + 1); end >= 0 {
			c = cell{from: at + 1, to: end, quoted: true}
			end++
			from := end
			end, next, last = s.until(end)
			if next < 0 {
				return c, -1, true
			}
			odd := len(bytes.TrimRight(s.Buf[from:end], " ")) > 0
			if !odd {
				return c, next, last
			}
			if bytes.IndexByte(s.Buf[at:end], '\n') < 0 {
				return cell{from: at, to: end}, next, last
			}
			// The quote was not closed; another one below it was taken for that.
			end, next, last = s.until(at)
			return cell{from: at, to: end, open: true}, next, last
		}
		c.open, s.open = true, true
		if s.strange++; s.strange > mostStrange {
			s.plain = true
		}
	}
	end, next, last := s.until(at)
	c.from, c.to = at, end
	return c, next, last
}

// mostStrange is how many quotes that nothing closes are looked for the end of.
const mostStrange = 4

// until finds the end of what stands in front of the next delimiter or line end.
func (s *scanner) until(at int) (end, next int, last bool) {
	for {
		n := bytes.IndexAny(s.Buf[min(at, len(s.Buf)):], string([]byte{s.comma, '\n', '\r'}))
		if n >= 0 {
			at += n
			break
		}
		if at = len(s.Buf); at > s.most {
			return 0, -1, true
		}
		if !s.More() {
			return at, at, true
		}
	}
	switch s.Buf[at] {
	case s.comma:
		return at, at + 1, false
	case '\r':
		if b, ok := s.byteAt(at + 1); ok && b == '\n' {
			return at, at + 2, true
		}
	}
	return at, at + 1, true
}

// closing finds the quote that closes a cell, or -1.
func (s *scanner) closing(at int) int {
	for {
		n := bytes.IndexByte(s.Buf[min(at, len(s.Buf)):], '"')
		if n < 0 {
			if at = len(s.Buf); at > s.most || !s.More() {
				return -1
			}
			continue
		}
		at += n
		if b, ok := s.byteAt(at + 1); !ok || b != '"' {
			return at
		}
		at += 2
	}
}

// retry reads a record that has not as many cells as there are names by its first line alone, where
// a quote that is not closed, or was damaged, has taken in what is behind it.
func (s *scanner) retry(end, want int) (int, error) {
	got := len(s.cells)
	first := s.LineEnd(0, s.most)
	wrong := fmt.Errorf("has %s, the first row has %d, left out", format.Count(got, "field"), want)
	if first == 0 || first >= end {
		return end, wrong
	}
	was := s.plain
	s.plain = true
	end, err := s.record()
	s.plain = was
	if err != nil || len(s.cells) != want {
		return first, wrong
	}
	for i, c := range s.cells { // the quote that closes it is damaged, or on another line
		raw := bytes.TrimRight(s.Buf[c.from:c.to], " ")
		s.cells[i].open = len(raw) > 0 && raw[0] == '"' && (len(raw) == 1 || raw[len(raw)-1] != '"')
	}
	return end, nil
}

// value is what a cell says.
func (c cell) value(buf []byte) string {
	raw := string(buf[c.from:c.to])
	if c.quoted {
		raw = strings.ReplaceAll(raw, `""`, `"`)
	}
	return strings.ToValidUTF8(raw, "\uFFFD")
}

// sample is how much of a table is looked at to say how it is made.
const sample = 1 << 18

// scannerOf scans bytes in their place: to copy them for each guess at how a table is made took
// half of the memory of a run over saved pages.
func scannerOf(head []byte, comma byte) *scanner {
	head = bytes.TrimPrefix(head, []byte("\xef\xbb\xbf"))
	return &scanner{Window: &format.Window{Buf: head, Line: 1}, comma: comma, most: max(sample, len(head))}
}

// rowsOf reads the first rows of a beginning, of which the last may be cut and is left out if there
// are others.
func rowsOf(head []byte, comma byte, most int) (rows [][]string) {
	s := scannerOf(head, comma)
	for len(rows) <= most && (len(s.Buf) > 0 || s.More()) {
		if c := s.Buf[0]; c == '\n' || c == '\r' {
			s.Drop(1)
			continue
		}
		end, err := s.record()
		if err != nil {
			break
		}
		row := make([]string, len(s.cells))
		for i, c := range s.cells {
			row[i] = c.value(s.Buf)
		}
		rows = append(rows, row)
		s.Drop(end)
	}
	if len(rows) > 1 {
		rows = rows[:len(rows)-1]
	}
	return rows
}
