package corpus

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"onecopy/internal/phrase"
)

// A Record is what a line of JSON says of its text: the members id, title, date and source; headline and published, as a corpus
// of a run has them, stand for title and date where these are missing. Others are passed over.
type Record struct {
	ID     string // as it is, a number as it is written; empty if there is none
	Title  string // on one line
	Date   string
	Origin string // the member source
	Line   int    // of the input

	before int // code points of the line before the text
}

// records returns each line of a chunk that is not blank, as a document or with the error that makes it none.
func (c *Chunk) records(yield func(*Document, line, error)) {
	p := parser{text: c.field}
	for l := range c.lines() {
		d, err := p.document(c, l)
		yield(d, l, err)
	}
}

// StoryID is the id of story n of a document, n counting from 1: SOURCE#N. Of a record it is ID#N, and ID alone for n 0,
// where the record is one story. ID is that of the record with control characters as %XX and, from 200 bytes on, cut
// and ending in "%%" and a hash of it; without one it is SOURCE#LINE. Ids of records may be equal: see [IDs].
func (d *Document) StoryID(n int) string {
	if d.Record == nil {
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
func (r *Record) Named(id *string) bool {
	return r == nil && id == nil || r != nil && (id != nil && *id == r.ID || id == nil && r.ID == "")
}

// A parser reads records, one at a time.
type parser struct {
	text    string // the member that holds the text; empty for "text"
	decoder *jsontext.Decoder
	in      bytes.Buffer // the one kind of reader that the decoder does not copy from
	fields  [len(members)]literal
}

// members are the names that are read, in the order of parser.fields. The last two are those of corpus.jsonl.
var members = [...]string{"text", "id", "title", "date", "source", "headline", "published"}

// A literal is a value of a record and where it stands in the line. A string is without its quotes.
type literal struct {
	kind jsontext.Kind // 0 for none
	raw  []byte
	at   int
}

// document reads a line of a chunk as a record.
func (p *parser) document(c *Chunk, l line) (*Document, error) {
	d, err := p.outline(c, l)
	if err == nil {
		d.readLiteral(p.fields[0].raw)
	}
	return d, err
}

// outline is document without its text.
func (p *parser) outline(c *Chunk, l line) (*Document, error) {
	if len(l.raw) > c.most {
		return nil, errors.New(tooLong(c.most))
	}
	if err := p.parse(l.raw); err != nil {
		return nil, err
	}
	text := p.fields[0]
	switch text.kind {
	case '"':
	case 0:
		return nil, p.textless(l.raw)
	default:
		return nil, fmt.Errorf("%s is not a string", p.textName())
	}
	d := &Document{Source: c.Source, Size: len(l.raw), base: l.at + text.at, Record: &Record{Line: l.number, before: utf8.RuneCount(l.raw[:text.at])}}
	if at := (Range{l.at, l.at + len(l.raw)}); slices.ContainsFunc(c.damaged, at.meets) {
		d.damaged = []Range{at}
	}
	d.Record.ID = p.member(d, 1)
	d.Record.Title = strings.Join(strings.Fields(cmp.Or(p.member(d, 2), p.member(d, 5))), " ")
	d.Record.Date = cmp.Or(p.member(d, 3), p.member(d, 6))
	d.Record.Origin = p.member(d, 4)
	return d, nil
}

// member returns a string of the record, empty if there is none. An id may be a number.
func (p *parser) member(d *Document, i int) string {
	v := p.fields[i]
	switch {
	case v.kind == '"':
		s, bad := unquote(v.raw)
		if bad {
			d.add(members[i]+": "+lost(v.raw), false)
		}
		return s
	case v.kind == '0' && members[i] == "id":
		return string(v.raw)
	case v.kind != 0 && v.kind != 'n':
		d.add(members[i]+" is not a string, passed over", true)
	}
	return ""
}

// add adds a problem of a record.
func (d *Document) add(message string, note bool) {
	d.Problems = append(d.Problems, Problem{Source: d.Source, Line: d.Record.Line, Message: message, Note: note})
}

// parse finds the members of a line that is one JSON object of unequal names.
func (p *parser) parse(line []byte) error {
	p.fields = [len(members)]literal{}
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
	i := p.memberOf(name)
	value, err := p.decoder.ReadValue()
	if err != nil || i < 0 {
		return err
	}
	v := literal{kind: value.Kind(), raw: value, at: int(p.decoder.InputOffset()) - len(value)}
	if v.kind == '"' {
		v.raw, v.at = value[1:len(value)-1], v.at+1
	}
	p.fields[i] = v
	return nil
}

// memberOf is the index of a name, as it stands in the line, in members, or -1.
func (p *parser) memberOf(name []byte) int {
	if len(name) < 2 || name[0] != '"' {
		return -1
	}
	name = name[1 : len(name)-1]
	if bytes.IndexByte(name, '\\') >= 0 {
		s, _ := unquote(name)
		name = []byte(s)
	}
	if p.text != "" && string(name) == p.text {
		return 0
	}
	for i, m := range members {
		if string(name) == m && (i > 0 || p.text == "") {
			return i
		}
	}
	return -1
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
