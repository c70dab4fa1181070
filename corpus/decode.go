package corpus

import (
	"bytes"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// readText makes the text of a plain text file, or of a part of one.
func (d *Document) readText(raw []byte, set charset, enc string) {
	d.set, d.Encoding = set, set.name
	if body := raw[set.mark:]; set.name == "utf-8" && utf8.Valid(body) && bytes.IndexByte(body, 0) < 0 {
		d.Text = unsafe.String(unsafe.SliceData(body), len(body)) // nothing is written into raw once it is read
	} else if d.decode(raw) {
		d.Problems = append(d.Problems, d.damage()...)
	}
	d.breakLines()
	switch {
	case d.base > 0: // it was told of the first part
	case enc == "" && set.wide && set.mark == 0:
		d.Problems = append(d.Problems, Problem{Source: d.Source, Message: "has no byte order mark; read as " + set.name, Note: true})
	case enc == "" && set.name == "windows-1252":
		d.Problems = append(d.Problems, Problem{Source: d.Source, Message: "not utf-8; read as windows-1252", Note: true})
	case enc != "" && set.name != "utf-8" && !set.wide && utf8.Valid(raw) && utf8.RuneCount(raw) < len(raw):
		d.Problems = append(d.Problems, Problem{Source: d.Source, Message: "looks like utf-8; read as " + set.name + ", as was asked for", Note: true})
	}
}

// decode fills Text from raw and keeps what Offset needs. It says whether anything was replaced.
func (d *Document) decode(raw []byte) (bad bool) {
	var text strings.Builder
	text.Grow(len(raw) - d.set.mark)
	d.raw, d.marks = raw, []checkpoint{{0, d.set.mark}}
	next := 0
	buf := make([]byte, 0, min(len(raw)+16, 1<<15))
	for at := d.set.mark; at < len(raw); {
		if n := text.Len() + len(buf); n >= next {
			d.marks = append(d.marks, checkpoint{n, at})
			next = n + stride
		}
		if cap(buf)-len(buf) < 16 {
			text.Write(buf)
			buf = buf[:0]
		}
		out, size, ok := d.set.next(buf, raw[at:])
		buf, at, bad = out, at+size, bad || !ok
	}
	text.Write(buf)
	d.Text = text.String()
	return bad
}

// charsetFor settles the charset of a file: what it says, what enc says, or what it looks like.
func charsetFor(raw []byte, enc string) (charset, error) {
	set, err := charsetOf(raw, enc)
	if err != nil || set.name != "" {
		return set, err
	}
	if name, sure := unmarked(raw); sure {
		return charsetNamed(name)
	}
	if !utf8.Valid(raw) && western(raw) {
		return charsetNamed("windows-1252")
	}
	return charset{name: "utf-8", next: nextUTF8}, nil
}
