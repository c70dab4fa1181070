package arrow

import (
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"slices"

	"onecopy/corpus/format/columnar"
)

// A block is a message of a file, or a stretch of it that is none.
type block struct {
	at   int64 // of its first byte
	meta int64 // where its metadata begin
	body int64 // where its body begins
	end  int64
	kind byte
	rows int64 // of a record batch
	id   int64 // of a dictionary
	more bool  // a dictionary goes on where the one before ends
	err  error // why it cannot be read
}

// The kinds of messages (Message.fbs of the format).
const (
	schemaKind     = 1
	dictionaryKind = 2
	batchKind      = 3
)

const (
	fileMagic   = "ARROW1\x00\x00" // of a file that has a footer
	tailMagic   = "ARROW1"         // at its end
	mark        = 0xFFFFFFFF       // in front of each message
	longestMeta = 64 << 20
	longestBody = 2 << 30 // bytes of a record batch, unpacked too: it is in memory while it is read
)

var (
	errEnd = errors.New("the end mark")
	errCut = errors.New("cut short")
)

// A source is a file whose messages are looked for.
type source struct {
	io.ReaderAt
	end    int64   // of the messages
	old    bool    // messages may have no mark, as in files of before 2019
	fields int     // in the schema, those in others too
	ids    []int64 // of its dictionaries
}

// bytes reads a part of the file.
func (s *source) bytes(from, to int64) ([]byte, error) {
	if from < 0 || to < from || to > s.end {
		return nil, errCut
	}
	b := make([]byte, to-from)
	if n, err := s.ReadAt(b, from); n < len(b) {
		return nil, err
	}
	return b, nil
}

// message reads the metadata of the message at a place, errEnd behind the last one and io.EOF where
// the file ends.
func (s *source) message(at int64) (b block, raw []byte, err error) {
	b.at = at
	if at == s.end {
		return b, nil, io.EOF
	}
	head, err := s.bytes(at, min(at+8, s.end))
	if err != nil {
		return b, nil, err
	}
	if s.old && len(head) == 4 && binary.LittleEndian.Uint32(head) == 0 {
		return b, nil, errEnd
	}
	if len(head) < 8 {
		return b, nil, errCut
	}
	size := int64(int32(binary.LittleEndian.Uint32(head[4:])))
	b.meta = at + 8
	if first := binary.LittleEndian.Uint32(head); first == 0 {
		return b, nil, errEnd
	} else if first != mark {
		if !s.old {
			return b, nil, errors.New("no message begins there")
		}
		size, b.meta = int64(int32(first)), at+4
	}
	switch {
	case size == 0:
		return b, nil, errEnd
	case size < 8 || size > longestMeta:
		return b, nil, fmt.Errorf("its metadata have %d bytes", size)
	}
	b.body = b.meta + size
	if raw, err = s.bytes(b.meta, b.body); err != nil {
		return b, nil, err
	}
	length, err := s.look(&b, raw)
	if err != nil {
		return b, nil, err
	}
	b.end = b.body + length
	if b.end > s.end {
		return b, raw, errCut
	}
	return b, raw, nil
}

// look reads what the metadata of a message say, and refuses what would fill the memory or cannot
// be true.
func (s *source) look(b *block, raw []byte) (length int64, err error) {
	defer damaged(&err)
	m := rootOf(raw)
	if v := m.number(0, 2); v < 3 || v > 4 {
		return 0, fmt.Errorf("it is of version %d, which is not known", v+1)
	}
	length, b.kind = m.number(3, 8), byte(m.number(1, 1))
	if length < 0 || length > longestBody {
		return 0, fmt.Errorf("it has %d bytes, at most %d are read: divide it into smaller batches", length, int64(longestBody))
	}
	m.pairs(4)
	size := int64(len(raw)) + length
	switch inner := m.table(2); b.kind {
	case schemaKind:
		return length, s.lookSchema(inner)
	case dictionaryKind:
		b.id, b.more = inner.number(0, 8), inner.number(2, 1) != 0
		return length, lookBatch(inner.table(1), size, length)
	case batchKind:
		b.rows = inner.number(0, 8)
		if _, n := inner.list(1, 16); n != s.fields {
			return 0, fmt.Errorf("it has %d columns, and the schema has %d", n, s.fields)
		}
		if err := lookBatch(inner, size, length); err != nil {
			b.rows = 0
			return 0, err
		}
		return length, nil
	}
	return 0, fmt.Errorf("it is of kind %d, which is not known", b.kind)
}

// lookSchema bounds the depth and the number of the fields of a schema.
func (s *source) lookSchema(t table) error {
	t.pairs(2)
	s.fields, s.ids = 0, nil
	return s.lookFields(t, 1, 0)
}

// unionType is the number of the type of a union (Schema.fbs).
const unionType = 14

const (
	deepest     = 60 // the library's is 64
	mostColumns = 10_000
)

func (s *source) lookFields(t table, slot, depth int) error {
	at, n := t.list(slot, 4)
	for i := range n {
		f := t.child(at + 4*i)
		if s.fields++; s.fields > mostColumns || depth > deepest {
			return errors.New("its schema cannot be read: too many columns, or too deep")
		}
		f.pairs(6)
		if f.number(2, 1) == unionType {
			_, _ = f.table(3).list(1, 4) // the ids of its types
		}
		was := s.fields
		if err := s.lookFields(f, 5, depth+1); err != nil {
			return err
		}
		if f.has(4) {
			if id := f.table(4).number(0, 8); !slices.Contains(s.ids, id) {
				s.ids = append(s.ids, id)
			}
			s.fields = was // what is in a dictionary stands in it alone
		}
	}
	return nil
}

// lookBatch wants the buffers of a batch to be in its body, and no more rows than so many bytes may
// stand for.
func lookBatch(t table, size, body int64) error {
	most := max(1<<20, 1000*size)
	rows := t.number(0, 8)
	at, n := t.list(1, 16)
	if n > 0 {
		if length, _ := t.pair(at); length != rows {
			return fmt.Errorf("it has %d rows, and %d in its first column", rows, length)
		}
	}
	for i := range n {
		if length, null := t.pair(at + 16*i); length < 0 || length > most || null > length {
			return fmt.Errorf("it has a column of %d values, %d of them missing", length, null)
		}
	}
	if rows < 0 || rows > most {
		return fmt.Errorf("it has %d rows in %d bytes", rows, size)
	}
	buffers, n := t.list(2, 16)
	for i := range n {
		if offset, length := t.pair(buffers + 16*i); offset < 0 || length < 0 || offset > body || length > body-offset {
			return fmt.Errorf("it has values at bytes %d to %d of %d", offset, offset+length, body)
		}
	}
	at, many := t.list(4, 8)
	for i := range many {
		if v := binary.LittleEndian.Uint64(t.raw[at+8*i:]); v > uint64(n) {
			return fmt.Errorf("it has a column in %d parts, and %d in all", v, n)
		}
	}
	return nil
}

// damaged makes an error of what metadata that make no sense lead to.
func damaged(err *error) {
	if p := recover(); p != nil {
		*err = errors.New("its metadata are damaged")
	}
}

var errKind = fmt.Errorf("%w as Arrow", columnar.ErrKind)
