package corpus

import (
	"errors"
	"io"
	"os"

	"onecopy/internal/disk"
	"onecopy/internal/pace"
)

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

// unpack begins to unpack a file. Members are read twice and looked for, so what is not a regular
// file is put into one.
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
	if what := pointer(file); what != "" {
		return &kindError{errors.New(what + ", skipped")}
	}
	how := packings[s.packing]()
	s.close = append([]func(){how.close}, s.close...)
	s.packed = &unpacker{memberReader: newMembers(newCursor(count.HalfAt(file), size), how), count: count}
	s.Reader = s.packed
	return nil
}
