package corpus

import (
	"bytes"
	"errors"
	"io"
	"maps"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"

	"onecopy/corpus/format"
	"onecopy/corpus/format/webpage"
	"onecopy/corpus/format/xml"
	"onecopy/internal/phrase"
)

// A look is what the name and the first bytes of a file say of it.
type look struct {
	format  string // of a File
	trouble string // why it is not read, or empty
	note    string // what is to be told where it is read, or empty

	at io.ReaderAt // the file, where it is not packed and can be read anywhere
}

// look judges a file. A format that was asked for is not doubted; a name that says what the file
// holds is, as feeds and exports come as .txt, .rss or without an extension.
func (f File) look(s *stream, enc string) look {
	named, _ := f.form()
	head := s.head(sniffed)
	l := look{format: formatText}
	if s.lines != nil {
		return f.noteGuess(look{format: FormatJSONL}, s)
	}
	if l, ok := f.lookName(head, named, s.packing); ok {
		return l
	}
	if named == FormatJSONL || f.Format == formatJSON {
		if l.format, l.trouble = named, notJSONL(head); named == FormatJSONL && f.Format == "" && !f.Plain &&
			strings.HasPrefix(trimSpace(string(head)), "[") && isJSON(s.head(sniffedJSON)) {
			l.format = formatJSON
		}
		return f.noteGuess(l, s)
	}
	if s.headless() && !f.Plain && f.Format == "" && readers[named].resumes {
		l.format = named // its first bytes are the middle of something
		return l
	}
	if l, ok := f.lookArchive(head, named); ok {
		return l
	}
	if f.isPage(head, enc, named) {
		l.format = "html"
		return l
	}
	if l.trouble = binary(head, enc); l.trouble != "" || f.Format != "" {
		return l
	}
	set, err := charsetFor(head, enc)
	if err != nil {
		return l // reading it says so
	}
	text := set.beginning(head)
	if name := markup(text); name != "" {
		return f.lookMarkup(l, name, named)
	}
	if named == formatJSON && !f.Plain && trimSpace(text) != "" && !strings.ContainsAny(trimSpace(text)[:1], "{[") {
		l.format = named // as XML below
		return l
	}
	if named == "xml" && !f.Plain && strings.HasPrefix(trimSpace(text), "<") {
		l.format = named // damaged in its first bytes: its reader says what it makes of it
		return l
	}
	if rest := trimSpace(text); rest != "" && (rest[0] == '{' || rest[0] == '[') {
		return f.noteGuess(f.lookJSON(l, s, &set, named), s)
	}
	if kind, what := f.lookLines(text, named, len(head) < sniffed); kind != "" && !f.Plain {
		return l.as(kind, what, named)
	}
	return l
}

// lookName judges a file by its first bytes and by what its name says, where these leave no doubt.
func (f File) lookName(head []byte, named, packing string) (l look, ok bool) {
	l.format = formatText
	if kind, what := magic(head); what != "" && f.Format != formatText {
		if l.format = kind; f.Plain || kind != formatZip && kind != formatTar && readers[kind].read == nil {
			l.trouble = what + ", skipped"
		}
		return l, true
	}
	if read, ok := readers[named]; ok && !f.Plain && (f.Format != "" || read.binary) {
		if l.format = named; f.Format == "" {
			l.trouble = "is not what its name says, skipped"
		}
		return l, true
	}
	if what := map[string]string{formatParquet: "Parquet", formatArrow: "Arrow"}[named]; what != "" && !f.Plain {
		l.trouble = "is no " + what + " file, skipped"
		return l, true
	}
	if (named == formatZip || named == formatTar) && !f.Plain {
		l.trouble = "is not what its name says, skipped"
		return l, true
	}
	if _, ok := readers[named]; (!ok || f.Plain) && named != "" && named != formatText && named != FormatJSONL && named != formatJSON {
		l.trouble = path.Ext(strings.TrimSuffix(strings.ToLower(f.Source), packing)) + " " + unread(named)
		return l, true
	}
	if named == formatJSON && f.Plain && f.Format == "" {
		l.trouble = ".json " + unread(named)
		return l, true
	}
	return l, false
}

// headless says whether text is missing in front of the first bytes of a stream, or in them.
func (s *stream) headless() bool {
	u := s.packed
	return u != nil && len(u.holes) > 0 && u.holes[0].at < sniffed
}

// lookMarkup is a look at a text in markup of that name.
func (f File) lookMarkup(l look, name, named string) look {
	kind := markupFormat(name)
	if f.Plain {
		l.trouble = "looks like " + name + ", which " + unread(kind) + ": convert it to text first; --input-format text reads it as it is"
		return l
	}
	return l.as(kind, name, named)
}

// unread says of a format why it is left out: nothing reads it, or nothing that points at lines,
// which are not there once the text is taken out.
func unread(kind string) string {
	if _, ok := readers[kind]; ok || kind == formatJSON {
		return "is read by clean and index alone"
	}
	return "is not read yet"
}

// lookArchive is a look at an archive of the web, or at what is named so. The pages in it may be of
// any bytes.
func (f File) lookArchive(head []byte, named string) (l look, ok bool) {
	archive := bytes.HasPrefix(head, []byte("WARC/"))
	if f.Plain || f.Format != "" || !archive && named != "warc" {
		return l, false
	}
	if l = l.as("warc", "WARC", named); !archive {
		l.trouble = "is not what its name says, skipped"
	}
	return l, true
}

// isPage says whether a file that is named as a page of HTML is one, in whatever encoding: it has a
// tag, and no NUL but in UTF-16. Of one that is not named so it says that where its bytes are of
// another encoding than UTF-8, which a page declares.
func (f File) isPage(head []byte, enc, named string) bool {
	if named != "html" && named != "" {
		return false
	}
	set, err := charsetFor(head, enc)
	if f.Plain || f.Format != "" || err != nil || !set.wide && bytes.IndexByte(head, 0) >= 0 && !mostlyText(head, set.name) {
		return false
	}
	text := set.beginning(head)
	return named == "html" && hasTag(text) || named == "" && foreign(head) && webpage.Charset(head) != "" && markup(text) == "HTML"
}

// as is a look at a file that is of a format that has a reader, or is left out. It is told where
// the name says otherwise.
func (l look) as(kind, what, named string) look {
	switch {
	case readers[kind].read == nil:
		l.trouble = "looks like " + what + ", which is not read yet: convert it to text first; --input-format text reads it as it is"
	case kind != named:
		l.note = "looks like " + what + " and is read as such; --input-format text reads it as text"
	}
	if l.trouble == "" {
		l.format = kind
	}
	return l
}

// markupFormat is the format of what markup names.
func markupFormat(name string) string {
	switch {
	case name == "HTML":
		return "html"
	case name == "WARC":
		return "warc"
	}
	if _, root, ok := strings.Cut(strings.TrimSuffix(name, ")"), "XML ("); ok {
		if n := strings.LastIndexByte(root, ':'); xml.Known(root[n+1:]) {
			return "xml"
		}
	}
	return ""
}

// lookLines tells a text that is made of lines of another format by its beginning, which is whole
// or cut.
func (f File) lookLines(text, named string, whole bool) (kind, what string) {
	for _, name := range slices.Sorted(maps.Keys(readers)) {
		r := readers[name]
		if r.lines != nil && r.lines(text, named == name, whole, &f.Fields) {
			return name, r.what
		}
	}
	return "", ""
}

// noteGuess tells which field of the first record holds its text, where that is not the likeliest
// one.
func (f File) noteGuess(l look, s *stream) look {
	if l.trouble != "" || f.Fields.Given(format.TextRole) || l.format != FormatJSONL && l.format != formatJSON {
		return l
	}
	head := bytes.TrimLeft(s.head(sniffedJSON), "\xef\xbb\xbf \t\r\n[")
	end := objectEnd(head)
	p := parser{names: f.Fields}
	if end > 0 && p.parse(head[:end]) == nil && p.fields[format.TextRole].kind == '"' && p.fields[format.TextRole].rank > 0 {
		note := "text is read from the field " + legible(p.fields[format.TextRole].path) + "; --text-field NAME says otherwise"
		if l.note != "" {
			note = l.note + "; " + note
		}
		l.note = note
	}
	return l
}

// beginning is the text of the first bytes of a file. The ASCII in it is that of the file; the rest
// matters little.
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

// What is looked at of a file that begins like JSON: a story of a megabyte is rare, and of ten
// lines one may be torn.
const (
	sniffedJSON  = 1 << 20
	sniffedLines = 10
)

// lookJSON judges a text file that begins like JSON. Lines of JSON are read as what they are. A
// text with one such line in front is read as text.
func (f File) lookJSON(l look, s *stream, set *charset, named string) look {
	head := []byte(set.beginning(s.head(sniffedJSON)))
	objects, lines := countObjects(head)
	switch {
	case lines > 0 && objects*5 >= lines*4 && (set.wide || set.name != "utf-8" && !utf8.Valid(head[:len(head)-phrase.CutShort(head)])):
		l.trouble = jsonIn(set.name)
	case lines > 0 && objects*5 >= lines*4:
		if l.format = FormatJSONL; named != formatJSON {
			l.note = "looks like JSON lines and is read as such; --input-format text reads it as text"
		}
	case isJSON(head) && (set.wide || set.name != "utf-8" && !utf8.Valid(head[:len(head)-phrase.CutShort(head)])):
		l.trouble = jsonIn(set.name)
	case isJSON(head) && f.Plain:
		l.trouble = "looks like JSON, which " + unread(formatJSON) + ": convert it to JSON lines first; --input-format text reads it as it is"
	case isJSON(head):
		if l.format = formatJSON; named != formatJSON {
			l.note = "looks like JSON and is read as such; --input-format text reads it as text"
		}
	case named == formatJSON:
		l.format = formatJSON
	case objects > 0:
		l.note = "begins with a line of JSON and is read as text; --input-format jsonl reads it as JSON lines"
	}
	return l
}

// countObjects says how many of the first lines are JSON objects. No more are looked at where the
// first is none or empty. A line that is cut by the end of head is one if it is the first.
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
