package parquet

import (
	"bytes"
	"fmt"
	"math"
	"math/big"

	lib "github.com/apache/arrow-go/v18/arrow"
	pq "github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/format"

	"onecopy/corpus/format/arrow"
	"onecopy/corpus/format/columnar"
)

// SchemaFor is the columns of Parquet for those of Arrow, as pyarrow has them, and beside them the
// types of Arrow, which programs of Arrow give the columns back. What becomes of a type that
// neither keeps is noted.
func SchemaFor(f *arrow.Fields) (s *Schema, err error) {
	defer columnar.Rescue(&err)
	c := converter{notes: f.Notes()}
	var fields []pq.Field
	for _, field := range f.Schema().Fields() {
		fields = append(fields, c.column(field, field.Name))
	}
	if s, err = written(fields); err != nil {
		return nil, err
	}
	s.fields, s.notes, s.arrow = fields, c.notes, f
	for i, n := range s.root.children {
		n.asJSON(f.Schema().Field(i))
	}
	meta := f.Schema().Metadata()
	for _, key := range metaKeys {
		if value, ok := meta.GetValue(key); ok {
			s.meta[key] = value
		}
	}
	return s, nil
}

// written is the schema of a file with such columns and without rows.
func written(fields []pq.Field) (*Schema, error) {
	var file bytes.Buffer
	w := pq.NewGenericWriter[any](&file, (&Schema{fields: fields}).schema())
	if err := w.Close(); err != nil {
		return nil, err
	}
	return SchemaOf(bytes.NewReader(file.Bytes()), int64(file.Len()))
}

// asJSON marks the columns whose values are written as JSON.
func (n *node) asJSON(f lib.Field) {
	switch t := f.Type.(type) {
	case *lib.StructType:
		if n.leaf { // a group without columns
			n.raw = true
			return
		}
		for i, c := range n.children {
			c.asJSON(t.Field(i))
		}
	case *lib.MapType:
		pair := n.children[0].children
		pair[0].asJSON(t.KeyField())
		pair[1].asJSON(t.ItemField())
	case lib.ListLikeType:
		n.children[0].children[0].asJSON(t.ElemField())
	case *lib.DayTimeIntervalType, *lib.MonthDayNanoIntervalType:
		n.raw = true
	default:
		n.raw = arrow.IsJSON(f)
	}
}

// A converter makes columns of Parquet.
type converter struct{ notes []string }

func (c *converter) note(path string, t lib.DataType, what string) {
	c.notes = append(c.notes, fmt.Sprintf("column %s: Parquet has no %s, it is written as %s", path, t, what))
}

func (c *converter) column(f lib.Field, path string) pq.Field {
	n := c.node(f, path)
	if f.Nullable || f.Type.ID() == lib.NULL {
		n = pq.Optional(n)
	} else {
		n = pq.Required(n)
	}
	return column{n, f.Name}
}

func (c *converter) node(f lib.Field, path string) pq.Node {
	switch t := f.Type.(type) {
	case *lib.DictionaryType:
		if !restored[t.ValueType.ID()] {
			c.note(path, t, t.ValueType.String())
		}
		return pq.Encoded(c.node(lib.Field{Type: t.ValueType}, path), &pq.RLEDictionary)
	case *lib.StructType:
		if t.NumFields() == 0 {
			c.note(path, t, "JSON")
			return pq.JSON()
		}
		g := ordered{Group: pq.Group{}}
		for _, f := range t.Fields() {
			field := c.column(f, path+"."+f.Name)
			g.Group[f.Name], g.fields = field, append(g.fields, field)
		}
		return g
	case *lib.MapType:
		return pq.Map(c.column(t.KeyField(), path+".key"), c.column(t.ItemField(), path+".value"))
	case lib.ListLikeType:
		if t.ID() == lib.LIST_VIEW || t.ID() == lib.LARGE_LIST_VIEW {
			c.note(path, t, "list")
		}
		return pq.List(c.column(t.ElemField(), path+"."+t.ElemField().Name))
	}
	if arrow.IsJSON(f) {
		return pq.JSON()
	}
	if arrow.IsUUID(f) && lib.TypeEqual(f.Type, &lib.FixedSizeBinaryType{ByteWidth: 16}) {
		return pq.UUID()
	}
	return c.leaf(f.Type, path)
}

// restored are the values of dictionaries that programs of Arrow make of Parquet again.
var restored = map[lib.Type]bool{lib.STRING: true, lib.BINARY: true}

func (c *converter) leaf(t lib.DataType, path string) pq.Node {
	switch t := t.(type) {
	case lib.DecimalType:
		return c.decimal(t, path)
	case *lib.FixedSizeBinaryType:
		return pq.Leaf(pq.FixedLenByteArrayType(t.ByteWidth))
	case *lib.TimestampType:
		return pq.TimestampAdjusted(c.unit(t, t.Unit, path), t.TimeZone != "")
	case *lib.Time32Type:
		return pq.TimeAdjusted(c.unit(t, t.Unit, path), false)
	case *lib.Time64Type:
		return pq.TimeAdjusted(c.unit(t, t.Unit, path), false)
	case *lib.Date64Type:
		c.note(path, t, "date32")
		return pq.Date()
	case *lib.DurationType:
		return pq.Int(64)
	case *lib.MonthIntervalType:
		c.note(path, t, "int32")
		return pq.Int(32)
	case *lib.DayTimeIntervalType, *lib.MonthDayNanoIntervalType:
		c.note(path, t, "JSON")
		return pq.JSON()
	}
	switch t.ID() {
	case lib.NULL:
		return logical{pq.Leaf(pq.Int32Type), &format.NullType{}}
	case lib.BOOL:
		return pq.Leaf(pq.BooleanType)
	case lib.INT8, lib.INT16, lib.INT32, lib.INT64:
		return pq.Int(t.(lib.FixedWidthDataType).BitWidth())
	case lib.UINT8, lib.UINT16, lib.UINT32, lib.UINT64:
		return pq.Uint(t.(lib.FixedWidthDataType).BitWidth())
	case lib.FLOAT16:
		return logical{pq.Leaf(pq.FixedLenByteArrayType(2)), &format.Float16Type{}}
	case lib.FLOAT32:
		return pq.Leaf(pq.FloatType)
	case lib.FLOAT64:
		return pq.Leaf(pq.DoubleType)
	case lib.DATE32:
		return pq.Date()
	case lib.STRING, lib.LARGE_STRING, lib.STRING_VIEW:
		return pq.String()
	case lib.BINARY, lib.LARGE_BINARY, lib.BINARY_VIEW:
		return pq.Leaf(pq.ByteArrayType)
	}
	panic("columns of type " + t.String() + " are not written as Parquet")
}

func (c *converter) unit(t lib.DataType, u lib.TimeUnit, path string) pq.TimeUnit {
	switch u {
	case lib.Second:
		c.note(path, t, "milliseconds")
		return pq.Millisecond
	case lib.Millisecond:
		return pq.Millisecond
	case lib.Microsecond:
		return pq.Microsecond
	}
	return pq.Nanosecond
}

// decimal is a column of decimals, in as few bytes as so many digits need.
func (c *converter) decimal(t lib.DecimalType, path string) pq.Node {
	precision, scale := int(t.GetPrecision()), int(t.GetScale())
	if scale < 0 {
		precision, scale = precision-scale, 0
		c.note(path, t, fmt.Sprintf("decimal(%d, 0)", precision))
	}
	most := new(big.Float).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(precision)), nil))
	size := int(math.Ceil(float64(most.MantExp(nil)+1) / 8))
	return pq.Decimal(scale, precision, pq.FixedLenByteArrayType(size))
}
