package arrow

import (
	lib "github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/bitutil"
	"github.com/apache/arrow-go/v18/arrow/memory"

	"onecopy/corpus/format/jsonrow"
)

// A builder makes a column of a record batch.
type builder interface {
	add(v jsonrow.Value) error // null where the column has none is an empty value
	len() int
	done() lib.Array // and begins the next one
}

// A leaf is a column of single values.
type leaf struct {
	array.Builder
	nullable bool
	put      func(v jsonrow.Value) error
}

func (l *leaf) len() int        { return l.Len() }
func (l *leaf) done() lib.Array { return l.NewArray() }

func (l *leaf) add(v jsonrow.Value) error {
	switch {
	case v.Kind() != 'n':
		return l.put(v)
	case l.nullable:
		l.AppendNull()
	default:
		l.AppendEmptyValue()
	}
	return nil
}

// A validity says which values of a column are there.
type validity struct {
	there []bool
	nulls int
}

func (v *validity) len() int { return len(v.there) }

func (v *validity) mark(there bool) {
	v.there = append(v.there, there)
	if !there {
		v.nulls++
	}
}

func (v *validity) take() (n int, bits *memory.Buffer, nulls int) {
	n, nulls = len(v.there), v.nulls
	if nulls > 0 {
		raw := make([]byte, bitutil.BytesForBits(int64(n)))
		for i, there := range v.there {
			if there {
				bitutil.SetBit(raw, i)
			}
		}
		bits = memory.NewBufferBytes(raw)
	}
	v.there, v.nulls = v.there[:0], 0
	return n, bits, nulls
}
