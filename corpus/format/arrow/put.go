package arrow

import (
	"encoding/hex"
	"math/big"
	"strconv"
	"strings"
	"time"

	lib "github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal128"
	"github.com/apache/arrow-go/v18/arrow/decimal256"
	"github.com/apache/arrow-go/v18/arrow/float16"

	"onecopy/corpus/format/jsonrow"
)

// A putter is a cell the other way: it adds a value that is not null to a column.
type putter = func(v jsonrow.Value) error

// putterOf is that of a column of single values; said is for what strings with escapes say.
func putterOf(said *[]byte, to array.Builder, f lib.Field) putter {
	if IsJSON(f) {
		all := to.(*array.StringBuilder)
		return func(v jsonrow.Value) error { all.BinaryBuilder.Append(v); return nil }
	}
	switch to := to.(type) {
	case *array.BooleanBuilder:
		return func(v jsonrow.Value) error {
			to.Append(v.Kind() == 't')
			return jsonrow.Odd(v.Kind() == 't' || v.Kind() == 'f')
		}
	case *array.StringBuilder:
		return text(said, to.BinaryBuilder.Append)
	case *array.LargeStringBuilder:
		return text(said, to.BinaryBuilder.Append)
	case *array.StringViewBuilder:
		return text(said, to.BinaryViewBuilder.Append)
	case *array.BinaryBuilder:
		return rawBytes(said, to.Append)
	case *array.BinaryViewBuilder:
		return rawBytes(said, to.Append)
	case *array.FixedSizeBinaryBuilder:
		return fixed(said, to, f)
	case *array.Float64Builder:
		return floats(64, to.Append)
	case *array.Float32Builder:
		return floats(32, func(x float64) { to.Append(float32(x)) })
	case *array.Float16Builder:
		return floats(32, func(x float64) { to.Append(float16.New(float32(x))) })
	}
	for _, find := range []func(array.Builder, lib.DataType) putter{putWhole, putDecimal, putMoment, putInterval} {
		if put := find(to, f.Type); put != nil {
			return put
		}
	}
	return func(jsonrow.Value) error { return jsonrow.ErrValue } // a column of nulls
}

// text adds what a string says.
func text(buf *[]byte, to func([]byte)) putter {
	return func(v jsonrow.Value) (err error) {
		var said []byte
		*buf, said = v.Unquoted((*buf)[:0])
		to(said)
		return jsonrow.Odd(v.Kind() == '"')
	}
}

// rawBytes adds what a string stands for.
func rawBytes(said *[]byte, to func([]byte)) putter {
	var raw []byte
	put := text(said, func(said []byte) { raw = said })
	return func(v jsonrow.Value) error {
		if err := put(v); err != nil {
			return err
		}
		raw, err := jsonrow.Binary(raw)
		to(raw)
		return err
	}
}

// fixed adds bytes of the width that all of a column have.
func fixed(said *[]byte, to *array.FixedSizeBinaryBuilder, f lib.Field) putter {
	size := f.Type.(*lib.FixedSizeBinaryType).ByteWidth
	var err error
	put := rawBytes(said, func(raw []byte) {
		if err = jsonrow.Odd(len(raw) == size); err == nil {
			to.Append(raw)
		}
	})
	if !IsUUID(f) {
		return func(v jsonrow.Value) error { return firstError(put(v), &err) }
	}
	return func(v jsonrow.Value) error {
		if s := v.String(); len(s) == 36 {
			raw, err := hex.DecodeString(strings.ReplaceAll(s, "-", ""))
			if err == nil && len(raw) == size {
				to.Append(raw)
				return nil
			}
		}
		return firstError(put(v), &err)
	}
}

func firstError(err error, more *error) error {
	if err != nil {
		return err
	}
	return *more
}

func floats(bits int, to func(float64)) putter {
	return func(v jsonrow.Value) error {
		x, err := v.Float(bits)
		to(x)
		return err
	}
}

// putWhole is put for a column of whole numbers, nil for any other.
func putWhole(to array.Builder, _ lib.DataType) putter {
	switch to := to.(type) {
	case *array.Int8Builder:
		return signed(8, to.Append)
	case *array.Int16Builder:
		return signed(16, to.Append)
	case *array.Int32Builder:
		return signed(32, to.Append)
	case *array.Int64Builder:
		return signed(64, to.Append)
	case *array.Uint8Builder:
		return unsigned(8, to.Append)
	case *array.Uint16Builder:
		return unsigned(16, to.Append)
	case *array.Uint32Builder:
		return unsigned(32, to.Append)
	case *array.Uint64Builder:
		return unsigned(64, to.Append)
	case *array.DurationBuilder:
		return signed(64, to.Append)
	case *array.MonthIntervalBuilder:
		return signed(32, to.Append)
	}
	return nil
}

func signed[T ~int8 | ~int16 | ~int32 | ~int64](bits int, to func(T)) putter {
	return func(v jsonrow.Value) error {
		n, err := strconv.ParseInt(string(v), 10, bits)
		to(T(n))
		return err
	}
}

func unsigned[T ~uint8 | ~uint16 | ~uint32 | ~uint64](bits int, to func(T)) putter {
	return func(v jsonrow.Value) error {
		n, err := strconv.ParseUint(string(v), 10, bits)
		to(T(n))
		return err
	}
}

// putDecimal is put for a column of decimals, nil for any other.
func putDecimal(to array.Builder, t lib.DataType) putter {
	var add func(*big.Int)
	switch to := to.(type) {
	case *array.Decimal32Builder:
		add = func(i *big.Int) { to.Append(decimal32(i)) }
	case *array.Decimal64Builder:
		add = func(i *big.Int) { to.Append(decimal64(i)) }
	case *array.Decimal128Builder:
		add = func(i *big.Int) { to.Append(decimal128.FromBigInt(i)) }
	case *array.Decimal256Builder:
		add = func(i *big.Int) { to.Append(decimal256.FromBigInt(i)) }
	default:
		return nil
	}
	of := t.(lib.DecimalType)
	most := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(of.GetPrecision())), nil)
	return func(v jsonrow.Value) error {
		i, err := v.Decimal(of.GetScale())
		if err != nil || i.CmpAbs(most) >= 0 {
			return jsonrow.ErrValue
		}
		add(i)
		return nil
	}
}

// putMoment is put for a column of days, times or moments, nil for any other.
func putMoment(to array.Builder, t lib.DataType) putter {
	day := func(t time.Time) int64 { return (t.Unix() - (t.Unix()%86400+86400)%86400) / 86400 }
	moment, clock := jsonrow.Value.Moment, jsonrow.Value.Clock
	switch to := to.(type) {
	case *array.Date32Builder:
		return units(moment, day, func(n int64) bool { to.Append(lib.Date32(n)); return n == int64(int32(n)) })
	case *array.Date64Builder:
		const millis = 86_400_000 // of a day; 64 bits hold 106,751,991,167 days
		return units(moment, day, func(n int64) bool { to.Append(lib.Date64(n * millis)); return n*millis/millis == n })
	case *array.TimestampBuilder:
		unit := t.(*lib.TimestampType).Unit
		return exactly(moment, unit, func(n int64) bool { to.Append(lib.Timestamp(n)); return true })
	case *array.Time32Builder:
		unit := t.(*lib.Time32Type).Unit
		return exactly(clock, unit, func(n int64) bool { to.Append(lib.Time32(n)); return n == int64(int32(n)) })
	case *array.Time64Builder:
		unit := t.(*lib.Time64Type).Unit
		return exactly(clock, unit, func(n int64) bool { to.Append(lib.Time64(n)); return true })
	}
	return nil
}

func units(parse func(jsonrow.Value) (time.Time, error), count func(time.Time) int64, to func(int64) bool) putter {
	return func(v jsonrow.Value) error {
		t, err := parse(v)
		if err != nil {
			return err
		}
		return jsonrow.Odd(to(count(t)))
	}
}

// exactly counts a moment in units, which must give it back.
func exactly(parse func(jsonrow.Value) (time.Time, error), unit lib.TimeUnit, to func(int64) bool) putter {
	return func(v jsonrow.Value) error {
		t, err := parse(v)
		if err != nil {
			return err
		}
		n := unitsOf(t, unit)
		return jsonrow.Odd(since(n, unit).Equal(t) && to(n))
	}
}

// unitsOf is how many units a moment is behind 1970.
func unitsOf(t time.Time, unit lib.TimeUnit) int64 {
	switch unit {
	case lib.Second:
		return t.Unix()
	case lib.Millisecond:
		return t.UnixMilli()
	case lib.Microsecond:
		return t.UnixMicro()
	}
	return t.UnixNano()
}
