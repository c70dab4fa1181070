package arrow

import (
	"encoding/binary"
	"fmt"
	"io"
	"slices"

	lib "github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/ipc"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"onecopy/corpus/format/columnar"
	"onecopy/corpus/format/jsonrow"
)

// Fields are the columns of a file.
type Fields struct {
	schema  *lib.Schema
	notes   []string
	learned []*values // of its dictionaries, in the order of the columns; nil before they are known
}

// FieldsOf reads the schema of a file.
func FieldsOf(file io.ReaderAt, size int64) (f *Fields, err error) {
	defer columnar.Rescue(&err)
	s := &source{ReaderAt: file, end: size}
	from, _ := s.bounds()
	b, raw, err := s.message(from)
	if err != nil || b.kind != schemaKind {
		return nil, fmt.Errorf("%w: it has no schema", errKind)
	}
	d, err := newDecoder(s, raw)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errKind, err)
	}
	schema := d.reader.Schema()
	if err := namesUnlike(schema); err != nil {
		return nil, err
	}
	return NewFields(schema), nil
}

// ParseFields reads the message of a schema, as other formats keep one.
func ParseFields(message []byte) (f *Fields, err error) {
	return FieldsOf(bytesAt(message), int64(len(message)))
}

// bytesAt is a file in memory.
type bytesAt []byte

func (b bytesAt) ReadAt(p []byte, at int64) (int, error) {
	if at < 0 || at >= int64(len(b)) {
		return 0, io.EOF
	}
	n := copy(p, b[at:])
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// NewFields are columns of a schema. What of its types cannot be written from records is another
// one, with a note.
func NewFields(schema *lib.Schema) *Fields {
	var to rewriting
	var fields []lib.Field
	for _, field := range schema.Fields() {
		fields = append(fields, to.writable(field, field.Name))
	}
	meta := schema.Metadata()
	return &Fields{schema: lib.NewSchema(fields, &meta), notes: to.notes}
}

// InferFields are the columns that records need.
func InferFields(found *jsonrow.Inference) *Fields {
	var fields []lib.Field
	for name, c := range found.All {
		field := lib.Field{Name: name, Nullable: true, Type: lib.BinaryTypes.String}
		switch c {
		case jsonrow.Boolean:
			field.Type = lib.FixedWidthTypes.Boolean
		case jsonrow.Integer:
			field.Type = lib.PrimitiveTypes.Int64
		case jsonrow.Number:
			field.Type = lib.PrimitiveTypes.Float64
		case jsonrow.Mixed:
			field.Metadata = lib.MetadataFrom(map[string]string{columnar.ValuesKey: "json"})
		}
		fields = append(fields, field)
	}
	return &Fields{schema: lib.NewSchema(fields, nil)}
}

// Schema is the columns as the library has them.
func (f *Fields) Schema() *lib.Schema { return f.schema }

// Names lists the columns.
func (f *Fields) Names() (names []string) {
	for _, c := range f.schema.Fields() {
		names = append(names, c.Name)
	}
	return names
}

// Notes says what could not be kept as it was.
func (f *Fields) Notes() []string { return f.notes }

// Note adds what could not be kept.
func (f *Fields) Note(format string, args ...any) {
	f.notes = append(f.notes, fmt.Sprintf(format, args...))
}

// With is the columns and behind them one of strings for each of the names that they do not have.
func (f *Fields) With(names ...string) jsonrow.Columns {
	list, have := slices.Clone(f.schema.Fields()), f.Names()
	for _, name := range names {
		if !slices.Contains(have, name) {
			list = append(list, lib.Field{Name: name, Type: lib.BinaryTypes.String, Nullable: true})
		}
	}
	meta := f.schema.Metadata()
	return &Fields{schema: lib.NewSchema(list, &meta), notes: f.notes}
}

// Same says whether others are the same, whatever their metadata.
func (f *Fields) Same(to jsonrow.Columns) bool {
	t, ok := to.(*Fields)
	if !ok || len(t.schema.Fields()) != len(f.schema.Fields()) {
		return false
	}
	for i, a := range f.schema.Fields() {
		if b := t.schema.Field(i); a.Name != b.Name || a.Nullable != b.Nullable || !lib.TypeEqual(a.Type, b.Type) {
			return false
		}
	}
	return true
}

// Message is the message of the schema, as other formats keep it.
func (f *Fields) Message() []byte {
	p := ipc.GetSchemaPayload(f.schema, memory.NewGoAllocator())
	defer p.Release()
	raw := p.Meta().Bytes()
	padded := (len(raw) + 7) &^ 7
	out := binary.LittleEndian.AppendUint32(nil, mark)
	out = binary.LittleEndian.AppendUint32(out, uint32(padded))
	return append(append(out, raw...), make([]byte, padded-len(raw))...)
}
