package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"onecopy/corpus/format"
	"onecopy/internal/phrase"
)

// A Record is what an input says of a text beside it.
type Record struct {
	ID     string // as it is, a number as it is written; empty if there is none
	Raw    []byte // the ID as JSON; nil if there is none
	Title  string // on one line
	Date   string
	Origin string // the member source
	Line   int    // of the input

	Author, Language, URL string

	Fields    []byte // a JSON object with all that is passed through; nil if there is none
	TextField string // the member of Fields that stands for the text, where there is null, with dots

	before int // code points of the line before the text
}

// records returns each line of a chunk that is not blank, as a document or with the error that makes it none.
func (c *Chunk) records(yield func(*Document, line, error)) {
	p := parser{names: c.fields}
	for l := range c.lines() {
		d, err := p.document(c, l)
		yield(d, l, err)
	}
}

// StoryID is the id of story n of a document, n counting from 1: SOURCE#N. Of a record it is ID#N, and ID alone for n 0,
// where the record is one story. ID is that of the record with control characters as %XX and, from 200 bytes on, cut
// and ending in "%%" and a hash of it; without one it is SOURCE#LINE. Of a page that is one of several of its input it is SOURCE#LINE too, and SOURCE#LINE#N from the second
// story on. Ids of records may be equal: see [IDs].
func (d *Document) StoryID(n int) string {
	switch {
	case d.Record == nil && d.traced != nil && d.traced.several:
		id := d.Source + "#" + strconv.Itoa(d.Said.Line)
		if n > 1 {
			id += "#" + strconv.Itoa(n)
		}
		return id
	case d.Record == nil:
		return d.Source + "#" + strconv.Itoa(d.Before+n)
	}
	id := phrase.Printable(d.Record.ID)
	switch {
	case id == "":
		id = d.Source + "#" + strconv.Itoa(d.Record.Line)
	case len(id) > phrase.LongestPart:
		id = phrase.Shorten(id, d.Record.ID)
	}
	if n > 0 {
		id += "#" + strconv.Itoa(n)
	}
	return id
}

// Named says whether id is what a story of the record says of it. Text files have no records.
func (r *Record) Named(id []byte) bool {
	if string(id) == "null" {
		id = nil
	}
	if r == nil || len(id) == 0 {
		return len(id) == 0 && (r == nil || len(r.Raw) == 0)
	}
	return bytes.Equal(id, r.Raw) || plainID(id) == r.ID
}

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

// document reads a line of a chunk as a record.
func (p *parser) document(c *Chunk, l line) (*Document, error) {
	d, err := p.outline(c, l)
	if err != nil {
		return nil, err
	}
	text := p.fields[format.TextRole]
	if foreign(text.raw) {
		return nil, fmt.Errorf("%s is not utf-8, left out", legible(text.path))
	}
	d.readLiteral(text.raw)
	d.Record.TextField = text.path
	d.keepFields(l.raw, text.at-1, text.at+len(text.raw)+1)
	d.asPage()
	return d, nil
}

// keepFields keeps the line of a record with null in the place of its text, from its quotes at the bytes from to to.
func (d *Document) keepFields(line []byte, from, to int) {
	head, tail := bytes.TrimLeft(line[:from], " \t\r\n"), bytes.TrimRight(line[to:], " \t\r\n")
	fields := append(append(append(make([]byte, 0, len(head)+4+len(tail)), head...), "null"...), tail...)
	if !utf8.Valid(fields) {
		fields = bytes.ToValidUTF8(fields, []byte("\uFFFD"))
		d.add("fields: invalid UTF-8 replaced by U+FFFD", false)
	}
	d.Record.Fields = fields
}

// outline is document without its text and fields.
func (p *parser) outline(c *Chunk, l line) (*Document, error) {
	if len(l.raw) > c.most {
		return nil, errors.New(tooLong(c.most))
	}
	if err := p.parse(l.raw); err != nil {
		return nil, err
	}
	text := p.fields[format.TextRole]
	switch text.kind {
	case '"':
	case 0:
		return nil, p.textless(l.raw)
	default:
		return nil, fmt.Errorf("%s is not a string", legible(text.path))
	}
	d := &Document{Source: c.Source, Size: len(l.raw), base: l.at + text.at, Record: &Record{Line: l.number, before: utf8.RuneCount(l.raw[:text.at])}}
	if at := (Range{l.at, l.at + len(l.raw)}); slices.ContainsFunc(c.damaged, at.meets) {
		d.damaged = []Range{at}
	}
	d.Record.ID, d.Record.Raw = p.id(d)
	d.Record.Title = format.Tidy(p.member(d, format.TitleRole))
	d.Record.Date = p.member(d, format.DateRole)
	d.Record.Origin = p.member(d, format.SourceRole)
	return d, nil
}

// id gives the id of a record as text and as it is written; it may be a number.
func (p *parser) id(d *Document) (id string, raw []byte) {
	v := p.fields[format.IDRole]
	if v.kind == '0' {
		return string(v.raw), bytes.Clone(v.raw)
	}
	if id = p.member(d, format.IDRole); v.kind != '"' || id == "" {
		return "", nil
	}
	raw = append(append(append(make([]byte, 0, len(v.raw)+2), '"'), v.raw...), '"')
	return id, bytes.ToValidUTF8(raw, []byte("\uFFFD"))
}

// member gives a string of the record, empty if there is none.
func (p *parser) member(d *Document, role format.FieldRole) string {
	v := p.fields[role]
	switch {
	case v.kind == '"':
		s, bad := unquote(v.raw)
		if bad {
			d.add(legible(v.path)+": "+lost(v.raw), false)
		}
		return s
	case v.kind != 0 && v.kind != 'n':
		d.add(legible(v.path)+" is not a string, passed over", true)
	}
	return ""
}

// add adds a problem of a record.
func (d *Document) add(message string, note bool) {
	d.Problems = append(d.Problems, Problem{Source: d.Source, Line: d.Record.Line, Message: message, Note: note})
}

// parse finds the members of a line that is one JSON object of unequal names.
func (p *parser) parse(line []byte) error {
	p.fields = [format.Roles]literal{}
	if p.wants == nil {
		p.want()
	}
	p.in = *bytes.NewBuffer(line)
	if p.decoder == nil {
		p.decoder = jsontext.NewDecoder(&p.in, jsontext.AllowInvalidUTF8(true))
	} else {
		p.decoder.Reset(&p.in, jsontext.AllowInvalidUTF8(true))
	}
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

// take takes a value for a role if it is better than the one before it: a string rather than none, one that says something
// rather than an empty one, the likelier name. An empty text is one.
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
