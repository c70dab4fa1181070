package clean

import (
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
	heads  shelf
	tails  shelf
	inner  shelf
	long   shelf          // the inner triggers of rules for lines of more than usual words, a third of them
	bare   [256][]trigger // those without a literal of three bytes, by the first byte of the line
	widest int32          // words of the longest line any of the rules takes
}

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
	t := &table{rules: slices.Concat(rows...)}
	t.ways = make([]ways, len(t.rules))
	var b bench
	for n, r := range t.rules {
		t.add(n, r, &b)
	}
	t.heads.fill(b.heads)
	t.tails.fill(b.tails)
	t.inner.fill(b.inner)
	t.long.fill(slices.DeleteFunc(slices.Clone(b.inner), func(g trigger) bool { return g.most <= usual }))
	return t
}

func (t *table) add(n int, r *Rule, to *bench) {
	re, err := syntax.Parse(r.Pattern, syntax.Perl)
	if r.Pattern == "" || err != nil {
		return
	}
	t.widest = max(t.widest, r.most())
	for i, need := range to.needs(re) {
		g := trigger{rule: int32(n), way: int32(i), signs: need.signs, bytes: need.bytes, most: r.most(), also: need.also}
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
		for _, g.literal = range need.heads {
			g.key = front(g.literal)
			to.heads = append(to.heads, g)
		}
	case need.tails != nil:
		for _, g.literal = range need.tails {
			g.key = back(g.literal)
			to.tails = append(to.tails, g)
		}
	case shortest(need.inner) >= 3:
		for _, g.literal = range need.inner {
			at := rarest(g.literal)
			g.at, g.key = int32(at), gram(g.literal[at], g.literal[at+1], g.literal[at+2])
			to.inner = append(to.inner, g)
		}
	case need.inner != nil:
		for _, g.literal = range need.inner {
			t.open(g, need.re)
		}
	default:
		t.open(g, need.re)
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
	shape     *shape
	best      int // the first rule that found the line so far
	from, to  int // what it cuts
}

// match gives the first rule of the table whose pattern finds line, and the part it cuts.
func (t *table) match(line string, m *shape, buf []byte) (r *Rule, from, to int) {
	if m.words > t.widest || line == "" {
		return nil, 0, 0
	}
	s := search{table: t, line: line, low: lower(line, buf), shape: m, best: len(t.rules)}
	s.edges()
	bare := t.bare[line[0]]
	for i := range bare {
		if g := &bare[i]; s.may(g) && strings.Contains(s.low, g.literal) {
			s.try(g)
		}
	}
	s.within()
	if s.best == len(t.rules) {
		return nil, 0, 0
	}
	return t.rules[s.best], s.from, s.to
}

// edges tries what the two ends of the line propose.
func (s *search) edges() {
	head, tail := uint64(1), uint64(1)
	for i := range min(4, len(s.low)) {
		head = head<<8 | uint64(s.low[i])
		list := s.heads.look(head)
		for n := range list {
			if g := &list[n]; g.key == head && s.may(g) && strings.HasPrefix(s.low, g.literal) {
				s.try(g)
			}
		}
		tail = tail<<8 | uint64(s.low[len(s.low)-1-i])
		list = s.tails.look(tail)
		for n := range list {
			if g := &list[n]; g.key == tail && s.may(g) && strings.HasSuffix(s.low, g.literal) {
				s.try(g)
			}
		}
	}
}

// within tries what the literals anywhere in the line propose.
func (s *search) within() {
	low := s.low
	if len(low) < 3 {
		return
	}
	shelf := &s.inner
	if s.shape.words > usual {
		shelf = &s.long
	}
	key := uint64(low[0])<<8 | uint64(low[1])
	for i := 2; i < len(low); i++ {
		key = (key<<8 | uint64(low[i])) & 0xFFFFFF
		list := shelf.look(key)
		for n := range list {
			g := &list[n]
			from := i - 2 - int(g.at)
			if g.key == key && from >= 0 && s.may(g) && strings.HasPrefix(low[from:], g.literal) {
				s.try(g)
			}
		}
	}
}

// may reports whether the rule of a trigger comes before the one found, and takes lines of this shape.
func (s *search) may(g *trigger) bool { return int(g.rule) < s.best && g.open(s.shape, len(s.line)) }

// try runs the branch of a trigger.
func (s *search) try(g *trigger) {
	if len(g.also) > 0 && len(s.line) == len(s.low) && !s.has(g.also) {
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
