package webpage

import (
	"math"
	"runtime/debug"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"onecopy/corpus/format"
)

// read reads a page. Places of lines have 32 bits, so of a larger page no lines are kept.
func read(source string) *Rendering {
	if len(source) > math.MaxInt32 {
		return readIn(source, -1)
	}
	return readIn(source, fragmentRoom+3*len(source))
}

// readIn reads a page with so much room for what is known of it.
func readIn(source string, room int) *Rendering {
	r := newReading(source)
	r.room = room
	for !r.tokens() {
		r = r.again()
	}
	return &r.Rendering
}

func newReading(source string) *reading {
	r := &reading{seen: map[string]keywords{}, names: map[int32]string{}, ends: map[atom.Atom]int{}, space: -1, author: -1}
	r.source = source
	r.nodes = append(r.nodes, node{parent: 0})
	r.stack = append(r.stack, 0)
	r.text = make([]byte, 0, min(len(source)/4, 1<<16))
	return r
}

// tokens takes in all of the page, and reports whether there is room for it.
func (r *reading) tokens() bool {
	source := r.source
	z := html.NewTokenizer(strings.NewReader(source))
	for !r.full() {
		kind := z.Next()
		raw := z.Raw()
		switch kind {
		case html.ErrorToken:
			if rest := source[min(r.at, len(source)):]; len(rest) > 0 && !strings.HasPrefix(rest, "<") {
				r.take(rest)
			}
			r.endLine()
			r.Text = string(r.text)
			return !r.full()
		case html.TextToken:
			r.take(source[r.at : r.at+len(raw)])
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := atom.Lookup(name)
			if r.skip != 0 && r.within(z, tag, name, kind == html.SelfClosingTagToken) {
				break
			}
			if kind == html.StartTagToken || !foreign[tag] {
				r.startTag(z, tag, name, more)
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			r.endTag(atom.Lookup(name), name)
		}
		r.at += len(raw)
	}
	return false
}

// startTag takes in a start tag.
func (r *reading) startTag(z *html.Tokenizer, tag atom.Atom, name []byte, more bool) {
	a := r.attributes(z, tag, more)
	r.Meta.element(tag, a)
	if !inlines[tag] && tag != atom.Head {
		r.breakLine(tag)
	}
	if unread[tag] {
		code := tag == atom.Script || tag == atom.Style
		switch {
		case rawTexts[tag] && !code && !r.closed(tag, string(name)):
			z.NextIsNotRawText() // else all of the page would be its title
		case rawTexts[tag] || pronunciations[tag] || r.closed(tag, string(name)):
			r.skip, r.inside = tag, r.inside[:0]
			r.script = tag == atom.Script && strings.Contains(strings.ToLower(a.values["type"]), "ld+json")
		}
		return
	}
	switch tag {
	case atom.Br, atom.Hr, atom.Img:
		return
	case atom.Noscript:
		z.NextIsNotRawText()
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
	switch {
	case tag == atom.Time:
		r.line.time = true
	case tag == atom.A && a.author:
		r.author = len(r.text)
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
	if r.skip != 0 && r.withinEnd(tag, name) {
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
	if tag == atom.A && r.author >= 0 {
		r.Meta.linkedAuthor(string(r.text[r.author:]))
		r.author = -1
	}
	r.close(tag, name)
}

// again begins anew with a page that turned out to be fragments, with room for as many runs as
// there will be if all of the page is as what was read of it.
func (r *reading) again() *reading {
	source, runs := r.source, float64(len(r.runs))/float64(max(1, r.at))*float64(len(r.source))
	*r = reading{}
	if len(source) > fewestBytes {
		debug.FreeOSMemory() // what was read took half of what there is room for
	}
	r = newReading(source)
	r.Fragmented, r.runs = true, make([]format.Anchor, 0, min(int(runs)*33/32+1, len(source)))
	return r
}
