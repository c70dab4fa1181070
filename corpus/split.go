package corpus

import (
	"bytes"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"slices"

	"onecopy/corpus/format"
)

// A splitter splits a stream after lines.
type splitter struct {
	in         *stream
	source     string
	fields     format.FieldNames
	note       string // to be told with the first chunk
	size, most int
	sum        hash.Hash
	bytes      int      // read
	rest       []byte   // read, the beginning of a line
	at, line   int      // where rest begins
	first      int      // line of the input that this begins with, 0 for 1
	err        error    // why nothing more is read
	torn       [][2]int // places of lost text: bytes and line
}

// begin passes over a byte order mark.
func (s *splitter) begin() {
	if mark := []byte("\xef\xbb\xbf"); bytes.Equal(s.in.head(len(mark)), mark) {
		n, _ := io.CopyN(s.sum, s.in, int64(len(mark)))
		s.at, s.bytes = s.at+int(n), int(n)
	}
}

// next returns the next lines, no more than mostItems at a time. The last chunk has an Input or an
// error.
func (s *splitter) next() *Chunk {
	if end := endOfLines(s.rest, mostItems); end > 0 && end < len(s.rest) {
		return s.cut(s.rest, end)
	}
	buf := make([]byte, len(s.rest), max(s.size, 2*len(s.rest)))
	copy(buf, s.rest)
	for from := 0; ; from = len(buf) {
		buf = s.fill(buf)
		end, most := bytes.LastIndexByte(buf[from:], '\n')+1, endOfLines(buf[from:], mostItems)
		switch {
		case most > 0 && from+most < len(buf):
			return s.cut(buf, from+most)
		case s.err == io.EOF && s.in.more():
			return s.upTo(buf)
		case s.err != nil:
			return s.last(buf)
		case end > 0:
			return s.cut(buf, from+end)
		case len(buf) > s.most:
			return s.skip(len(buf))
		}
		buf = slices.Grow(buf, min(len(buf), s.most+1-len(buf)))
	}
}

// endOfLines is where n lines end, 0 if there are fewer.
func endOfLines(buf []byte, n int) int {
	at := 0
	for range n {
		end := bytes.IndexByte(buf[at:], '\n') + 1
		if end == 0 {
			return 0
		}
		at += end
	}
	return at
}

// fill reads until buf is full or there is no more.
func (s *splitter) fill(buf []byte) []byte {
	from := len(buf)
	for len(buf) < cap(buf) && s.err == nil {
		n, err := s.in.Read(buf[len(buf):cap(buf)])
		buf, s.err = buf[:len(buf)+n], err
	}
	s.sum.Write(buf[from:])
	s.bytes += len(buf) - from
	return buf
}

// cut returns the first end bytes of buf and keeps the others.
func (s *splitter) cut(buf []byte, end int) *Chunk {
	c := &Chunk{Source: s.source, fields: s.fields, raw: buf[:end:end], at: s.at, line: s.line, most: s.most}
	s.rest = buf[end:]
	if cap(buf) > 2*s.size { // grew for a long line: by up to its size more than there is
		c.raw, s.rest = bytes.Clone(c.raw), bytes.Clone(s.rest)
	}
	if s.in.packed != nil {
		c.damaged = s.in.packed.damaged
	}
	if s.note != "" {
		c.problems, s.note = []Problem{{Source: s.source, Message: s.note, Note: true}}, ""
	}
	s.at += end
	s.line += bytes.Count(c.raw, []byte("\n"))
	return c
}

// upTo returns what is left in front of a hole: a line that breaks off is not put together with
// what comes behind.
func (s *splitter) upTo(buf []byte) *Chunk {
	c := s.cut(buf, len(buf))
	s.torn = append(s.torn, [2]int{s.bytes, s.line})
	if s.err = nil; len(buf) > 0 && buf[len(buf)-1] != '\n' {
		s.line++
	}
	return c
}

// last returns what is left when the stream has ended, well or not.
func (s *splitter) last(buf []byte) *Chunk {
	c := s.cut(buf, len(buf))
	lines := s.line - max(1, s.first)
	if len(buf) > 0 && buf[len(buf)-1] != '\n' {
		lines++
	}
	if !errors.Is(s.err, io.EOF) {
		fault := s.in.fault(s.err)
		if s.bytes == 0 {
			c.err = fmt.Errorf("%s: %w", s.source, fault)
			return c
		}
		c.problems = append(c.problems, Problem{Source: s.source, Line: s.line, Message: fault.Error() + "; what follows is lost", Unread: true})
	}
	if err := s.in.nothing(); err != nil {
		c.err = fmt.Errorf("%s: %w", s.source, err)
		return c
	}
	c.problems = append(append(c.problems, s.in.torn(s.source, s.lineOf)...), s.in.lostRows(s.source)...)
	c.input = &Input{s.source, s.bytes, lines, hex.EncodeToString(s.sum.Sum(nil))}
	return c
}

// lineOf is the line that a hole is on, or before.
func (s *splitter) lineOf(h hole) int {
	at := int(h.at)
	if at == 0 {
		return 1
	}
	for _, t := range s.torn {
		if t[0] == at {
			return t[1]
		}
	}
	return s.line
}

// skip passes over a line of which n bytes are read, for it is too long.
func (s *splitter) skip(n int) *Chunk {
	c := &Chunk{Source: s.source, at: s.at, line: s.line}
	c.problems = []Problem{{Source: s.source, Line: s.line, Message: tooLong(s.most)}}
	for s.err == nil {
		s.at += n
		buf := s.fill(make([]byte, 0, s.size))
		if end := bytes.IndexByte(buf, '\n') + 1; end > 0 {
			s.rest = buf[end:]
			s.at += end
			s.line++
			return c
		}
		n = len(buf)
	}
	s.rest = nil
	s.line++ // the end of the file is that of the line
	return c
}
