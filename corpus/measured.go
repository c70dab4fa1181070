package corpus

import (
	"bytes"
	"cmp"
	"hash"
	"io"

	"onecopy/corpus/format"
)

// A measured reader sums and counts what is read of it, and remembers why nothing more is.
type measured struct {
	in    io.Reader
	sum   hash.Hash
	size  int
	lines int // line ends
	open  bool
	err   error
	torn  [][2]int // places of lost text: bytes and line
}

// beyond goes on behind a hole of what is read, if it has come to one.
func (m *measured) beyond(more func() bool) bool {
	if m.err != io.EOF || !more() {
		return false
	}
	m.err, m.torn = nil, append(m.torn, [2]int{m.size, m.lines + 1})
	return true
}

// lineOf is the line that a hole at a byte is on, or before.
func (m *measured) lineOf(at int64) int {
	for _, t := range m.torn {
		if t[0] == int(at) {
			return t[1]
		}
	}
	if at == 0 {
		return 1
	}
	return m.lines + 1
}

func (m *measured) Read(p []byte) (int, error) {
	if m.err != nil {
		return 0, m.err
	}
	n, err := m.in.Read(p)
	m.sum.Write(p[:n])
	m.size += n
	m.lines += bytes.Count(p[:n], []byte("\n"))
	if n > 0 {
		m.open = p[n-1] != '\n'
	}
	m.err = err
	return n, err
}

// counted is the number of lines; a last one without "\n" counts.
func (m *measured) counted() int {
	if m.open {
		return m.lines + 1
	}
	return m.lines
}

// A tracing leads from the text of an item to its input.
type tracing struct {
	anchors []format.Anchor
	at, end int64
	rows    []int32
	several bool // it is a page of an input of several
}

// offset is the place in the input of byte i of the text.
func (t *tracing) offset(i int) int { return int(format.Offset(t.anchors, i, t.end)) }

// line is the line of the input of line n of the text.
func (t *tracing) line(n int) int {
	if n = min(n, len(t.rows)); n > 0 {
		return int(t.rows[n-1])
	}
	return cmp.Or(n, 1)
}
