package xml

import (
	"cmp"
	"errors"
	"fmt"
	"html"
	"slices"
	"strings"

	"onecopy/corpus/format"
	"onecopy/corpus/format/markup"
)

// deepest is how many elements may stand in each other.
const deepest = 256

// A story is one under way.
type story struct {
	raw    string
	base   int64
	stack  []string
	texts  []*candidate // what may be its text, the elements that are open and those that were
	open   int          // of them
	values map[string][]string
	order  []string
	leaf   strings.Builder // text outside of candidates
	langs  string
}

// A candidate is an element that may hold the text.
type candidate struct {
	rank  int // the least is taken
	depth int
	html  bool // its text is HTML, escaped
	flow  markup.Flow
	skip  int // depth of an element in it that is not text
	named string
}

// bodies are the elements that hold running text, the surest first.
var bodies = [][]string{
	{"body.content"},            // NITF
	{"encoded"},                 // content:encoded of RSS
	{"text"},                    // RCV1, TEI
	{"content", "datacontent"},  // Atom, NewsML 1
	{"inlinexml", "inlinedata"}, // NewsML-G2
	{"body"},                    // NITF without it
	{"description", "summary"},  // RSS, Atom
}

// escaped are elements whose text is HTML.
var escaped = []string{"encoded", "description"}

// aside are elements inside of a text that are none of it.
var aside = []string{"teiheader", "front", "back", "metadata", "body.head", "body.end", "media-caption", "media", "script", "style"}

// parse reads a story.
func parse(raw string, item *format.Item) error {
	s := &story{raw: raw, base: item.At, values: map[string][]string{}}
	scan := markup.Scanner{S: raw}
	for {
		t, ok := scan.Next()
		if !ok {
			break
		}
		switch {
		case t.Kind == markup.Start:
			if len(s.stack) > deepest {
				return fmt.Errorf("more than %d elements stand in each other", deepest)
			}
			s.start(&t)
			if t.Empty {
				t.Kind = markup.End
				s.end(&t)
			}
		case t.Kind == markup.End:
			s.end(&t)
		case t.Kind == markup.Text || t.Kind == markup.Raw:
			s.add(&t)
		}
	}
	return s.settle(item)
}

func (s *story) at(i int) int64 { return s.base + int64(i) }

func (s *story) start(t *markup.Token) {
	s.leaf.Reset()
	s.stack = append(s.stack, t.Name)
	for _, c := range s.texts[:s.open] {
		if c.skip == 0 && (slices.Contains(aside, t.Name) || t.Name == "head" && len(s.stack) > 1 && s.stack[len(s.stack)-2] == "html") {
			c.skip = len(s.stack)
		}
		c.flow.Tag(t)
	}
	inside := s.inText()
	for rank, names := range bodies {
		if slices.Contains(names, t.Name) && len(s.stack) > 1 && !s.inHeader() {
			c := &candidate{rank: rank, depth: len(s.stack), html: slices.Contains(escaped, t.Name), named: t.Name}
			kind := t.Attribute("type")
			c.html = c.html || kind == "html" || kind == "text/html"
			c.flow.Plain = t.Name == "inlinedata"
			s.texts = slices.Insert(s.texts, s.open, c)
			s.open++
		}
	}
	if inside {
		return
	}
	for _, a := range t.Attributes() {
		if strings.HasPrefix(a.Name, "xmlns") || a.Value == "" {
			continue
		}
		if a.Name == "xml:lang" && s.langs == "" {
			s.langs = a.Value
		}
		s.note(s.path()+"@"+a.Name, a.Value)
	}
}

// inText says whether what is open is surely text: in the body of a document that has no better
// element, much is not.
func (s *story) inText() bool {
	return slices.ContainsFunc(s.texts[:s.open], func(c *candidate) bool { return c.named != "body" })
}

// inHeader says whether what is open is the header of a TEI document.
func (s *story) inHeader() bool { return slices.Contains(s.stack, "teiheader") }

// path is where an element stands in its story.
func (s *story) path() string { return strings.Join(s.stack[1:], "/") }

// note keeps a value that is passed through.
func (s *story) note(path, value string) {
	if value = strings.ToValidUTF8(value, "\uFFFD"); value == "" {
		return
	}
	if s.values[path] == nil {
		s.order = append(s.order, path)
	}
	s.values[path] = append(s.values[path], value)
}

func (s *story) end(t *markup.Token) {
	n := len(s.stack) - 1
	for n >= 0 && s.stack[n] != t.Name {
		n--
	}
	if n < 0 {
		return // closes nothing that is open
	}
	for _, c := range s.texts[:s.open] {
		c.flow.Tag(t)
		if c.skip > n {
			c.skip = 0
		}
	}
	if !s.inText() {
		if leaf := format.Tidy(html.UnescapeString(s.leaf.String())); leaf != "" {
			s.note(s.path(), leaf)
		}
	}
	for s.open > 0 && s.texts[s.open-1].depth > n {
		s.open--
		c := s.texts[s.open]
		s.texts = append(slices.Delete(s.texts, s.open, s.open+1), c) // behind those that are open
	}
	s.leaf.Reset()
	s.stack = s.stack[:n]
}

func (s *story) add(t *markup.Token) {
	if !s.inText() {
		s.leaf.WriteString(s.raw[t.From:t.To])
	}
	for _, c := range s.texts[:s.open] {
		if c.skip > 0 {
			continue
		}
		if !c.html {
			c.flow.Text(s.raw, t.From, t.To, t.Kind == markup.Raw, s.at)
			continue
		}
		c.escaped(s, t)
	}
}

// escaped adds HTML that is text of XML: its entities are undone first.
func (c *candidate) escaped(s *story, t *markup.Token) {
	if t.Kind == markup.Raw {
		c.flow.HTML(s.raw[t.From:t.To], func(i int) int64 { return s.at(t.From + i) })
		return
	}
	plain, places := markup.Unescape(s.raw, t.From, t.To, s.at)
	c.flow.HTML(plain, places)
}

// settle takes the best of the texts, and what the story says of itself.
func (s *story) settle(item *format.Item) error {
	best := -1
	var text string
	var anchors []format.Anchor
	for i, c := range s.texts {
		t, a := c.flow.Done()
		if strings.TrimSpace(t) == "" {
			continue
		}
		if best < 0 || c.rank < s.texts[best].rank {
			if best >= 0 {
				s.note(s.texts[best].named, text)
			}
			best, text, anchors = i, t, a
		} else if !strings.Contains(text, t) {
			s.note(c.named, t)
		}
	}
	s.facts(item)
	if best < 0 {
		return errors.New("a story without running text, left out")
	}
	item.Text, item.Anchors = text, anchors
	if bad := s.texts[best].flow.Bad; bad > 0 {
		item.Faults = append(item.Faults, fmt.Sprintf("invalid UTF-8 or NUL (%s) replaced by U+FFFD", format.Count(bad, "byte")))
	}
	return nil
}

// first returns the value of the first of the paths that the story has.
func (s *story) first(wanted []string) string {
	for _, w := range wanted {
		for _, p := range s.order {
			if p == w || strings.HasSuffix(p, "/"+w) {
				return s.values[p][0]
			}
		}
	}
	return ""
}

// facts fills in what a story says of itself, and what is passed through.
func (s *story) facts(item *format.Item) {
	item.Title, item.Date, item.Author = s.first(titles), s.first(dates), s.first(authors)
	item.Language, item.Origin = cmp.Or(s.first(langs), s.langs), s.first(origins)
	if url := s.first(links); strings.HasPrefix(url, "http") {
		item.URL = url
	}
	if id := s.first(ids); id != "" {
		item.ID = format.Quote(id)
	}
	var fields format.Object
	fields.Raw("text", []byte("null"))
	for _, p := range s.order {
		name := p
		if p == "text" {
			name = "text/" // of which another was taken
		}
		if list := s.values[p]; len(list) == 1 {
			fields.String(name, list[0])
		} else {
			raw := []byte{'['}
			for i, v := range list {
				if i > 0 {
					raw = append(raw, ',')
				}
				raw = append(raw, format.Quote(v)...)
			}
			fields.Raw(name, append(raw, ']'))
		}
	}
	item.Fields, item.TextField = fields.Done(), "text"
}
