package parquet

import (
	"maps"

	lib "github.com/apache/arrow-go/v18/arrow"
	"github.com/parquet-go/parquet-go/format"

	"onecopy/corpus/format/arrow"
	"onecopy/corpus/format/columnar"
)

// Fields are the columns as Arrow has them: the types that the file says it was made of, as far as
// they have the same values, else those that are nearest.
func (s *Schema) Fields() *arrow.Fields {
	var fields []lib.Field
	for i, n := range s.root.children {
		f := n.field()
		if s.arrow != nil {
			f = asBefore(f, s.arrow.Schema().Field(i))
		}
		fields = append(fields, f)
	}
	all := maps.Clone(s.meta)
	if s.arrow != nil {
		meta := s.arrow.Schema().Metadata()
		maps.Copy(all, meta.ToMap())
	}
	meta := lib.MetadataFrom(all)
	f := arrow.NewFields(lib.NewSchema(fields, &meta))
	for _, note := range s.notes {
		f.Note("%s", note)
	}
	return f
}

// field is a column of Arrow.
func (n *node) field() lib.Field {
	f := lib.Field{Name: n.name, Nullable: n.optional}
	if n.repeated {
		f.Type = lib.ListOfField(lib.Field{Name: "element", Type: n.one()})
		return f
	}
	f.Type = n.one()
	if n.raw {
		f.Metadata = lib.MetadataFrom(map[string]string{columnar.ValuesKey: "json"})
	}
	if _, ok := n.logical.(*format.UUIDType); ok && n.leaf {
		f.Metadata = lib.MetadataFrom(map[string]string{"ARROW:extension:name": "arrow.uuid", "ARROW:extension:metadata": ""})
	}
	return f
}

// one is the type of one value of a node.
func (n *node) one() lib.DataType {
	switch {
	case n.leaf:
		return n.leafType()
	case n.list:
		return n.listType()
	}
	var fields []lib.Field
	for _, c := range n.children {
		fields = append(fields, c.field())
	}
	return lib.StructOf(fields...)
}

func (n *node) listType() lib.DataType {
	inner, bare := n.element()
	if bare {
		return lib.ListOfField(inner.children[0].field())
	}
	if n.pairs && len(inner.children) == 2 && inner.children[0].name == "key" && inner.children[1].name == "value" && !inner.children[0].optional {
		return lib.MapOfFields(inner.children[0].field(), inner.children[1].field())
	}
	return lib.ListOfField(lib.Field{Name: inner.name, Type: inner.one()})
}

func (n *node) leafType() lib.DataType {
	switch t := n.logical.(type) {
	case *format.DecimalType:
		if t.Precision > 38 {
			return &lib.Decimal256Type{Precision: t.Precision, Scale: t.Scale}
		}
		return &lib.Decimal128Type{Precision: t.Precision, Scale: t.Scale}
	case *format.DateType:
		return lib.FixedWidthTypes.Date32
	case *format.TimeType:
		if n.kind == format.Int32 {
			return lib.FixedWidthTypes.Time32ms
		}
		return &lib.Time64Type{Unit: unitFor(t.Unit)}
	case *format.TimestampType:
		stamp := &lib.TimestampType{Unit: unitFor(t.Unit)}
		if t.IsAdjustedToUTC {
			stamp.TimeZone = "UTC"
		}
		return stamp
	case *format.IntType:
		return intType(t)
	case *format.NullType:
		return lib.Null
	case *format.Float16Type:
		return lib.FixedWidthTypes.Float16
	case *format.StringType, *format.EnumType, *format.JsonType:
		return lib.BinaryTypes.String
	}
	switch n.kind {
	case format.Boolean:
		return lib.FixedWidthTypes.Boolean
	case format.Int32:
		return lib.PrimitiveTypes.Int32
	case format.Int64:
		return lib.PrimitiveTypes.Int64
	case format.Int96:
		return &lib.TimestampType{Unit: lib.Nanosecond}
	case format.Float:
		return lib.PrimitiveTypes.Float32
	case format.Double:
		return lib.PrimitiveTypes.Float64
	case format.FixedLenByteArray:
		return &lib.FixedSizeBinaryType{ByteWidth: n.size}
	}
	return lib.BinaryTypes.Binary
}

func unitFor(u format.TimeUnit) lib.TimeUnit {
	switch u.Value.(type) {
	case *format.MilliSeconds:
		return lib.Millisecond
	case *format.NanoSeconds:
		return lib.Nanosecond
	}
	return lib.Microsecond
}

func intType(t *format.IntType) lib.DataType {
	signed := map[int8]lib.DataType{8: lib.PrimitiveTypes.Int8, 16: lib.PrimitiveTypes.Int16, 32: lib.PrimitiveTypes.Int32, 64: lib.PrimitiveTypes.Int64}
	plain := map[int8]lib.DataType{8: lib.PrimitiveTypes.Uint8, 16: lib.PrimitiveTypes.Uint16, 32: lib.PrimitiveTypes.Uint32, 64: lib.PrimitiveTypes.Uint64}
	if t.IsSigned {
		return signed[t.BitWidth]
	}
	return plain[t.BitWidth]
}
