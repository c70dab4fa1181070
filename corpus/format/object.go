package format

import (
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// An Object is a JSON object under way. The zero value is empty.
type Object struct{ raw []byte }

// Raw adds a member whose value is JSON already.
func (o *Object) Raw(name string, value []byte) {
	if len(o.raw) == 0 {
		o.raw = append(o.raw, '{')
	} else {
		o.raw = append(o.raw, ',')
	}
	o.raw = append(append(append(o.raw, Quote(name)...), ':'), value...)
}

// String adds a member that is a string.
func (o *Object) String(name, value string) { o.Raw(name, Quote(value)) }

// Given adds a member that is a string, unless it is empty.
func (o *Object) Given(name, value string) {
	if value != "" {
		o.String(name, value)
	}
}

// Done returns the object, nil if it is empty.
func (o *Object) Done() []byte {
	if len(o.raw) == 0 {
		return nil
	}
	return append(o.raw, '}')
}

// Quote writes a string as JSON; bytes that are not UTF-8 become U+FFFD.
func Quote(s string) []byte {
	raw, err := jsontext.AppendQuote(nil, s)
	if err != nil {
		raw, _ = jsontext.AppendQuote(nil, strings.ToValidUTF8(s, "\uFFFD"))
	}
	return raw
}
