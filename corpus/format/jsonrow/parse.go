package jsonrow

import (
	"bytes"
	"encoding/base64"
	"errors"
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"

	"onecopy/corpus/format/columnar"
)

// ErrValue is of a value that its column cannot have.
var ErrValue = errors.New("a value that is none of its column")

// Misfit returns the error of a record that cannot be a row, with the id of the record.
func Misfit(record []byte, err error) error {
	name := "a record"
	if o, e := new(Parser).Object(record); e == nil && o.Get("id") != nil {
		name = fmt.Sprintf("record %.100s", []byte(o.Get("id")))
	}
	return fmt.Errorf("%s does not fit the columns: %w", name, err)
}

// Odd is [ErrValue] unless a value is well.
func Odd(ok bool) error {
	if ok {
		return nil
	}
	return ErrValue
}

// Float is a number of so many bits; null is 0.
func (v Value) Float(bits int) (float64, error) {
	switch v.Kind() {
	case '0':
		return strconv.ParseFloat(string(v), bits)
	case 'n':
		return 0, nil
	}
	switch string(v) {
	case `"NaN"`:
		return math.NaN(), nil
	case `"Infinity"`:
		return math.Inf(1), nil
	case `"-Infinity"`:
		return math.Inf(-1), nil
	}
	return 0, ErrValue
}

// Decimal is a decimal number in units of its last digit.
func (v Value) Decimal(scale int32) (*big.Int, error) {
	if v.Kind() != '0' {
		return nil, ErrValue
	}
	whole, part, _ := strings.Cut(string(v), ".")
	if scale < 0 && strings.Trim(whole, "-0") != "" {
		zeros := strings.Repeat("0", int(min(-scale, columnar.LongestDecimal)))
		if !strings.HasSuffix(whole, zeros) {
			return nil, ErrValue
		}
		whole = whole[:len(whole)-len(zeros)]
	}
	if len(part) > int(max(scale, 0)) || bytes.ContainsAny(v, "eE") {
		return nil, ErrValue
	}
	i, ok := new(big.Int).SetString(whole+part+strings.Repeat("0", int(max(scale, 0))-len(part)), 10)
	return i, Odd(ok)
}

// The layouts of moments, as columnar has them.
const (
	stampLayout = "2006-01-02T15:04:05.999999999"
	aDay        = "1970-01-01T"
	cycle       = 400 // years, behind which the calendar is the same
	cycleDays   = 146097
	lastYear    = 292_000_000_000 // on either side, of moments that are seconds in 64 bits
)

// Moment is a moment or a day that a string says, in UTC.
func (v Value) Moment() (time.Time, error) {
	if v.Kind() != '"' {
		return time.Time{}, ErrValue
	}
	s := strings.TrimSuffix(v.String(), "Z")
	if !strings.Contains(s, "T") {
		s += "T00:00:00"
	}
	dash := strings.IndexByte(strings.TrimPrefix(s, "-"), '-') + len(s) - len(strings.TrimPrefix(s, "-"))
	if dash == 4 && s[0] != '-' {
		return time.Parse(stampLayout, s)
	}
	year, err := strconv.ParseInt(s[:max(dash, 0)], 10, 64)
	if err != nil || year < -lastYear || year > lastYear {
		return time.Time{}, ErrValue
	}
	cycles := (year - 2000) / cycle
	t, err := time.Parse(stampLayout, strconv.FormatInt(year-cycles*cycle, 10)+s[dash:])
	return time.Unix(t.Unix()+cycles*cycleDays*86400, int64(t.Nanosecond())).UTC(), err
}

// Clock is a time of day that a string says, as a moment of the first day of 1970.
func (v Value) Clock() (time.Time, error) {
	if v.Kind() != '"' {
		return time.Time{}, ErrValue
	}
	return time.Parse(stampLayout, aDay+v.String())
}

// Binary is the bytes that a string stands for.
func Binary(said []byte) ([]byte, error) {
	if rest, coded := bytes.CutPrefix(said, []byte(columnar.BinaryMark)); coded {
		return base64.StdEncoding.AppendDecode(nil, rest)
	}
	return said, nil
}
