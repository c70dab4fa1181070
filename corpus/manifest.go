package corpus

import (
	"bufio"
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"hash"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"
)

// The files of sums of a run, in the form that sha256sum(1) writes and checks.
const (
	Manifest  = "SHA256SUMS"    // of every other file of the output, by their names below it
	InputSums = "inputs.sha256" // of the inputs as they lie on the disk, by their Sources as those are spelled there
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

// WriteSums writes sums by their names, which are in order afterwards. The same sums are the same
// bytes.
func WriteSums(w io.Writer, sums []Sum) error {
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

// ReadSums reads what [WriteSums] wrote, and nothing else: a line in another form, such as one with
// CRLF, capital digits, a name that is absolute or leads out of the folder, or one that is not
// behind the one above it, is a Problem of the source and no sum. An error is one of reading.
func ReadSums(r io.Reader, source string) (sums []Sum, problems []Problem, err error) {
	return readSums(r, source, false)
}

// readSums is ReadSums; wild says that names may be of any bytes, as those of inputs are.
func readSums(r io.Reader, source string, wild bool) (sums []Sum, problems []Problem, err error) {
	in := bufio.NewReaderSize(r, longestSum)
	last := ""
	for n := 1; ; n++ {
		raw, err := in.ReadSlice('\n')
		message := ""
		switch {
		case len(raw) == 0 && err == io.EOF:
			return sums, problems, nil
		case err == bufio.ErrBufferFull:
			message = fmt.Sprintf("a line of over %d bytes is no sum", longestSum)
			err = skipLine(in)
		default:
			var s Sum
			if s, message = parseSum(raw, wild); message == "" && n > 1 && s.Name <= last {
				message = "the name " + printable(s.Name) + " is there twice, or not in order"
			}
			if message == "" {
				sums, last = append(sums, s), s.Name
			}
		}
		if message != "" {
			problems = append(problems, Problem{Source: source, Line: n, Message: message})
		}
		if len(problems) == mostBadSums {
			return sums, append(problems, Problem{Source: source, Message: "is no file of sums; the rest was not read"}), nil
		}
		if err != nil && err != io.EOF {
			return sums, problems, Cause(err)
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
		return s, "is no line of sums"
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

// A summed file is one of the output; what is written is summed.
type summed struct {
	file *DiskFile
	hash hash.Hash
	out  *Out
	name string
}

func (s *summed) Write(p []byte) (int, error) {
	n, err := s.file.Write(p)
	s.hash.Write(p[:n])
	return n, err
}

// Close keeps the sum for [Out.Seal], and closes the file as soon as it is synced.
func (s *summed) Close() error {
	err := s.out.sync.close(s.file, s.name)
	if err == nil {
		sum := Sum{Name: s.name}
		s.hash.Sum(sum.SHA256[:0])
		s.out.sums = append(s.out.sums, sum)
	}
	return err
}

// Seal writes the manifest, the sums of all files that were written. It is the last file of an
// output; call it before Commit.
func (o *Out) Seal() error {
	if o.open > 0 {
		return fmt.Errorf("%d files of the output are not closed", o.open)
	}
	sums := o.sums
	f, err := o.make(Manifest)
	if err != nil {
		return err
	}
	if err := errors.Join(WriteSums(f, sums), f.Close()); err != nil {
		return fmt.Errorf("%s: %w", Manifest, Cause(err))
	}
	return nil
}

// DiskSum gives the sum of a file as it lies on the disk, packed if it is. Standard input, a pipe
// or a device has none, and ok is false. known is the sum of the unpacked bytes, for a file that is
// not packed not to be read again; it may be empty.
func (f File) DiskSum(ctx context.Context, known string) (s Sum, ok bool, err error) {
	if info, err := os.Stat(f.Path); f.Path == Stdin || err == nil && !info.Mode().IsRegular() {
		return s, false, nil
	}
	s.Name = cmp.Or(f.name, f.Source)
	if n, err := hex.Decode(s.SHA256[:], []byte(known[:min(len(known), 2*sha256.Size)])); err == nil && n == sha256.Size && !f.Packed() {
		return s, true, nil
	}
	s.SHA256, err = sumOf(ctx, f.Path)
	if err != nil {
		return s, false, fmt.Errorf("%s: %w", f.Source, Cause(err))
	}
	return s, true, nil
}

// sumOf gives the sum of a file, unless ctx ends before.
func sumOf(ctx context.Context, path string) (sum [sha256.Size]byte, err error) {
	f, err := OpenRegular(path)
	if err != nil {
		return sum, err
	}
	defer f.Close()
	h := sha256.New()
	if _, err = io.CopyBuffer(h, ending{ctx, f}, make([]byte, 1<<17)); err == nil {
		h.Sum(sum[:0])
	}
	return sum, err
}

// An ending reader ends with ctx.
type ending struct {
	ctx  context.Context
	from io.Reader
}

func (r ending) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.from.Read(p)
}
