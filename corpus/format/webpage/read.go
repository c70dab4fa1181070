package webpage

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A Rendering is the text of a page of HTML and what the page says of itself.
type Rendering struct {
	Text  string         // lines, parted by "\n"; what stands apart in the page has a blank line between
	Lines []RenderedLine // those that are not blank, in order
	Meta  Meta

	source string
	nodes  []node
	runs   []run
	ended  int // in the source, behind the last character of the text
}

// A RenderedLine is a line of the text of a page.
type RenderedLine struct {
	Start, End int    // in bytes of Text
	Kind       string // what it is taken for

	node    int32 // the block that it stands in
	inner   keywords
	within  places
	letters int32 // and digits
	linked  int32 // of these, in links
	strong  int32 // of these, in b, strong, em or i
	hidden  bool
	broken  bool // another line of the same block stands right above it, parted by a line break alone
	time    bool // has an element time
	first   float32
	second  float32
}

// A run is a stretch of text that stands in the source as it does in the text, byte for byte.
type run struct{ text, source int }

// reading is a page under way.
type reading struct {
	Rendering
	attrs attributes
	seen  map[string]keywords
	stack []int32
	ends  map[atom.Atom]int // in the source, of the next end tag of a name; -1 for none
	names map[int32]string  // of elements that HTML does not have

	text    []byte
	at      int // in the source, of the token under way
	line    RenderedLine
	begun   bool // the line has characters
	space   int  // in the source, of white space that waits; -1 without
	gap     int  // line ends that the next line needs above it
	pre     int  // open elements whose white space counts
	skip    atom.Atom
	skipped int // elements of that name that are open
	script  bool
}

func read(source string) *Rendering {
	r := &reading{seen: map[string]keywords{}, names: map[int32]string{}, ends: map[atom.Atom]int{}, space: -1}
	r.source = source
	r.nodes = append(r.nodes, node{parent: 0, line: -1})
	r.stack = append(r.stack, 0)
	r.text = make([]byte, 0, min(len(source)/4, 1<<16))
	z := html.NewTokenizer(strings.NewReader(source))
	for {
		kind := z.Next()
		raw := z.Raw()
		switch kind {
		case html.ErrorToken:
			if rest := source[min(r.at, len(source)):]; len(rest) > 0 && !strings.HasPrefix(rest, "<") {
				r.take(rest)
			}
			r.endLine()
			r.Text = string(r.text)
			return &r.Rendering
		case html.TextToken:
			r.take(source[r.at : r.at+len(raw)])
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			if tag := atom.Lookup(name); kind == html.StartTagToken || !foreign[tag] {
				r.startTag(z, tag, name, more)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			r.endTag(atom.Lookup(name), name)
		}
		r.at += len(raw)
	}
}

// startTag takes in a start tag.
func (r *reading) startTag(z *html.Tokenizer, tag atom.Atom, name []byte, more bool) {
	if r.skip != 0 {
		if tag == r.skip {
			r.skipped++
		}
		if foreign[r.skip] {
			z.NextIsNotRawText() // a title in a drawing is no title
		}
		return
	}
	a := r.attributes(z, tag, more)
	r.Meta.element(tag, a)
	if !inlines[tag] && tag != atom.Head {
		r.breakLine(tag)
	}
	if unread[tag] {
		if rawTexts[tag] || r.closed(tag, string(name)) {
			r.skip, r.skipped = tag, 1
			r.script = tag == atom.Script && strings.Contains(strings.ToLower(a.values["type"]), "ld+json")
		}
		return
	}
	switch tag {
	case atom.Br, atom.Hr:
		return
	case atom.Img:
		return
	}
	if voids[tag] || tag == atom.Html {
		return
	}
	if tag == atom.Body {
		r.stack = r.stack[:1]
	}
	r.imply(tag)
	if len(r.stack) >= deepest {
		return
	}
	r.open(tag, a)
	if tag == 0 {
		r.names[r.here()] = string(name)
	}
	if tag == atom.Pre {
		r.pre++
	}
	if tag == atom.Time {
		r.line.time = true
	}
}

// closed reports whether an element whose text is not read ends at all: else the rest of the page
// would be lost with it. What comes after a place is looked for once for each name.
func (r *reading) closed(tag atom.Atom, name string) bool {
	if end, ok := r.ends[tag]; ok && (end < 0 || end > r.at) {
		return end > r.at
	}
	end := -1
	for at := r.at; ; {
		n := strings.Index(r.source[at:], "</")
		if n < 0 {
			break
		}
		at += n + len("</")
		if rest := r.source[at:]; len(rest) > len(name) && strings.EqualFold(rest[:len(name)], name) && !letterOrDigit(rest[len(name)]) {
			end = at
			break
		}
	}
	r.ends[tag] = end
	return end > r.at
}

// endTag takes in an end tag.
func (r *reading) endTag(tag atom.Atom, name []byte) {
	if r.skip != 0 {
		if tag == r.skip {
			if r.skipped--; r.skipped == 0 {
				r.skip, r.script = 0, false
			}
		}
		return
	}
	if tag == atom.Body || tag == atom.Html || tag == atom.Head {
		return
	}
	if !inlines[tag] || tag == atom.Br {
		r.breakLine(tag)
	}
	if tag == atom.Pre && r.pre > 0 {
		r.pre--
	}
	r.close(tag, name)
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
	r.line.End = len(r.text)
	r.Lines = append(r.Lines, r.line)
	r.line, r.begun, r.gap = RenderedLine{}, false, 0
}
