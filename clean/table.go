package clean

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"strings"
	"sync"
)

// A table is rules in order of precedence, with an index that proposes the few whose pattern can match a line.
//
// Each pattern is read once for the words it must begin with, end with or hold (trigger.go). A line looks up its first
// bytes and its last (shelf.go), and for literals that may stand anywhere it is read once; only branches of patterns whose
// literal is then really there are tried (program.go).
type table struct {
	rules  []*Rule
	ways   []ways
	heads  edge
	tails  edge
	inner  [4]shelf       // for any line, for those of more than usual words, for plain ones, for both
	short  []trigger      // with literals of two or three bytes that may stand anywhere
	some   sign           // one of which a line must have for one of the short
	brief  int32          // words of the longest line one of the short takes
	bare   [256][]trigger // those without a literal, by the first byte of the line, and heads of a single byte
	also   [][]string     // literals of which a line must have one besides, from 1
	widest int32          // words of the longest line any of the rules takes
}

// The bits of the index in table.inner.
const (
	wordy    = 1
	unsigned = 2
)

// ways are the programs of a rule, one for each branch of its pattern; of a pattern that cuts a part of the line there is one.
// They are made when one of them is first tried: kept instead, the syntax trees of all
// rules were 7 MB for the garbage collector to walk through, a sixth of the time of marking.
type ways struct {
	once  sync.Once
	first []*step
}

// bench gathers the triggers of a table while it is built.
type bench struct {
	reader
	heads, tails, inner []trigger
}

func newTable(rows ...[]*Rule) *table {
	t := &table{rules: slices.Concat(rows...), also: [][]string{nil}}
	t.ways = make([]ways, len(t.rules))
	var b bench
	for n, r := range t.rules {
		t.add(n, r, &b)
	}
	t.heads.fill(b.heads)
	t.tails.fill(b.tails)
	for kind := range t.inner {
		t.inner[kind].fill(slices.DeleteFunc(slices.Clone(b.inner), func(g trigger) bool {
			return kind&wordy != 0 && g.most <= usual || kind&unsigned != 0 && g.signs&^plainly != 0
		}))
	}
	return t
}

func (t *table) add(n int, r *Rule, to *bench) {
	re, err := syntax.Parse(r.Pattern, syntax.Perl)
	if r.Pattern == "" || err != nil {
		return
	}
	t.widest = max(t.widest, r.most())
	for i, need := range to.needs(re) {
		g := trigger{rule: int16(n), way: int16(i), signs: need.signs, bytes: need.bytes, most: r.most()}
		if need.also != nil {
			g.also = int16(len(t.also))
			t.also = append(t.also, need.also)
		}
		if re.MaxCap() > 0 {
			g.way = 0
		}
		t.index(g, &need, to)
	}
}

// index files one branch under what it needs.
func (t *table) index(g trigger, need *need, to *bench) {
	switch {
	case need.heads != nil:
		for _, literal := range need.heads {
			g = g.seek(literal)
			if g.key = front(literal); len(literal) == 1 {
				t.single(g)
				continue
			}
			to.heads = append(to.heads, g)
		}
	case need.tails != nil:
		for _, literal := range need.tails {
			g = g.seek(literal)
			g.key = back(literal)
			to.tails = append(to.tails, g)
		}
	case need.inner != nil:
		for _, literal := range need.inner {
			g = g.seek(literal)
			if g.signs = need.signs | signsIn(literal); len(literal) < 4 {
				t.keep(g)
				continue
			}
			at := rarest(literal)
			g.at, g.key = int16(at), front(literal[at:])
			to.inner = append(to.inner, g)
		}
	default:
		t.open(g, need.re)
	}
}

// single files a head of a single byte under both cases of it.
func (t *table) single(g trigger) {
	b := g.literal[0]
	t.bare[b] = append(t.bare[b], g)
	if signs[b] == small {
		b -= 'a' - 'A'
		t.bare[b] = append(t.bare[b], g)
	}
}

// keep files a branch with a literal of two or three bytes.
func (t *table) keep(g trigger) {
	t.short = append(t.short, g)
	t.brief = max(t.brief, g.most)
	if t.some |= g.signs; g.signs == 0 {
		t.some = ^sign(0)
	}
}

// open files a branch that has next to no literal under each byte it can begin with.
func (t *table) open(g trigger, re *syntax.Regexp) {
	var first byteSet
	if !first.begin(re) {
		first = byteSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}
	}
	for b := range t.bare {
		if first.has(byte(b)) {
			t.bare[b] = append(t.bare[b], g)
		}
	}
}

// A search is the state of looking one line up in a table.
type search struct {
	*table
	line, low string
	buf       *buffer // that low lies in
	shape     *shape
	best      int // the first rule that found the line so far
	from, to  int // what it cuts
}

// match gives the first rule of the table whose pattern finds line, and the part it cuts.
func (t *table) match(line string, m *shape, buf *buffer) (r *Rule, from, to int) {
	if m.words > t.widest || line == "" {
		return nil, 0, 0
	}
	s := search{table: t, line: line, low: buf.lower(line), buf: buf, shape: m, best: len(t.rules)}
	s.first()
	s.last()
	bare := t.bare[line[0]]
	for i := range bare {
		if g := &bare[i]; s.may(g) {
			s.try(g)
		}
	}
	s.within()
	if m.signs&t.some != 0 && m.words <= t.brief {
		s.shorts()
	}
	if s.best == len(t.rules) {
		return nil, 0, 0
	}
	return t.rules[s.best], s.from, s.to
}

// first tries what the first bytes of the line propose.
func (s *search) first() {
	all := front(s.low)
	sizes := s.heads.sizes[slot(all&0xFFFF)]
	for n := 2; sizes>>n != 0; n++ {
		key := all << (32 - 8*n) >> (32 - 8*n)
		if sizes>>n&1 == 0 || !s.heads.has[slot(key)] {
			continue
		}
		list := s.heads.look(key)
		for i := range list {
			if g := &list[i]; g.key == key && s.may(g) && s.holds(g, 0) {
				s.try(g)
			}
		}
	}
}

// last tries what the last bytes of the line propose.
func (s *search) last() {
	all := back(s.low)
	sizes := s.tails.sizes[slot(all&0xFFFF)]
	for n := 2; sizes>>n != 0; n++ {
		key := all << (32 - 8*n) >> (32 - 8*n)
		if sizes>>n&1 == 0 || !s.tails.has[slot(key)] {
			continue
		}
		list := s.tails.look(key)
		for i := range list {
			if g := &list[i]; g.key == key && s.may(g) && s.holds(g, len(s.low)-len(g.literal)) {
				s.try(g)
			}
		}
	}
}

// within tries what the literals anywhere in the line propose.
func (s *search) within() {
	kind := 0
	if s.shape.words > usual {
		kind = wordy
	}
	if s.shape.signs&^plainly == 0 {
		kind |= unsigned
	}
	shelf := &s.inner[kind]
	for rest := s.low; len(rest) >= 4; rest = rest[1:] {
		key := uint32(rest[0]) | uint32(rest[1])<<8 | uint32(rest[2])<<16 | uint32(rest[3])<<24
		if shelf.has[slot(key)] {
			s.found(shelf.look(key), key, len(s.low)-len(rest))
		}
	}
}

// found tries the triggers of a key that stands at byte at.
func (s *search) found(list []trigger, key uint32, at int) {
	for i := range list {
		g := &list[i]
		if g.key == key && s.may(g) && s.holds(g, at-int(g.at)) {
			s.try(g)
		}
	}
}

// holds reports whether the line has the literal of a trigger at byte from.
func (s *search) holds(g *trigger, from int) bool {
	end := from + len(g.literal)
	if from < 0 || end > len(s.low) || (binary.LittleEndian.Uint64(s.buf[from:])^g.opening)&g.mask != 0 {
		return false
	}
	return len(g.literal) <= 8 || s.low[from+8:end] == g.literal[8:]
}

// shorts tries the triggers of two or three bytes.
func (s *search) shorts() {
	for i := range s.short {
		if g := &s.short[i]; s.may(g) && strings.Contains(s.low, g.literal) {
			s.try(g)
		}
	}
}

// may reports whether the rule of a trigger comes before the one found, and takes lines of this shape.
func (s *search) may(g *trigger) bool { return int(g.rule) < s.best && g.open(s.shape, len(s.line)) }

// try runs the branch of a trigger.
func (s *search) try(g *trigger) {
	if g.also > 0 && len(s.line) == len(s.low) && !s.has(s.also[g.also]) {
		return
	}
	if from, to, ok := s.find(g, s.line); ok {
		s.best, s.from, s.to = int(g.rule), from, to
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

// find gives the part of line that the branch of a trigger cuts.
func (t *table) find(g *trigger, line string) (from, to int, ok bool) {
	r, of := t.rules[g.rule], &t.ways[g.rule]
	of.once.Do(func() { of.first = r.programs() })
	return of.first[g.way].find(r, line)
}

// programs makes the programs of a rule.
func (r *Rule) programs() (list []*step) {
	re, err := syntax.Parse(r.Pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	if re.MaxCap() > 0 {
		return []*step{assemble(re)}
	}
	for _, b := range new(reader).divided(re) {
		list = append(list, assemble(b))
	}
	return list
}
