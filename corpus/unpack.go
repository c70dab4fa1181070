package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zstd"
)

// unpackers say by extension how a packed file is read. Members of gzip and frames of zstd that follow one another are
// one stream.
var unpackers = map[string]func(io.Reader) (io.Reader, func(), error){
	".gz":  unzip,
	".zst": unzstd,
}

func unzip(in io.Reader) (io.Reader, func(), error) {
	r, err := gzip.NewReader(in)
	return r, func() {}, err
}

// unzstd takes windows up to the 128 MiB that the zstd command takes unasked: what a hostile frame can cost.
func unzstd(in io.Reader) (io.Reader, func(), error) {
	r, err := zstd.NewReader(in, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxWindow(128<<20))
	if err != nil {
		return nil, nil, err
	}
	return r, r.Close, nil
}

// A packed text is unpacked into memory, so it may have mostText bytes and, beyond freeText, bombRatio times its packed
// bytes: gzip cannot do more than 1,032, and text that does nearly as much is one line over and over.
const (
	mostText  = 1 << 30
	freeText  = 64 << 20
	bombRatio = 1000
)

// A stream is a file under way, unpacked.
type stream struct {
	io.Reader
	packing string
	packed  counter // bytes of the file
	close   []func()
}

// A counter counts the bytes that are read through it.
type counter struct {
	from io.Reader
	n    int
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.from.Read(p)
	c.n += n
	return n, err
}

// Close ends a stream.
func (s *stream) Close() {
	for _, end := range s.close {
		end()
	}
}

// open begins to read a file, or stdin for [Stdin]. Errors do not name the file.
func (f File) open(stdin io.Reader) (*stream, error) {
	s := &stream{}
	if f.Path != Stdin {
		file, err := os.Open(f.Path)
		if err != nil {
			return nil, cause(err)
		}
		stdin = file
		s.close = append(s.close, func() { file.Close() })
	} else if stdin == nil {
		return nil, errors.New("no standard input")
	}
	s.packed.from = stdin
	s.Reader = &s.packed
	if _, s.packing, _ = f.form(); s.packing == "" {
		return s, nil
	}
	r, end, err := unpackers[s.packing](bufio.NewReaderSize(&s.packed, 1<<16))
	if err != nil {
		s.Close()
		return nil, s.fault(err)
	}
	s.Reader, s.close = r, append([]func(){end}, s.close...)
	return s, nil
}

// head gives the first n bytes, or all there are, which are then read as if nobody had looked at them. An error comes again when
// they are read.
func (s *stream) head(n int) []byte {
	in := bufio.NewReaderSize(s.Reader, n)
	s.Reader = in
	head, _ := in.Peek(n)
	return head
}

// fault words an error of a stream.
func (s *stream) fault(err error) error {
	switch {
	case s.packing == "":
		return cause(err)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s data is cut short", s.packing)
	}
	return fmt.Errorf("%s data is damaged: %w", s.packing, cause(err))
}

// load reads the bytes of a file. Where its packing is damaged it gives those before, and says in a Problem at which
// line they end; errors begin with the Source.
func (f File) load(stdin io.Reader) (raw []byte, torn []Problem, err error) {
	s, err := f.open(stdin)
	if err != nil {
		return nil, nil, fmt.Errorf("%s: %w", f.Source, err)
	}
	defer s.Close()
	return f.loadFrom(s)
}

// loadFrom reads the rest of a file under way.
func (f File) loadFrom(s *stream) (raw []byte, torn []Problem, err error) {
	raw, err = s.readAll()
	line := 1 + bytes.Count(raw, []byte("\n"))
	switch {
	case err == nil:
		return raw, nil, nil
	case errors.Is(err, errBomb):
		return nil, nil, fmt.Errorf("%s:%d: %w", f.Source, line, err)
	case s.packing == "" || len(raw) == 0:
		return nil, nil, fmt.Errorf("%s: %w", f.Source, s.fault(err))
	}
	return raw, []Problem{{Source: f.Source, Line: line, Message: s.fault(err).Error() + "; what follows is lost"}}, nil
}

// errBomb is what a packed file gets that would fill the memory.
var errBomb = errors.New("unpacks to more than is read into memory: 1 GiB, or 1,000 times its size and 64 MiB")

// readAll reads to the end, and gives what was read before an error too.
func (s *stream) readAll() ([]byte, error) {
	if s.packing == "" {
		return io.ReadAll(s)
	}
	var buf bytes.Buffer
	for {
		n, err := io.CopyN(&buf, s, 1<<20)
		switch {
		case buf.Len() > mostText, buf.Len() > freeText && buf.Len() > bombRatio*s.packed.n:
			return buf.Bytes(), errBomb
		case err == io.EOF && n < 1<<20:
			return buf.Bytes(), nil
		case err != nil:
			return buf.Bytes(), err
		}
	}
}
