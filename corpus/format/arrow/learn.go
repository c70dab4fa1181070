package arrow

import (
	"math"
	"slices"

	lib "github.com/apache/arrow-go/v18/arrow"

	"onecopy/corpus/format/columnar"
	"onecopy/corpus/format/jsonrow"
)

// hasDictionary says whether a type has one in it.
func hasDictionary(t lib.DataType) bool {
	switch t := t.(type) {
	case *lib.DictionaryType:
		return true
	case lib.NestedType:
		return slices.ContainsFunc(t.Fields(), func(f lib.Field) bool { return hasDictionary(f.Type) })
	}
	return false
}

// A learner finds the values of dictionaries.
type learner struct {
	of    *Fields
	batch *batch
	size  int
}

// Learner is what is to see all records before a file is begun, nil if no column has a dictionary.
func (f *Fields) Learner() jsonrow.ColumnLearner {
	l := &learner{of: f, batch: newBatch(f.schema, nil, hasDictionary)}
	if len(l.batch.columns) == 0 {
		return nil
	}
	return l
}

// learnedSize is after how many bytes of records what stands beside dictionaries is forgotten.
const learnedSize = 1 << 20

// Add looks at a record.
func (l *learner) Add(line []byte) error {
	if l.size += len(line); l.size > learnedSize {
		l.size = 0
		for _, c := range l.batch.columns {
			drop(c)
		}
	}
	return l.batch.add(line)
}

// drop forgets what was added to a column but for the values of dictionaries.
func drop(b builder) {
	switch b := b.(type) {
	case *dictionary:
		b.indices = b.indices[:0]
	case *group:
		b.validity = validity{}
		for _, c := range b.columns {
			drop(c)
		}
	case *many:
		b.validity, b.ends = validity{}, nil
		drop(b.inner)
	default:
		b.done()
	}
}

// Columns are those of which all is known. An index that is too narrow for all values is a wider
// one, with a note.
func (l *learner) Columns() (columns jsonrow.Columns, err error) {
	defer columnar.Rescue(&err)
	f := &Fields{notes: slices.Clone(l.of.notes), learned: l.batch.learned}
	list := slices.Clone(l.of.schema.Fields())
	w := &widening{to: f}
	for i, c := range l.batch.columns {
		k := slices.IndexFunc(list, func(f lib.Field) bool { return f.Name == l.batch.names[i] })
		list[k].Type = w.settle(c, list[k].Type, list[k].Name)
	}
	meta := l.of.schema.Metadata()
	f.schema = lib.NewSchema(list, &meta)
	return f, nil
}

// A widening goes through the columns and settles their dictionaries.
type widening struct{ to *Fields }

func (w *widening) settle(b builder, t lib.DataType, path string) lib.DataType {
	switch b := b.(type) {
	case *dictionary:
		b.values.array = b.values.new.done()
		wide := wideIndex(b.t.IndexType, len(b.values.at))
		if wide != b.t.IndexType {
			w.to.Note("column %s: its dictionary has %d values, so its index is %s and not %s", path, len(b.values.at), wide, b.t.IndexType)
		}
		return &lib.DictionaryType{IndexType: wide, ValueType: b.t.ValueType}
	case *group:
		fields := slices.Clone(b.t.Fields())
		for i, c := range b.columns {
			fields[i].Type = w.settle(c, fields[i].Type, path+"."+fields[i].Name)
		}
		return lib.StructOf(fields...)
	case *many:
		return listOf(b.t, w.settle(b.inner, elementOf(b.t).Type, path))
	}
	return t
}

// elementOf is the field of the elements of a list, or of the pairs of a map.
func elementOf(t lib.ListLikeType) lib.Field {
	if m, ok := t.(*lib.MapType); ok {
		return lib.Field{Type: m.Elem()}
	}
	return t.ElemField()
}

// listOf is a type of lists with other elements.
func listOf(t lib.ListLikeType, inner lib.DataType) lib.DataType {
	element := elementOf(t)
	element.Type = inner
	switch t := t.(type) {
	case *lib.MapType:
		fields := inner.(*lib.StructType).Fields()
		m := lib.MapOfFields(fields[0], fields[1])
		m.KeysSorted = t.KeysSorted
		return m
	case *lib.LargeListType:
		return lib.LargeListOfField(element)
	case *lib.FixedSizeListType:
		return lib.FixedSizeListOfField(t.Len(), element)
	case *lib.ListViewType:
		return lib.ListViewOfField(element)
	case *lib.LargeListViewType:
		return lib.LargeListViewOfField(element)
	}
	return lib.ListOfField(element)
}

// wideIndex is the type of an index that is wide enough for so many values.
func wideIndex(t lib.DataType, n int) lib.DataType {
	top := map[lib.Type]int{lib.INT8: math.MaxInt8, lib.UINT8: math.MaxUint8, lib.INT16: math.MaxInt16, lib.UINT16: math.MaxUint16}
	if most, ok := top[t.ID()]; ok && n-1 > most {
		return lib.PrimitiveTypes.Int32
	}
	return t
}
