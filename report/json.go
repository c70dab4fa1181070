package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode/utf8"

	"onecopy/internal/phrase"
)

// JSON writes report.json: indented, in the order of the report, ending in a newline.
//
// Strings are exact. Characters that could steer a terminal or turn the direction of its text (C1
// controls, DEL, the bidirectional controls) are written as \u escapes, which changes no value and
// makes the file safe to print.
//
// What there may be thousands of is written one by one, as the whole is four times in memory where
// it is encoded at once.
func JSON(w io.Writer, r *Report) error {
	bare := *r
	bare.Inputs, bare.Clusters, bare.Related = nil, nil, nil
	var whole bytes.Buffer
	if err := compactly(&whole).Encode(complete(&bare)); err != nil {
		return fmt.Errorf("encode report: %w", err)
	}
	l := lister{to: w, rest: whole.Bytes()}
	l.encoder = compactly(&l.one)
	l.list("inputs", len(r.Inputs), func(i int) any { return &r.Inputs[i] })
	l.list("clusters", len(r.Clusters), func(i int) any { return &r.Clusters[i] })
	l.list("related", len(r.Related), func(i int) any { return &r.Related[i] })
	l.add(l.rest)
	l.flush()
	return l.err
}

func compactly(to io.Writer) *json.Encoder {
	enc := json.NewEncoder(to)
	enc.SetEscapeHTML(false)
	return enc
}

// A lister writes JSON on lines, with what stands in the lists that are empty in it.
type lister struct {
	to      io.Writer
	rest    []byte // of the JSON
	out     []byte
	depth   int
	one     bytes.Buffer
	encoder *json.Encoder // to one
	err     error
}

// list writes up to a member that is an empty list, and n values into that. No string in JSON holds
// what it is found by, as quotes have an escape in it.
func (l *lister) list(name string, n int, value func(i int) any) {
	head, tail, ok := bytes.Cut(l.rest, []byte(`,"`+name+`":[]`))
	if n == 0 || !ok {
		return
	}
	l.add(head)
	l.add([]byte(`,"` + name + `":[`))
	for i := range n {
		if i > 0 {
			l.add([]byte{','})
		}
		l.one.Reset()
		if err := l.encoder.Encode(value(i)); err != nil && l.err == nil {
			l.err = fmt.Errorf("encode report: %w", err)
		}
		l.add(bytes.TrimSuffix(l.one.Bytes(), []byte("\n")))
	}
	l.rest = append([]byte{']'}, tail...)
}

// add writes a part of the JSON, whole tokens.
func (l *lister) add(compact []byte) {
	l.out = onLines(l.out, compact, &l.depth)
	if len(l.out) >= 1<<16 {
		l.flush()
	}
}

func (l *lister) flush() {
	if l.err == nil {
		_, l.err = l.to.Write(escapeSteering(l.out))
	}
	l.out = l.out[:0]
}

// onLines appends JSON that was just encoded on lines, as json.Indent does, which reads it by a
// state machine once more and takes five times as long. It may be in parts, each of them whole
// tokens, and an empty list or object is one.
func onLines(out, compact []byte, at *int) []byte {
	depth := *at
	for i := 0; i < len(compact); i++ {
		c := compact[i]
		switch c {
		case '"':
			end := i + 1 + stringEnd(compact[i+1:])
			out = append(out, compact[i:end]...)
			i = end - 1
		case '{', '[':
			if i+1 < len(compact) && compact[i+1] == c+2 {
				out = append(out, c, c+2)
				i++
				continue
			}
			depth++
			out = newLine(append(out, c), depth)
		case '}', ']':
			depth--
			out = append(newLine(out, depth), c)
		case ',':
			out = newLine(append(out, c), depth)
		case ':':
			out = append(out, c, ' ')
		default:
			out = append(out, c)
		}
	}
	*at = depth
	return out
}

// stringEnd returns where the inside of a string ends, its quote included.
func stringEnd(inside []byte) int {
	for i := 0; ; i++ {
		switch inside[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		}
	}
}

func newLine(out []byte, depth int) []byte {
	out = append(out, '\n')
	for range depth {
		out = append(out, "  "...)
	}
	return out
}

// complete returns the report as its JSON object: version first, and [] rather than null for what
// there is none of.
func complete(r *Report) any {
	c := *r
	c.Inputs = some(c.Inputs)
	c.Problems = some(c.Problems)
	c.Rules = some(c.Rules)
	c.Clusters = some(c.Clusters)
	c.Related = some(c.Related)
	return struct {
		Version int `json:"version"`
		*Report
	}{reportVersion, &c}
}

func some[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

// escapeSteering needs no parser: in JSON, characters above ASCII stand in strings alone, and there
// an escape means the same. So does a # before another #, which begins commands to runners.
func escapeSteering(b []byte) []byte {
	b = bytes.ReplaceAll(b, []byte("##"), []byte(`#\u0023`))
	var out []byte
	from := 0
	for i := 0; i < len(b); {
		if b[i] >= ' ' && b[i] < 0x7f {
			i++
			continue
		}
		c, n := utf8.DecodeRune(b[i:])
		if phrase.Steers(c) && c != '\n' {
			out = append(out, b[from:i]...)
			out = fmt.Appendf(out, `\u%04x`, c)
			from = i + n
		}
		i += n
	}
	if from == 0 {
		return b
	}
	return append(out, b[from:]...)
}
