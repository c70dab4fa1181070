// Package jsonrow reads records that are to become rows of a file of columns: their members, the
// columns that they need, and numbers, moments and bytes as package columnar writes them.
package jsonrow

import (
	"bytes"
	"errors"

	"github.com/go-json-experiment/json/jsontext"
)

// A Value is JSON as it is written, of a record that is held while it is used; nil is one that is
// not there.
type Value []byte

// Kind is what a value is: 'n' for null or none, 't', 'f', '"', '0' for a number, '{' or '['.
func (v Value) Kind() byte {
	switch {
	case len(v) == 0:
		return 'n'
	case v[0] == '-' || v[0] >= '0' && v[0] <= '9':
		return '0'
	}
	return v[0]
}

// Unquoted appends what a string says; one without escapes is a part of the record.
func (v Value) Unquoted(to []byte) (all, said []byte) {
	if v.Kind() != '"' {
		return to, nil
	}
	if inner := v[1 : len(v)-1]; bytes.IndexByte(inner, '\\') < 0 {
		return to, inner
	}
	from := len(to)
	to, _ = jsontext.AppendUnquote(to, v) // what means nothing becomes U+FFFD
	return to, to[from:len(to):len(to)]
}

// Members are those of a record, or of an object in one, in their order.
type Members struct {
	Names, Values []Value
	byName        map[string]Value // of one with many
}

// fewMembers is how many members are looked through one by one.
const fewMembers = 24

// Get is the member of a name; of several the last.
func (o *Members) Get(name string) Value {
	if o.byName != nil {
		return o.byName[name]
	}
	for i := len(o.Names) - 1; i >= 0; i-- {
		if n := o.Names[i]; len(n) == len(name)+2 && string(n[1:len(n)-1]) == name || bytes.IndexByte(n, '\\') >= 0 && n.String() == name {
			return o.Values[i]
		}
	}
	return nil
}

// String is what a string says.
func (v Value) String() string {
	_, said := v.Unquoted(nil)
	return string(said)
}

// A Parser parts values.
type Parser struct {
	d    jsontext.Decoder
	in   bytes.Buffer
	free []*Members
}

var errRecord = errors.New("no record")

// begin reads what begins a list or an object.
func (p *Parser) begin(v Value, mark jsontext.Kind) error {
	p.in = *bytes.NewBuffer(v)
	p.d.Reset(&p.in, jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(true))
	t, err := p.d.ReadToken()
	if err == nil && t.Kind() != mark {
		err = errRecord
	}
	return err
}

// next reads a value of what was begun, as bytes of it.
func (p *Parser) next(of Value) (Value, error) {
	v, err := p.d.ReadValue()
	if err != nil {
		return nil, err
	}
	end := int(p.d.InputOffset())
	return of[end-len(v) : end : end], nil
}

// Object parses the members of an object; give it back by Done.
func (p *Parser) Object(v Value) (*Members, error) {
	if err := p.begin(v, '{'); err != nil {
		return nil, errors.Join(errRecord, err)
	}
	o := &Members{}
	if n := len(p.free); n > 0 {
		o, p.free = p.free[n-1], p.free[:n-1]
	}
	o.Names, o.Values, o.byName = o.Names[:0], o.Values[:0], nil
	for p.d.PeekKind() != '}' {
		name, err := p.next(v)
		if err != nil {
			return nil, err
		}
		inner, err := p.next(v)
		if err != nil {
			return nil, err
		}
		o.Names, o.Values = append(o.Names, name), append(o.Values, inner)
	}
	if _, err := p.d.ReadToken(); err != nil {
		return nil, err
	}
	if len(o.Names) > fewMembers {
		o.byName = make(map[string]Value, len(o.Names))
		for i, n := range o.Names {
			o.byName[n.String()] = o.Values[i]
		}
	}
	return o, nil
}

// Done gives an object back, to be used for another one.
func (p *Parser) Done(o *Members) { p.free = append(p.free, o) }

// List parses the values of a list.
func (p *Parser) List(v Value) (list []Value, err error) {
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
