package parquet

import (
	"io"
	"reflect"
	"slices"

	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"onecopy/corpus/format/columnar"
)

// A Schema is what columns a file has.
type Schema struct {
	root   *node
	fields []pq.Field // in the order of the columns
}

// SchemaOf reads the schema of a file.
func SchemaOf(file io.ReaderAt, size int64) (s *Schema, err error) {
	defer columnar.Rescue(&err)
	f, root, err := open(file, size)
	if err != nil {
		return nil, err
	}
	s = &Schema{root: root, fields: slices.Clone(f.Schema().Fields())}
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

func (h half) Type() pq.Type { return halfType{h.Field.Type()} }

type halfType struct{ pq.Type }

func (halfType) LogicalType() *format.LogicalType {
	return &format.LogicalType{Value: &format.Float16Type{}}
}

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

// Same says whether two schemas have the same columns.
func (s *Schema) Same(t *Schema) bool { return s.schema().String() == t.schema().String() }

// Names lists the columns.
func (s *Schema) Names() (names []string) {
	for _, c := range s.root.children {
		names = append(names, c.name)
	}
	return names
}

// With is the schema and behind its columns one of strings for each of the names that it does not
// have.
func (s *Schema) With(names ...string) *Schema {
	more := &Schema{root: &node{}, fields: slices.Clone(s.fields)}
	more.root.children = slices.Clone(s.root.children)
	more.root.last = s.root.last
	for _, name := range names {
		if !slices.Contains(more.Names(), name) {
			more.add(name, text)
		}
	}
	return more
}

// add adds a column whose values may be missing.
func (s *Schema) add(name string, c class) {
	var leaf pq.Node
	n := &node{name: name, leaf: true, optional: true, depth: 1, first: s.root.last, last: s.root.last + 1, kind: format.ByteArray}
	switch c {
	case boolean:
		leaf, n.kind = pq.Leaf(pq.BooleanType), format.Boolean
	case integer:
		leaf, n.kind = pq.Int(64), format.Int64
	case number:
		leaf, n.kind = pq.Leaf(pq.DoubleType), format.Double
	case mixed:
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
