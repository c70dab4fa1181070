package pattern

import (
	"crypto/sha256"
	"fmt"
	"strconv"
	"strings"

	"onecopy/clean/internal/backtrack"
	"onecopy/clean/internal/scan"
)

// An index is what patterns require, written down: below a hash of the specs a row for each branch.
// To read the rows takes a ninetieth of the time of reading the patterns.

// knows reports whether an index was written for these specs.
func knows(specs []Spec, index string) bool {
	head, _, _ := strings.Cut(index, "\n")
	return head == hashOf(specs)
}

// hashOf returns the first line of an index: a hash of names and patterns.
func hashOf(specs []Spec) string {
	text := make([]byte, 0, 1<<19)
	for i := range specs {
		text = append(append(append(append(text, specs[i].Name...), '\n'), specs[i].Pattern...), '\n')
	}
	sum := sha256.Sum256(text)
	return fmt.Sprintf("patterns %x", sum[:8])
}

// What a branch requires, as an index names it.
const (
	atHead   = "head"  // the line begins with one of the literals
	atTail   = "tail"  // ends with one
	anywhere = "inner" // has one
	aWord    = "word"  // has one at the beginning of a word
	byFirst  = "first" // none of them
)

// indexOf writes the rows of specs: name, signs, digits, most bytes, kind, literals, those required
// besides, and the bytes that a line begins and ends with.
func indexOf(specs []Spec, rows []row) string {
	var b strings.Builder
	fmt.Fprintln(&b, hashOf(specs))
	for _, r := range rows {
		kind, list := r.kind()
		fmt.Fprintf(&b, "%s\t%x\t%d\t%d\t%s\t%s\t%s\t%s\t%s\n",
			specs[r.spec].Name, uint32(r.signs), r.digits, r.bytes, kind, quoted(list), quoted(r.also), hexOf(&r.first), hexOf(&r.last))
	}
	return b.String()
}

// kind names what is required, and returns the literals.
func (r *row) kind() (string, []string) {
	switch {
	case r.heads != nil:
		return atHead, r.heads
	case r.tails != nil:
		return atTail, r.tails
	case r.inner != nil && r.loose:
		return anywhere, r.inner
	case r.inner != nil:
		return aWord, r.inner
	}
	return byFirst, nil
}

// setKind is the reverse of kind.
func (r *row) setKind(kind string, list []string) {
	switch kind {
	case atHead:
		r.heads = list
	case atTail:
		r.tails = list
	case anywhere, aWord:
		r.inner, r.loose = list, kind == anywhere
	}
}

// hexOf writes the four parts of a set, nothing for that of all bytes.
func hexOf(s *backtrack.ByteSet) string {
	if *s == backtrack.AnyByte {
		return ""
	}
	return fmt.Sprintf("%x.%x.%x.%x", s[0], s[1], s[2], s[3])
}

// An indexReader keeps what rows have in common, and their literals, in a few large pieces.
type indexReader struct {
	edges    map[string]*edgeBytes // by the two cells that say them, which are one text: few are
	literals []string

	text string // of the edges read last: those of rows of one pattern are often the same
	last *edgeBytes
}

// edgesOf returns the edges that two cells say.
func (r *indexReader) edgesOf(text string) *edgeBytes {
	if r.last != nil && r.text == text {
		return r.last
	}
	e, ok := r.edges[text]
	if !ok {
		first, last, _ := strings.Cut(text, "\t")
		e = &edgeBytes{unhex(first), unhex(last)}
		r.edges[text] = e
	}
	r.text, r.last = text, e
	return e
}

// unhex is the reverse of hexOf.
func unhex(text string) (s backtrack.ByteSet) {
	if text == "" {
		return backtrack.AnyByte
	}
	for i := range s {
		part, rest, _ := strings.Cut(text, ".")
		s[i], _ = strconv.ParseUint(part, 16, 64)
		text = rest
	}
	return s
}

// indexed reads the rows of specs from an index; it reports false if the index does not fit.
func indexed(specs []Spec, index string) ([]row, bool) {
	if !knows(specs, index) {
		return nil, false
	}
	_, index, _ = strings.Cut(index, "\n")
	names := make(map[string]int, len(specs))
	for n := range specs {
		names[specs[n].Name] = n
	}
	rows, read := make([]row, 0, strings.Count(index, "\n")), indexReader{edges: map[string]*edgeBytes{}}
	for line := range strings.Lines(index) {
		cell, whole := cells(strings.TrimSuffix(line, "\n"))
		n, ok := names[cell[0]]
		if !ok || !whole {
			return nil, false
		}
		r := row{spec: n}
		r.signs, r.digits, r.bytes = scan.Sign(number(cell[1], 16)), uint8(number(cell[2], 10)), int32(number(cell[3], 10))
		r.setKind(cell[4], read.unquoted(cell[5]))
		if cell[6] != "" {
			r.also = read.unquoted(cell[6])
		}
		r.shared = read.edgesOf(cell[7])
		r.edgeBytes = *r.shared
		rows = append(rows, r)
	}
	return rows, true
}

// cells splits a row into its cells, of which the last has both edges; it reports false if there
// are fewer or more.
func cells(line string) (list [8]string, whole bool) {
	for i := range len(list) - 1 {
		if list[i], line, whole = strings.Cut(line, "\t"); !whole {
			return list, false
		}
	}
	list[len(list)-1] = line
	return list, strings.Count(line, "\t") == 1
}

func number(s string, base int) int {
	n, _ := strconv.ParseInt(s, base, 64)
	return int(n)
}

func quoted(list []string) string {
	var b []byte
	for _, s := range list {
		b = strconv.AppendQuote(b, s)
	}
	return string(b)
}

// unquoted is the reverse of quoted. Few literals have an escape in them; the others are cut at
// their quotes.
func (r *indexReader) unquoted(s string) []string {
	const chunk = 1 << 12
	if n := strings.Count(s, `"`) / 2; cap(r.literals)-len(r.literals) < n {
		r.literals = make([]string, 0, max(n, chunk))
	}
	from := len(r.literals)
	for plain := strings.IndexByte(s, '\\') < 0; plain && s != ""; {
		literal, rest, _ := strings.Cut(s[1:], `"`)
		r.literals, s = append(r.literals, literal), rest
	}
	for s != "" {
		q, err := strconv.QuotedPrefix(s)
		if err != nil {
			break
		}
		literal, _ := strconv.Unquote(q)
		r.literals, s = append(r.literals, literal), s[len(q):]
	}
	return r.literals[from:len(r.literals):len(r.literals)]
}
