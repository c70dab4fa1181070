// Package arrow reads files and streams of Arrow IPC (https://arrow.apache.org/docs/format), which
// are also Feather files of version 2 and what datasets of Hugging Face are kept in. A file is read
// as the JSON lines that it stands for, as package columnar has them.
package arrow

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"iter"
	"sort"

	"onecopy/corpus/format/columnar"
)

// headSize is how many bytes Is asks for.
const headSize = 16

// Is says whether a file begins as one of Arrow does: with the magic of a file, or with the message
// of a schema.
func Is(file io.ReaderAt, size int64) bool {
	head := make([]byte, headSize)
	n, _ := file.ReadAt(head, 0)
	if head = head[:n]; bytes.HasPrefix(head, []byte(fileMagic)) {
		return true
	}
	if !Begins(head) {
		return false
	}
	s := &source{ReaderAt: file, end: size}
	b, _, err := s.message(0)
	return err == nil && b.kind == schemaKind
}

// Begins says whether the first bytes of a file, at least 16, may be those of Arrow.
func Begins(head []byte) bool {
	if bytes.HasPrefix(head, []byte(fileMagic)) {
		return true
	}
	if len(head) < headSize || binary.LittleEndian.Uint32(head) != mark {
		return false
	}
	size := binary.LittleEndian.Uint32(head[4:])
	return size > 8 && size <= longestMeta && size%8 == 0 && binary.LittleEndian.Uint32(head[8:]) < size
}

// Open begins to read a file.
func Open(file io.ReaderAt, size int64) (lines *columnar.Lines, err error) {
	defer columnar.Rescue(&err)
	s := &source{ReaderAt: file, end: size}
	from, whole := s.bounds()
	schema, raw, err := s.message(from)
	switch {
	case err == errCut:
		return nil, fmt.Errorf("%w: it is cut short in its schema", errKind)
	case err == errEnd || err == io.EOF || err == nil && schema.kind != schemaKind:
		return nil, fmt.Errorf("%w: it has no schema", errKind)
	case err != nil:
		return nil, fmt.Errorf("%w: its schema cannot be read: %w", errKind, err)
	}
	d, err := newDecoder(s, raw)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errKind, err)
	}
	if err := namesUnlike(d.reader.Schema()); err != nil {
		return nil, err
	}
	list := s.index(schema.end, whole)
	if from > 0 { // in a file, a dictionary may stand behind what uses it
		sort.SliceStable(list, func(i, j int) bool { return list[i].kind == dictionaryKind && list[j].kind != dictionaryKind })
	}
	dictionaries := 0
	for _, b := range list {
		if b.kind == dictionaryKind {
			dictionaries++
		}
	}
	d.changing = from == 0 && dictionaries > len(s.ids)
	return columnar.NewLines(d.groups(list), func() {}), nil
}

// bounds finds where messages begin and end. Whole is why a file is not, if it is cut short.
func (s *source) bounds() (from int64, whole error) {
	head, tail := make([]byte, len(fileMagic)), make([]byte, 4+len(tailMagic))
	if _, _ = s.ReadAt(head, 0); string(head) != fileMagic {
		return 0, nil
	}
	s.old = true
	if n := s.end - int64(len(tail)); n > 8 {
		_, _ = s.ReadAt(tail, n)
		if footer := int64(binary.LittleEndian.Uint32(tail)); string(tail[4:]) == tailMagic && footer <= n-8 {
			s.end = n - footer
			return 8, nil
		}
	}
	return 8, errors.New("the file is cut short or damaged: it does not end in a footer")
}

// index lists the messages behind the schema. Behind a place where none can be read the next one is
// looked for.
func (s *source) index(at int64, whole error) (list []block) {
	behind := at // what a message is looked for behind
	for {
		b, _, err := s.message(at)
		if err == nil && b.kind == schemaKind {
			err = errors.New("a second schema")
		}
		switch err {
		case nil:
			list = append(list, b)
			behind, at = b.body, b.end
			continue
		case errEnd:
		case io.EOF:
			if !s.old { // a file has its footer there
				whole = errors.New("the stream is cut short: it has no end mark")
			}
		default:
			if next := s.next(behind); next > 0 && (b.kind != batchKind || b.end == 0) {
				list = append(list, block{at: at, err: fmt.Errorf("bytes %d to %d of the file: %w", at, max(at, next), err)})
				behind, at = next+8, next
				continue
			}
			b.err = fmt.Errorf("the message at byte %d is %w", at, err)
			if err != errCut {
				b.err = fmt.Errorf("nothing is read behind byte %d of the file: %w", at, err)
			}
			list = append(list, b)
		}
		if whole != nil {
			list = append(list, block{at: at, err: whole})
		}
		return list
	}
}

// next finds the next message of rows or of a dictionary, 0 if there is none. Messages begin at
// multiples of eight bytes.
func (s *source) next(from int64) int64 {
	const step = 1 << 20
	buf := make([]byte, step+8)
	for at := (from + 7) &^ 7; at < s.end; at += step {
		n, _ := s.ReadAt(buf[:min(int64(len(buf)), s.end-at)], at)
		for i := 0; i+8 <= n && i < step; i += 8 {
			if binary.LittleEndian.Uint32(buf[i:]) != mark {
				continue
			}
			if b, _, err := s.message(at + int64(i)); err == nil && b.kind != schemaKind {
				return b.at
			}
		}
	}
	return 0
}

// groups are the rows of messages.
func (d *decoder) groups(list []block) iter.Seq[*columnar.RowGroup] {
	return func(yield func(*columnar.RowGroup) bool) {
		batch := 0
		for _, b := range list {
			var g *columnar.RowGroup
			switch {
			case b.err != nil:
				d.gap()
				g = &columnar.RowGroup{Rows: b.rows, Render: func(*columnar.RowSink) error { return b.err }}
			case b.kind == dictionaryKind:
				d.waiting = append(d.waiting, b)
				continue
			default:
				batch++
				g = d.group(b, batch)
			}
			if !yield(g) {
				return
			}
		}
	}
}
