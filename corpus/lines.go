package corpus

import (
	"bytes"
	"iter"
)

// lines returns the lines of a chunk that are not blank.
func (c *Chunk) lines() iter.Seq[line] {
	if c.isList {
		return c.listed
	}
	return func(yield func(line) bool) {
		l := line{at: c.at, number: c.line}
		for rest := c.raw; len(rest) > 0; l.number++ {
			end := len(rest)
			if n := bytes.IndexByte(rest, '\n'); n >= 0 {
				end = n + 1
			}
			l.raw, rest = rest[:end], rest[end:]
			if len(bytes.TrimLeft(l.raw, " \t\r\n")) > 0 && !yield(l) {
				return
			}
			l.at += end
		}
	}
}

// listed returns the values of a chunk.
func (c *Chunk) listed(yield func(line) bool) {
	for _, l := range c.list {
		if !yield(l) {
			return
		}
	}
}
