package arrow

import (
	"math/big"
	"strconv"

	lib "github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/decimal"

	"onecopy/corpus/format/jsonrow"
)

func decimal32(i *big.Int) decimal.Decimal32 { return decimal.Decimal32(i.Int64()) }
func decimal64(i *big.Int) decimal.Decimal64 { return decimal.Decimal64(i.Int64()) }

// putInterval is put for a column of spans of days, nil for any other.
func putInterval(to array.Builder, _ lib.DataType) func(v jsonrow.Value) error {
	var parser jsonrow.Parser
	parts := func(v jsonrow.Value, bits []int, names ...string) (list []int64, err error) {
		o, err := parser.Object(v)
		if err != nil {
			return nil, err
		}
		defer parser.Done(o)
		for i, name := range names {
			n, err := strconv.ParseInt(string(o.Get(name)), 10, bits[i])
			if err != nil {
				return nil, err
			}
			list = append(list, n)
		}
		return list, nil
	}
	switch to := to.(type) {
	case *array.DayTimeIntervalBuilder:
		return func(v jsonrow.Value) error {
			n, err := parts(v, []int{32, 32}, "days", "milliseconds")
			if err == nil {
				to.Append(lib.DayTimeInterval{Days: int32(n[0]), Milliseconds: int32(n[1])})
			}
			return err
		}
	case *array.MonthDayNanoIntervalBuilder:
		return func(v jsonrow.Value) error {
			n, err := parts(v, []int{32, 32, 64}, "months", "days", "nanoseconds")
			if err == nil {
				to.Append(lib.MonthDayNanoInterval{Months: int32(n[0]), Days: int32(n[1]), Nanoseconds: n[2]})
			}
			return err
		}
	}
	return nil
}
