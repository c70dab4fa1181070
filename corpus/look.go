package corpus

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"onecopy/internal/phrase"
)

// A look is what the name and the first bytes of a file say of it.
type look struct {
	format  string // FormatText or FormatJSONL
	trouble string // why it is not read, or empty
	note    string // what is to be told where it is read, or empty
}

// look judges a file. A format that was asked for is not doubted; a name that says what the file holds is, as feeds
// and exports come as .txt, .rss or without an extension.
func (f File) look(s *stream, enc string) look {
	format, _, unread := f.form()
	if unread != "" {
		return look{trouble: unread + " is not read yet"}
	}
	head := s.head(sniffed)
	if format == FormatJSONL {
		return look{format: format, trouble: notJSONL(head)}
	}
	l := look{format: FormatText, trouble: binary(head, enc)}
	if l.trouble != "" || f.Format != "" {
		return l
	}
	set, err := charsetFor(head, enc)
	if err != nil {
		return l // reading it says so
	}
	text := set.beginning(head)
	if name := markup(text); name != "" {
		l.trouble = "looks like " + name + ", which is not read yet: convert it to text first; --input-format text reads it as it is"
		return l
	}
	if text = trimSpace(text); text == "" || text[0] != '{' && text[0] != '[' {
		return l
	}
	return f.lookJSON(l, s, &set)
}

// beginning is the text of the first bytes of a file. The ASCII in it is that of the file; the rest matters little.
func (c *charset) beginning(head []byte) string {
	head = head[min(c.mark, len(head)):]
	if !c.wide {
		return string(head)
	}
	var text []byte
	for len(head) > 1 {
		var size int
		text, size, _ = c.next(text, head)
		head = head[size:]
	}
	return string(text)
}

// What is looked at of a file that begins like JSON: a story of a megabyte is rare, and of ten lines one may be torn.
const (
	sniffedJSON  = 1 << 20
	sniffedLines = 10
)

// lookJSON judges a text file that begins like JSON. Lines of JSON are read as what they are. A text with one such line in front
// is read as text.
func (f File) lookJSON(l look, s *stream, set *charset) look {
	head := []byte(set.beginning(s.head(sniffedJSON)))
	objects, lines := countObjects(head)
	switch {
	case lines > 0 && objects*5 >= lines*4 && (set.wide || set.name != "utf-8" && !utf8.Valid(head[:len(head)-phrase.CutShort(head)])):
		l.trouble = jsonIn(set.name)
	case lines > 0 && objects*5 >= lines*4:
		l.format = FormatJSONL
		l.note = "looks like JSON lines and is read as such; --input-format text reads it as text"
	case isJSON(head):
		l.trouble = "looks like JSON, which is not read yet: convert it to JSON lines first; --input-format text reads it as it is"
	case objects > 0:
		l.note = "begins with a line of JSON and is read as text; --input-format jsonl reads it as JSON lines"
	}
	return l
}

// countObjects says how many of the first lines are JSON objects. No more are looked at where the first is none or empty.
// A line that is cut by the end of head is one if it is the first.
func countObjects(head []byte) (objects, lines int) {
	p := parser{}
	for lines < sniffedLines && len(head) > 0 {
		line, rest, whole := bytes.Cut(head, []byte("\n"))
		head = rest
		if line = bytes.TrimSpace(line); len(line) == 0 {
			continue
		}
		err := p.parse(line)
		if !whole && err != nil && lines > 0 {
			break
		}
		lines++
		named := lines > 1 || bytes.IndexByte(line, '"') >= 0
		if named && (err == nil || err == errCut && !whole && lines == 1 && len(line) > sniffed) {
			objects++
		}
		if objects == 0 {
			return 0, 0
		}
	}
	return objects, lines
}

// isJSON says whether bytes are JSON with an object in it, as far as they go.
func isJSON(head []byte) bool {
	d := jsontext.NewDecoder(bytes.NewReader(head), jsontext.AllowInvalidUTF8(true))
	named := false
	for {
		token, err := d.ReadToken()
		if err != nil {
			return named && (errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF))
		}
		if kind, _ := d.StackIndex(d.StackDepth()); kind == '{' && token.Kind() == '"' {
			named = true
		}
	}
}
