package corpus

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
	"unsafe"

	"onecopy/corpus/format"
)

// A Document is the text of one input, or of one record of an input. It may be used by many goroutines at once.
type Document struct {
	Source string
	Record *Record // nil for a text file or page
	Said   *Record // what a page says of itself; nil for a text file and for records

	Elements []format.Element // what markup says of stretches of Text, nil where there is none
	Markup   bool             // Text was taken out of markup, or of a message

	// Text is valid UTF-8 without NUL. Lines end at "\n"; a "\r" before it is left as it is. In a file that has "\r"
	// alone, as on old Macs, each became "\n".
	Text string

	Size     int    // bytes of the input or part; of a record, of its line
	Lines    int    // of Text; a last line without "\n" counts
	SHA256   string // of the bytes of the input, all parts of it, hexadecimal; of a record, empty
	Encoding string // name by the Encoding Standard
	Problems []Problem

	Before int  // number of the stories of the parts before, behind which ids count on; the caller's to set
	Open   bool // text in front of it is lost
	Cut    bool // text behind it is lost, from the middle of a line on

	raw   []byte // nil where Text is the input after its byte order mark
	base  int    // where raw begins in the input
	above int    // lines of the input before the first
	set   charset
	marks []checkpoint

	traced *tracing // how the text of an item is traced, instead of all of these

	damaged []Range // bytes of the input that a damaged member was unpacked to
}

// A checkpoint is a place where a character begins in the text and in the input.
type checkpoint struct{ text, raw int }

// stride is the least number of bytes of text between checkpoints: 6 % of memory on top of the input, and at most so
// many bytes to read again for an offset.
const stride = 256

// Read reads a file, or stdin for [Stdin], whole.
//
// A byte order mark says what it is: UTF-8 or UTF-16. Without one enc does, a name that [CheckEncoding] takes. With
// neither, it is UTF-16 if that is sure and Windows-1252 if it looks like that all over (a Note says so), else UTF-8, with
// damage where it is not valid. Text that is valid UTF-8 beyond ASCII, and is read as something else because enc says so, has a Note too. Bytes that
// mean nothing, and NUL, become U+FFFD, one for each byte of UTF-8, and a Problem names the line.
//
// A packed file is unpacked, and all bytes and offsets are those of what was packed. Nothing is taken of a member of gzip or frame
// of zstd that is not whole, and Problems say what is lost; with File.Salvage what it unpacks to is taken, see
// [Document.Damaged]. Text on two sides of lost text makes two Documents of one Source, whose bytes and lines count on:
// [File.ReadParts] returns them. Over 1 GiB, or 1,000 times the packed bytes once it is over 64 MiB, is an error.
//
// Errors begin with the Source. A binary file or one of markup is an error, for it may come from stdin, which Find cannot
// look into. So is one of [FormatJSONL], which [File.Chunks] reads. What has a Format is not taken for markup or JSON lines.
func (f File) Read(enc string, stdin io.Reader) (*Document, error) {
	list, err := f.ReadParts(enc, stdin)
	switch {
	case err != nil:
		return nil, err
	case len(list) > 1:
		return nil, fmt.Errorf("%s: text in the midst of it is lost", f.Source)
	}
	return list[0], nil
}

// ReadParts is Read of a file that may have lost text in its midst: of one such place it has two documents.
func (f File) ReadParts(enc string, stdin io.Reader) ([]*Document, error) {
	b, err := f.read(enc, stdin)
	if err != nil {
		return nil, err
	}
	b.Documents[0].Problems = append(b.Documents[0].Problems, b.Problems...)
	return b.Documents, nil
}

// read is Read with what is known of the input.
func (f File) read(enc string, stdin io.Reader) (Batch, error) {
	if named, _ := f.form(); named == FormatJSONL {
		return Batch{}, fmt.Errorf("%s: holds records, not one text", f.Source)
	}
	s, err := f.open(stdin)
	if err != nil {
		return Batch{}, fmt.Errorf("%s: %w", f.Source, err)
	}
	defer s.Close()
	return f.readFrom(s, f.look(s, enc), enc)
}

// readFrom is read of a file under way that was looked at.
func (f File) readFrom(s *stream, l look, enc string) (Batch, error) {
	switch {
	case l.trouble != "":
		return Batch{}, &kindError{fmt.Errorf("%s: %s", f.Source, l.trouble)}
	case l.format != formatText:
		return Batch{}, fmt.Errorf("%s: holds records, not one text", f.Source)
	}
	w, err := f.parts(s, enc)
	if err != nil {
		return Batch{}, err
	}
	for _, p := range w.parts {
		if enc == "" && p.set.name == "utf-8" && foreign(p.raw) {
			return Batch{}, &kindError{fmt.Errorf("%s: %s", f.Source, notUTF8(p.raw))}
		}
	}
	documents := w.documents(f.Source, enc)
	b := Batch{Documents: documents, Problems: w.problems}
	if l.note != "" {
		b.Problems = append(b.Problems, Problem{Source: f.Source, Message: l.note, Note: true})
	}
	last := documents[len(documents)-1]
	b.Input = &Input{f.Source, w.size, last.above + last.Lines, w.sum}
	return b, nil
}

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

// breakLines settles and counts the lines of Text.
func (d *Document) breakLines() {
	if strings.IndexByte(d.Text, '\n') < 0 {
		d.Text = strings.ReplaceAll(d.Text, "\r", "\n") // same length, so offsets hold
	}
	d.Lines = strings.Count(d.Text, "\n")
	if d.Text != "" && d.Text[len(d.Text)-1] != '\n' {
		d.Lines++
	}
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

// Offset returns the place in the bytes of the input of byte i of Text: of the character i is in, where they differ in
// length. It grows with i; Offset(len(Text)) is Size or, of a record, the place of the quote that closes its text.
func (d *Document) Offset(i int) int {
	i = max(0, min(i, len(d.Text)))
	if d.traced != nil {
		return d.traced.offset(i)
	}
	if d.raw == nil {
		return d.base + d.set.mark + i
	}
	at := d.marks[sort.Search(len(d.marks), func(k int) bool { return d.marks[k].text > i })-1]
	var buf []byte // of most offsets none is needed
	for at.raw < len(d.raw) {
		if d.set.plain != nil {
			k := d.set.plain(d.raw[at.raw:][:min(i-at.text, len(d.raw)-at.raw)])
			if at.text, at.raw = at.text+k, at.raw+k; at.text == i {
				break
			}
		}
		out, size, _ := d.set.next(buf[:0], d.raw[at.raw:])
		if buf = out; at.text+len(out) > i {
			break
		}
		at.text, at.raw = at.text+len(out), at.raw+size
	}
	return d.base + at.raw
}

// Line returns the line of the input that line n of Text is on, counting from 1: of a record, its one line.
func (d *Document) Line(n int) int {
	if d.Record != nil {
		return d.Record.Line
	}
	if d.traced != nil {
		return d.traced.line(n)
	}
	return d.above + n
}

// Damaged says whether any byte of a stretch of the input is what a damaged member was unpacked to. In a stretch of a record, the
// bytes are those of its line.
func (d *Document) Damaged(start, end int) bool {
	return slices.ContainsFunc(d.damaged, Range{start, end}.meets)
}
