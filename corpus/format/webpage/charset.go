package webpage

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// prescanned is how much of a page is looked at for the encoding that it declares. The Encoding
// Standard has 1,024 bytes; pages declare it later, too.
const prescanned = 1 << 14

// Charset is the encoding that a page declares, empty if it does not.
func Charset(raw []byte) string {
	raw = raw[:min(len(raw), prescanned)]
	if name := declaration(raw); name != "" {
		return name
	}
	z := html.NewTokenizer(bytes.NewReader(raw))
	for {
		switch z.Next() {
		case html.ErrorToken:
			return ""
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			switch atom.Lookup(name) {
			case atom.Body:
				return ""
			case atom.Meta:
				if name := metaCharset(z, more); name != "" {
					return name
				}
			}
		}
	}
}

// declaration is the encoding that the declaration of XHTML names.
func declaration(raw []byte) string {
	raw = bytes.TrimLeft(raw, " \t\r\n")
	if !bytes.HasPrefix(raw, []byte("<?xml")) {
		return ""
	}
	head, _, _ := bytes.Cut(raw, []byte("?>"))
	_, value, ok := bytes.Cut(head, []byte("encoding="))
	if !ok || len(value) < 2 || value[0] != '"' && value[0] != '\'' {
		return ""
	}
	name, _, _ := bytes.Cut(value[1:], value[:1])
	return label(string(name))
}

func metaCharset(z *html.Tokenizer, more bool) string {
	content, declares, name := "", false, ""
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "charset":
			name = string(value)
		case "http-equiv":
			declares = bytes.EqualFold(value, []byte("content-type"))
		case "content":
			content = string(value)
		}
	}
	if name == "" && declares {
		name = CharsetOf(content)
	}
	return label(name)
}

// CharsetOf is the encoding that a media type names, as in "text/html; charset=koi8-r".
func CharsetOf(media string) string {
	i := strings.Index(strings.ToLower(media), "charset")
	if i < 0 {
		return ""
	}
	rest := strings.TrimLeft(media[i+len("charset"):], " \t")
	if !strings.HasPrefix(rest, "=") {
		return ""
	}
	rest = strings.Trim(strings.TrimLeft(rest[1:], " \t"), "\"'")
	if n := strings.IndexAny(rest, " ;,\"'"); n >= 0 {
		rest = rest[:n]
	}
	return label(rest)
}

// label tidies the name of an encoding. What is read as ASCII so far is not in UTF-16.
func label(name string) string {
	name = strings.ToLower(strings.TrimSpace(name))
	if strings.HasPrefix(name, "utf-16") {
		return "utf-8"
	}
	return name
}
