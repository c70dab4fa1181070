package cluster

import "onecopy/corpus"

// replacedMax is the longest replacement, in words on either side, in which facts are set against each other. "At least
// 15 people" for "12" is one fact corrected; a sentence for a sentence is new writing.
const replacedMax = 6

// changesMax bounds the changes listed for one pair; those beyond are counted but not listed.
const changesMax = 100

// A fact is a number or a name as printed, with the key two spellings of it share.
type fact struct {
	text string
	key  string
	at   span // the words of a name
}

// The changes between two aligned stories.
type changes struct {
	list     []corpus.Change // distinct, in the order of the first story
	distinct int             // how many there are, listed or not
	words    int             // words of the replacements that changed a fact, the shorter side of each
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
		n := c.add(numbers(a, g.a), numbers(b, g.b), sameNumber)
		n += c.add(bareNames(a, g.a), bareNames(b, g.b), c.names.same)
		if n > 0 {
			c.words += min(la, lb)
		}
	})
	return c
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
		c.note(corpus.Change{A: a[i].text, B: b[i].text})
	}
	return n
}

func (c *changes) note(change corpus.Change) {
	if c.seen[change] {
		return
	}
	if c.seen == nil {
		c.seen = make(map[corpus.Change]bool)
	}
	c.seen[change] = true
	c.distinct++
	if len(c.list) < changesMax {
		c.list = append(c.list, change)
	}
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
