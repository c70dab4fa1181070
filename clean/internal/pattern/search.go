package pattern

import (
	"math/bits"
	"slices"
	"strings"

	"onecopy/clean/internal/scan"
)

// A hint says in which ways patterns may match a line. Six in ten lines of scanned pages have none,
// three in ten of pages saved whole, and are not searched.
type hint uint16

const (
	headTwo   hint = 1 << iota // by its first two bytes
	headThree                  // three
	headFour                   // four
	headSix                    // six
	tailTwo                    // by its last two
	tailThree
	tailFour
	atFirst // by its first byte
	atWord  // by a word in it
	strewn  // by a literal that begins with no word

	anyHint = 0xFFFF
	atEnds  = headTwo | headThree | headFour | headSix | tailTwo | tailThree | tailFour
)

// A search is the state of searching one line for what a set requires.
type search struct {
	*Patterns
	*scratch
	line  string
	shape *scan.Shape
}

// A spot is where a literal may stand, by the word that begins there.
type spot struct{ line, at int32 }

// A scratch is memory that is kept from line to line.
type scratch struct {
	foldedLine
	spots []spot  // of the line, where words begin by which a literal may stand there; all where there are none
	tries []int16 // patterns to be tried
}

// match returns the first pattern of a set that matches line, which was set last, -1 if none does,
// and the bytes its group matches.
func (c *scratch) match(set *Patterns, line string, m *scan.Shape, h hint) (n, from, to int) {
	if m.Words > set.widest || line == "" {
		return -1, 0, 0
	}
	var s search
	s.Patterns, s.scratch, s.line, s.shape = set, c, line, m
	c.tries = c.tries[:0]
	if h&atEnds != 0 {
		s.ends(h)
	}
	if h&atFirst != 0 {
		s.listed(&set.bare[line[0]])
	}
	k := &s.classes[classOf(m)]
	if h&atWord != 0 {
		s.begun(&k.words)
	}
	if h&strewn != 0 {
		s.within(k.strewnIn(m))
	}
	if len(c.tries) == 0 {
		return -1, 0, 0
	}
	return s.tried()
}

// tried tries the patterns that were proposed, in their order.
func (s *search) tried() (n, from, to int) {
	slices.Sort(s.tries)
	for _, n := range s.tries {
		if from, to, ok := s.exprs[n].Find(s.line); ok {
			return int(n), from, to
		}
	}
	return -1, 0, 0
}

// ends proposes by the first two to six bytes of the line and by its last.
func (s *search) ends(h hint) {
	if s.size < 4 {
		s.shortEnds()
		return
	}
	heads, tails := s.endIndexes(s.shape)
	x, y := s.eightAt(0), s.eightAt(s.size-4)
	if h&headSix != 0 {
		s.edge(&heads[0], keyOf(x, prefixBytes), 0)
	}
	for n := 2; n <= 4; n++ {
		if h>>(n-2)&headTwo != 0 {
			s.edge(&heads[1], keyOf(x, n), 0)
		}
		if h>>(n-2)&tailTwo != 0 {
			s.edge(tails, keyOf(y>>(32-8*n), n), s.size)
		}
	}
}

// endIndexes returns the indexes for the ends of lines like this one.
func (s *Patterns) endIndexes(m *scan.Shape) (heads *[2]literalIndex, tails *literalIndex) {
	of := plainness(m)
	return &s.heads[of|int(m.Signs/scan.Lowly&1)*lowFirst], &s.tails[of]
}

// shortEnds proposes for a line of less than four bytes.
func (s *search) shortEnds() {
	heads, tails := s.endIndexes(s.shape)
	for n := 2; n <= s.size; n++ {
		s.edge(&heads[1], prefixKey(s.wide, n), 0)
		s.edge(tails, prefixKey(s.wide[s.size-n:s.size], n), s.size)
	}
}

// edge proposes the triggers of a key at one end of the line.
func (s *search) edge(x *literalIndex, key uint32, end int) {
	if x.has(key) {
		s.found(x, key, end)
	}
}

// begun proposes by the words of the line: those at the spots of the prefilter, or where there are
// none all of them.
func (s *search) begun(words *literalIndex) {
	for _, spot := range s.spots {
		s.edge(words, keyOf(s.eightAt(int(spot.at)), wordBytes), int(spot.at))
	}
	if len(s.spots) > 0 {
		return
	}
	var old scan.Classes
	for at := 0; at < s.size; at += 64 {
		b := scan.ClassesOf(s.wide[at:s.size])
		starts := b.Starts(&old)
		if old = b; at == reach && len(s.line) > s.size {
			starts |= 1 // the other end of a long line
		}
		for ; starts != 0; starts &= starts - 1 {
			i := at + bits.TrailingZeros64(starts)
			s.edge(words, keyOf(s.eightAt(i), wordBytes), i)
		}
	}
}

// within proposes by the literals that may stand anywhere in the line and begin with no word. A
// line of which the prefilter knows nothing is asked first whether it can have one.
func (s *search) within(k *strewnIndex) {
	if scope := &k.scope[s.line[0]]; scope.within(s.shape)|scope.signed.hold(s.shape) == 0 {
		return
	}
	switch n := k.stride[s.line[0]]; strides[n] {
	case 2:
		s.seconds(k.probe(n))
	case 4:
		s.fourths(k.probe(n))
	case 7:
		s.sevenths(k.probe(n))
	}
}

// seconds looks at every second place of the line, three at a time.
func (s *search) seconds(x *literalIndex) {
	for at := 0; at+4 <= s.size; at += 6 {
		e := s.eightAt(at)
		if (x.of(keyOf(e, 4))|x.of(keyOf(e>>16, 4))|x.of(keyOf(e>>32, 4)))&1 != 0 {
			s.some(x, at, at+6, 2)
		}
	}
}

// fourths looks at every fourth place, two at a time.
func (s *search) fourths(x *literalIndex) {
	for at := 0; at+4 <= s.size; at += 8 {
		e := s.eightAt(at)
		if (x.of(keyOf(e, 4))|x.of(keyOf(e>>32, 4)))&1 != 0 {
			s.some(x, at, at+8, 4)
		}
	}
}

// sevenths looks at every seventh place.
func (s *search) sevenths(x *literalIndex) {
	for at := 0; at+4 <= s.size; at += 7 {
		if key := keyOf(s.eightAt(at), 4); x.has(key) {
			s.found(x, key, at)
		}
	}
}

// some looks at the places from byte at to end, each stride.
func (s *search) some(x *literalIndex, at, end, stride int) {
	for end = min(end, s.size-3); at < end; at += stride {
		if key := keyOf(s.eightAt(at), 4); x.has(key) {
			s.found(x, key, at)
		}
	}
}

// found proposes the triggers of a key that stands at byte at, or at the end of the line.
func (s *search) found(x *literalIndex, key uint32, at int) {
	list, words := x.at(key), min(s.shape.Words, anyWords)
	for i := range list {
		if e := &list[i]; e.key == key && e.signs&^s.shape.Signs == 0 && words <= int32(e.most) && s.begins(e, at-int(e.at)) {
			s.probable(&x.triggers[e.of], at-int(e.at))
		}
	}
}

// probable proposes a trigger whose literal begins at byte from.
func (s *search) probable(g *trigger, from int) {
	if g.open(s.shape, s.line) && s.holds(g.literal, from) {
		s.propose(g)
	}
}

// listed proposes those of a list that the line has somewhere.
func (s *search) listed(list *bareList) {
	for i, signs := range list.signs {
		if signs&^s.shape.Signs != 0 {
			continue
		}
		g := &list.triggers[i]
		if g.most < s.shape.Words {
			return
		}
		if g.open(s.shape, s.line) && (g.literal == "" || strings.Contains(s.low(), g.literal) || s.has(s.more[g.more])) {
			s.propose(g)
		}
	}
}

// propose notes the pattern of a trigger, unless the line lacks what it must have besides.
func (s *search) propose(g *trigger) {
	if g.also > 0 && len(s.line) == s.size && !s.has(s.also[g.also]) {
		return
	}
	if !slices.Contains(s.tries, g.spec) {
		s.tries = append(s.tries, g.spec)
	}
}

// has reports whether the line holds one of the literals.
func (s *search) has(literals []string) bool {
	for _, l := range literals {
		if strings.Contains(s.low(), l) {
			return true
		}
	}
	return false
}
