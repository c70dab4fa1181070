package pattern

import (
	"cmp"
	"slices"
	"strings"

	"onecopy/clean/internal/backtrack"
	"onecopy/clean/internal/scan"
)

// Patterns are compiled specs in order of precedence, with indexes that propose the few that can
// match a line. It is safe for concurrent use.
//
// What the branches of a pattern require is read from it (requirement.go) or from an index of what
// was read before (index.go). For all lines of a page at once filters are asked whether they have
// the first bytes of the line, its last or the words in it (prefilter.go); where one has, the
// literals are compared (search.go), and only patterns whose literal is really there are tried
// (package backtrack).
type Patterns struct {
	specs   []Spec
	exprs   []backtrack.Expr
	behind  *Patterns          // answers for lines that no pattern of this one matches; nil for none
	heads   [4][2]literalIndex // for the first bytes of a line, six and two to four of them: see ends
	tails   [2]literalIndex    // for the last, of any line and of plain ones
	classes [classes]lineClass // for literals that may stand anywhere: see classOf
	bare    [256]bareList      // for those without a literal or with a short one, by the first byte of the line; for long lines first
	scope   [256]lineScope     // of what lines bare has something for
	also    [][]string         // literals of which a line must have one besides, from 1
	more    [][]string         // other literals of a trigger of bare, from 1
	widest  int32              // words of the longest line any of the patterns matches
}

// A bareList is triggers, and of each again the signs that a line must have: three in four need no
// more than these to be refused.
type bareList struct {
	signs    []scan.Sign
	triggers []trigger
}

// A setBuilder gathers the triggers of a set, and their keys.
type setBuilder struct {
	edge, inner, bare []trigger
	heads             [2][]entry
	tails             []entry
	edges             map[edgeBytes]*edgeBytes // each once: there are few
}

// room makes room for the triggers of the rows.
func (b *setBuilder) room(rows []row) {
	heads, tails, inner, bare := 0, 0, 0, 0
	for i := range rows {
		heads, tails, inner = heads+len(rows[i].heads), tails+len(rows[i].tails), inner+len(rows[i].inner)
		bare += btoi(len(rows[i].heads)+len(rows[i].tails)+len(rows[i].inner) == 0)
	}
	b.bare = make([]trigger, 0, 2*bare)
	b.edge, b.inner = make([]trigger, 0, heads+tails), make([]trigger, 0, inner)
	b.heads[0], b.heads[1], b.tails = make([]entry, 0, heads), make([]entry, 0, heads/2), make([]entry, 0, tails)
}

// newSet makes the set of specs by the rows of their patterns.
func newSet(specs []Spec, rows []row) *Patterns {
	s := &Patterns{specs: specs, exprs: make([]backtrack.Expr, len(specs)), also: [][]string{nil}, more: [][]string{nil}}
	for n := range specs {
		s.exprs[n].Pattern = specs[n].Pattern
	}
	b := setBuilder{edges: map[edgeBytes]*edgeBytes{}}
	b.room(rows)
	for i := range rows {
		s.add(&rows[i], &b)
	}
	s.file(b.bare)
	for of := range s.heads {
		for i := range b.heads {
			s.heads[of][i].fill(b.edge, b.chosen(b.heads[i], of))
		}
	}
	for of := range s.tails {
		s.tails[of].fill(b.edge, b.chosen(b.tails, of))
	}
	words := wordEntries(b.inner)
	for n := range s.classes {
		s.classes[n].fill(n, b.inner, words)
	}
	return s
}

// file files triggers under the bytes with which lines for them begin.
func (s *Patterns) file(bare []trigger) {
	slices.SortStableFunc(bare, func(a, b trigger) int { return cmp.Compare(b.most, a.most) })
	for b := range s.bare {
		n := 0
		for i := range bare {
			n += btoi(bare[i].begins(byte(b)))
		}
		list := bareList{make([]scan.Sign, 0, n), make([]trigger, 0, n)}
		for i := range bare {
			if bare[i].begins(byte(b)) {
				list.signs, list.triggers = append(list.signs, bare[i].signs), append(list.triggers, bare[i])
			}
		}
		s.bare[b], s.scope[b] = list, scopeOf(list.triggers)
	}
}

// same returns the one copy of a pair of edges.
func (b *setBuilder) same(r *row) *edgeBytes {
	if r.shared != nil {
		return r.shared
	}
	known, ok := b.edges[r.edgeBytes]
	if !ok {
		known, b.edges[r.edgeBytes] = &r.edgeBytes, &r.edgeBytes
	}
	return known
}

// lowFirst is, beside unsigned, a bit of the index of Patterns.heads: for lines that begin with a
// small letter.
const lowFirst = 2

// chosen returns the entries for lines that are plain, begin with a small letter, or both.
func (b *setBuilder) chosen(list []entry, of int) []entry {
	if of == 0 {
		return list
	}
	some := make([]entry, 0, len(list))
	for _, e := range list {
		if g := &b.edge[e.of]; (of&unsigned == 0 || g.signs&^scan.Plain == 0) && (of&lowFirst == 0 || g.edges.first.Meets(&smallBytes)) {
			some = append(some, e)
		}
	}
	return some
}

// add files one branch under what it requires.
func (s *Patterns) add(r *row, to *setBuilder) {
	g := trigger{spec: int16(r.spec), signs: r.signs, digits: r.digits, bytes: r.bytes, most: int32(s.specs[r.spec].Words), edges: to.same(r)}
	s.widest = max(s.widest, g.most)
	if r.also != nil {
		g.also = int16(len(s.also))
		s.also = append(s.also, r.also)
	}
	switch {
	case r.heads != nil:
		s.addHeads(g, r.heads, to)
	case r.tails != nil:
		for _, literal := range r.tails {
			g.literal = literal
			to.tails = append(to.tails, g.entry(len(to.edge), suffixKey(literal, 4), len(literal)))
			to.edge = append(to.edge, g)
		}
	case r.inner != nil:
		s.addInner(g, r, to)
	default:
		to.bare = append(to.bare, g)
	}
}

// prefixBytes are those by which a literal at the head of a line is found, if it has so many.
const prefixBytes = 6

// addHeads files literals that stand at the head of a line.
func (s *Patterns) addHeads(g trigger, literals []string, to *setBuilder) {
	for _, literal := range literals {
		if g.literal = literal; len(literal) == 1 { // nothing of it is left to be searched for but the first byte
			g.literal, g.single = "", literal[0]
			to.bare = append(to.bare, g)
			continue
		}
		if len(literal) < prefixBytes {
			to.heads[1] = append(to.heads[1], g.entry(len(to.edge), prefixKey(literal, 4), 0))
		} else {
			to.heads[0] = append(to.heads[0], g.entry(len(to.edge), prefixKey(literal, prefixBytes), 0))
		}
		to.edge = append(to.edge, g)
	}
}

// addInner files literals that may stand anywhere. Those too short to be found by a key are
// searched for one after the other in lines that have the signs of them all: a trigger for each had
// every line of a menu compared with a hundred.
func (s *Patterns) addInner(g trigger, r *row, to *setBuilder) {
	g.loose = r.loose
	signs, from := g.signs, len(to.bare)
	for _, literal := range r.inner {
		if len(literal) >= handy {
			g.literal, g.signs = literal, signs|signsIn(literal)
			to.inner = append(to.inner, g)
		}
	}
	for _, literal := range shorter(r.inner) {
		g.literal, g.signs = literal, signs|signsIn(literal)
		i := from + slices.IndexFunc(to.bare[from:], func(b trigger) bool { return b.signs == g.signs })
		if i < from {
			to.bare = append(to.bare, g)
			continue
		}
		if to.bare[i].more == 0 {
			to.bare[i].more, s.more = int16(len(s.more)), append(s.more, nil)
		}
		n := to.bare[i].more
		s.more[n] = append(s.more[n], literal)
	}
}

// shorter returns the literals too short to be found by a key. Of many, such as a sign between all
// kinds of white space, those are enough that are in the others without white space.
func shorter(literals []string) (short []string) {
	for _, s := range literals {
		if len(s) < handy {
			short = append(short, s)
		}
	}
	if len(short) <= mostToo {
		return short
	}
	all, few := make(map[string]bool, len(short)), short[:0]
	for i, s := range short {
		short[i] = cmp.Or(strings.TrimSpace(s), s)
		all[short[i]] = true
	}
	for _, s := range short {
		if all[s] && !holdsAnother(s, all) {
			few = append(few, s)
		}
		all[s] = false // the next one like it says nothing more
	}
	return few
}

// holdsAnother reports whether a shorter literal of a set stands in s.
func holdsAnother(s string, set map[string]bool) bool {
	for from := range len(s) {
		for to := from + 1; to <= len(s); to++ {
			if _, ok := set[s[from:to]]; ok && to-from < len(s) {
				return true
			}
		}
	}
	return false
}

// Unfiltered returns how many words plain lines with this first byte have at most of which each is
// searched, whatever else is in it: 0 is what to aim at. A pattern whose first word may stand
// anywhere and is of four letters or less makes it the most words of its lines.
func (s *Patterns) Unfiltered(first byte) int {
	return int(max(s.scope[first].most, s.classes[unsigned].strewn[0].scope[first].most))
}
