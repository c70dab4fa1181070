package corpus

import (
	"strings"
	"unicode/utf8"
)

// A tag of XML or HTML.
type tag struct {
	name      string
	size      int
	end       bool // </name>
	empty     bool // <name/>
	namespace bool // declares one: xmlns="..." or xmlns:x="..."
}

// longestTag bounds the search for the end of a tag, so that quotes that are not closed cost no
// square of the text.
const longestTag = 2048

// readTag reads the tag that s begins with. What only looks like one, such as <ann@example.org>,
// <https://example.org>, a < b or <3, is none. Names are ASCII, but in a text that is declared to
// be XML: news of some countries put names and captions in angle brackets.
func readTag(s string, xml bool) (t tag, ok bool) {
	if s = s[:min(len(s), longestTag)]; len(s) < 2 || s[0] != '<' {
		return t, false
	}
	i := 1
	if t.end = strings.HasPrefix(s, "</"); t.end {
		i = 2
	}
	from := i
	for i < len(s) && (isName(s[i]) || xml && s[i] >= utf8.RuneSelf) {
		i++
	}
	t.name = s[from:i]
	if t.name == "" || !letter(t.name[0]) && t.name[0] != '_' && t.name[0] < utf8.RuneSelf {
		return t, false
	}
	for i < len(s) {
		at := i
		for i < len(s) && isBlank(s[i]) {
			i++
		}
		switch rest := s[i:]; {
		case strings.HasPrefix(rest, ">"):
			t.size = i + 1
			return t, true
		case strings.HasPrefix(rest, "/>") && !t.end:
			t.size, t.empty = i+2, true
			return t, true
		case at == i || t.end:
			return t, false
		default:
			n := attribute(rest)
			if n == 0 {
				return t, false
			}
			t.namespace = t.namespace || strings.HasPrefix(rest, "xmlns=") || strings.HasPrefix(rest, "xmlns:")
			i += n
		}
	}
	return t, false
}

// attribute is the length of the attribute that s begins with, 0 if there is none: name, name=value
// or name="value".
func attribute(s string) int {
	i := strings.IndexAny(s, " \t\n\r\f\"'<>/=")
	if i <= 0 {
		return 0
	}
	rest := strings.TrimLeft(s[i:], " \t\n\r\f")
	if !strings.HasPrefix(rest, "=") {
		return i
	}
	rest = strings.TrimLeft(rest[1:], " \t\n\r\f")
	if i = len(s) - len(rest); rest == "" {
		return 0
	}
	if quote := s[i]; quote == '"' || quote == '\'' {
		n := strings.IndexByte(s[i+1:], quote)
		if n < 0 {
			return 0
		}
		return i + n + 2
	}
	return i + max(0, strings.IndexAny(s[i:], " \t\n\r\f\"'<>"))
}

// A tagCount is how tags and text lie in a document. Text is counted in bytes that are not white
// space.
type tagCount struct {
	tags, elements  int // elements that are closed
	inside, outside int // text in an element, and in none
	bare            int // text of paragraphs, parted by blank lines, that have no tag

	xml      bool
	open     []string // elements under way
	gathered int      // text of the paragraph under way
	tagged   bool     // it has a tag
	fresh    bool     // the line under way is blank so far
}

// countTags counts in a text that begins with a tag.
func countTags(s string, xml bool) tagCount {
	t := tagCount{xml: xml}
	for s != "" {
		n := t.step(s)
		s = s[n:]
	}
	t.paragraph()
	return t
}

// step reads a tag or some text and returns its size.
func (t *tagCount) step(s string) int {
	if s[0] != '<' {
		n := strings.IndexByte(s, '<')
		if n < 0 {
			n = len(s)
		}
		t.text(s[:n])
		return n
	}
	switch {
	case strings.HasPrefix(s, "<!--"):
		return until(s, "-->")
	case strings.HasPrefix(s, "<![CDATA["):
		n := until(s, "]]>")
		t.tagged = true
		t.text(strings.TrimSuffix(s[len("<![CDATA["):max(n, len("<![CDATA["))], "]]>"))
		return n
	case strings.HasPrefix(s, "<?"):
		return until(s, "?>")
	}
	tag, ok := readTag(s, t.xml)
	if !ok {
		t.text("<")
		return 1
	}
	t.tag(tag)
	if name := strings.ToLower(tag.name); !tag.end && !tag.empty && (name == "script" || name == "style") {
		if n := strings.Index(s[tag.size:], "</"); n >= 0 {
			return tag.size + n
		}
		return len(s)
	}
	return tag.size
}

// until is the number of bytes up to the end of what ends so, or all.
func until(s, end string) int {
	if n := strings.Index(s, end); n >= 0 {
		return n + len(end)
	}
	return len(s)
}

// tag reads a tag. Elements that HTML leaves open are closed with the one around them.
func (t *tagCount) tag(tag tag) {
	t.tags++
	t.tagged, t.fresh = true, false
	name := strings.ToLower(tag.name)
	switch {
	case tag.empty || voids[name] && !t.xml:
	case !tag.end:
		t.open = append(t.open, name)
	default:
		for i := len(t.open) - 1; i >= max(0, len(t.open)-deepest); i-- {
			if t.open[i] == name {
				t.open = t.open[:i]
				t.elements++
				break
			}
		}
	}
}

// deepest is how many open elements are searched for the one that a tag closes.
const deepest = 64

// text reads what stands between tags.
func (t *tagCount) text(s string) {
	n := 0
	for i := range len(s) {
		switch c := s[i]; {
		case c == '\n':
			if t.fresh {
				t.paragraph()
			}
			t.fresh = true
		case !isBlank(c):
			t.fresh = false
			t.gathered++
			n++
		}
	}
	if len(t.open) > 0 {
		t.inside += n
	} else {
		t.outside += n
	}
}

// paragraph ends a paragraph.
func (t *tagCount) paragraph() {
	if !t.tagged {
		t.bare += t.gathered
	}
	t.gathered, t.tagged = 0, false
}

// hasTag reports whether a text has a tag, of HTML or of a comment or declaration.
func hasTag(s string) bool {
	for n := 0; ; {
		i := strings.IndexByte(s[n:], '<')
		if i < 0 {
			return false
		}
		if _, ok := readTag(s[n+i:], false); ok || strings.HasPrefix(s[n+i:], "<!") {
			return true
		}
		n += i + 1
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

func isName(c byte) bool {
	return letter(c) || digit(c) || c == '_' || c == ':' || c == '.' || c == '-'
}

// voids are elements of HTML that are never closed.
var voids = setOf("area base br col embed hr img input link meta param source track wbr")

func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}
