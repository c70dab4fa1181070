package arrow

import (
	"fmt"
	"slices"

	lib "github.com/apache/arrow-go/v18/arrow"

	"onecopy/corpus/format/columnar"
)

// A rewriting makes columns such that they can be written, and notes what had to become another
// type.
type rewriting struct{ notes []string }

// note adds what could not be kept.
func (f *rewriting) note(format string, args ...any) {
	f.notes = append(f.notes, fmt.Sprintf(format, args...))
}

// writable is a column as it can be written from a record: of a union the record does not say which
// of its types a value is of, and runs and the order of a dictionary are no part of records.
func (f *rewriting) writable(c lib.Field, path string) lib.Field {
	inner := func(at lib.Field) lib.Field { return f.writable(at, path+"."+at.Name) }
	switch t := c.Type.(type) {
	case *lib.RunEndEncodedType:
		f.note("column %s: runs (%s) are written as values one by one", path, t)
		c.Type, c.Nullable = t.Encoded(), true
		return f.writable(c, path)
	case lib.UnionType:
		f.note("column %s: values of several types (%s) are written as JSON", path, t)
		return jsonField(c)
	case lib.ExtensionType:
		f.note("column %s: %s is written as %s", path, t, t.StorageType())
		c.Type = t.StorageType()
		return f.writable(c, path)
	case *lib.DictionaryType:
		return f.dictionaryField(c, t, path)
	case *lib.StructType:
		fields := slices.Clone(t.Fields())
		for i := range fields {
			fields[i] = inner(fields[i])
		}
		if _, twice := twin(fields); twice {
			f.note("column %s: a group with two columns of one name is written as JSON", path)
			return jsonField(c)
		}
		c.Type = lib.StructOf(fields...)
	case *lib.MapType:
		m := lib.MapOfFields(f.writable(t.KeyField(), path+".key"), f.writable(t.ItemField(), path+".value"))
		m.KeysSorted = t.KeysSorted
		c.Type = m
	case *lib.ListType:
		c.Type = lib.ListOfField(inner(t.ElemField()))
	case *lib.LargeListType:
		c.Type = lib.LargeListOfField(inner(t.ElemField()))
	case *lib.FixedSizeListType:
		c.Type = lib.FixedSizeListOfField(t.Len(), inner(t.ElemField()))
	case *lib.ListViewType:
		c.Type = lib.ListViewOfField(inner(t.ElemField()))
	case *lib.LargeListViewType:
		c.Type = lib.LargeListViewOfField(inner(t.ElemField()))
	}
	return c
}

// namesUnlike refuses columns of which two have one name.
func namesUnlike(schema *lib.Schema) error {
	if name, twice := twin(schema.Fields()); twice {
		return fmt.Errorf("%w: two columns have the name %q; rename one of them, as a record has each name once", errKind, name)
	}
	return nil
}

// twin returns a name that two of the columns have, or two parts of one.
func twin(fields []lib.Field) (name string, ok bool) {
	seen := map[string]bool{}
	for _, f := range fields {
		if seen[f.Name] {
			return f.Name, true
		}
		seen[f.Name] = true
		if t, is := f.Type.(*lib.StructType); is {
			if name, ok = twin(t.Fields()); ok {
				return name, true
			}
		}
	}
	return "", false
}

// jsonField is a column of strings in the place of one that cannot be written.
func jsonField(c lib.Field) lib.Field {
	return lib.Field{Name: c.Name, Type: lib.BinaryTypes.String, Nullable: true, Metadata: lib.MetadataFrom(map[string]string{columnar.ValuesKey: "json"})}
}

// dictionaryField is a column with a dictionary. What is nested in one stands for itself.
func (f *rewriting) dictionaryField(c lib.Field, t *lib.DictionaryType, path string) lib.Field {
	if _, nested := t.ValueType.(lib.NestedType); nested {
		f.note("column %s: groups and lists of a dictionary are written one by one", path)
		c.Type = t.ValueType
		return f.writable(c, path)
	}
	if t.Ordered {
		f.note("column %s: the order of the values of its dictionary is not kept", path)
		c.Type = &lib.DictionaryType{IndexType: t.IndexType, ValueType: t.ValueType}
	}
	return c
}
