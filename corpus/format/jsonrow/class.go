package jsonrow

import (
	"math"
	"strconv"
	"strings"
)

// A Class is what values a column that is inferred has.
type Class int

// The classes of columns.
const (
	Nothing Class = iota
	Boolean
	Integer
	Number
	Text
	Mixed // written as JSON
)

// both is the class of a column that has values of two.
func both(a, b Class) Class {
	switch {
	case a == Nothing:
		return b
	case b == Nothing || a == b:
		return a
	case a == Integer && b == Number || a == Number && b == Integer:
		return Number
	}
	return Mixed
}

// Class is the class of a value.
func (v Value) Class() Class {
	switch v.Kind() {
	case 'n':
		return Nothing
	case 't', 'f':
		return Boolean
	case '"':
		return Text
	case '0':
		return numberClass(string(v))
	}
	return Mixed
}

// numberClass says whether a number is one of 64 bits without a point.
func numberClass(n string) Class {
	if _, err := strconv.ParseInt(n, 10, 64); err == nil {
		return Integer
	}
	if x, err := strconv.ParseFloat(n, 64); err == nil && exact(n, x) {
		return Number
	}
	return Mixed
}

// exact says whether a number is written with no more digits than a float has.
func exact(s string, x float64) bool {
	digits := strings.TrimLeft(strings.Trim(strings.ReplaceAll(strings.ToLower(s), ".", ""), "-+"), "0")
	digits, _, _ = strings.Cut(digits, "e")
	return len(digits) <= 17 && !math.IsInf(x, 0)
}
