package webpage

import "golang.org/x/net/html/atom"

// deepest is how many elements may be open; those that are nested deeper count as text of the last
// of them. farthest is how far up the element is looked for that an end tag closes.
const (
	deepest  = 512
	farthest = 128
)

// open puts an element into the tree, below the one that is open.
func (r *reading) open(tag atom.Atom, a *attributes) {
	if r.Fragmented {
		r.nodes = r.nodes[:len(r.stack)] // those that are open
	}
	r.room -= nodeBytes
	parent := r.here()
	up := &r.nodes[parent]
	n := node{
		parent: parent, tag: tag, own: a.words, around: up.around | placeOf[tag] | roleOf[a.role],
		hidden: up.hidden || a.hidden, link: up.link || tag == atom.A && a.linked, inline: inlines[tag],
		strong: up.strong || tag == atom.B || tag == atom.Strong || tag == atom.Em || tag == atom.I,
	}
	if a.body {
		n.around |= inBodyProp
	}
	n.far = up.far | n.own
	n.near = n.own | up.own
	if parent > 0 {
		n.near |= r.nodes[up.parent].own
	}
	n.kind = (up.kind*16777619 ^ uint32(tag)) * 16777619
	n.kind = (n.kind ^ a.class) * 16777619
	r.nodes = append(r.nodes, n)
	r.stack = append(r.stack, int32(len(r.nodes)-1))
}

// here is the innermost element that is open.
func (r *reading) here() int32 { return r.stack[len(r.stack)-1] }

// imply ends the elements that cannot stand around a new one.
func (r *reading) imply(tag atom.Atom) {
	if blocksEndP[tag] {
		for i := len(r.stack) - 1; i > 0 && i > len(r.stack)-farthest; i-- {
			n := &r.nodes[r.stack[i]]
			if n.tag == atom.P {
				r.stack = r.stack[:i]
				break
			}
			if !n.inline {
				break
			}
		}
	}
	if tag == atom.A {
		for i := len(r.stack) - 1; i > 0 && i > len(r.stack)-farthest && r.nodes[r.stack[i]].inline; i-- {
			if r.nodes[r.stack[i]].tag == atom.A {
				r.stack = r.stack[:i]
				break
			}
		}
	}
	rule, ok := closes[tag]
	for i := len(r.stack) - 1; ok && i > 0 && i > len(r.stack)-farthest; i-- {
		switch t := r.nodes[r.stack[i]].tag; {
		case rule.ends[t]:
			r.stack = r.stack[:i]
			return
		case rule.within[t]:
			return
		}
	}
}

// close ends the innermost open element of a name. Nothing ends a cell of a table or the page from
// within.
func (r *reading) close(tag atom.Atom, name []byte) {
	for i := len(r.stack) - 1; i > 0 && i > len(r.stack)-farthest; i-- {
		n := &r.nodes[r.stack[i]]
		if n.tag == tag && (tag != 0 || r.names[r.stack[i]] == string(name)) {
			r.stack = r.stack[:i]
			return
		}
		if inlines[tag] && tag != 0 && !n.inline && (n.tag == atom.Td || n.tag == atom.Li || n.tag == atom.Table) {
			return
		}
		if (n.tag == atom.Td || n.tag == atom.Th) && tag != atom.Tr && tag != atom.Table && tag != atom.Tbody {
			return
		}
	}
}
