package parquet

import (
	"encoding/base64"
	"io"
	"reflect"
	"slices"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"onecopy/corpus/format/arrow"
	"onecopy/corpus/format/columnar"
	"onecopy/corpus/format/jsonrow"
)

// A Schema is what columns a file has.
type Schema struct {
	root   *node
	fields []pq.Field        // in the order of the columns
	arrow  *arrow.Fields     // the types that Arrow has for them, nil if the file does not say
	meta   map[string]string // what else programs of Arrow keep of columns
	notes  []string
}

// The keys of what programs of Arrow keep beside the columns.
const arrowKey = "ARROW:schema"

var metaKeys = []string{"huggingface", "pandas"}

// SchemaOf reads the schema of a file.
func SchemaOf(file io.ReaderAt, size int64) (s *Schema, err error) {
	defer columnar.Rescue(&err)
	f, root, err := open(file, size)
	if err != nil {
		return nil, err
	}
	s = &Schema{root: root, fields: slices.Clone(f.Schema().Fields()), meta: map[string]string{}}
	s.readMeta(f)
	for i, c := range root.children {
		s.fields[i] = withHalf(s.fields[i], c)
		if long(f, c) {
			s.fields[i] = column{pq.Encoded(s.fields[i], &pq.Plain), c.name}
		}
	}
	return s, nil
}

// withHalf gives numbers of 16 bits their type back, which the library does not know.
func withHalf(f pq.Field, n *node) pq.Field {
	if !n.hasHalf() {
		return f
	}
	if n.leaf {
		return half{f}
	}
	fields := slices.Clone(f.Fields())
	for i, c := range n.children {
		fields[i] = withHalf(fields[i], c)
	}
	return nested{f, fields}
}

func (n *node) hasHalf() bool {
	if _, ok := n.logical.(*format.Float16Type); ok && n.leaf {
		return true
	}
	return slices.ContainsFunc(n.children, (*node).hasHalf)
}

// A half is a column of numbers of 16 bits.
type half struct{ pq.Field }

func (h half) Type() pq.Type { return logicalType{h.Field.Type(), &format.Float16Type{}} }

// A nested field is one with other fields in it.
type nested struct {
	pq.Field
	fields []pq.Field
}

func (n nested) Fields() []pq.Field { return n.fields }

// long says whether a column has texts, which are written as they stand: hardly two are the same,
// so a dictionary of them would be the row group once more. It is a column of bytes whose values
// have longText bytes in the file, what repeats counted once where that has a dictionary.
func long(f *pq.File, n *node) bool {
	if !n.leaf || n.kind != format.ByteArray {
		return false
	}
	var bytes, values int64
	for i := range f.Metadata().RowGroups {
		c := &f.Metadata().RowGroups[i].Columns[n.first].MetaData
		bytes, values = bytes+c.TotalUncompressedSize, values+c.NumValues
	}
	return values > 0 && bytes/values >= longText
}

const longText = 64

// readMeta reads what programs of Arrow wrote of the columns. What cannot be read or is of other
// columns says nothing.
func (s *Schema) readMeta(f *pq.File) {
	for _, kv := range f.Metadata().KeyValueMetadata {
		switch {
		case kv.Key == arrowKey:
			message, err := base64.StdEncoding.DecodeString(kv.Value)
			if err != nil {
				continue
			}
			if fields, err := arrow.ParseFields(message); err == nil && slices.Equal(fields.Names(), s.Names()) {
				s.arrow, s.notes = fields, fields.Notes()
			}
		case slices.Contains(metaKeys, kv.Key):
			s.meta[kv.Key] = kv.Value
		}
	}
}

// Same says whether others are the same columns of Parquet.
func (s *Schema) Same(to jsonrow.Columns) bool {
	t, ok := to.(*Schema)
	return ok && s.schema().String() == t.schema().String()
}

// Notes says what could not be kept as it was.
func (s *Schema) Notes() []string { return s.notes }

// Learner is nil: no record must be seen before a file is begun.
func (s *Schema) Learner() jsonrow.ColumnLearner { return nil }

// InferSchema is the columns that records need.
func InferSchema(found *jsonrow.Inference) *Schema {
	s := &Schema{root: &node{}}
	for name, c := range found.All {
		s.add(name, c)
	}
	return s
}

// Names lists the columns.
func (s *Schema) Names() (names []string) {
	for _, c := range s.root.children {
		names = append(names, c.name)
	}
	return names
}

// With is the schema and behind its columns one of strings for each of the names that it does not
// have.
func (s *Schema) With(names ...string) jsonrow.Columns {
	more := &Schema{root: &node{}, fields: slices.Clone(s.fields), meta: s.meta, notes: s.notes}
	if s.arrow != nil {
		more.arrow = s.arrow.With(names...).(*arrow.Fields)
	}
	more.root.children = slices.Clone(s.root.children)
	more.root.last = s.root.last
	for _, name := range names {
		if !slices.Contains(more.Names(), name) {
			more.add(name, jsonrow.Text)
		}
	}
	return more
}

// add adds a column whose values may be missing.
func (s *Schema) add(name string, c jsonrow.Class) {
	var leaf pq.Node
	n := &node{name: name, leaf: true, optional: true, depth: 1, first: s.root.last, last: s.root.last + 1, kind: format.ByteArray}
	switch c {
	case jsonrow.Boolean:
		leaf, n.kind = pq.Leaf(pq.BooleanType), format.Boolean
	case jsonrow.Integer:
		leaf, n.kind = pq.Int(64), format.Int64
	case jsonrow.Number:
		leaf, n.kind = pq.Leaf(pq.DoubleType), format.Double
	case jsonrow.Mixed:
		leaf, n.logical, n.raw = pq.JSON(), &format.JsonType{}, true
	default:
		leaf, n.logical = pq.String(), &format.StringType{}
	}
	s.root.last++
	s.root.children = append(s.root.children, n)
	s.fields = append(s.fields, column{pq.Optional(leaf), name})
}

// A column is a field of a schema that was not read from a file.
type column struct {
	pq.Node
	name string
}

func (c column) Name() string                           { return c.name }
func (c column) Value(base reflect.Value) reflect.Value { return base.FieldByName(c.name) }

// ordered is a group whose columns stay in their order.
type ordered struct {
	pq.Group
	fields []pq.Field
}

func (o ordered) Fields() []pq.Field { return o.fields }

func (s *Schema) schema() *pq.Schema {
	group := pq.Group{}
	for _, f := range s.fields {
		group[f.Name()] = f
	}
	return pq.NewSchema("schema", ordered{group, s.fields})
}
