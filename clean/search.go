package clean

import (
	"slices"
	"strings"
)

// A search is the state of looking one line up in a table.
type search struct {
	*table
	*desk
	line  string
	shape *shape
}

// A desk is room to work in that a Marker keeps from page to page.
type desk struct {
	glance
	tally
	tries []uint32 // branches to be tried: rule and way, apart
	tops  []int    // lines at which stories begin
	lead  leading  // read last
}

// clear lets go of the texts of a page.
func (d *desk) clear() {
	clear(d.slots)
	d.wide = ""
	d.lead.at = 0
}

// find gives what the first of the tables that knows line, which was set last, says of it.
func (d *desk) find(tables []*table, line string, m *shape) (r *Rule, from, to int) {
	for _, t := range tables {
		if r, from, to = d.match(t, line, m); r != nil {
			break
		}
	}
	return r, from, to
}

// match gives the first rule of a table whose pattern finds line, and the part it cuts.
func (d *desk) match(t *table, line string, m *shape) (r *Rule, from, to int) {
	if m.words > t.widest || line == "" {
		return nil, 0, 0
	}
	s := search{table: t, desk: d, line: line, shape: m}
	d.tries = d.tries[:0]
	s.ends()
	if m.words <= t.reach[line[0]][plainness(m)] {
		s.listed(t.bare[line[0]])
	}
	s.within()
	if m.words <= t.brief[plainness(m)] && m.signs&t.signed != 0 {
		s.listed(t.short)
	}
	if len(d.tries) == 0 {
		return nil, 0, 0
	}
	return s.tried()
}

// tried tries the branches that were proposed, in the order of the rules.
func (s *search) tried() (r *Rule, from, to int) {
	slices.Sort(s.tries)
	for _, n := range s.tries {
		rule := n >> 16
		if from, to, ok := s.try(int(rule), int(n&0xFFFF), s.line); ok {
			return s.rules[rule], from, to
		}
	}
	return nil, 0, 0
}

// ends proposes by the first two to four bytes of the line and by its last.
func (s *search) ends() {
	if s.size < 4 {
		s.fewer()
		return
	}
	x, y := four(s.wide), four(s.wide[s.size-4:])
	if (s.heads.of(x)|s.heads.of(x<<8>>8)|s.heads.of(x<<16>>16))&1 != 0 {
		s.edge(&s.heads, x, 0)
		s.edge(&s.heads, x<<8>>8, 0)
		s.edge(&s.heads, x<<16>>16, 0)
	}
	if (s.tails.of(y)|s.tails.of(y>>8)|s.tails.of(y>>16))&1 != 0 {
		s.edge(&s.tails, y, s.size)
		s.edge(&s.tails, y>>8, s.size)
		s.edge(&s.tails, y>>16, s.size)
	}
}

// fewer proposes for a line of less than four bytes.
func (s *search) fewer() {
	for n := 2; n <= s.size; n++ {
		s.edge(&s.heads, s.key(0, n), 0)
		s.edge(&s.tails, s.key(s.size-n, n), s.size)
	}
}

// edge proposes the triggers of a key at one end of the line.
func (s *search) edge(shelf *shelf, key uint32, end int) {
	if !shelf.has(key) {
		return
	}
	list := shelf.at(key)
	for i := range list {
		if g := &list[i]; g.key == key && s.holds(g, max(0, end-len(g.literal))) {
			s.propose(g)
		}
	}
}

// plainness is 1 for a line that has no signs but those of plain text, else 0.
func plainness(m *shape) int {
	if m.signs&^plainly == 0 {
		return 1
	}
	return 0
}

// within proposes by the literals anywhere in the line.
func (s *search) within() {
	kind := plainness(s.shape) * unsigned
	if s.shape.words > usual {
		kind |= wordy
		s.fourths(&s.inner[kind])
	} else {
		s.seconds(&s.inner[kind])
	}
	if s.gated() {
		s.some(&s.fours, 0, s.size, 1)
	}
}

// seconds looks at every second place of the line, three at a time.
func (s *search) seconds(shelf *shelf) {
	for at := 0; at+4 <= s.size; at += 6 {
		x := eight(s.wide[at:]) | caseless8
		if (shelf.of(uint32(x))|shelf.of(uint32(x>>16))|shelf.of(uint32(x>>32)))&1 != 0 {
			s.some(shelf, at, at+6, 2)
		}
	}
}

// fourths looks at every fourth place, two at a time.
func (s *search) fourths(shelf *shelf) {
	for at := 0; at+4 <= s.size; at += 8 {
		x := eight(s.wide[at:]) | caseless8
		if (shelf.of(uint32(x))|shelf.of(uint32(x>>32)))&1 != 0 {
			s.some(shelf, at, at+8, 4)
		}
	}
}

// gated reports whether the line may hold one of the short literals.
func (s *search) gated() bool {
	for _, g := range s.gates {
		if g.signs&^s.shape.signs == 0 && s.shape.words <= g.most {
			return true
		}
	}
	return false
}

// some looks at the places from byte at to end, each stride.
func (s *search) some(shelf *shelf, at, end, stride int) {
	for end = min(end, s.size-3); at < end; at += stride {
		if key := four(s.wide[at:]); shelf.has(key) {
			s.found(shelf, key, at)
		}
	}
}

// found proposes the triggers of a key that stands at byte at.
func (s *search) found(shelf *shelf, key uint32, at int) {
	list := shelf.at(key)
	for i := range list {
		if g := &list[i]; g.key == key && s.holds(g, at-int(g.at)) {
			s.propose(g)
		}
	}
}

// listed proposes those of a list that the line has somewhere.
func (s *search) listed(list []trigger) {
	for i := range list {
		g := &list[i]
		if g.most < s.shape.words {
			return
		}
		if g.signs&^s.shape.signs == 0 && (g.literal == "" || strings.Contains(s.low(), g.literal)) {
			s.propose(g)
		}
	}
}

// propose notes the branch of a trigger if it takes lines of this shape.
func (s *search) propose(g *trigger) {
	if !g.open(s.shape, s.line) || g.also > 0 && len(s.line) == s.size && !s.has(s.also[g.also]) {
		return
	}
	if n := uint32(g.rule)<<16 | uint32(g.way); !slices.Contains(s.tries, n) {
		s.tries = append(s.tries, n)
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
