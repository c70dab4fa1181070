// Package markup reads XML, and HTML that is a part of something else such as a feed or a mail, as
// text with the place of every byte. It takes whatever it is given: a "<" that begins no tag is
// text, an element that is not closed ends with what it is in, and no entity is expanded but those
// of characters.
package markup

import (
	"html"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A TokenKind is what a token is.
type TokenKind int

// The kinds of tokens. An element without content is a Start with Empty.
const (
	Text TokenKind = iota
	Start
	End
	Raw   // text without entities: CDATA, or the inside of a script
	Other // comment, declaration, instruction
)

// A Token is a part of a document. From and To are its bytes; of Raw, of the text alone.
type Token struct {
	Kind     TokenKind
	Name     string // of an element, without the prefix of its namespace, in small letters
	Empty    bool
	From, To int
	attrs    string
}

// A Scanner gives the tokens of a document.
type Scanner struct {
	S  string
	At int
}

// Next returns the next token, and false at the end.
func (s *Scanner) Next() (t Token, ok bool) {
	if s.At >= len(s.S) {
		return t, false
	}
	t.From = s.At
	rest := s.S[s.At:]
	if rest[0] != '<' || !beginsTag(rest) {
		n := 1 + next(rest[1:])
		t.To = s.At + n
		s.At = t.To
		return t, true
	}
	end := func(mark string) int {
		if n := strings.Index(rest, mark); n >= 0 {
			return n + len(mark)
		}
		return len(rest)
	}
	n := 0
	switch {
	case strings.HasPrefix(rest, "<![CDATA["):
		n = end("]]>")
		t.Kind, t.From, t.To = Raw, s.At+len("<![CDATA["), s.At+n-len("]]>")
		if !strings.HasSuffix(rest[:n], "]]>") || t.To < t.From {
			t.To = max(t.From, s.At+n)
			t.To = min(t.To, len(s.S))
		}
		s.At += n
		return t, true
	case strings.HasPrefix(rest, "<!--"):
		t.Kind, n = Other, end("-->")
	case rest[1] == '!':
		t.Kind, n = Other, declaration(rest)
	case rest[1] == '?':
		t.Kind, n = Other, end("?>")
	default:
		if n = t.tag(rest); n < 0 { // no tag has another one in it: one was damaged, and what follows is text
			t = Token{From: s.At}
			n = 1 + next(rest[1:])
		}
	}
	s.At += n
	t.To = s.At
	return t, true
}

// next is where the next tag may begin.
func next(s string) int {
	for at := 0; ; {
		n := strings.IndexByte(s[at:], '<')
		if n < 0 {
			return len(s)
		}
		if at += n; beginsTag(s[at:]) {
			return at
		}
		at++
	}
}

// beginsTag says whether a "<" begins more than text.
func beginsTag(s string) bool {
	if len(s) < 2 {
		return false
	}
	c := s[1]
	if c == '/' && len(s) > 2 {
		c = s[2]
		return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_'
	}
	return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '!' || c == '?' || c == '_'
}

// declaration is the length of a document type, which may have a part in brackets.
func declaration(s string) int {
	depth := 0
	for i := range len(s) {
		switch s[i] {
		case '[':
			depth++
		case ']':
			depth--
		case '>':
			if depth <= 0 {
				return i + 1
			}
		}
	}
	return len(s)
}

// tag reads a tag and gives its length, -1 where another one begins in it; a ">" in quotes does not
// end it.
func (t *Token) tag(s string) int {
	t.Kind = Start
	from := 1
	if s[1] == '/' {
		t.Kind, from = End, 2
	}
	end := from
	for end < len(s) && !strings.ContainsRune(" \t\r\n/>", rune(s[end])) {
		end++
	}
	t.Name = strings.ToLower(s[from:end])
	if n := strings.LastIndexByte(t.Name, ':'); n >= 0 {
		t.Name = t.Name[n+1:]
	}
	quote := byte(0)
	for i := end; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case (c == '"' || c == '\'') && s[i-1] == '=':
			quote = c
		case c == '<' && beginsTag(s[i:]):
			return -1
		case c == '>':
			t.Empty = s[i-1] == '/'
			t.attrs = s[end:i]
			return i + 1
		}
	}
	t.attrs = s[end:]
	return len(s)
}

// An Attribute is a name, as it is written, and a value.
type Attribute struct{ Name, Value string }

// Attributes lists the attributes of a tag.
func (t *Token) Attributes() (list []Attribute) {
	s := t.attrs
	for {
		s = strings.TrimLeft(s, " \t\r\n/")
		n := strings.IndexAny(s, "= \t\r\n/")
		if s == "" {
			return list
		}
		if n < 0 {
			n = len(s)
		}
		a := Attribute{Name: strings.ToLower(s[:n])}
		s = strings.TrimLeft(s[n:], " \t\r\n")
		if strings.HasPrefix(s, "=") {
			s = strings.TrimLeft(s[1:], " \t\r\n")
			var value string
			if s != "" && (s[0] == '"' || s[0] == '\'') {
				value, s, _ = strings.Cut(s[1:], s[:1])
			} else if n := strings.IndexAny(s, " \t\r\n"); n >= 0 {
				value, s = s[:n], s[n:]
			} else {
				value, s = s, ""
			}
			a.Value = html.UnescapeString(value)
		}
		if n == 0 && a.Value == "" {
			return list
		}
		list = append(list, a)
	}
}

// Attribute returns the value of an attribute, whatever the prefix of its name.
func (t *Token) Attribute(name string) string {
	for _, a := range t.Attributes() {
		if a.Name == name || strings.HasSuffix(a.Name, ":"+name) {
			return a.Value
		}
	}
	return ""
}

// longestEntity is how many bytes an entity has at most.
const longestEntity = 40

// entity reads the entity that s begins with: its length and what it stands for; 0 if it is none.
func entity(s string) (size int, text string) {
	if len(s) < 3 || s[0] != '&' {
		return 0, ""
	}
	n := 1 // of a name, or the number of a character: nothing else may become a part of what it stands for
	for n < min(len(s), longestEntity) && (s[n] == '#' || s[n] < utf8.RuneSelf && (unicode.IsLetter(rune(s[n])) || unicode.IsDigit(rune(s[n])))) {
		n++
	}
	if n < 2 || n >= len(s) || s[n] != ';' {
		return 0, ""
	}
	text = html.UnescapeString(s[:n+1])
	if text == s[:n+1] || text == "\x00" {
		return 0, ""
	}
	return n + 1, text
}
