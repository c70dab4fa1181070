package corpus

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"iter"

	"onecopy/internal/phrase"
)

// JSON values that stand in a list, or one behind the other, are parted by their brackets alone. So
// one that is not valid JSON is told, and the next one is read.

// valuesFrom returns the JSON values of a file under way in chunks of about size bytes; one longer
// than most is left out.
func (f File) valuesFrom(in *stream, l look, size, most int) iter.Seq[*Chunk] {
	return func(yield func(*Chunk) bool) {
		if in.packed != nil {
			in.packed.limited = false
		}
		s := valueSplitter{in: &measured{in: in, sum: sha256.New()}, line: 1, names: f.Fields, most: most, of: in}
		s.lost = in.packed != nil && len(in.packed.holes) > 0 && in.packed.holes[0].at == 0
		next := func() *Chunk { return &Chunk{Source: f.Source, fields: f.Fields, most: most, isList: true} }
		c := next()
		if l.note != "" {
			c.problems = []Problem{{Source: f.Source, Message: l.note, Note: true}}
		}
		for {
			v, err := s.next()
			if err == nil {
				c.list = append(c.list, v)
				c.size += len(v.raw)
				if c.size < size && len(c.list) < mostItems {
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
			if err == errHole || errors.Is(err, io.EOF) {
				if s.beyond() {
					continue
				}
				break
			}
			p := Problem{Source: f.Source, Line: s.line, Message: err.Error(), Unread: true}
			if s.pos = 1; !s.resync() {
				p.Message += "; what follows is lost"
			}
			c.problems = append(c.problems, p)
		}
		f.finish(c, in, s.in)
		yield(c)
	}
}

// errHole says that the text under way breaks off at a hole.
var errHole = errors.New("text is missing")

// holed says whether what was read ends at a hole.
func (s *stream) holed() bool { return s.packed != nil && (s.packed.hole || s.packed.edge) }

// beyond goes on behind a hole, if there is one.
func (s *valueSplitter) beyond() bool {
	if !s.in.beyond(s.of.more) {
		return false
	}
	s.pos = len(s.buf)
	s.drop()
	s.lost, s.deep = true, true
	return true
}

// next returns the next value. Behind an error the one that is told is passed over.
func (s *valueSplitter) next() (line, error) {
	if s.lost && !s.resync() || !s.skip() {
		return line{}, io.EOF
	}
	s.lost = false
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
		if from > s.most {
			return line{}, fmt.Errorf("a value of more than %s", phrase.Plural(s.most, "byte"))
		}
		if !s.fill() {
			if len(bytes.TrimSpace(s.buf)) == 0 {
				return line{}, io.EOF
			}
			if s.of.holed() {
				return line{}, errHole
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
