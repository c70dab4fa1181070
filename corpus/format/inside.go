package format

import (
	"bytes"
	"iter"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// A Nested value is one that stands in another, at a byte of it.
type Nested struct {
	Raw []byte
	At  int
}

// FieldName is what a name as it stands in JSON says, nil if it is none.
func FieldName(raw []byte) []byte {
	if len(raw) < 2 || raw[0] != '"' {
		return nil
	}
	if bytes.IndexByte(raw, '\\') < 0 {
		return raw[1 : len(raw)-1]
	}
	plain, _ := jsontext.AppendUnquote(nil, raw) // what means nothing becomes U+FFFD
	return plain
}

// Members returns the members of a value that is a JSON object, in their order and with their
// places in it; none of another.
func (n Nested) Members() iter.Seq2[[]byte, Nested] {
	return func(yield func(name []byte, value Nested) bool) {
		value := n.Raw
		if len(value) == 0 || value[0] != '{' {
			return
		}
		d := jsontext.NewDecoder(bytes.NewBuffer(value), jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true))
		_, err := d.ReadToken()
		for err == nil && d.PeekKind() != '}' {
			var name, inner jsontext.Value
			if name, err = d.ReadValue(); err != nil {
				return
			}
			plain := FieldName(name)
			if inner, err = d.ReadValue(); err != nil {
				return
			}
			at := int(d.InputOffset()) - len(inner)
			if !yield(plain, Nested{value[at : at+len(inner)], at}) {
				return
			}
		}
	}
}

// Inside finds the value of a path, with dots, in a value that is valid JSON. A name that has the
// dots itself is found too.
func Inside(value []byte, path string) (Nested, bool) {
	top, rest, deeper := strings.Cut(path, ".")
	for name, inner := range (Nested{Raw: value}).Members() {
		switch {
		case string(name) == path:
			return inner, true
		case deeper && string(name) == top:
			if found, ok := Inside(inner.Raw, rest); ok {
				found.At += inner.At
				return found, true
			}
		}
	}
	return Nested{}, false
}
