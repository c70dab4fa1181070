package corpus

import (
	"cmp"
	"strings"

	"onecopy/corpus/format"
	"onecopy/corpus/format/webpage"
)

// asPage reads the text of a record that is a page of HTML as one: it is in a field that is named
// so, or begins as pages do. What the page says of itself fills in what the record does not say.
func (d *Document) asPage() {
	if d.Record == nil || !d.isPage() {
		return
	}
	from := *d
	item := &format.Item{}
	webpage.FillText(item, d.Text, func(i int) int64 { return int64(from.Offset(i)) }, false)
	at := int64(from.Offset(0))
	d.Text, d.raw, d.marks, d.set = item.Text, nil, nil, charset{name: "utf-8", next: nextUTF8}
	d.traced = &tracing{anchors: item.Anchors, at: at, end: int64(from.Offset(len(from.Text)))}
	d.Elements, d.Markup = item.Elements, item.Markup
	for _, note := range item.Notes {
		d.add(note, true)
	}
	r := *d.Record
	r.Title, r.Date, r.Author = cmp.Or(r.Title, format.Tidy(item.Title)), cmp.Or(r.Date, item.Date), cmp.Or(r.Author, item.Author)
	r.Language, r.URL = cmp.Or(r.Language, item.Language), cmp.Or(r.URL, item.URL)
	d.Record = &r
	d.breakLines()
}

// isPage says whether the text of a record is a page.
func (d *Document) isPage() bool {
	name := strings.ToLower(d.Record.TextField[strings.LastIndexByte(d.Record.TextField, '.')+1:])
	head := d.Text[:min(len(d.Text), sniffed)]
	if name == "html" || strings.HasSuffix(name, "_html") {
		return hasTag(head)
	}
	if text := trimSpace(head); text == "" || text[0] != '<' {
		return false
	}
	p := readProlog(head)
	return p.doctype == "html" || beginsWithTag(p.rest, "html") || markup(head) == "HTML"
}
