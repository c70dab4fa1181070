package corpus

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"slices"

	"onecopy/corpus/format/columnar"
	"onecopy/internal/disk"
)

// A stream is a file under way, unpacked. Where text of it is lost, a read says that it has come to
// the end, and [stream.more] goes on behind the hole.
type stream struct {
	io.Reader
	packing string
	packed  *unpacker       // nil if it is not packed
	size    int64           // of a file that is not packed, when it was opened
	lines   *columnar.Lines // of a file of columns, else nil
	whole   io.ReaderAt     // of a file that is not packed and can be read anywhere
	close   []func()
}

// Close ends a stream.
func (s *stream) Close() {
	for _, end := range s.close {
		end()
	}
}

// head returns the first n bytes, or all there are before a hole, which are then read as if nobody
// had looked at them. An error comes again when they are read. Of a small file there is no more
// room than it has bytes: room for n was a sixth of what a run over saved pages allocates.
func (s *stream) head(n int) []byte {
	room := n
	if s.packed == nil && s.size > 0 {
		room = int(min(int64(n), s.size))
	}
	in := bufio.NewReaderSize(s.Reader, room)
	s.Reader = in
	head, _ := in.Peek(n)
	return head
}

// first lets a stream have the beginning of the first member alone, which nothing has proved.
func (s *stream) first() error {
	if s.packed == nil {
		return nil
	}
	for {
		u, err := s.packed.how.open(s.packed.in, false)
		if _, none := u.text.(eof); err == nil && none && u.end > 0 && u.end < s.packed.in.size {
			s.packed.in.seek(u.end) // a frame to be passed over, such as one with a dictionary
			continue
		}
		s.Reader = u.text
		return err
	}
}

// fault words an error of a stream.
func (s *stream) fault(err error) error {
	switch {
	case s.packing == "" || errors.Is(err, errMoved) || s.packed.in.err != nil:
		return disk.Cause(err)
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("%s data is cut short", s.packing)
	}
	return fmt.Errorf("%s data is damaged: %w", s.packing, disk.Cause(err))
}

// readAll reads to the end or to a hole.
func (s *stream) readAll() ([]byte, error) {
	if s.packed == nil && s.size == 0 {
		return io.ReadAll(s)
	}
	buf := make([]byte, 0, min(s.size, mostText)+bytes.MinRead) // once, and a byte more to see the end
	for {
		if len(buf) == cap(buf) {
			left := bytes.MinRead
			if s.packed != nil {
				left = int(s.packed.left) + sniffed
			}
			buf = slices.Grow(buf, left)
		}
		n, err := s.Read(buf[len(buf):cap(buf)])
		if buf = buf[:len(buf)+n]; err == io.EOF {
			return buf, nil
		} else if err != nil {
			return buf, err
		}
	}
}

// anywhere returns a reader for random access, and its size, or nil.
func anywhere(from io.Reader) (io.ReaderAt, int64) {
	switch from := from.(type) {
	case *os.File:
		if info, err := from.Stat(); err == nil && info.Mode().IsRegular() {
			return from, info.Size()
		}
	case *bytes.Reader:
		return from, from.Size()
	}
	return nil, 0
}
