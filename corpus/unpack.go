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
	"onecopy/internal/pace"
)

// A stream is a file under way, unpacked. Where text of it is lost, a read says that it has come to the end, and [stream.more]
// goes on behind the hole.
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

// open begins to read a file, or stdin for [Stdin]. Errors do not name the file.
func (f File) open(stdin io.Reader) (*stream, error) {
	s := &stream{}
	if f.drop != nil {
		s.close = append(s.close, f.drop)
	}
	if f.pipe != nil {
		stdin = f.pipe
	} else if f.Path != Stdin {
		file, err := disk.OpenRegular(f.Path)
		if err != nil {
			return nil, disk.Cause(err)
		}
		stdin = file
		s.close = append(s.close, func() { file.Close() })
	} else if stdin == nil {
		return nil, errors.New("no standard input")
	}
	s.Reader = stdin
	format, packing := f.form()
	if s.packing = packing; packing == "" {
		s.whole, s.size = anywhere(stdin)
		s.whole, s.Reader = f.Count.ReaderAt(s.whole), f.Count.Reader(stdin)
		if f.Plain {
			return s, nil
		}
		if err := s.columns(f.Format); err != nil {
			s.Close()
			return nil, disk.Cause(err)
		}
		return s, nil
	}
	if err := s.unpack(stdin, f.Count); err != nil {
		s.Close()
		return nil, disk.Cause(err)
	}
	s.packed.limited, s.packed.salvage = format != FormatJSONL && (f.seen == formatText || f.seen == ""), f.Salvage
	return s, nil
}

// unpack begins to unpack a file. Members are read twice and looked for, so what is no regular file is put into one.
func (s *stream) unpack(from io.Reader, count *pace.Bytes) error {
	file, size := anywhere(from)
	if file == nil {
		aside, err := os.CreateTemp("", "onecopy-*")
		if err != nil {
			return err
		}
		s.close = append(s.close, func() { aside.Close(); os.Remove(aside.Name()) })
		if size, err = io.Copy(aside, from); err != nil {
			return err
		}
		file = aside
	}
	how := packings[s.packing]()
	s.close = append([]func(){how.close}, s.close...)
	s.packed = &unpacker{memberReader: newMembers(newCursor(file, size), how), count: count}
	s.Reader = s.packed
	return nil
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

// head returns the first n bytes, or all there are before a hole, which are then read as if nobody had looked at them. An error
// comes again when they are read.
func (s *stream) head(n int) []byte {
	in := bufio.NewReaderSize(s.Reader, n)
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
