package warc

import (
	"bytes"
	"strings"

	"onecopy/corpus/format"
)

// A header is that of a record, as far as it is used.
type header struct {
	kind      string // response, conversion, resource ...
	length    int64  // of the content, -1 where it does not say
	mediaType string // as it is written
	media     string // of mediaType, without parameters, in small letters
	uri, date string
	digest    string // of the payload
	id        string
}

// fieldsOf reads fields behind the first line, by their names in small letters; of two of one name
// the first counts.
func fieldsOf(raw []byte) map[string]string {
	list := map[string]string{}
	last := ""
	for n, line := range bytes.Split(raw, []byte("\n")) {
		line = bytes.TrimRight(line, "\r")
		switch {
		case n == 0 || len(line) == 0:
		case line[0] == ' ' || line[0] == '\t':
			if last != "" {
				list[last] += " " + string(bytes.TrimSpace(line))
			}
		default:
			name, value, ok := bytes.Cut(line, []byte(":"))
			last = strings.ToLower(string(bytes.TrimSpace(name)))
			if _, twice := list[last]; !ok || twice {
				last = ""
				continue
			}
			list[last] = string(bytes.TrimSpace(value))
		}
	}
	return list
}

// media is a media type without its parameters, in small letters.
func media(s string) string {
	s, _, _ = strings.Cut(s, ";")
	return strings.ToLower(strings.TrimSpace(s))
}

// wanted reports whether records of the type have a page or a text. A revisit has none: it says
// that a page is as it was.
func (h *header) wanted() bool {
	switch h.kind {
	case "response", "resource", "conversion":
		return true
	}
	return false
}

// unknown reports whether the type is none of which it is known that no page is lost with it. The
// rest of a record in several parts, a continuation, is text.
func (h *header) unknown() bool {
	switch h.kind {
	case "warcinfo", "request", "metadata", "revisit":
		return false
	}
	return !h.wanted()
}

// http reports whether the content is a message of HTTP.
func (h *header) http() bool { return h.media == "application/http" }

// say adds what the header says of a page to what the page says of itself.
func (h *header) say(d *format.Item) {
	if d.URL == "" {
		d.URL = h.uri
	}
	var o, own format.Object
	own.Given("target", h.uri)
	own.Given("date", h.date)
	own.Given("digest", h.digest)
	own.Given("type", h.kind)
	own.Given("record", h.id)
	if raw := own.Done(); raw != nil {
		if inner := bytes.TrimSuffix(bytes.TrimPrefix(d.Fields, []byte("{")), []byte("}")); len(inner) > 0 {
			d.Fields = append(append(append([]byte("{"), inner...), `,"warc":`...), append(raw, '}')...)
			return
		}
		o.Raw("warc", raw)
		d.Fields = o.Done()
	}
}
