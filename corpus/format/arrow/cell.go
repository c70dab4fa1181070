package arrow

import (
	"errors"
	"math"
	"math/big"
	"strconv"
	"time"

	lib "github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"

	"onecopy/corpus/format/columnar"
)

// A cell appends value i of a column as JSON.
type cell func(b []byte, i int) []byte

var errRow = errors.New("its values do not fit its columns")

func null(b []byte, _ int) []byte { return append(b, "null"...) }

// plain is the cell of a column of single values, nil of any other.
func plain(a lib.Array, f lib.Field) cell {
	switch a := a.(type) {
	case *array.Null:
		return null
	case *array.Boolean:
		return func(b []byte, i int) []byte { return strconv.AppendBool(b, a.Value(i)) }
	case *array.String:
		if IsJSON(f) {
			return func(b []byte, i int) []byte { return columnar.AppendValue(b, a.Value(i)) }
		}
		return func(b []byte, i int) []byte { return columnar.AppendQuoted(b, a.Value(i)) }
	case *array.LargeString:
		return func(b []byte, i int) []byte { return columnar.AppendQuoted(b, a.Value(i)) }
	case *array.StringView:
		return func(b []byte, i int) []byte { return columnar.AppendQuoted(b, a.Value(i)) }
	case *array.FixedSizeBinary:
		if IsUUID(f) {
			return func(b []byte, i int) []byte { return columnar.AppendUUID(b, a.Value(i)) }
		}
		return func(b []byte, i int) []byte { return columnar.AppendBytes(b, a.Value(i)) }
	case interface{ Value(i int) []byte }: // Binary, LargeBinary, BinaryView
		return func(b []byte, i int) []byte { return columnar.AppendBytes(b, a.Value(i)) }
	case *array.Float64:
		return func(b []byte, i int) []byte { return columnar.AppendFloat(b, a.Value(i), 64) }
	case *array.Float32:
		return func(b []byte, i int) []byte { return columnar.AppendFloat(b, float64(a.Value(i)), 32) }
	case *array.Float16:
		return func(b []byte, i int) []byte { return columnar.AppendFloat(b, float64(a.Value(i).Float32()), 32) }
	}
	if c := moment(a); c != nil {
		return c
	}
	return whole(a)
}

// whole is the cell of a column of whole numbers or decimals, nil of any other.
func whole(a lib.Array) cell {
	switch a := a.(type) {
	case *array.Int8:
		return integers(a.Value)
	case *array.Int16:
		return integers(a.Value)
	case *array.Int32:
		return integers(a.Value)
	case *array.Int64:
		return integers(a.Value)
	case *array.Uint8:
		return integers(a.Value)
	case *array.Uint16:
		return integers(a.Value)
	case *array.Uint32:
		return integers(a.Value)
	case *array.Uint64:
		return func(b []byte, i int) []byte { return strconv.AppendUint(b, a.Value(i), 10) }
	case *array.Duration:
		return integers(a.Value)
	case *array.MonthInterval:
		return integers(a.Value)
	case *array.Decimal32:
		return decimals(a, func(i int) *big.Int { return big.NewInt(int64(a.Value(i))) })
	case *array.Decimal64:
		return decimals(a, func(i int) *big.Int { return big.NewInt(int64(a.Value(i))) })
	case *array.Decimal128:
		return decimals(a, func(i int) *big.Int { return a.Value(i).BigInt() })
	case *array.Decimal256:
		return decimals(a, func(i int) *big.Int { return a.Value(i).BigInt() })
	}
	return nil
}

func integers[T ~int8 | ~int16 | ~int32 | ~int64 | ~uint8 | ~uint16 | ~uint32](value func(int) T) cell {
	return func(b []byte, i int) []byte { return strconv.AppendInt(b, int64(value(i)), 10) }
}

func decimals(a lib.Array, value func(i int) *big.Int) cell {
	scale := a.DataType().(lib.DecimalType).GetScale()
	return func(b []byte, i int) []byte { return columnar.AppendDecimal(b, value(i), scale) }
}

// moment is the cell of a column of days, times or moments, nil of any other.
func moment(a lib.Array) cell {
	days := func(b []byte, seconds int64) []byte {
		return columnar.AppendTime(b, time.Unix(seconds, 0), time.DateOnly)
	}
	switch a := a.(type) {
	case *array.Date32:
		return func(b []byte, i int) []byte { return days(b, int64(a.Value(i))*86400) }
	case *array.Date64:
		return func(b []byte, i int) []byte { return days(b, int64(math.Floor(float64(a.Value(i))/1000))) }
	case *array.Timestamp:
		t := a.DataType().(*lib.TimestampType)
		return func(b []byte, i int) []byte {
			return columnar.AppendStamp(b, since(int64(a.Value(i)), t.Unit), t.TimeZone != "")
		}
	case *array.Time32:
		unit := a.DataType().(*lib.Time32Type).Unit
		return func(b []byte, i int) []byte { return hours(b, int64(a.Value(i)), unit) }
	case *array.Time64:
		unit := a.DataType().(*lib.Time64Type).Unit
		return func(b []byte, i int) []byte { return hours(b, int64(a.Value(i)), unit) }
	}
	return nil
}

func hours(b []byte, n int64, unit lib.TimeUnit) []byte {
	return columnar.AppendTime(b, since(n, unit), "15:04:05.999999999")
}

// since is the moment that is so many units behind 1970.
func since(n int64, unit lib.TimeUnit) time.Time {
	switch unit {
	case lib.Second:
		return time.Unix(n, 0)
	case lib.Millisecond:
		return time.UnixMilli(n)
	case lib.Microsecond:
		return time.UnixMicro(n)
	}
	return time.Unix(0, n)
}
