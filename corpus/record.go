package corpus

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"onecopy/corpus/format"
	"onecopy/internal/phrase"
)

// records returns each line of a chunk that is not blank, as a document or with the error that
// makes it none.
func (c *Chunk) records(yield func(*Document, line, error)) {
	p := parser{names: c.fields}
	for l := range c.lines() {
		d, err := p.document(c, l)
		yield(d, l, err)
	}
}

// StoryID is the id of story n of a document, n counting from 1: SOURCE#N. Of a record it is ID#N,
// and ID alone for n 0, where the record is one story. ID is that of the record with control
// characters as %XX and, from 200 bytes on, cut and ending in "%%" and a hash of it; without one it
// is SOURCE#LINE. Of a page that is one of several of its input it is SOURCE#LINE too, and
// SOURCE#LINE#N from the second story on. Ids of records may be equal: see [IDs].
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

// keepFields keeps the line of a record with null in the place of its text, from its quotes at the
// bytes from to to.
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
	case 'n':
		return nil, &textlessError{"no story, as " + legible(text.path) + " is null", true}
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

// id returns the id of a record as text and as it is written; it may be a number.
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

// member returns a string of the record, empty if there is none.
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
