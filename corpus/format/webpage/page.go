package webpage

import (
	"golang.org/x/net/html/atom"

	"onecopy/corpus/format"
)

// A Rendering is the text of a page of HTML and what the page says of itself.
type Rendering struct {
	Text  string         // lines, parted by "\n"; what stands apart in the page has a blank line between
	Lines []RenderedLine // those that are not blank, in order
	Meta  Meta

	// Fragmented says that the page has more elements and lines than there is memory to judge, see
	// fragments.go. It has no Lines then.
	Fragmented bool

	source string
	nodes  []node
	runs   []format.Anchor // stretches of text that stand in the source as they do in the text, byte for byte
	ended  int             // in the source, behind the last character of the text
}

// A RenderedLine is a line of the text of a page.
type RenderedLine struct {
	Start, End int32  // in bytes of Text
	Kind       string // what it is taken for

	node    int32 // the block that it stands in
	within  places
	inner   keywords
	letters int32 // and digits
	linked  int32 // of these, in links
	strong  int32 // of these, in b, strong, em or i
	hidden  bool
	broken  bool // another line of the same block stands right above it, parted by a line break alone
	time    bool // has an element time
	first   float32
	second  float32
}

// classes are the words in the classes of elements that hold all of the line but do not end it.
func (l *RenderedLine) classes() keywords {
	if l.inner == ^keywords(0) {
		return 0
	}
	return l.inner
}

// A node is an element of a page.
type node struct {
	parent int32
	tag    atom.Atom // 0 for elements that HTML does not have
	kind   uint32    // of the tags and classes from the root down: nodes of one kind are built alike
	around places    // the elements around it
	own    keywords  // of its class, id, role and itemprop
	near   keywords  // of it and the two elements around it
	far    keywords  // of it and all elements around it
	hidden bool      // by an attribute, or an element around it is
	link   bool      // a link with an address, or inside one
	inline bool
	strong bool
}

// reading is a page under way.
type reading struct {
	Rendering
	room  int // bytes that nodes and lines may still take
	attrs attributes
	seen  map[string]keywords
	stack []int32
	ends  map[atom.Atom]int // in the source, of the next end tag of a name; -1 for none
	names map[int32]string  // of elements that HTML does not have

	text   []byte
	at     int // in the source, of the token under way
	line   RenderedLine
	begun  bool      // the line has characters
	space  int       // in the source, of white space that waits; -1 without
	gap    int       // line ends that the next line needs above it
	pre    int       // open elements whose white space counts
	skip   atom.Atom // the element under way whose text is not read
	inside []uint32  // the names of elements that are open in it, hashed
	script bool
	author int // where the text of a link to the writer begins; -1 without one
}

// full reports whether what is known of the page takes more than there is room for. Of fragments
// nothing is kept but runs.
func (r *reading) full() bool { return r.room < 0 && !r.Fragmented }
