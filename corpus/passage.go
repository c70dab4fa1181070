package corpus

import (
	"bytes"
	"mime"
	"slices"
	"strings"
)

// A passage is a stretch of an input that is to be accounted for character by character: a text file, or the text of a
// record. Spans of it count from its first byte.
type passage struct {
	name   string // for messages
	raw    []byte
	set    charset
	starts []int   // of lines
	base   int     // where raw begins in the input
	above  int     // lines of the input before the first
	record *Record // nil for a text file, and for a line that holds no record
}

// line is the line of the input that a byte of the passage is on.
func (p *passage) line(at int) int { return p.above + lineAt(p.starts, at) }

// lines are the first and last line of a span.
func (p *passage) lines(s span) (first, last int) {
	return p.line(s.start), p.line(max(s.start, s.end-1))
}

// inside says whether a span is in the passage.
func (p *passage) inside(s span) bool { return s.start >= 0 && s.end >= s.start && s.end <= len(p.raw) }

// changedLine is the line of the change that is seen at a place in a span. Where a first letter became a new line, so
// that the span has one line more than it had, that is seen only at the second letter.
func (p *passage) changedLine(at int, s span, more int) int {
	first, last := p.lines(s)
	if at >= s.end {
		return last
	}
	line := p.line(at)
	char, size, ok := p.set.next(nil, p.raw[at:])
	broken := !ok && bytes.IndexByte(p.raw[at+size:min(at+size+2, len(p.raw))], '\n') >= 0 // its last bytes became the new line
	if last-first-more == 1 && line > first && !blank(char) && !broken {
		return line - 1
	}
	return line
}

// differs compares spans of the passage with a story, and returns the first place where they part, or -1. The headline
// may be the title of the record, which stands outside the passage, or what the subject of a message says in the code of RFC 2047.
func (p *passage) differs(spans []span, s *Story) int {
	if s.Headline == "" && differ(p.raw, p.set, spans, s.Text) < 0 {
		return -1 // without the text once more
	}
	at := differ(p.raw, p.set, spans, s.Headline+"\n\n"+s.Text)
	if at >= 0 && len(spans) > 0 {
		if said, end := p.subject(spans[0]); said != "" && said == s.Headline {
			rest := slices.Clone(spans)
			rest[0].start = end
			return differ(p.raw, p.set, rest, s.Text)
		}
	}
	if at >= 0 && p.record != nil && s.Headline == p.record.Title {
		return differ(p.raw, p.set, spans, s.Text)
	}
	return at
}

// subject reads the field of a header that a span begins with, as far as it is continued on lines that begin with white space, and gives what
// it says, where it has words in the code of RFC 2047 that can be read, and where it ends.
func (p *passage) subject(s span) (said string, end int) {
	var b []byte
	for end = s.start; end < s.end; {
		n := len(b)
		var size int
		b, size, _ = p.set.next(b, p.raw[end:s.end])
		if i := n - 1; i >= 0 && b[i] == '\n' && b[n] != ' ' && b[n] != '\t' {
			b = b[:n]
			break
		}
		end += size
	}
	if !bytes.Contains(b, []byte("=?")) {
		return "", end
	}
	plain, err := new(mime.WordDecoder).DecodeHeader(string(b))
	if err != nil {
		return "", end
	}
	return strings.Join(strings.Fields(plain), " "), end
}
