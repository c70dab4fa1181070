package corpus

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"

	"onecopy/internal/phrase"
)

// JSON values that stand in a list, or one behind the other, are parted by their brackets alone. So
// one that is no valid JSON is told, and the next one is read.

// A valueSplitter parts a stream into JSON values.
type valueSplitter struct {
	in       *measured
	buf      []byte
	at, line int // of buf in the input
	pos      int // in buf, behind the last value
	deep     bool
}

// valuesFrom gives the JSON values of a file under way in chunks of about size bytes; one longer
// than most is left out.
func (f File) valuesFrom(in *stream, l look, size, most int) iter.Seq[*Chunk] {
	return func(yield func(*Chunk) bool) {
		if in.packed != nil {
			in.packed.limited = false
		}
		s := valueSplitter{in: &measured{in: in, sum: sha256.New()}, line: 1}
		next := func() *Chunk { return &Chunk{Source: f.Source, fields: f.Fields, most: most, isList: true} }
		c := next()
		if l.note != "" {
			c.problems = []Problem{{Source: f.Source, Message: l.note, Note: true}}
		}
		for {
			v, err := s.next(most)
			if err == nil {
				c.list = append(c.list, v)
				c.size += len(v.raw)
				if c.size < size {
					continue
				}
				if in.packed != nil {
					c.damaged = in.packed.damaged
				}
				if !yield(c) {
					return
				}
				c = next()
				continue
			}
			if !errors.Is(err, io.EOF) {
				c.problems = append(c.problems, Problem{Source: f.Source, Line: s.line, Message: err.Error() + "; what follows is lost", Unread: true})
			}
			break
		}
		f.finish(c, in, s.in)
		yield(c)
	}
}

// next gives the next value.
func (s *valueSplitter) next(most int) (line, error) {
	if !s.skip() {
		return line{}, io.EOF
	}
	s.drop()
	from, state := 0, valueState{}
	for {
		end := state.scan(s.buf, from)
		if end > 0 {
			v := line{raw: s.buf[:end:end], at: s.at, number: s.line}
			s.pos = end
			return v, nil
		}
		from = len(s.buf)
		if from > most {
			return line{}, fmt.Errorf("a value of more than %s", phrase.Plural(most, "byte"))
		}
		if !s.fill() {
			if len(bytes.TrimSpace(s.buf)) == 0 {
				return line{}, io.EOF
			}
			if state.depth == 0 && !state.text {
				v := line{raw: s.buf, at: s.at, number: s.line}
				s.pos = len(s.buf)
				return v, nil
			}
			return line{}, errors.New("not valid JSON: ends inside of a record")
		}
	}
}

// skip passes over what stands between values, and says whether there is one.
func (s *valueSplitter) skip() bool {
	for {
		for ; s.pos < len(s.buf); s.pos++ {
			switch c := s.buf[s.pos]; {
			case s.at+s.pos < 3 && c == "\xef\xbb\xbf"[s.at+s.pos]:
			case c == '[' && !s.deep:
				s.deep = true
			case c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == ',':
			case c == ']' && s.deep:
				s.deep = false
			default:
				return true
			}
		}
		s.drop()
		if !s.fill() {
			return false
		}
	}
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
