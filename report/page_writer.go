package report

import (
	"bufio"
	"errors"
	"io"
	"strconv"
)

// A markup is HTML of ours, written as it stands. A constant becomes one by itself; words of the
// input are strings, which the compiler does not take for it. Nothing but the style sheet and the
// script is converted, which a test holds.
type markup string

// A pageWriter writes a page. What stands in the page is told apart by three methods: put writes
// markup, say the words of the input, link where a link leads. After an error nothing more is
// written.
type pageWriter struct {
	w    *bufio.Writer
	n    int // bytes written
	most int // it refuses more with errFull, if that is not 0
	err  error
}

// errFull ends the writing of a page that grows over its limit, where more pages may be made.
var errFull = errors.New("the page is full")

func newPageWriter(w io.Writer, most int) *pageWriter {
	return &pageWriter{w: bufio.NewWriterSize(w, 16<<10), most: most}
}

// put writes markup.
func (p *pageWriter) put(m markup) *pageWriter { return p.raw(string(m)) }

// say writes words as text between tags or inside the quotes of an attribute: no sign of them means
// anything there. A sign that HTML does not need escaped in such a place is all the same, where
// html/template escapes it.
func (p *pageWriter) say(s string) *pageWriter {
	from := 0
	for i := range len(s) {
		if e := entities[s[i]]; e != "" {
			p.raw(s[from:i]).raw(e)
			from = i + 1
		}
	}
	return p.raw(s[from:])
}

var entities = [256]string{0: "\uFFFD", '"': "&#34;", '&': "&amp;", '\'': "&#39;", '+': "&#43;", '<': "&lt;", '>': "&gt;"}

// link writes a way from page to page or inside one, which has letters, digits and a few signs
// alone. Others are written by their numbers, the colon too: no link has a scheme or leads to
// another host.
func (p *pageWriter) link(s string) *pageWriter {
	const digits = "0123456789ABCDEF"
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9', c == '-', c == '_', c == '.', c == '#', c == '/' && i > 0 && s[i-1] != '/':
			p.raw(s[i : i+1])
		default:
			p.raw("%" + digits[c>>4:c>>4+1] + digits[c&15:c&15+1])
		}
	}
	return p
}

// num writes a count with its thousands separated.
func (p *pageWriter) num(n int) *pageWriter { return p.raw(grouped(n)) }

// whole writes a number as a program reads it.
func (p *pageWriter) whole(n int) *pageWriter { return p.raw(strconv.Itoa(n)) }

// counted writes a count and its noun.
func (p *pageWriter) counted(n int, noun markup) *pageWriter { return p.raw(counted(n, string(noun))) }

func (p *pageWriter) raw(s string) *pageWriter {
	if p.err != nil {
		return p
	}
	if p.n += len(s); p.most > 0 && p.n > p.most {
		p.err = errFull
		return p
	}
	_, p.err = p.w.WriteString(s)
	return p
}

// fail ends the page with an error, unless there is none. It reports whether the page goes on.
func (p *pageWriter) fail(err error) bool {
	if p.err == nil {
		p.err = err
	}
	return p.err == nil
}

// end returns all that was written to the writer below, and the first error.
func (p *pageWriter) end() error {
	if p.err == nil {
		p.err = p.w.Flush()
	}
	return p.err
}
