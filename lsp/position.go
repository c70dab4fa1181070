package lsp

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

// A position is a place in a text: a line and, in units of the encoding that was agreed on, a
// column, both from 0.
type position struct {
	Line      uint32 `json:"line"`
	Character uint32 `json:"character"`
}

// A span is a part of a text, half open.
type span struct {
	Start position `json:"start"`
	End   position `json:"end"`
}

// meets reports whether two spans have a line in common: an editor asks about the place of the
// cursor, which may well stand beside what is underlined.
func (r span) meets(other span) bool {
	return r.Start.Line <= other.End.Line && other.Start.Line <= r.End.Line
}

// An encoding is the unit in which columns are counted.
type encoding string

const (
	utf8Units  encoding = "utf-8"
	utf16Units encoding = "utf-16" // every client knows it
	utf32Units encoding = "utf-32"
)

// units is how many units a character has that takes size bytes.
func (e encoding) units(r rune, size int) int {
	switch {
	case e == utf8Units:
		return size
	case e == utf16Units && r > 0xffff:
		return 2
	}
	return 1
}

// lineEnd returns the end of the line that begins at a byte, and where the next one begins. Lines
// end at "\n", "\r\n" and "\r"; the last line has no next one, and next is then -1.
func lineEnd(text []byte, at int) (end, next int) {
	for from := at; from < len(text); from += window {
		part := text[from:min(from+window, len(text))]
		n := bytes.IndexByte(part, '\n')
		if n >= 0 {
			part = part[:n]
		}
		switch r := bytes.IndexByte(part, '\r'); {
		case r < 0 && n < 0:
			continue
		case r < 0:
			return from + n, from + n + 1
		case from+r+1 < len(text) && text[from+r+1] == '\n':
			return from + r, from + r + 2
		default:
			return from + r, from + r + 1
		}
	}
	return len(text), -1
}

// window is how many bytes are searched for both line ends at a time. Searching all of the rest for
// each would take the square of the length where one of the two is nowhere.
const window = 1 << 10

// offset is the byte of a text that a position is at: of one beyond its line the end of that, of
// one beyond the text the end of all, and of one inside a character the beginning of that.
func (e encoding) offset(text []byte, p position) int {
	at := 0
	for range p.Line {
		_, next := lineEnd(text, at)
		if next < 0 {
			return len(text)
		}
		at = next
	}
	end, _ := lineEnd(text, at)
	return at + e.within(text[at:end], p.Character)
}

// within is the byte of a line that a column is at.
func (e encoding) within(line []byte, column uint32) int {
	left := int64(column) // which an int need not hold
	for i := 0; i < len(line); {
		r, size := utf8.DecodeRune(line[i:])
		if left -= int64(e.units(r, size)); left < 0 {
			return i
		}
		i += size
	}
	return len(line)
}

// column is how many units the bytes before a place in a line come to.
func (e encoding) column(before []byte) uint32 {
	n := 0
	for i := 0; i < len(before); {
		r, size := utf8.DecodeRune(before[i:])
		n += e.units(r, size)
		i += size
	}
	return uint32(n)
}

// A sheet is a text whose lines have been found, as the protocol counts them and as a check does,
// for which a line ends at "\n" or, where there is none, at "\r".
type sheet struct {
	text   []byte
	units  encoding
	starts []int // of lines of the protocol
	lines  []int // of lines of a check
}

func newSheet(text []byte, units encoding) *sheet {
	s := &sheet{text: text, units: units, starts: []int{0}, lines: []int{0}}
	for at := 0; at >= 0; {
		_, next := lineEnd(text, at)
		if at = next; at >= 0 {
			s.starts = append(s.starts, at)
		}
	}
	end := byte('\n')
	if bytes.IndexByte(text, end) < 0 {
		end = '\r'
	}
	for i := 0; ; {
		n := bytes.IndexByte(text[i:], end)
		if n < 0 {
			return s
		}
		i += n + 1
		s.lines = append(s.lines, i)
	}
}

// position is the place of a byte, of one inside a character that of the character.
func (s *sheet) position(at int) position {
	at = max(0, min(at, len(s.text)))
	for k := max(0, at-utf8.UTFMax+1); k < at; k++ {
		if _, size := utf8.DecodeRune(s.text[k:]); k+size > at {
			at = k
		}
	}
	n := sort.SearchInts(s.starts, at+1) - 1
	end, _ := lineEnd(s.text, s.starts[n])
	return position{uint32(n), s.units.column(s.text[s.starts[n]:min(at, end)])}
}

// span is the place of some bytes.
func (s *sheet) span(from, to int) span { return span{s.position(from), s.position(to)} }

// at is the byte of a line and a column as a check counts them: from 1, in code points, a byte
// order mark not counted. Of column 0 it is the beginning of the line.
func (s *sheet) at(line, column int) int {
	if line < 1 {
		return 0
	}
	if line > len(s.lines) {
		return len(s.text)
	}
	from := s.lines[line-1]
	to := s.lineEnd(line)
	if line == 1 && bytes.HasPrefix(s.text, byteOrderMark) {
		from += len(byteOrderMark)
	}
	for ; column > 1 && from < to; column-- {
		_, size := utf8.DecodeRune(s.text[from:to])
		from += size
	}
	return from
}

var byteOrderMark = []byte("\xef\xbb\xbf")

// lineEnd is where a line of a check ends, without its line end.
func (s *sheet) lineEnd(line int) int {
	to := len(s.text)
	if line < len(s.lines) {
		to = s.lines[line] - 1
	}
	if to > s.lines[line-1] && s.text[to-1] == '\r' {
		to--
	}
	return to
}

// find returns the line of a check in which some lines begin that are in a text once.
func (s *sheet) find(lines []byte) (line int, ok bool) {
	at := bytes.Index(s.text, lines)
	if len(lines) == 0 || at < 0 || bytes.LastIndex(s.text, lines) != at {
		return 0, false
	}
	line = sort.SearchInts(s.lines, at+1)
	return line, s.lines[line-1] == at
}
