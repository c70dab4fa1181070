package parquet

import (
	"bytes"
	"errors"
	"math"
	"strconv"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
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
func classOf(v value) class {
	switch v.kind() {
	case 'n':
		return nothing
	case 't', 'f':
		return boolean
	case '"':
		return text
	case '0':
		return numberClass(string(v))
	}
	return mixed
}

// numberClass says whether a number is one of 64 bits without a point.
func numberClass(n string) class {
	if _, err := strconv.ParseInt(n, 10, 64); err == nil {
		return integer
	}
	if x, err := strconv.ParseFloat(n, 64); err == nil && exact(n, x) {
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

// A value is JSON as it is written, of a record that is held while it is used; nil is one that is
// not there.
type value []byte

// kind is what a value is: 'n' for null or none, 't', 'f', '"', '0' for a number, '{' or '['.
func (v value) kind() byte {
	switch {
	case len(v) == 0:
		return 'n'
	case v[0] == '-' || v[0] >= '0' && v[0] <= '9':
		return '0'
	}
	return v[0]
}

// unquoted appends what a string says; one without escapes is a part of the record.
func (v value) unquoted(to []byte) (all, said []byte) {
	if v.kind() != '"' {
		return to, nil
	}
	if inner := v[1 : len(v)-1]; bytes.IndexByte(inner, '\\') < 0 {
		return to, inner
	}
	from := len(to)
	to, _ = jsontext.AppendUnquote(to, v) // what means nothing becomes U+FFFD
	return to, to[from:len(to):len(to)]
}

// An object is the members of a record, or of an object in one, in their order.
type object struct {
	names, values []value
	byName        map[string]value // of one with many
}

// fewMembers is how many members are looked through one by one.
const fewMembers = 24

// get is the member of a name; of several the last.
func (o *object) get(name string) value {
	if o.byName != nil {
		return o.byName[name]
	}
	for i := len(o.names) - 1; i >= 0; i-- {
		if n := o.names[i]; len(n) == len(name)+2 && string(n[1:len(n)-1]) == name || bytes.IndexByte(n, '\\') >= 0 && nameOf(n) == name {
			return o.values[i]
		}
	}
	return nil
}

func nameOf(v value) string {
	_, said := v.unquoted(nil)
	return string(said)
}

// A parser parts values.
type parser struct {
	d    jsontext.Decoder
	in   bytes.Buffer
	free []*object
}

var errRecord = errors.New("no record")

// begin reads what begins a list or an object.
func (p *parser) begin(v value, mark jsontext.Kind) error {
	p.in = *bytes.NewBuffer(v)
	p.d.Reset(&p.in, jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true))
	t, err := p.d.ReadToken()
	if err == nil && t.Kind() != mark {
		err = errRecord
	}
	return err
}

// next reads a value of what was begun, as bytes of it.
func (p *parser) next(of value) (value, error) {
	v, err := p.d.ReadValue()
	if err != nil {
		return nil, err
	}
	end := int(p.d.InputOffset())
	return of[end-len(v) : end : end], nil
}

// object parses the members of an object; give it back by done.
func (p *parser) object(v value) (*object, error) {
	if err := p.begin(v, '{'); err != nil {
		return nil, errors.Join(errRecord, err)
	}
	o := &object{}
	if n := len(p.free); n > 0 {
		o, p.free = p.free[n-1], p.free[:n-1]
	}
	o.names, o.values, o.byName = o.names[:0], o.values[:0], nil
	for p.d.PeekKind() != '}' {
		name, err := p.next(v)
		if err != nil {
			return nil, err
		}
		inner, err := p.next(v)
		if err != nil {
			return nil, err
		}
		o.names, o.values = append(o.names, name), append(o.values, inner)
	}
	if _, err := p.d.ReadToken(); err != nil {
		return nil, err
	}
	if len(o.names) > fewMembers {
		o.byName = make(map[string]value, len(o.names))
		for i, n := range o.names {
			o.byName[nameOf(n)] = o.values[i]
		}
	}
	return o, nil
}

func (p *parser) done(o *object) { p.free = append(p.free, o) }

// list parses the values of a list.
func (p *parser) list(v value) (list []value, err error) {
	if err := p.begin(v, '['); err != nil {
		return nil, err
	}
	for p.d.PeekKind() != ']' {
		inner, err := p.next(v)
		if err != nil {
			return nil, err
		}
		list = append(list, inner)
	}
	_, err = p.d.ReadToken()
	return list, err
}
