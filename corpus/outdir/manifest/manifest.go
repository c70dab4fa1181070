// Package manifest writes, reads and checks the sums of the files of an output and of its inputs.
package manifest

import (
	"bufio"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"onecopy/corpus"
	"onecopy/internal/disk"
	"onecopy/internal/phrase"
)

// The files of sums of a run, in the form that sha256sum(1) writes and checks.
const (
	Name   = "SHA256SUMS"    // of every other file of the output, by their names below it
	Inputs = "inputs.sha256" // of the inputs as they lie on the disk, by their Sources as those are spelled there
)

// longestSum is the most bytes of a line of sums: a name of 4,096 bytes, which no system goes
// beyond, all of it escaped.
const longestSum = 2*4096 + 70

// A Sum is a line of sums.
type Sum struct {
	Name   string // with slashes
	SHA256 [sha256.Size]byte
}

// nameEscapes are the characters that sha256sum writes as two, on a line that then begins with a
// backslash.
var nameEscapes = strings.NewReplacer("\\", `\\`, "\n", `\n`, "\r", `\r`)

// appendTo adds the sum as a line.
func (s *Sum) appendTo(line []byte) []byte {
	name := nameEscapes.Replace(s.Name)
	if name != s.Name {
		line = append(line, '\\')
	}
	line = hex.AppendEncode(line, s.SHA256[:])
	return append(append(append(line, "  "...), name...), '\n')
}

// Write writes sums by their names, which are in order afterwards. The same sums are the same
// bytes.
func Write(w io.Writer, sums []Sum) error {
	slices.SortFunc(sums, func(a, b Sum) int { return strings.Compare(a.Name, b.Name) })
	out := bufio.NewWriterSize(w, 1<<16)
	var line []byte
	for i := range sums {
		line = sums[i].appendTo(line[:0])
		if _, err := out.Write(line); err != nil {
			return err
		}
	}
	return out.Flush()
}

// Read reads what [Write] wrote, and nothing else: a line in another form, such as one with
// CRLF, capital digits, a name that is absolute or leads out of the folder, or one that is not
// behind the one above it, is a Problem of the source and no sum. An error is one of reading.
func Read(r io.Reader, source string) (sums []Sum, problems []corpus.Problem, err error) {
	return read(r, source, false)
}

// read is ReadSums; wild says that names may be of any bytes, as those of inputs are.
func read(r io.Reader, source string, wild bool) (sums []Sum, problems []corpus.Problem, err error) {
	in := bufio.NewReaderSize(r, longestSum)
	last := ""
	for n := 1; ; n++ {
		raw, err := in.ReadSlice('\n')
		message := ""
		switch {
		case len(raw) == 0 && err == io.EOF:
			return sums, problems, nil
		case err == bufio.ErrBufferFull:
			message = fmt.Sprintf("a line of over %d bytes is not a sum", longestSum)
			err = skipLine(in)
		default:
			var s Sum
			if s, message = parseSum(raw, wild); message == "" && n > 1 && s.Name <= last {
				message = "the name " + phrase.Printable(s.Name) + " is there twice, or not in order"
			}
			if message == "" {
				sums, last = append(sums, s), s.Name
			}
		}
		if message != "" {
			problems = append(problems, corpus.Problem{Source: source, Line: n, Message: message})
		}
		if len(problems) == mostBadSums {
			return sums, append(problems, corpus.Problem{Source: source, Message: "is not a file of sums; the rest was not read"}), nil
		}
		if err != nil && err != io.EOF {
			return sums, problems, disk.Cause(err)
		}
	}
}

// mostBadSums is how many bad lines are told of a file of sums before it is taken for something
// else.
const mostBadSums = 100

// skipLine reads to the end of a line.
func skipLine(in *bufio.Reader) error {
	for {
		if _, err := in.ReadSlice('\n'); err != bufio.ErrBufferFull {
			return err
		}
	}
}

// parseSum reads a line of sums, and says what is wrong with it: it must be the line that appendTo
// makes, and its name UTF-8 unless it is wild.
func parseSum(raw []byte, wild bool) (s Sum, wrong string) {
	const digits = 2 * sha256.Size
	line := bytes.TrimPrefix(raw, []byte(`\`))
	if len(line) < digits+4 || line[digits] != ' ' {
		return s, "is not a line of sums"
	}
	if _, err := hex.Decode(s.SHA256[:], line[:digits]); err != nil {
		return s, "does not begin with 64 hexadecimal digits"
	}
	s.Name = strings.TrimSuffix(string(line[digits+2:]), "\n")
	if len(line) < len(raw) {
		s.Name = unescapeName(s.Name)
	}
	switch {
	case !bytes.Equal(s.appendTo(nil), raw):
		return s, "is not in the form that onecopy and sha256sum write"
	case !filepath.IsLocal(filepath.FromSlash(s.Name)) || s.Name == "." || strings.Contains(s.Name, "\x00") || !wild && !utf8.ValidString(s.Name):
		return s, "is not the sum of a file below the folder"
	}
	return s, ""
}

// unescapeName undoes nameEscapes.
func unescapeName(name string) string {
	return strings.NewReplacer(`\\`, "\\", `\n`, "\n", `\r`, "\r").Replace(name)
}
