package cluster

import (
	"strings"

	"onecopy/corpus"
)

// replacedMax is the longest replacement, in words on either side, in which facts are set against each other. "At least
// 15 people" for "12" is one fact corrected; a sentence for a sentence is new writing.
const replacedMax = 6

// changesMax bounds the changes listed for one pair; those beyond are counted but not listed.
const changesMax = 100

// A fact is a number or a name as printed, with the key two spellings of it share.
type fact struct {
	text   string
	key    string
	at     span // the words of a name
	figure bool // it is a number
}

// The changes between two aligned stories.
type changes struct {
	list     []corpus.Change // distinct, in the order of the first story
	distinct int             // how many there are, listed or not
	figures  int             // how many of them are numbers
	places   int             // replacements that changed a fact
	words    int             // words of those replacements, the shorter side of each
	seen     map[corpus.Change]bool
	names    namesakes
}

// compareFacts finds the numbers and names that the aligned stories give differently at the same place.
func compareFacts(a, b *story, blocks []match) *changes {
	c := &changes{names: namesakes{a: a, b: b}}
	gaps(blocks, len(a.words), len(b.words), func(g gap) {
		la, lb := g.a.hi-g.a.lo, g.b.hi-g.b.lo
		if la > replacedMax || lb > replacedMax {
			return
		}
		if c.differ(g) {
			c.places++
			c.words += min(la, lb)
		}
	})
	return c
}

// differ sets the facts of one replacement against each other and reports whether any is changed.
func (c *changes) differ(g gap) bool {
	a, b := c.names.a, c.names.b
	n := c.add(numbers(a, g.a), numbers(b, g.b), sameNumber)
	n += c.add(bareNames(a, g.a), bareNames(b, g.b), c.names.same)
	if n == 0 && g.a.lo+1 == g.a.hi && g.b.lo+1 == g.b.hi {
		if x, y, ok := c.names.exchanged(g.a.lo, g.b.lo); ok {
			n = c.add([]fact{x}, []fact{y}, c.names.same)
		}
	}
	return n > 0
}

// bareNames lists the names of a replacement that has at most two other words, such as "in" or "President". With more, it is
// a turn of phrase, and its names need not answer to those of the other side.
func bareNames(s *story, at span) []fact {
	list := names(s, at)
	others := at.hi - at.lo
	for _, f := range list {
		others -= f.at.hi - f.at.lo
	}
	if others > 2 {
		return nil
	}
	return list
}

// add sets the facts of one replacement against each other: those both sides have are struck out, the rest is paired in
// order. A fact that stands against nothing was added or dropped, not changed.
func (c *changes) add(a, b []fact, same func(a, b fact) bool) int {
	a, b = strike(a, b, same)
	n := min(len(a), len(b))
	for i := range n {
		c.note(corpus.Change{A: a[i].text, B: b[i].text}, a[i].figure)
	}
	return n
}

func (c *changes) note(change corpus.Change, figure bool) {
	if c.seen[change] {
		return
	}
	if c.seen == nil {
		c.seen = make(map[corpus.Change]bool)
	}
	c.seen[change] = true
	c.distinct++
	if figure {
		c.figures++
	}
	if len(c.list) < changesMax {
		c.list = append(c.list, change)
	}
}

// own copies the listed changes, in one piece of memory: they outlive the texts.
func (c *changes) own() []corpus.Change {
	if len(c.list) == 0 {
		return nil
	}
	size := 0
	for _, x := range c.list {
		size += len(x.A) + len(x.B)
	}
	var all strings.Builder
	all.Grow(size)
	out := make([]corpus.Change, len(c.list))
	for i, x := range c.list {
		from := all.Len()
		all.WriteString(x.A)
		all.WriteString(x.B)
		both := all.String()[from:]
		out[i] = corpus.Change{A: both[:len(x.A)], B: both[len(x.A):]}
	}
	return out
}

// strike leaves out the facts that both lists have. The lists have at most replacedMax members.
func strike(a, b []fact, same func(a, b fact) bool) (resta, restb []fact) {
	var used [replacedMax]bool
	for _, x := range a {
		hit := false
		for j, y := range b {
			if !used[j] && same(x, y) {
				used[j], hit = true, true
				break
			}
		}
		if !hit {
			resta = append(resta, x)
		}
	}
	for j, y := range b {
		if !used[j] {
			restb = append(restb, y)
		}
	}
	return resta, restb
}
