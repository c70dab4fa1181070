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
func JSON(w io.Writer, r *Report) error {
	var buf bytes.Buffer
	enc := json.NewEncoder(&buf)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(complete(r)); err != nil {
		return fmt.Errorf("encode report: %w", err)
	}
	_, err := w.Write(escapeSteering(onLines(buf.Bytes())))
	return err
}

// onLines puts JSON that was just encoded on lines, as json.Indent does, which reads it by a state
// machine once more and takes five times as long.
func onLines(compact []byte) []byte {
	out := make([]byte, 0, 2*len(compact))
	depth := 0
	for i := 0; i < len(compact); i++ {
		c := compact[i]
		switch c {
		case '"':
			end := i + 1 + stringEnd(compact[i+1:])
			out = append(out, compact[i:end]...)
			i = end - 1
		case '{', '[':
			if closing := compact[i+1]; closing == c+2 {
				out = append(out, c, closing)
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
