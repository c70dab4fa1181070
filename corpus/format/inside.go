package format

import (
	"bytes"
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

// Inside finds the value of a path, with dots, in a value that is valid JSON. A name that has the
// dots itself is found too.
func Inside(value []byte, path string) (Nested, bool) {
	if len(value) == 0 || value[0] != '{' {
		return Nested{}, false
	}
	top, rest, deeper := strings.Cut(path, ".")
	d := jsontext.NewDecoder(bytes.NewBuffer(value), jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true))
	_, err := d.ReadToken()
	for err == nil && d.PeekKind() != '}' {
		var name, inner jsontext.Value
		if name, err = d.ReadValue(); err != nil {
			break
		}
		plain := string(FieldName(name))
		if inner, err = d.ReadValue(); err != nil {
			break
		}
		at := int(d.InputOffset()) - len(inner)
		switch {
		case plain == path:
			return Nested{value[at : at+len(inner)], at}, true
		case deeper && plain == top:
			if found, ok := Inside(value[at:at+len(inner)], rest); ok {
				found.At += at
				return found, true
			}
		}
	}
	return Nested{}, false
}
