package corpus

import (
	"slices"
	"sort"
	"strings"

	"onecopy/corpus/format"
)

// A Document is the text of one input, or of one record of an input. It may be used by many
// goroutines at once.
type Document struct {
	Source string
	Record *Record // nil for a text file or page
	Said   *Record // what a page says of itself; nil for a text file and for records

	Elements []format.Element // what markup says of stretches of Text, nil where there is none
	Markup   bool             // Text was taken out of markup, or of a message

	// Text is valid UTF-8 without NUL. Lines end at "\n"; a "\r" before it is left as it is. In a
	// file that has "\r" alone, as on old Macs, each became "\n".
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

// stride is the least number of bytes of text between checkpoints: 6 % of memory on top of the
// input, and at most so many bytes to read again for an offset.
const stride = 256

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

// Offset returns the place in the bytes of the input of byte i of Text: of the character i is in,
// where they differ in length. It grows with i; Offset(len(Text)) is Size or, of a record, the
// place of the quote that closes its text.
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

// Line returns the line of the input that line n of Text is on, counting from 1: of a record, its
// one line.
func (d *Document) Line(n int) int {
	if d.Record != nil {
		return d.Record.Line
	}
	if d.traced != nil {
		return d.traced.line(n)
	}
	return d.above + n
}

// Damaged says whether any byte of a stretch of the input is what a damaged member was unpacked to.
// In a stretch of a record, the bytes are those of its line.
func (d *Document) Damaged(start, end int) bool {
	return slices.ContainsFunc(d.damaged, Range{start, end}.meets)
}

// add adds a problem of a record.
func (d *Document) add(message string, note bool) {
	d.Problems = append(d.Problems, Problem{Source: d.Source, Line: d.Record.Line, Message: message, Note: note})
}
