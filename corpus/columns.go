package corpus

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"

	"onecopy/corpus/format/arrow"
	"onecopy/corpus/format/jsonrow"
	"onecopy/corpus/format/parquet"
	"onecopy/internal/disk"
	"onecopy/internal/phrase"
)

// parquetMagic begins a Parquet file.
const parquetMagic = "PAR1"

// sniffedColumns is how many bytes say whether a stream may be of a format of columns.
const sniffedColumns = 16

// columnFormat names the format of columns that a file begins as, or nothing.
func columnFormat(head []byte) string {
	switch {
	case bytes.HasPrefix(head, []byte(parquetMagic)):
		return formatParquet
	case arrow.Begins(head):
		return formatArrow
	}
	return ""
}

// columns makes a stream that begins as a Parquet or Arrow file does one of JSON lines. Such a file
// is read from any place, so what is not a regular file is put into one.
func (s *stream) columns(asked string) error {
	if asked != "" && asked != formatParquet && asked != formatArrow {
		return nil
	}
	var kind string
	file, size := anywhere(s.Reader)
	if file != nil {
		head := make([]byte, sniffedColumns)
		n, _ := file.ReadAt(head, 0)
		kind = columnFormat(head[:n])
	} else {
		in := bufio.NewReader(s.Reader)
		s.Reader = in
		head, _ := in.Peek(sniffedColumns)
		if kind = columnFormat(head); kind == "" {
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
		s.Reader, file = io.NewSectionReader(aside, 0, size), aside
	}
	if kind == "" || asked != "" && asked != kind || kind == formatArrow && !arrow.Is(file, size) {
		return nil
	}
	open := parquet.Open
	if kind == formatArrow {
		open = arrow.Open
	}
	lines, err := open(file, size)
	if err != nil {
		return err
	}
	s.close = append([]func(){lines.Close}, s.close...)
	s.Reader, s.size, s.lines = lines, 0, lines
	return nil
}

// lostRows says what was lost of a file of columns.
func (s *stream) lostRows(source string) (list []Problem) {
	if s.lines == nil {
		return nil
	}
	for _, f := range s.lines.Faults() {
		what := phrase.Plural(int(f.Rows), "row") + " lost"
		switch {
		case f.Kept:
			what = "in " + phrase.Plural(int(f.Rows), "row")
		case f.Rows == 0:
			what = "rows may be lost"
		}
		message := fmt.Sprintf("%s: %s", what, disk.Cause(f.Err))
		list = append(list, Problem{Source: source, Line: int(f.Row), Message: message, Unread: true})
	}
	return list
}

// Columns reads the columns of a file, as a file of a format of columns has them, nil if it is of
// none itself. Those of Arrow as Parquet and the other way may have notes.
func (f File) Columns(as string) jsonrow.Columns {
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
	head := make([]byte, sniffedColumns)
	n, _ := in.ReadAt(head, 0)
	switch columnFormat(head[:n]) {
	case formatParquet:
		s, err := parquet.SchemaOf(in, info.Size())
		switch {
		case err != nil:
		case as == formatArrow:
			return s.Fields()
		default:
			return s
		}
	case formatArrow:
		fields, err := arrow.FieldsOf(in, info.Size())
		switch {
		case err != nil:
		case as == formatArrow:
			return fields
		default:
			if s, err := parquet.SchemaFor(fields); err == nil {
				return s
			}
		}
	}
	return nil
}
