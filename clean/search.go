package clean

import (
	"encoding/binary"
	"slices"
	"strings"
)

// A search is the state of looking one line up in a table.
type search struct {
	*table
	*desk
	line, low string
	shape     *shape
}

// A desk is room to work in that a Marker keeps from page to page.
type desk struct {
	buffer
	tally
	tries []uint32 // branches to be tried: rule and way, apart
}

// clear lets go of the texts of a page.
func (d *desk) clear() { clear(d.slots) }

// match gives the first rule of the table whose pattern finds line, and the part it cuts.
func (t *table) match(line string, m *shape, d *desk) (r *Rule, from, to int) {
	if m.words > t.widest || line == "" {
		return nil, 0, 0
	}
	s := search{table: t, desk: d, line: line, low: d.lower(line), shape: m}
	d.tries = d.tries[:0]
	s.first()
	s.last()
	if m.words <= t.reach[line[0]][plainness(m)] {
		s.listed(t.bare[line[0]])
	}
	s.within()
	if m.words <= t.brief[plainness(m)] && m.signs&t.some != 0 {
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
		if from, to, ok := s.find(int(rule), int(n&0xFFFF), s.line); ok {
			return s.rules[rule], from, to
		}
	}
	return nil, 0, 0
}

// key gives the n bytes of a line at byte from of the buffer.
func (s *search) key(from, n int) uint32 {
	return binary.LittleEndian.Uint32(s.buffer[from:]) << (32 - 8*n) >> (32 - 8*n)
}

// first proposes by the first two to four bytes of the line.
func (s *search) first() {
	if len(s.low) < 4 {
		s.fewer(&s.heads, 0)
		return
	}
	x := s.key(0, 4)
	if s.heads.hasOne(x, x<<8>>8, x<<16>>16) {
		for n := 2; n <= 4; n++ {
			s.edge(&s.heads, s.key(0, n), 0)
		}
	}
}

// last proposes by the last two to four bytes of the line.
func (s *search) last() {
	end := len(s.low)
	if end < 4 {
		s.fewer(&s.tails, end)
		return
	}
	x := s.key(end-4, 4)
	if s.tails.hasOne(x, x>>8, x>>16) {
		for n := 2; n <= 4; n++ {
			s.edge(&s.tails, s.key(end-n, n), end)
		}
	}
}

// fewer proposes for a line of less than four bytes; end is 0 at its beginning.
func (s *search) fewer(shelf *shelf, end int) {
	for n := 2; n <= len(s.low); n++ {
		s.edge(shelf, s.key(max(0, end-n), n), end)
	}
}

// edge proposes the triggers of a key at one end of the line.
func (s *search) edge(shelf *shelf, key uint32, end int) {
	list := shelf.look(key)
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
	}
	shelf := &s.inner[kind]
	if shelf.twice {
		s.evens(shelf)
		return
	}
	for at := 0; at+4 <= len(s.low); at += 4 {
		x := binary.LittleEndian.Uint64(s.buffer[at:])
		a, b, c, d := slot(uint32(x)), slot(uint32(x>>8)), slot(uint32(x>>16)), slot(uint32(x>>24))
		if (shelf.has[a>>6]>>(a&63)|shelf.has[b>>6]>>(b&63)|shelf.has[c>>6]>>(c&63)|shelf.has[d>>6]>>(d&63))&1 != 0 {
			s.found(shelf, at, at+4, 1)
		}
	}
}

// evens looks at every second place of the line, on a shelf that has its triggers under two keys.
func (s *search) evens(shelf *shelf) {
	for at := 0; at+4 <= len(s.low); at += 6 {
		x := binary.LittleEndian.Uint64(s.buffer[at:])
		if shelf.hasOne(uint32(x), uint32(x>>16), uint32(x>>32)) {
			s.found(shelf, at, at+6, 2)
		}
	}
}

// found proposes the triggers of the keys from byte at to end, at each step.
func (s *search) found(shelf *shelf, at, end, step int) {
	for end = min(end, len(s.low)-3); at < end; at += step {
		key := s.key(at, 4)
		list := shelf.look(key)
		for i := range list {
			if g := &list[i]; g.key == key && s.holds(g, at-int(g.at)) {
				s.propose(g)
			}
		}
	}
}

// holds reports whether the line has the literal of a trigger at byte from.
func (s *search) holds(g *trigger, from int) bool {
	end := from + len(g.literal)
	if from < 0 || end > len(s.low) || (binary.LittleEndian.Uint64(s.buffer[from:])^g.opening)&g.mask != 0 {
		return false
	}
	return len(g.literal) <= 8 || s.low[from+8:end] == g.literal[8:]
}

// listed proposes those of a list that the line has somewhere.
func (s *search) listed(list []trigger) {
	for i := range list {
		g := &list[i]
		if g.most < s.shape.words {
			return
		}
		if g.signs&^s.shape.signs == 0 && strings.Contains(s.low, g.literal) {
			s.propose(g)
		}
	}
}

// propose notes the branch of a trigger if it takes lines of this shape.
func (s *search) propose(g *trigger) {
	if !g.open(s.shape, len(s.line)) || g.also > 0 && len(s.line) == len(s.low) && !s.has(s.also[g.also]) {
		return
	}
	if n := uint32(g.rule)<<16 | uint32(g.way); !slices.Contains(s.tries, n) {
		s.tries = append(s.tries, n)
	}
}

// has reports whether the line holds one of the literals.
func (s *search) has(literals []string) bool {
	for _, l := range literals {
		if strings.Contains(s.low, l) {
			return true
		}
	}
	return false
}
