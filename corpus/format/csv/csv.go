// Package csv reads tables of text: records of fields that are parted by commas, semicolons, tabs
// or bars (RFC 4180).
//
// It reads what spreadsheets and data frames write: line ends and quotes within quotes, CRLF, a
// byte order mark, any delimiter of the four, a first row with names or none. It keeps the place of
// every byte, which encoding/csv does not.
package csv

import (
	"bytes"
	"errors"
	"fmt"
	"iter"

	"onecopy/corpus/format"
)

// Read reads a table.
func Read(in *format.Stream) iter.Seq2[*format.Item, error] {
	return func(yield func(*format.Item, error) bool) {
		s := &scanner{Window: format.NewWindow(in.Body), most: in.Longest}
		s.fill()
		s.comma = delimiter(s.sampled(), in.Name)
		torn := in.Torn
		first, err := s.record()
		if err == nil && !s.Whole(first) && s.Beyond(in) { // the row with names breaks off
			torn = true
			s.fill()
		}
		from, what := s.odd(), "a first row that has not as many fields as all others"
		if err == nil && first > sample && !torn { // of thousands of fields: it is looked at as a whole
			from = 0
		}
		if torn {
			s.comma = delimiter(s.sampled(), in.Name)
			from, what = s.start(), cutRow
		}
		head := s.sampled()
		if err == nil && first > len(head) && !torn {
			head = s.Buf[:min(first, len(s.Buf))]
		}
		t := newTable(head[from:], s.comma, &in.Fields)
		if t.text < 0 {
			yield(nil, &format.Fault{Line: 1, Err: t.textless(&in.Fields), Kind: !torn, Lost: true})
			return
		}
		if !s.pass(from, what, yield) {
			return
		}
		if t.headed {
			if end, err := s.record(); err == nil {
				s.Drop(end)
			}
		}
		for t.rows(s, in, yield) && s.Beyond(in) && t.resync(s, yield) {
		}
	}
}

// rows yields the records behind the header, up to the end or a hole. It reports false if the
// reading is to end.
func (t *table) rows(s *scanner, in *format.Stream, yield func(*format.Item, error) bool) bool {
	for {
		for len(s.Buf) > 0 || s.More() {
			if c := s.Buf[0]; c != '\n' && c != '\r' {
				break
			}
			s.Drop(1)
		}
		if len(s.Buf) == 0 {
			return true
		}
		line, at := s.Line, s.At
		end, err := s.record()
		open := s.open
		if err == nil && len(s.cells) != len(t.names) {
			end, err = s.retry(end, len(t.names))
		}
		var item *format.Item
		switch {
		case err == nil && !s.Whole(end) && s.Beyond(in):
			err := &format.Fault{Line: line, At: at, Err: errors.New("a row breaks off, left out")}
			if !yield(nil, err) || !t.resync(s, yield) {
				return false
			}
			continue
		case err == nil:
			item = t.item(s, end)
			if !t.begun && !t.headed {
				item.Notes = append(item.Notes, fmt.Sprintf("has no row with names; the text is read from %s, --text-field and --title-field name others", t.names[t.text]))
			}
			t.begun = true
		default:
			err = &format.Fault{Line: line, At: at, Err: err}
		}
		if !yield(item, err) {
			return false
		}
		s.Drop(min(end, len(s.Buf)))
		if open && len(s.Buf) > 0 && !t.goesOn(s) {
			err := fmt.Errorf("%s behind a quote that nothing closes, which may be of the text above, left out", format.Count(len(s.Buf), "byte"))
			if !yield(nil, &format.Fault{Line: s.Line, At: s.At, Err: err}) {
				return false
			}
			s.Drop(len(s.Buf))
		}
	}
}

// item makes an item of the record under way.
func (t *table) item(s *scanner, end int) *format.Item {
	item := &format.Item{At: s.At, End: s.At + int64(end), Line: s.Line, TextField: t.names[t.text]}
	var fields format.Object
	value := func(role format.FieldRole) string {
		if i := t.roles[role]; i >= 0 {
			return s.cells[i].value(s.Buf)
		}
		return ""
	}
	for i, c := range s.cells {
		if i == t.text {
			fields.Raw(t.names[i], []byte("null"))
		} else {
			fields.String(t.names[i], c.value(s.Buf))
		}
	}
	item.Fields = fields.Done()
	if id := value(format.IDRole); id != "" {
		item.ID = format.Quote(id)
	}
	for i, c := range s.cells {
		if c.open {
			item.Faults = append(item.Faults, "a quote that nothing closes: "+format.Shown(t.names[i])+" may go on behind it")
			item.Cut = item.Cut || i == t.text
		}
	}
	item.Title, item.Date, item.Origin = value(format.TitleRole), value(format.DateRole), value(format.SourceRole)
	bad := 0
	item.Text, item.Anchors, bad = s.cells[t.text].text(s.Buf, s.At)
	if bad > 0 {
		item.Faults = append(item.Faults, fmt.Sprintf("invalid UTF-8 or NUL (%s) replaced by U+FFFD", format.Count(bad, "byte")))
	}
	return item
}

// text makes a text of a cell.
func (c cell) text(buf []byte, at int64) (string, []format.Anchor, int) {
	var b format.TextBuilder
	raw, from, bad := buf[c.from:c.to], 0, 0
	for c.quoted {
		n := bytes.Index(raw[from:], []byte(`""`))
		if n < 0 {
			break
		}
		bad += b.Clean(string(raw[from:from+n]), at+int64(c.from+from))
		b.Put(`"`, at+int64(c.from+from+n), 2)
		from += n + 2
	}
	bad += b.Clean(string(raw[from:]), at+int64(c.from+from))
	text, anchors := b.Done()
	return text, anchors, bad
}
