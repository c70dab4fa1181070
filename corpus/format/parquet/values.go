package parquet

import (
	"bytes"
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"strings"
)

// A class is what values a column that is inferred has.
type class int

const (
	nothing class = iota
	boolean
	integer
	number
	text
	mixed // written as JSON
)

// both is the class of a column that has values of two.
func both(a, b class) class {
	switch {
	case a == nothing:
		return b
	case b == nothing || a == b:
		return a
	case a == integer && b == number || a == number && b == integer:
		return number
	}
	return mixed
}

// classOf is the class of a value.
func classOf(v any) class {
	switch v := v.(type) {
	case nil:
		return nothing
	case bool:
		return boolean
	case string:
		return text
	case numeral:
		return v.class()
	}
	return mixed
}

// A numeral is a number as it is written.
type numeral json.Number

// class says whether a number is one of 64 bits without a point.
func (n numeral) class() class {
	if _, err := strconv.ParseInt(string(n), 10, 64); err == nil {
		return integer
	}
	if x, err := strconv.ParseFloat(string(n), 64); err == nil && exact(string(n), x) {
		return number
	}
	return mixed
}

// exact says whether a number is written with no more digits than a float has.
func exact(s string, x float64) bool {
	digits := strings.TrimLeft(strings.Trim(strings.ReplaceAll(strings.ToLower(s), ".", ""), "-+"), "0")
	digits, _, _ = strings.Cut(digits, "e")
	return len(digits) <= 17 && !math.IsInf(x, 0)
}

// members parses a record: the names of its members in their order, and their values.
func members(line []byte) (names []string, values []any, err error) {
	d := json.NewDecoder(bytes.NewReader(line))
	d.UseNumber()
	t, err := d.Token()
	if err != nil || t != json.Delim('{') {
		return nil, nil, errors.Join(errors.New("no record"), err)
	}
	for d.More() {
		name, err := d.Token()
		if err != nil {
			return nil, nil, err
		}
		var v any
		if err := d.Decode(&v); err != nil {
			return nil, nil, err
		}
		if n, ok := v.(json.Number); ok {
			v = numeral(n)
		}
		names, values = append(names, name.(string)), append(values, v)
	}
	return names, values, nil
}
