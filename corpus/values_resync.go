package corpus

import (
	"bytes"
	"unicode/utf8"

	"onecopy/corpus/format"
)

// Behind a hole, or a value that does not end, the next record of a list is sought. Any brace may
// be one in a string or in another record. But a quote in a string stands behind a backslash, so a
// brace, a name and a colon are not in one; and a list in a record ends with more of the record
// behind it, where the list of records ends with the input.

// lookAhead is how many bytes behind a record are looked at for the end of a list that it may be
// in.
const lookAhead = 1 << 20

// resync passes over what stands in front of the next record, and says whether there is one.
func (s *valueSplitter) resync() bool {
	for budget := 16 * lookAhead; ; {
		n := bytes.IndexByte(s.buf[s.pos:], '{')
		if n < 0 {
			s.pos = len(s.buf)
			s.drop()
			if !s.fill() {
				return false
			}
			continue
		}
		s.pos += n
		s.drop()
		if budget += n; budget < 0 {
			s.pos = len(s.buf)
			continue
		}
		end, next := s.recordAhead()
		if budget -= end + next; end > 0 && next == 0 {
			return true
		}
		s.pos = max(1, next)
	}
}

// recordAhead looks at a brace that the buffer begins with: end is that of the record, 0 if it is
// none, next where the search goes on behind the list that the record is a part of, 0 if that is
// the list of records.
func (s *valueSplitter) recordAhead() (end, next int) {
	if !s.opens() {
		return 0, 0
	}
	state := valueState{}
	for from := 0; end == 0; {
		end = state.scan(s.buf, from)
		if from = len(s.buf); end == 0 && (from > s.most || !s.fill()) {
			return 0, 0
		}
	}
	p := parser{names: s.names}
	if p.parse(s.buf[:end]) != nil || p.fields[format.TextRole].kind != '"' {
		return 0, 0
	}
	for len(s.buf) < end+lookAhead && s.fill() {
	}
	return end, s.closes(end)
}

// opens says whether a brace is followed by a name and a colon.
func (s *valueSplitter) opens() bool {
	for len(s.buf) < sniffed && s.fill() {
	}
	rest := bytes.TrimLeft(s.buf[1:], " \t\r\n")
	if len(rest) == 0 || rest[0] != '"' {
		return false
	}
	for i := 1; i < len(rest); i++ {
		switch c := rest[i]; {
		case c == '\\':
			i++
		case c < ' ':
			return false
		case c == '"':
			return utf8.Valid(rest[:i]) && bytes.HasPrefix(bytes.TrimLeft(rest[i+1:], " \t\r\n"), []byte(":"))
		}
	}
	return false
}

// closes is where a list or an object ends that what stands at a place is a part of, 0 if none does
// but the list of all records.
func (s *valueSplitter) closes(from int) int {
	depth, text := 0, false
	for i := from; i < len(s.buf); i++ {
		switch c := s.buf[i]; {
		case text && c == '\\':
			i++
		case c == '"':
			text = !text
		case text:
		case c == '{' || c == '[':
			depth++
		case (c == '}' || c == ']') && depth > 0:
			depth--
		case c == '}' || c == ']' && len(bytes.TrimSpace(s.buf[i+1:])) > 0:
			return i
		case c == ':' && depth == 0:
			return i // the value of a member
		}
	}
	return 0
}
