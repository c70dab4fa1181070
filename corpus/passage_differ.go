package corpus

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A Range is a half-open range of the bytes of an input, or of a passage of it.
type Range struct{ Start, End int }

// meets says whether two spans have a byte in common.
func (s Range) meets(t Range) bool { return s.Start < t.End && t.Start < s.End }

// Without returns what cuts, sorted and disjoint, leave of s.
func (s Range) Without(cuts []Range) []Range {
	var left []Range
	first, _ := slices.BinarySearchFunc(cuts, s.Start, func(c Range, start int) int { return c.End - start - 1 })
	for _, c := range cuts[first:] {
		if c.Start >= s.End {
			break
		}
		if c.Start > s.Start {
			left = append(left, Range{s.Start, c.Start})
		}
		s.Start = c.End
	}
	if s.Start < s.End {
		left = append(left, s)
	}
	return left
}

// A reading goes through the characters of spans of an input that are not white space.
type reading struct {
	raw   []byte
	set   charset
	spans []Range
	at    int // where the next character is looked for
	buf   [16]byte
}

func newReading(raw []byte, set charset, spans []Range) *reading {
	r := &reading{raw: raw, set: set, spans: spans}
	if len(spans) > 0 {
		r.at = spans[0].Start
	}
	return r
}

// next returns a character as UTF-8, valid until the next call, and where it is. It returns nothing
// at the end.
func (r *reading) next() (char []byte, pos int) {
	for len(r.spans) > 0 {
		if r.at >= r.spans[0].End {
			if r.spans = r.spans[1:]; len(r.spans) > 0 {
				r.at = r.spans[0].Start
			}
			continue
		}
		out, size, _ := r.set.next(r.buf[:0], r.raw[r.at:r.spans[0].End])
		pos, r.at = r.at, r.at+size
		if !blank(out) {
			return out, pos
		}
	}
	return nil, r.at
}

// blank says whether text begins with white space, as Unicode has it.
func blank(text []byte) bool {
	if c := text[0]; c < utf8.RuneSelf {
		return c == ' ' || '\t' <= c && c <= '\r'
	}
	r, _ := utf8.DecodeRune(text)
	return unicode.IsSpace(r)
}

// differ compares spans of an input with the text they should read, apart from white space, which
// joining the lines of a paragraph changes. It returns the place in the input of the first
// difference, or -1.
func differ(raw []byte, set charset, spans []Range, want string) int {
	r := newReading(raw, set, spans)
	m := mismatch{end: r.at, split: -1}
	for matched := 0; ; {
		m.rest = strings.TrimLeftFunc(want[matched:], unicode.IsSpace)
		m.gap = want[matched : len(want)-len(m.rest)]
		span := len(r.spans)
		char, pos := r.next()
		if m.pos = pos; char == nil && m.rest == "" {
			return -1
		}
		if char == nil || !strings.HasPrefix(m.rest, string(char)) {
			return r.blame(m)
		}
		if m.gap != "" {
			m.split = -1
		} else if pos > m.end && span == len(r.spans) {
			m.split = m.end
		}
		matched, m.end = len(want)-len(m.rest)+len(char), r.at
	}
}

// A mismatch is where an input and a text differ.
type mismatch struct {
	end   int    // of the last equal character, in the input
	split int    // where the input has white space inside the word under way, or -1
	pos   int    // of the next character in the input
	gap   string // white space before rest
	rest  string // of the text, not matched
}

// blame places the change that made a mismatch.
//
// Where a character became white space the mismatch is seen only at the next character, maybe lines
// below: the text then goes on at pos as rest does after its first character. The place is then
// where a word has been split, or right after the last equal character if the mismatch is inside a
// word or the input goes on with a blank on the same line.
func (r *reading) blame(m mismatch) int {
	_, size := utf8.DecodeRuneInString(m.rest)
	if m.rest == "" || m.end >= len(r.raw) || !r.goesOn(m.pos, m.rest[size:]) {
		return m.pos
	}
	if m.gap == "" {
		if m.split >= 0 {
			return m.split
		}
		return m.end
	}
	after, _, _ := r.set.next(nil, r.raw[m.end:])
	if after[0] == '\n' || after[0] == '\r' || strings.Contains(m.gap, "\n") {
		return m.pos
	}
	return m.end
}

// goesOn says whether the characters from pos are those of want, for as far as tells one change
// from another.
func (r *reading) goesOn(pos int, want string) bool {
	ahead := newReading(r.raw, r.set, r.spans)
	ahead.at = pos
	for range 32 {
		want = strings.TrimLeftFunc(want, unicode.IsSpace)
		char, _ := ahead.next()
		if char == nil || want == "" {
			return char == nil && want == ""
		}
		if !strings.HasPrefix(want, string(char)) {
			return false
		}
		want = want[len(char):]
	}
	return true
}

// lineStarts are the places in an input where its lines begin. As in Document.Text, "\r" ends a
// line only where no "\n" does.
func lineStarts(raw []byte, set charset) []int {
	starts := startsAfter(raw, set, '\n')
	if len(starts) == 1 {
		return startsAfter(raw, set, '\r')
	}
	return starts
}

func startsAfter(raw []byte, set charset, end byte) []int {
	starts := []int{set.mark}
	if !set.wide {
		for at := 0; ; {
			n := bytes.IndexByte(raw[at:], end)
			if n < 0 {
				return starts
			}
			at += n + 1
			starts = append(starts, at)
		}
	}
	var buf [16]byte
	for at := set.mark; at < len(raw); {
		out, size, _ := set.next(buf[:0], raw[at:])
		if at += size; out[0] == end {
			starts = append(starts, at)
		}
	}
	return starts
}

// lineAt is the line that byte at is in, counting from 1.
func lineAt(starts []int, at int) int {
	n, found := slices.BinarySearch(starts, at)
	if found {
		n++
	}
	return max(n, 1)
}
