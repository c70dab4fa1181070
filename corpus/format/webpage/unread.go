package webpage

import (
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// breakOut are the elements that end a drawing or formula that is still open, as they cannot stand
// in one (HTML, 13.2.6.5).
var breakOut = setOf(atom.B, atom.Big, atom.Blockquote, atom.Body, atom.Br, atom.Center, atom.Code, atom.Dd, atom.Div, atom.Dl, atom.Dt, atom.Em,
	atom.Embed, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Head, atom.Hr, atom.I, atom.Img, atom.Li, atom.Listing, atom.Menu,
	atom.Meta, atom.Nobr, atom.Ol, atom.P, atom.Pre, atom.Ruby, atom.S, atom.Small, atom.Span, atom.Strong, atom.Strike, atom.Sub, atom.Sup,
	atom.Table, atom.Tt, atom.U, atom.Ul, atom.Var)

// holdsHTML are the names of elements of a drawing in which those of HTML may stand.
var holdsHTML = map[uint32]bool{hash([]byte("foreignobject")): true, hash([]byte("desc")): true, hash([]byte("title")): true, hash([]byte("annotation-xml")): true}

// deepestInside is how many elements are followed in one whose text is not read.
const deepestInside = 256

// within takes in a start tag in an element whose text is not read, and reports whether it belongs
// to it. If it does not, that element has ended, and the tag is one of the page.
func (r *reading) within(z *html.Tokenizer, tag atom.Atom, name []byte, closed bool) bool {
	switch {
	case foreign[r.skip]:
		if breakOut[tag] && !r.holdsHTML() {
			r.leave()
			return false
		}
		z.NextIsNotRawText() // a title in a drawing is not a title
	case pronunciations[r.skip] && (pronunciations[tag] || tag == atom.Rb || tag == atom.Rtc || !inlines[tag]):
		r.leave()
		return false
	}
	if !closed && !voids[tag] && len(r.inside) < deepestInside {
		r.inside = append(r.inside, hash(name))
	}
	return true
}

// withinEnd is within for an end tag. An end tag of an element around the one that is not read ends
// both: else all that follows would be lost with it where its own end is missing.
func (r *reading) withinEnd(tag atom.Atom, name []byte) bool {
	h := hash(name)
	for i := len(r.inside) - 1; i >= 0; i-- {
		if r.inside[i] == h {
			r.inside = r.inside[:i]
			return true
		}
	}
	switch {
	case tag == r.skip:
		r.leave()
		return true
	case len(r.inside) == deepestInside || rawTexts[r.skip]:
		return true
	case r.around(tag, name):
		r.leave()
		return false
	}
	return true
}

// leave ends the element whose text is not read.
func (r *reading) leave() { r.skip, r.inside, r.script = 0, r.inside[:0], false }

// holdsHTML reports whether an element is open in which a drawing may hold those of HTML.
func (r *reading) holdsHTML() bool {
	for _, h := range r.inside {
		if holdsHTML[h] {
			return true
		}
	}
	return false
}

// around reports whether an end tag closes an element of the page that is open: a block, or one
// with nothing but such that do not end a line in it.
func (r *reading) around(tag atom.Atom, name []byte) bool {
	for i := len(r.stack) - 1; i > 0 && i > len(r.stack)-farthest; i-- {
		n := &r.nodes[r.stack[i]]
		switch {
		case n.tag == tag && (tag != 0 || r.names[r.stack[i]] == string(name)):
			return true
		case n.tag == atom.Td || n.tag == atom.Th || inlines[tag] && !n.inline:
			return false
		}
	}
	return false
}
