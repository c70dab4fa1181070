package corpus

import (
	"bytes"
	"slices"

	"onecopy/corpus/format"
)

// A valueState is how far a value is scanned.
type valueState struct {
	depth         int
	text, escaped bool
	begun         bool
}

// scan goes on from a place and gives the end of the value, or 0.
func (v *valueState) scan(buf []byte, from int) int {
	for i := from; i < len(buf); i++ {
		c := buf[i]
		switch {
		case v.escaped:
			v.escaped = false
		case v.text && c == '\\':
			v.escaped = true
		case c == '"':
			if v.text = !v.text; !v.text && v.depth == 0 {
				return i + 1
			}
		case v.text:
		case c == '{' || c == '[':
			if v.depth == 0 && v.begun {
				return i
			}
			v.depth++
		case c == '}' || c == ']':
			if v.depth == 0 { // of the list, or too many
				return max(i, 1)
			}
			if v.depth--; v.depth == 0 {
				return i + 1
			}
		case v.depth == 0 && (c == ',' || c == '\n' || c == ' '):
			return max(i, 1)
		}
		v.begun = true
	}
	return 0
}

// objectEnd is the end of the JSON value that bytes begin with, or 0.
func objectEnd(head []byte) int {
	if len(head) == 0 || head[0] != '{' {
		return 0
	}
	v := valueState{}
	return v.scan(head, 0)
}

// A valueSplitter parts a stream into JSON values.
type valueSplitter struct {
	in       *measured
	buf      []byte
	at, line int // of buf in the input
	pos      int // in buf, behind the last value
	deep     bool

	names format.FieldNames
	most  int // bytes of a value
	of    *stream
	lost  bool // the next record is to be sought
}

// drop forgets what is read of the buffer, which belongs to the values in it.
func (s *valueSplitter) drop() {
	s.line += bytes.Count(s.buf[:s.pos], []byte("\n"))
	s.at += s.pos
	s.buf, s.pos = s.buf[s.pos:], 0
}

// fill reads more.
func (s *valueSplitter) fill() bool {
	for {
		if cap(s.buf)-len(s.buf) < 4096 {
			s.buf = slices.Grow(slices.Clip(s.buf), max(1<<16, len(s.buf))) // what was handed on is not written into
		}
		n, err := s.in.Read(s.buf[len(s.buf):cap(s.buf)])
		s.buf = s.buf[:len(s.buf)+n]
		if n > 0 || err != nil {
			return n > 0
		}
	}
}
