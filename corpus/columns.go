package corpus

import (
	"bufio"
	"fmt"
	"io"
	"os"

	"onecopy/internal/disk"
	"onecopy/internal/phrase"

	"onecopy/corpus/format/parquet"
)

// parquetMagic begins a Parquet file.
const parquetMagic = "PAR1"

// columns makes a stream that begins as a Parquet file does one of JSON lines. Such a file is read
// from its end, so what is no regular file is put into one.
func (s *stream) columns(asked string) error {
	if asked != "" && asked != formatParquet {
		return nil
	}
	file, size := anywhere(s.Reader)
	if file != nil {
		var head [len(parquetMagic)]byte
		if n, _ := file.ReadAt(head[:], 0); n < len(head) || string(head[:]) != parquetMagic {
			return nil
		}
	} else {
		in := bufio.NewReader(s.Reader)
		s.Reader = in
		if head, _ := in.Peek(len(parquetMagic)); string(head) != parquetMagic {
			return nil
		}
		aside, err := os.CreateTemp("", "onecopy-*")
		if err != nil {
			return err
		}
		s.close = append(s.close, func() { aside.Close(); os.Remove(aside.Name()) })
		if size, err = io.Copy(aside, in); err != nil {
			return err
		}
		file = aside
	}
	lines, err := parquet.Open(file, size)
	if err != nil {
		return err
	}
	s.close = append([]func(){lines.Close}, s.close...)
	s.Reader, s.size, s.lines = lines, 0, lines
	return nil
}

// lostRows says what was lost of a Parquet file.
func (s *stream) lostRows(source string) (list []Problem) {
	if s.lines == nil {
		return nil
	}
	for _, f := range s.lines.Faults() {
		message := fmt.Sprintf("%s lost: %s", phrase.Plural(int(f.Rows), "row"), disk.Cause(f.Err))
		list = append(list, Problem{Source: source, Line: int(f.Row), Message: message, Unread: true})
	}
	return list
}

// Columns reads the schema of a file, nil if it is no Parquet file.
func (f File) Columns() *parquet.Schema {
	if f.once() {
		return nil
	}
	in, err := disk.OpenRegular(f.Path)
	if err != nil {
		return nil
	}
	defer in.Close()
	info, err := in.Stat()
	if err != nil {
		return nil
	}
	s, err := parquet.SchemaOf(in, info.Size())
	if err != nil {
		return nil
	}
	return s
}
