package arrow

import (
	"errors"
	"strconv"

	lib "github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"onecopy/corpus/format/jsonrow"
)

// A file has each dictionary once, before the first rows, and few readers know one that grows. So
// where a column has one, all records are looked at before they are written.

// values are those of a dictionary.
type values struct {
	at    map[string]int // by what they are as JSON
	new   builder        // of them, while they are learned
	array lib.Array      // of them, behind that
}

// A dictionary is a column that has one.
type dictionary struct {
	t        *lib.DictionaryType
	nullable bool
	values   *values
	indices  []int // -1 for null
}

func (d *dictionary) len() int { return len(d.indices) }

func (d *dictionary) add(v jsonrow.Value) error {
	if v.Kind() == 'n' && d.nullable {
		d.indices = append(d.indices, -1)
		return nil
	}
	i, ok := d.values.at[string(v)]
	if !ok {
		if d.values.array != nil {
			return errors.New("a value that is not in the dictionary of its column")
		}
		if err := d.values.new.add(v); err != nil {
			return err
		}
		i = len(d.values.at)
		d.values.at[string(v)] = i
	}
	d.indices = append(d.indices, i)
	return nil
}

func (d *dictionary) done() lib.Array {
	index := array.NewBuilder(memory.NewGoAllocator(), d.t.IndexType)
	put := putWhole(index, d.t.IndexType)
	for _, i := range d.indices {
		if i < 0 {
			index.AppendNull()
		} else if err := put(strconv.AppendInt(nil, int64(i), 10)); err != nil {
			panic(err)
		}
	}
	d.indices = d.indices[:0]
	return array.NewDictionaryArray(d.t, index.NewArray(), d.values.array)
}
