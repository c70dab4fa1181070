package clean

import (
	"math/bits"
	"slices"
	"strings"

	"onecopy/clean/internal/scan"
)

// A search is the state of looking one line up in a table.
type search struct {
	*table
	*desk
	line  string
	shape *scan.Shape
}

// A desk is room to work in that a Marker keeps from page to page.
type desk struct {
	glance
	tally
	sieve   sieve
	seen    [256]*form   // of short lines, by their hashes
	found   [256]*extras // by rule and cut
	masks   scan.Masks
	memo    memo
	spots   []spot  // of the line
	tries   []int16 // rules to be tried
	weights []int16 // of all lines
	tops    []int   // lines at which stories begin
	sums    []styleSum
	best    []choice  // of the lines that may be headlines
	keys    []wordKey // of a line that may be a headline
	lead    leading   // read last
	text    textFlow  // of a page saved whole
	posts   []post    // of a thread of comments
	joins   []join    // of the lines of a page that is wrapped
	widths  []stretchWidth
	spare   []Line // that a page had before some of them were parted or put back
	printed []Line // of a page with marks
}

// clear lets go of the texts of a page.
func (d *desk) clear() {
	clear(d.seen[:])
	d.wide = ""
	d.lead.at = 0
	clear(d.keys[:cap(d.keys)])
	if cap(d.spare)+cap(d.printed) > mostKept {
		d.spare, d.printed = nil, nil
	}
	if cap(d.sieve.hints) > mostKept {
		d.sieve.hints, d.sieve.spots, d.weights, d.text, d.best, d.joins = nil, nil, nil, textFlow{}, nil, nil
	}
}

// find gives what the first of the tables that knows line, which was set last, says of it.
func (d *desk) find(tables []*table, line string, m *scan.Shape, h hint) (r *Rule, from, to int) {
	for _, t := range tables {
		if r, from, to = d.match(t, line, m, h); r != nil {
			break
		}
	}
	return r, from, to
}

// match gives the first rule of a table whose pattern finds line, and the part it cuts.
func (d *desk) match(t *table, line string, m *scan.Shape, h hint) (r *Rule, from, to int) {
	if m.Words > t.widest || line == "" {
		return nil, 0, 0
	}
	var s search
	s.table, s.desk, s.line, s.shape = t, d, line, m
	d.tries = d.tries[:0]
	if h&atEnd != 0 {
		s.ends(h)
	}
	if h&atFirst != 0 {
		s.listed(&t.bare[line[0]])
	}
	k := &s.inner[kindOf(m)]
	if h&atWord != 0 {
		s.begun(&k.words)
	}
	if h&strewn != 0 {
		s.within(k)
	}
	if len(d.tries) == 0 {
		return nil, 0, 0
	}
	return s.tried()
}

// tried tries the rules that were proposed, in their order.
func (s *search) tried() (r *Rule, from, to int) {
	slices.Sort(s.tries)
	for _, n := range s.tries {
		r = s.rules[n]
		if from, to, ok := r.program().find(r, s.line); ok {
			return r, from, to
		}
	}
	return nil, 0, 0
}

// ends proposes by the first two to six bytes of the line and by its last.
func (s *search) ends(h hint) {
	if s.size < 4 {
		s.fewer()
		return
	}
	heads, tails := s.shelves(s.shape)
	x, y := s.eightAt(0), s.eightAt(s.size-4)
	if h&headSix != 0 {
		s.edge(&heads[0], key(x, frontBytes), 0)
	}
	for n := 2; n <= 4; n++ {
		if h>>(n-2)&headTwo != 0 {
			s.edge(&heads[1], key(x, n), 0)
		}
		if h>>(n-2)&tailTwo != 0 {
			s.edge(tails, key(y>>(32-8*n), n), s.size)
		}
	}
}

// uncapped is, beside unsigned, a bit of the index of table.heads: for lines that begin with a small letter.
const uncapped = 2

// shelves gives those for the ends of a line.
func (t *table) shelves(m *scan.Shape) (heads *[2]shelf, tails *shelf) {
	of := plainness(m)
	return &t.heads[of|int(m.Signs/scan.Lowly&1)*uncapped], &t.tails[of]
}

// fewer proposes for a line of less than four bytes.
func (s *search) fewer() {
	heads, tails := s.shelves(s.shape)
	for n := 2; n <= s.size; n++ {
		s.edge(&heads[1], front(s.wide, n), 0)
		s.edge(tails, front(s.wide[s.size-n:s.size], n), s.size)
	}
}

// edge proposes the triggers of a key at one end of the line.
func (s *search) edge(shelf *shelf, key uint32, end int) {
	if shelf.has(key) {
		s.found(shelf, key, end)
	}
}

// begun proposes by the words of the line: by the spots of the sieve, or where there are none by all of them.
func (s *search) begun(words *shelf) {
	for _, spot := range s.spots {
		s.edge(words, key(s.eightAt(int(spot.at)), wordBytes), int(spot.at))
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
			s.edge(words, key(s.eightAt(i), wordBytes), i)
		}
	}
}

// within proposes by the literals that may stand anywhere in the line and begin with no word.
func (s *search) within(k *kind) {
	switch n := k.stride[s.line[0]]; strides[n] {
	case 2:
		s.seconds(k.shelf(n))
	case 4:
		s.fourths(k.shelf(n))
	case 7:
		s.sevenths(k.shelf(n))
	}
}

// seconds looks at every second place of the line, three at a time.
func (s *search) seconds(shelf *shelf) {
	for at := 0; at+4 <= s.size; at += 6 {
		x := s.eightAt(at)
		if (shelf.of(key(x, 4))|shelf.of(key(x>>16, 4))|shelf.of(key(x>>32, 4)))&1 != 0 {
			s.some(shelf, at, at+6, 2)
		}
	}
}

// fourths looks at every fourth place, two at a time.
func (s *search) fourths(shelf *shelf) {
	for at := 0; at+4 <= s.size; at += 8 {
		x := s.eightAt(at)
		if (shelf.of(key(x, 4))|shelf.of(key(x>>32, 4)))&1 != 0 {
			s.some(shelf, at, at+8, 4)
		}
	}
}

// sevenths looks at every seventh place.
func (s *search) sevenths(shelf *shelf) {
	for at := 0; at+4 <= s.size; at += 7 {
		if key := key(s.eightAt(at), 4); shelf.has(key) {
			s.found(shelf, key, at)
		}
	}
}

// some looks at the places from byte at to end, each stride.
func (s *search) some(shelf *shelf, at, end, stride int) {
	for end = min(end, s.size-3); at < end; at += stride {
		if key := key(s.eightAt(at), 4); shelf.has(key) {
			s.found(shelf, key, at)
		}
	}
}

// found proposes the triggers of a key that stands at byte at, or at the end of the line.
func (s *search) found(shelf *shelf, key uint32, at int) {
	list, words := shelf.at(key), min(s.shape.Words, anyWords)
	for i := range list {
		if e := &list[i]; e.key == key && e.signs&^s.shape.Signs == 0 && words <= int32(e.most) && s.begins(e, at-int(e.at)) {
			s.probable(&shelf.triggers[e.of], at-int(e.at))
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

// propose notes the rule of a trigger, unless the line lacks what it must have besides.
func (s *search) propose(g *trigger) {
	if g.also > 0 && len(s.line) == s.size && !s.has(s.also[g.also]) {
		return
	}
	if !slices.Contains(s.tries, g.rule) {
		s.tries = append(s.tries, g.rule)
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
