package parquet

import (
	lib "github.com/apache/arrow-go/v18/arrow"

	"onecopy/corpus/format/arrow"
)

// asBefore is a column as it was before it was written as Parquet, where it may have been so; a
// unit of time is that of the file.
func asBefore(is, was lib.Field) lib.Field {
	if is.Name != was.Name || arrow.IsJSON(is) {
		return is
	}
	if t := typeBefore(is.Type, was.Type); t != nil {
		is.Type, is.Metadata = t, was.Metadata
	}
	return is
}

// typeBefore is asBefore for types, nil if one cannot have become the other.
func typeBefore(is, was lib.DataType) lib.DataType {
	if d, ok := was.(*lib.DictionaryType); ok {
		if value := typeBefore(is, d.ValueType); value != nil {
			return &lib.DictionaryType{IndexType: d.IndexType, ValueType: value, Ordered: d.Ordered}
		}
		return nil
	}
	if lib.TypeEqual(is, was) {
		return was
	}
	switch i := is.(type) {
	case *lib.StringType, *lib.BinaryType:
		return sameBytes(is, was)
	case *lib.TimestampType:
		if w, ok := was.(*lib.TimestampType); ok && (i.TimeZone == "") == (w.TimeZone == "") {
			return &lib.TimestampType{Unit: i.Unit, TimeZone: w.TimeZone}
		}
	case *lib.Int64Type:
		if was.ID() == lib.DURATION {
			return was
		}
	case *lib.Date32Type:
		if was.ID() == lib.DATE64 {
			return was
		}
	case lib.DecimalType:
		if w, ok := was.(lib.DecimalType); ok && w.GetScale() == i.GetScale() && w.GetPrecision() == i.GetPrecision() {
			return was
		}
	case *lib.StructType:
		return structBefore(i, was)
	case *lib.MapType:
		if w, ok := was.(*lib.MapType); ok {
			m := lib.MapOfFields(asBefore(i.KeyField(), named(w.KeyField(), i.KeyField())), asBefore(i.ItemField(), named(w.ItemField(), i.ItemField())))
			m.KeysSorted = w.KeysSorted
			return m
		}
	case *lib.ListType:
		return listBefore(i, was)
	}
	return nil
}

// sameBytes is a type of texts or bytes that Parquet has one type for.
func sameBytes(is, was lib.DataType) lib.DataType {
	texts := map[lib.Type]bool{lib.STRING: true, lib.LARGE_STRING: true, lib.STRING_VIEW: true}
	raw := map[lib.Type]bool{lib.BINARY: true, lib.LARGE_BINARY: true, lib.BINARY_VIEW: true}
	if texts[is.ID()] && texts[was.ID()] || raw[is.ID()] && raw[was.ID()] {
		return was
	}
	return nil
}

func structBefore(is *lib.StructType, was lib.DataType) lib.DataType {
	w, ok := was.(*lib.StructType)
	if !ok || w.NumFields() != is.NumFields() {
		return nil
	}
	var fields []lib.Field
	for k, f := range is.Fields() {
		fields = append(fields, asBefore(f, w.Field(k)))
	}
	return lib.StructOf(fields...)
}

func listBefore(is *lib.ListType, was lib.DataType) lib.DataType {
	w, ok := was.(lib.ListLikeType)
	if !ok || was.ID() == lib.MAP {
		return nil
	}
	element := asBefore(is.ElemField(), named(w.ElemField(), is.ElemField()))
	element.Name = w.ElemField().Name
	switch w := w.(type) {
	case *lib.LargeListType:
		return lib.LargeListOfField(element)
	case *lib.FixedSizeListType:
		return lib.FixedSizeListOfField(w.Len(), element)
	case *lib.ListViewType:
		return lib.ListViewOfField(element)
	case *lib.LargeListViewType:
		return lib.LargeListViewOfField(element)
	}
	return lib.ListOfField(element)
}

// named gives a field the name of another one: those in lists and maps are called by other names.
func named(f, as lib.Field) lib.Field {
	f.Name = as.Name
	return f
}
