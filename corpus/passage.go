package corpus

import (
	"bytes"
	"mime"
	"slices"
	"strings"
)

// A Passage is a stretch of an input that is to be accounted for character by character: a text
// file, or the text of a record. Ranges of it count from its first byte.
type Passage struct {
	Name   string  // for messages
	Base   int     // where it begins in the input
	Before int     // what belongs to it begins before this byte of the input
	Record *Record // nil for a text file, and for a line that holds no record

	raw    []byte
	set    charset
	starts []int // of lines
	above  int   // lines of the input before the first

	traced *Document // whose text raw is, where an input leads to it over anchors
}

// Size is the number of bytes.
func (p *Passage) Size() int { return len(p.raw) }

// Range is the stretch of the passage that two places of the input bound; one that begins at -1 is
// none.
func (p *Passage) Range(start, end int) Range {
	if d := p.traced; d != nil {
		s := Range{d.Index(start), d.Index(end)}
		if d.Offset(s.Start) != start || d.Offset(s.End) != end {
			return Range{-1, -1}
		}
		return s
	}
	return Range{start - p.Base, end - p.Base}
}

// Line is the line of the input that a byte of the passage is on.
func (p *Passage) Line(at int) int {
	if p.traced != nil {
		return p.traced.Line(lineAt(p.starts, at))
	}
	return p.above + lineAt(p.starts, at)
}

// Lines are the first and last line of a span.
func (p *Passage) Lines(s Range) (first, last int) {
	return p.Line(s.Start), p.Line(max(s.Start, s.End-1))
}

// LastLine is the line of the last byte.
func (p *Passage) LastLine() int { return p.Line(max(0, len(p.raw)-1)) }

// Inside says whether a span is in the passage.
func (p *Passage) Inside(s Range) bool {
	return s.Start >= 0 && s.End >= s.Start && s.End <= len(p.raw)
}

// ChangedLine is the line of the change that is seen at a place in a span. Where a first letter
// became a new line, so that the span has one line more than it had, that is seen only at the
// second letter.
func (p *Passage) ChangedLine(at int, s Range, more int) int {
	first, last := p.Lines(s)
	if at >= s.End {
		return last
	}
	line := p.Line(at)
	char, size, ok := p.set.next(nil, p.raw[at:])
	broken := !ok && bytes.IndexByte(p.raw[at+size:min(at+size+2, len(p.raw))], '\n') >= 0 // its last bytes became the new line
	if last-first-more == 1 && line > first && !blank(char) && !broken {
		return line - 1
	}
	return line
}

// Differ compares ranges of the passage with the text they should read, apart from white space. It
// returns the place of the first difference, or -1.
func (p *Passage) Differ(ranges []Range, want string) int { return differ(p.raw, p.set, ranges, want) }

// DifferStory compares ranges of the passage with a story, and returns the first place where they
// differ, or -1. The headline may be the title of the record, which stands outside the passage, or
// what the subject of a message says in the code of RFC 2047.
func (p *Passage) DifferStory(spans []Range, s *Story) int {
	if s.Headline == "" && differ(p.raw, p.set, spans, s.Text) < 0 {
		return -1 // without the text once more
	}
	at := differ(p.raw, p.set, spans, s.Headline+"\n\n"+s.Text)
	if at >= 0 && len(spans) > 0 {
		if said, end := p.subject(spans[0]); said != "" && said == s.Headline {
			rest := slices.Clone(spans)
			rest[0].Start = end
			return differ(p.raw, p.set, rest, s.Text)
		}
	}
	if at >= 0 && p.Record != nil && s.Headline == p.Record.Title {
		return differ(p.raw, p.set, spans, s.Text)
	}
	return at
}

// subject reads the field of a header that a span begins with, as far as it is continued on lines
// that begin with white space, and returns what it says, where it has words in the code of RFC 2047
// that can be read, and where it ends.
func (p *Passage) subject(s Range) (said string, end int) {
	var b []byte
	for end = s.Start; end < s.End; {
		n := len(b)
		var size int
		b, size, _ = p.set.next(b, p.raw[end:s.End])
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

// Uncovered looks at what is outside of all ranges. It returns the number of bytes that are white
// space there, with byte order marks, and the line of the first text in each gap that has some.
func (p *Passage) Uncovered(ranges []Range) (blank int, lines []int) {
	slices.SortFunc(ranges, func(a, b Range) int { return a.Start - b.Start })
	var union []Range
	for _, s := range ranges {
		if n := len(union); n > 0 && s.Start <= union[n-1].End {
			union[n-1].End = max(union[n-1].End, s.End)
		} else {
			union = append(union, s)
		}
	}
	blank = p.set.mark
	for _, gap := range (Range{p.set.mark, len(p.raw)}).Without(union) {
		if text, at := newReading(p.raw, p.set, []Range{gap}).next(); text != nil {
			lines = append(lines, p.Line(at))
		} else {
			blank += gap.End - gap.Start
		}
	}
	return blank, lines
}
