package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/go-json-experiment/json/jsontext"

	"onecopy/corpus/format"
)

// A parser reads records, one at a time.
type parser struct {
	names   format.FieldNames
	wants   []wanted
	decoder *jsontext.Decoder
	in      bytes.Buffer // the one kind of reader that the decoder does not copy from
	fields  [format.Roles]literal
}

// A wanted field may have a role.
type wanted struct {
	role format.FieldRole
	rank int    // among those of the role
	path string // with dots
	top  string // of the path: the member it begins in
}

// A literal is a value of a record and where it stands in the line. A string is without its quotes.
type literal struct {
	kind jsontext.Kind // 0 for none
	raw  []byte
	at   int
	rank int
	path string
}

// want lists the fields that are looked for.
func (p *parser) want() {
	for role := range format.Roles {
		for rank, path := range p.names.Paths(role) {
			top, _, _ := strings.Cut(path, ".")
			p.wants = append(p.wants, wanted{role, rank, path, top})
		}
	}
}

// parse finds the members of a line that is one JSON object of unequal names.
func (p *parser) parse(line []byte) error {
	p.fields = [format.Roles]literal{}
	if p.wants == nil {
		p.want()
	}
	p.in = *bytes.NewBuffer(line)
	long := len(line) >= leanLine
	if p.decoder == nil {
		p.decoder = new(jsontext.Decoder)
	}
	p.decoder.Reset(&p.in, jsontext.AllowInvalidUTF8(true), jsontext.AllowDuplicateNames(long))
	if kind := p.decoder.PeekKind(); kind != '{' && kind != jsontext.KindInvalid {
		return errors.New("not a JSON object")
	}
	_, err := p.decoder.ReadToken()
	for err == nil && p.decoder.PeekKind() != '}' {
		err = p.field()
	}
	if err == nil {
		_, err = p.decoder.ReadToken()
	}
	if err == nil {
		if _, err = p.decoder.ReadToken(); err == io.EOF {
			if long && nameTwice(line) {
				return fault(jsontext.ErrDuplicateName)
			}
			return nil
		}
		return errors.New("more than one JSON value")
	}
	return fault(err)
}

// field reads a name and its value.
func (p *parser) field() error {
	name, err := p.decoder.ReadValue()
	if err != nil {
		return err
	}
	plain := format.FieldName(name)
	value, err := p.decoder.ReadValue()
	if err != nil || plain == nil {
		return err
	}
	at := int(p.decoder.InputOffset()) - len(value)
	for i := range p.wants {
		w := &p.wants[i]
		switch {
		case w.path == string(plain):
			p.take(w, value, at)
		case len(w.top) < len(w.path) && w.top == string(plain):
			if inner, ok := format.Inside(value, w.path[len(w.top)+1:]); ok {
				p.take(w, inner.Raw, at+inner.At)
			}
		}
	}
	return nil
}

// take takes a value for a role if it is better than the one before it: a string rather than none,
// one that says something rather than an empty one, the likelier name. An empty text is one.
func (p *parser) take(w *wanted, value []byte, at int) {
	v := literal{kind: jsontext.Value(value).Kind(), raw: value, at: at, rank: w.rank, path: w.path}
	if v.kind == '"' {
		v.raw, v.at = value[1:len(value)-1], at+1
	}
	old := &p.fields[w.role]
	now, was := v.worth(w.role), old.worth(w.role)
	if now > was || now == was && (old.kind == 0 || v.rank < old.rank) {
		*old = v
	}
}

// worth says how well a value fits a role.
func (v *literal) worth(role format.FieldRole) int {
	switch {
	case v.kind == 0:
		return 0
	case v.kind == '"' && (role == format.TextRole || len(v.raw) > 0), v.kind == '0' && role == format.IDRole:
		return 3
	case v.kind == '"':
		return 2
	}
	return 1
}

// errCut is what a line gets that is the beginning of a JSON value.
var errCut = errors.New("not valid JSON: ends too soon")

// fault words an error of the decoder, in which nothing hostile may stand.
func fault(err error) error {
	var syntax *jsontext.SyntacticError
	switch {
	case errors.Is(err, jsontext.ErrDuplicateName):
		return errors.New("not valid JSON: a name stands twice in one object")
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return errCut
	case errors.As(err, &syntax):
		return fmt.Errorf("not valid JSON: byte %d of the line is out of place", syntax.ByteOffset+1)
	}
	return errors.New("not valid JSON")
}
