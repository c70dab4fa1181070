package mail

import (
	"bytes"
	"errors"
	"fmt"
	"mime"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/htmlindex"

	"onecopy/corpus/format"
	"onecopy/corpus/format/markup"
)

// from begins a message of a box.
const from = "From "

func fieldName(s string) bool {
	for i := range len(s) {
		if c := s[i]; c <= ' ' || c >= 0x7f {
			return false
		}
	}
	return s != "" && len(s) < 80
}

// isField says whether a line is a field of a header.
func isField(line []byte) bool {
	name, _, ok := bytes.Cut(line, []byte(":"))
	return ok && fieldName(string(name))
}

// Messages stand in each other, and have parts, up to these numbers.
const (
	deepest   = 16
	mostParts = 1000
)

// A message is one under way.
type message struct {
	flow        markup.Flow
	parts       int
	attachments []string
	faults      []string
}

// A field is one of a header, its lines put together.
type field struct{ name, value string }

// parse reads a message.
func parse(raw string, item *format.Item, box bool) error {
	at := item.At
	if box {
		if _, rest, ok := strings.Cut(raw, "\n"); ok && strings.HasPrefix(raw, from) {
			at += int64(len(raw) - len(rest))
			raw = rest
		}
	}
	m := &message{}
	fields, body := m.header(format.NewLayer(raw, at))
	if len(fields) == 0 {
		return errors.New("no message: it has no header")
	}
	if box {
		body = unquoted(body)
	}
	if err := m.part(fields, body, 0); err != nil {
		return err
	}
	item.Text, item.Anchors = m.flow.Done()
	if strings.TrimSpace(item.Text) == "" {
		return errors.New("a message without text, left out")
	}
	m.tell(fields, item)
	return nil
}

// header parts the fields of a message or part from its body.
func (m *message) header(l *format.Layer) (fields []field, body *format.Layer) {
	at := 0
	for at < len(l.S) {
		line, _, _ := strings.Cut(l.S[at:], "\n")
		end := min(at+len(line)+1, len(l.S))
		line = strings.TrimRight(line, "\r")
		if line == "" {
			at = end
			break
		}
		if n := len(fields); n > 0 && (line[0] == ' ' || line[0] == '\t') {
			fields[n-1].value += " " + strings.TrimSpace(line)
		} else if name, value, ok := strings.Cut(line, ":"); ok && fieldName(name) {
			fields = append(fields, field{strings.ToLower(name), strings.TrimSpace(value)})
		} else if headerGoesOn(l.S[end:]) || n > 0 && nearField(line, fields) && endsHeader(l.S[end:]) {
			m.faults = append(m.faults, "a line of the header is not a field of one, left out")
		} else if n == 0 {
			return nil, l
		} else {
			break // a body without an empty line in front of it
		}
		at = end
	}
	return fields, l.Part(at, len(l.S))
}

// headerGoesOn says whether fields follow, and nothing else up to an empty line.
func headerGoesOn(rest string) bool {
	for n := 0; ; n++ {
		line, more, ok := strings.Cut(rest, "\n")
		switch line = strings.TrimRight(line, "\r"); {
		case !ok:
			return false
		case line == "":
			return n > 0
		case n > 0 && (line[0] == ' ' || line[0] == '\t'):
		case !isField([]byte(line)):
			return false
		}
		rest = more
	}
}

// endsHeader says whether an empty line follows.
func endsHeader(rest string) bool {
	return strings.HasPrefix(rest, "\n") || strings.HasPrefix(rest, "\r\n")
}

// nearField says whether a line is a field that fields lack, but for one byte that was damaged.
func nearField(line string, fields []field) bool {
	for _, name := range []string{"Date:", "From:", "Subject:", "Message-ID:", "MIME-Version:", "Content-Type:", "Content-Transfer-Encoding:"} {
		other := 0
		for i := 0; i < min(len(line), len(name)); i++ {
			if line[i]|0x20 != name[i]|0x20 {
				other++
			}
		}
		if len(line) > len(name) && other == 1 && strings.Contains(line, ":") && get(fields, strings.ToLower(name[:len(name)-1])) == "" {
			return true
		}
	}
	return false
}

func get(fields []field, name string) string {
	for _, f := range fields {
		if f.name == name {
			return f.value
		}
	}
	return ""
}

// unquoted undoes what a box does to lines that would begin a message: ">From " stands for "From ".
func unquoted(l *format.Layer) *format.Layer {
	if !strings.Contains(l.S, ">"+from) {
		return l
	}
	b := format.NewLayerBuilder(l)
	for at := 0; at < len(l.S); {
		line, _, _ := strings.Cut(l.S[at:], "\n")
		end := min(at+len(line)+1, len(l.S))
		begin := at
		if quoted := strings.TrimLeft(line, ">"); len(quoted) < len(line) && strings.HasPrefix(quoted, from) {
			begin++
		}
		b.Put([]byte(l.S[begin:end]), begin, end)
		at = end
	}
	return b.Done()
}

// part adds the text of a part.
func (m *message) part(fields []field, body *format.Layer, depth int) error {
	if m.parts++; m.parts > mostParts || depth > deepest {
		return fmt.Errorf("more than %d parts, or %d in each other", mostParts, deepest)
	}
	kind, params, err := mime.ParseMediaType(get(fields, "content-type"))
	if err != nil && kind == "" {
		kind = "text/plain"
	}
	how, disposition, _ := mime.ParseMediaType(get(fields, "content-disposition"))
	name := firstOf(disposition["filename"], params["name"])
	switch {
	case strings.HasPrefix(kind, "multipart/") && params["boundary"] != "":
		return m.parted(kind, params["boundary"], body, depth)
	case how == "attachment", !strings.HasPrefix(kind, "text/") && kind != "message/rfc822", kind == "text/calendar":
		m.attachments = append(m.attachments, firstOf(decodeWords(name), kind))
		return nil
	}
	body, whole := decoded(body, get(fields, "content-transfer-encoding"))
	if !whole {
		m.faults = append(m.faults, "base64 that is damaged or cut short")
	}
	if kind == "message/rfc822" {
		inner, text := m.header(body)
		return m.part(inner, text, depth+1)
	}
	m.text(body, kind, params["charset"])
	return nil
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// text adds a text.
func (m *message) text(l *format.Layer, kind, charset string) {
	if l = m.utf8(l, charset); kind == "text/html" {
		m.flow.Block()
		m.flow.HTML(l.S, l.Place)
		return
	}
	m.flow.Block()
	m.flow.Plain = true
	m.flow.Text(l.S, 0, len(l.S), true, l.Place)
	m.flow.Plain = false
}

// parted adds the parts of a part: of alternatives the plain text if it says as much as the others,
// else the last.
func (m *message) parted(kind, boundary string, body *format.Layer, depth int) error {
	parts := split(body, "--"+boundary)
	if len(parts) == 0 {
		m.faults = append(m.faults, "a part of more parts, of which none begins, is read as text")
		m.text(body, "text/plain", "")
		return nil
	}
	if kind != "multipart/alternative" {
		for _, p := range parts {
			fields, text := m.header(p)
			if err := m.part(fields, text, depth+1); err != nil {
				return err
			}
		}
		return nil
	}
	best, most := 0, -1
	for i, p := range parts {
		fields, text := m.header(p)
		trial := &message{parts: m.parts}
		if err := trial.part(fields, text, depth+1); err != nil {
			return err
		}
		m.parts = trial.parts
		said, _ := trial.flow.Done()
		size := len(strings.Fields(said))
		if plain, _, _ := mime.ParseMediaType(get(fields, "content-type")); plain != "text/html" {
			size = size * 3 / 2 // links and what is hidden count as words of HTML
		}
		if size > most {
			best, most = i, size
		}
	}
	fields, text := m.header(parts[best])
	return m.part(fields, text, depth+1)
}

// split parts a body at the lines that begin with a boundary. What stands in front of the first one
// is for programs that know no parts.
func split(l *format.Layer, boundary string) (parts []*format.Layer) {
	from := -1
	for at := 0; at < len(l.S); {
		line, _, _ := strings.Cut(l.S[at:], "\n")
		end := min(at+len(line)+1, len(l.S))
		if rest, ok := strings.CutPrefix(line, boundary); ok && strings.Trim(rest, "-\r \t") == "" {
			if from >= 0 {
				parts = append(parts, l.Part(from, at))
			}
			if from = end; strings.HasPrefix(rest, "--") {
				return parts
			}
		}
		at = end
	}
	if from >= 0 && from < len(l.S) {
		parts = append(parts, l.Part(from, len(l.S))) // cut short
	}
	return parts
}

// utf8 makes a text of another encoding UTF-8, line by line.
func (m *message) utf8(l *format.Layer, charset string) *format.Layer {
	charset = strings.ToLower(charset)
	if charset == "" || charset == "utf-8" || charset == "us-ascii" {
		if charset != "" && charset != "us-ascii" || utf8.ValidString(l.S) {
			return l
		}
		charset = "windows-1252" // what programs meant that said nothing
	}
	enc, err := htmlindex.Get(charset)
	if err != nil {
		m.faults = append(m.faults, "encoding "+format.Shown(charset)+" is not known, read as utf-8")
		return l
	}
	b := format.NewLayerBuilder(l)
	for at := 0; at < len(l.S); {
		line, _, _ := strings.Cut(l.S[at:], "\n")
		end := min(at+len(line)+1, len(l.S))
		raw := []byte(l.S[at:end])
		if ascii(raw) && charset != "iso-2022-jp" && !strings.HasPrefix(charset, "utf-16") {
			b.Put(raw, at, end)
		} else if text, err := enc.NewDecoder().Bytes(raw); err == nil {
			// How many bytes a character has is not known of every encoding: each gets its share of
			// the line.
			runes, k := utf8.RuneCount(text), 0
			for i := 0; i < len(text); k++ {
				_, size := utf8.DecodeRune(text[i:])
				b.Put(text[i:i+size], at+k*len(raw)/runes, at+(k+1)*len(raw)/runes)
				i += size
			}
		} else {
			b.Put(raw, at, end)
		}
		at = end
	}
	return b.Done()
}

func ascii(raw []byte) bool {
	for _, c := range raw {
		if c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// tell fills in what the header says.
func (m *message) tell(fields []field, item *format.Item) {
	var all format.Object
	all.Raw("text", []byte("null"))
	seen := map[string]bool{"text": true, "attachments": true}
	for _, f := range fields {
		if !seen[f.name] {
			all.String(f.name, decodeWords(f.value)) // of a field that is there twice the first, which is the newest of Received
		}
		seen[f.name] = true
	}
	if len(m.attachments) > 0 {
		all.String("attachments", strings.Join(m.attachments, ", "))
	}
	item.Fields, item.TextField = all.Done(), "text"
	item.Title = decodeWords(get(fields, "subject"))
	item.Date = isoDate(get(fields, "date"))
	item.Author = author(decodeWords(get(fields, "from")))
	if id := strings.Trim(get(fields, "message-id"), "<> \t"); id != "" {
		item.ID = format.Quote(id)
	}
	item.Faults = m.faults
	if m.flow.Bad > 0 {
		item.Faults = append(item.Faults, fmt.Sprintf("invalid UTF-8 or NUL (%s) replaced by U+FFFD", format.Count(m.flow.Bad, "byte")))
	}
}
