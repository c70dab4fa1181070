package lsp

import (
	"bytes"
	"slices"
)

// A document is a text that is open in the editor. It is never changed: a change makes another one,
// so that who looks at one may take any time.
type document struct {
	uri     string
	path    string // empty where the URI names no file
	version int
	text    []byte
}

func newDocument(d *textDocument) *document {
	doc := &document{uri: d.URI, version: d.Version, text: []byte(d.Text)}
	if name, ok := pathOf(d.URI); ok {
		doc.path = settled(name)
	}
	return doc
}

// changed is the document after some changes, one after the other. Places that are not in the text
// are taken for the nearest that are, as the protocol has it for columns.
func (d *document) changed(version int, changes []textChange, units encoding) *document {
	next := *d
	next.version, next.text = version, bytes.Clone(d.text)
	for _, c := range changes {
		if c.Range == nil {
			next.text = []byte(c.Text)
			continue
		}
		from, to := units.offset(next.text, c.Range.Start), units.offset(next.text, c.Range.End)
		next.text = slices.Replace(next.text, min(from, to), max(from, to), []byte(c.Text)...)
	}
	return &next
}
