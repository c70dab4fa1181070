package arrow

import (
	"strconv"

	lib "github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"onecopy/corpus/format/columnar"
)

// cellOf is the cell of a column.
func cellOf(a lib.Array, f lib.Field) cell {
	enough(a)
	inner := plain(a, f)
	if inner == nil {
		inner = nested(a)
	}
	switch a.(type) {
	case array.Union, *array.RunEndEncoded: // what is missing is so in the columns in them
		return inner
	}
	return func(b []byte, i int) []byte {
		if a.IsNull(i) {
			return null(b, i)
		}
		return inner(b, i)
	}
}

// enough panics where a column has fewer values than it says: the library reads on in the next one.
func enough(a lib.Array) {
	t, ok := a.DataType().(lib.FixedWidthDataType)
	data := a.Data()
	if !ok || len(data.Buffers()) < 2 || data.Len() == 0 {
		return
	}
	if b := data.Buffers()[1]; b == nil || (data.Len()+data.Offset())*t.BitWidth() > 8*b.Len() {
		panic(errRow)
	}
}

func object(names []string, columns []cell) cell {
	heads := make([][]byte, len(names))
	for k, name := range names {
		if k > 0 {
			heads[k] = append(heads[k], ',')
		}
		heads[k] = append(columnar.AppendQuoted(heads[k], name), ':')
	}
	return func(b []byte, i int) []byte {
		b = append(b, '{')
		for k, column := range columns {
			b = column(append(b, heads[k]...), i)
		}
		return append(b, '}')
	}
}

// nested is the cell of a column with others in it.
func nested(a lib.Array) cell {
	switch a := a.(type) {
	case *array.Struct:
		t := a.DataType().(*lib.StructType)
		var names []string
		var columns []cell
		for i, f := range t.Fields() {
			names, columns = append(names, f.Name), append(columns, cellOf(a.Field(i), f))
		}
		return object(names, columns)
	case *array.Map:
		pair := object([]string{"key", "value"}, []cell{cellOf(a.Keys(), lib.Field{}), cellOf(a.Items(), lib.Field{})})
		return list(a, pair)
	case array.ListLike:
		return list(a, cellOf(a.ListValues(), a.DataType().(lib.ListLikeType).ElemField()))
	case *array.Dictionary:
		inner := cellOf(a.Dictionary(), lib.Field{})
		return func(b []byte, i int) []byte { return inner(b, a.GetValueIndex(i)) }
	case *array.RunEndEncoded:
		inner := cellOf(a.Values(), lib.Field{})
		return func(b []byte, i int) []byte { return inner(b, a.GetPhysicalIndex(i)) }
	case array.Union:
		return union(a)
	case array.ExtensionArray:
		return cellOf(a.Storage(), lib.Field{})
	case *array.DayTimeInterval:
		return func(b []byte, i int) []byte {
			v := a.Value(i)
			return append(count(count(b, `{"days":`, int64(v.Days)), `,"milliseconds":`, int64(v.Milliseconds)), '}')
		}
	case *array.MonthDayNanoInterval:
		return func(b []byte, i int) []byte {
			v := a.Value(i)
			b = count(count(b, `{"months":`, int64(v.Months)), `,"days":`, int64(v.Days))
			return append(count(b, `,"nanoseconds":`, v.Nanoseconds), '}')
		}
	}
	panic(unknown{a.DataType()})
}

func count(b []byte, name string, n int64) []byte {
	return strconv.AppendInt(append(b, name...), n, 10)
}

// longestRow is how many bytes a row may have: lists may share elements, which are lists.
const longestRow = 1 << 28

func list(a array.ListLike, element cell) cell {
	return func(b []byte, i int) []byte {
		b = append(b, '[')
		from, to := a.ValueOffsets(i)
		if to > int64(a.ListValues().Len()) {
			panic(errRow)
		}
		for k := from; k < to; k++ {
			if len(b) > longestRow {
				panic(errRow)
			}
			if k > from {
				b = append(b, ',')
			}
			b = element(b, int(k))
		}
		return append(b, ']')
	}
}

func union(a array.Union) cell {
	fields := make([]cell, a.NumFields())
	for k := range fields {
		fields[k] = cellOf(a.Field(k), lib.Field{})
	}
	dense, _ := a.(*array.DenseUnion)
	return func(b []byte, i int) []byte {
		k := i
		if dense != nil {
			k = int(dense.ValueOffset(i))
		}
		return fields[a.ChildID(i)](b, k)
	}
}

// An unknown type is one that nothing is known of.
type unknown struct{ t lib.DataType }

func (u unknown) Error() string { return "columns of type " + u.t.String() + " are not read" }
