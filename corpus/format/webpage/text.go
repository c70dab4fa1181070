package webpage

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onecopy/corpus/format"
)

// take takes in text of the source.
func (r *reading) take(s string) {
	if r.skip != 0 {
		if r.script {
			r.Meta.linked(s)
		}
		if r.skip == atom.Title {
			r.Meta.titled(s)
		}
		return
	}
	at := r.at
	for len(s) > 0 && !r.full() {
		n := r.piece(s, at)
		s, at = s[n:], at+n
	}
}

// piece takes in white space, a character reference or characters, and gives its bytes.
func (r *reading) piece(s string, at int) int {
	c := s[0]
	switch {
	case c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f':
		n := 1
		for n < len(s) && (s[n] == ' ' || s[n] == '\t' || s[n] == '\n' || s[n] == '\r' || s[n] == '\f') {
			n++
		}
		if r.pre > 0 && strings.ContainsAny(s[:n], "\n\r") {
			r.endLine()
			r.gap = min(2, max(r.gap, strings.Count(s[:n], "\n")))
		} else if r.begun && r.space < 0 {
			r.space = at
		}
		return n
	case c == '&':
		n := reference(s)
		decoded := html.UnescapeString(s[:n])
		if len(decoded) > n || decoded == "" { // no place for it in the source
			decoded = s[:n]
		}
		if strings.TrimFunc(decoded, unicode.IsSpace) == "" && !strings.Contains(decoded, "\u00a0") {
			if r.begun && r.space < 0 {
				r.space = at
			}
			return n
		}
		if unseen(decoded) < len(decoded) {
			r.put(decoded, at, n)
		}
		return n
	}
	if n := unseen(s); n > 0 {
		return n
	}
	n := 1
	for n < len(s) && unseen(s[n:]) == 0 && s[n] != '&' && s[n] != '\n' && s[n] != '\t' && s[n] != '\r' && s[n] != '\f' && (s[n] != ' ' || n+1 < len(s) && s[n+1] > ' ' && s[n+1] != '&') {
		n++
	}
	r.put(s[:n], at, n)
	return n
}

// unseen is the number of bytes of the character that s begins with, if it only says where a word
// may be broken.
func unseen(s string) int {
	switch {
	case s[0] < 0xc2:
	case strings.HasPrefix(s, "\u00ad"):
		return 2
	case strings.HasPrefix(s, "\u200b"), strings.HasPrefix(s, "\ufeff"):
		return 3
	}
	return 0
}

// longestReference is of how many bytes a character reference is at most.
const longestReference = 33

// reference is the length of the character reference that s begins with.
func reference(s string) int {
	n := 1
	for n < len(s) && n < longestReference && (s[n] == '#' && n == 1 || letterOrDigit(s[n])) {
		n++
	}
	if n < len(s) && s[n] == ';' {
		n++
	}
	return n
}

func letterOrDigit(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' || c >= '0' && c <= '9' }

// put puts characters into the text that stand in size bytes of the source.
func (r *reading) put(s string, at, size int) {
	if !r.begun {
		r.beginLine()
	} else if r.space >= 0 {
		r.mark(r.space)
		r.text = append(r.text, ' ')
	}
	r.space = -1
	r.mark(at)
	r.text = append(r.text, s...)
	r.ended = at + size
	r.count(s)
}

// beginLine begins a line in the element that is open.
func (r *reading) beginLine() {
	if len(r.text) > 0 {
		r.mark(r.ended)
		r.text = append(r.text, "\n\n"[:max(1, r.gap)]...)
	}
	r.begun = true
	time := r.line.time
	r.line = RenderedLine{Start: int32(len(r.text)), inner: ^keywords(0), within: ^places(0), time: time}
	n := r.here()
	for r.nodes[n].inline {
		n = r.nodes[n].parent
	}
	r.line.node = n
	r.line.broken = len(r.Lines) > 0 && r.Lines[len(r.Lines)-1].node == n && r.gap == 1
}

// count takes characters into account.
func (r *reading) count(s string) {
	n := int32(0)
	for _, c := range s {
		if c < utf8.RuneSelf {
			n += boolean(letterOrDigit(byte(c)))
		} else {
			n += boolean(unicode.IsLetter(c) || unicode.IsDigit(c))
		}
	}
	r.line.letters += n
	at := r.here()
	e := &r.nodes[at]
	if e.link {
		r.line.linked += n
	}
	if e.strong {
		r.line.strong += n
	}
	r.line.hidden = e.hidden
	if n > 0 {
		var inner keywords
		for i := at; r.nodes[i].inline; i = r.nodes[i].parent {
			inner |= r.nodes[i].own
		}
		r.line.inner &= inner
		r.line.within &= e.around
	}
}

func boolean(b bool) int32 {
	if b {
		return 1
	}
	return 0
}

// mark notes that the next byte of the text stands at a place of the source.
func (r *reading) mark(at int) {
	if n := len(r.runs); n > 0 {
		last := r.runs[n-1]
		if last.At+int64(len(r.text)-last.Text) == int64(at) {
			return
		}
	}
	r.room -= runBytes
	r.runs = append(r.runs, format.Anchor{Text: len(r.text), At: int64(at)})
}

// breakLine ends the line at a tag, and says how many line ends come before the next one.
func (r *reading) breakLine(tag atom.Atom) {
	if tag == atom.Td || tag == atom.Th {
		if r.begun && r.space < 0 {
			r.space = r.at // a cell is parted from the next as words are
		}
		return
	}
	r.endLine()
	n := 1
	if paragraphs[tag] {
		n = 2
	}
	if tag == atom.Br {
		n = r.gap + 1
	}
	r.gap = min(2, max(r.gap, n))
}

// endLine ends the line under way.
func (r *reading) endLine() {
	r.space = -1
	if !r.begun {
		return
	}
	r.line.End = int32(len(r.text))
	if r.room -= lineBytes; !r.Fragmented {
		r.Lines = append(r.Lines, r.line)
	}
	r.line, r.begun, r.gap = RenderedLine{}, false, 0
}
