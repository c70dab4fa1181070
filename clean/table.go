package clean

import (
	"cmp"
	"slices"
	"strings"

	"onecopy/clean/internal/scan"
)

// A table is rules in order of precedence, with an index that proposes the few whose pattern can match a line.
//
// What the branches of a pattern must begin with, end with or hold is read from it (trigger.go), or from the index of what was
// read before (index.go). All lines of a page are asked at once whether a filter has their first bytes, their last or the words in
// them (sieve.go); of those for which one has, the literals are compared (search.go), and only rules whose literal is then really
// there are tried (program.go).
type table struct {
	rules  []*Rule
	heads  [4][2]shelf   // for the first bytes of a line, six and two to four of them: see shelves
	tails  [2]shelf      // for the last, of any line and of plain ones
	inner  [kinds]kind   // for literals that may stand anywhere: see kindOf
	bare   [256]bareList // by the first byte of the line those without a literal and with one of three bytes or less; for long lines first
	scope  [256]scope    // of what lines bare has something for
	also   [][]string    // literals of which a line must have one besides, from 1
	more   [][]string    // other literals of a trigger of bare, from 1
	widest int32         // words of the longest line any of the rules takes
}

// A bareList is triggers, and of each again the signs that a line must have: three in four need no
// more than these to be refused.
type bareList struct {
	signs    []scan.Sign
	triggers []trigger
}

// bench gathers the triggers of a table while it is built, and their keys.
type bench struct {
	edge, inner, bare []trigger
	heads             [2][]entry
	tails             []entry
	fringes           map[fringe]*fringe // each once: there are few
}

// room makes room for the triggers of the rows.
func (b *bench) room(rows []row) {
	heads, tails, inner := 0, 0, 0
	for i := range rows {
		heads, tails, inner = heads+len(rows[i].heads), tails+len(rows[i].tails), inner+len(rows[i].inner)
	}
	b.edge, b.inner = make([]trigger, 0, heads+tails), make([]trigger, 0, inner)
	b.heads[0], b.heads[1], b.tails = make([]entry, 0, heads), make([]entry, 0, heads/2), make([]entry, 0, tails)
}

// newTable makes the table of rules by the rows of their patterns.
func newTable(rules []*Rule, rows []row) *table {
	t := &table{rules: rules, also: [][]string{nil}, more: [][]string{nil}}
	b := bench{fringes: map[fringe]*fringe{}}
	b.room(rows)
	for i := range rows {
		t.add(&rows[i], &b)
	}
	t.file(b.bare)
	for of := range t.heads {
		for i := range b.heads {
			t.heads[of][i].fill(b.edge, b.chosen(b.heads[i], of))
		}
	}
	for of := range t.tails {
		t.tails[of].fill(b.edge, b.chosen(b.tails, of))
	}
	for n := range t.inner {
		t.inner[n].take(n, b.inner)
	}
	return t
}

// file files triggers under the bytes with which lines for them begin.
func (t *table) file(bare []trigger) {
	slices.SortStableFunc(bare, longer)
	for b := range t.bare {
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
		t.bare[b], t.scope[b] = list, scopeOf(list.triggers)
	}
}

// same gives the one copy of a fringe.
func (b *bench) same(e *fringe) *fringe {
	known, ok := b.fringes[*e]
	if !ok {
		known, b.fringes[*e] = e, e
	}
	return known
}

// chosen gives the entries for lines that are plain, begin with a small letter, or both.
func (b *bench) chosen(list []entry, of int) (some []entry) {
	for _, e := range list {
		if g := &b.edge[e.of]; (of&unsigned == 0 || g.signs&^scan.Plain == 0) && (of&uncapped == 0 || g.fringe.first.meets(&smallBytes)) {
			some = append(some, e)
		}
	}
	return some
}

// longer puts triggers for long lines before those for short ones.
func longer(a, b trigger) int { return cmp.Compare(b.most, a.most) }

// add files one branch under what it needs.
func (t *table) add(r *row, to *bench) {
	g := trigger{rule: int16(r.rule), signs: r.signs, digits: r.digits, bytes: r.bytes, most: t.rules[r.rule].most(), fringe: to.same(&r.fringe)}
	t.widest = max(t.widest, g.most)
	if r.also != nil {
		g.also = int16(len(t.also))
		t.also = append(t.also, r.also)
	}
	switch {
	case r.heads != nil:
		t.addHeads(g, r.heads, to)
	case r.tails != nil:
		for _, literal := range r.tails {
			g.literal = literal
			to.tails = append(to.tails, g.entry(len(to.edge), back(literal, 4), len(literal)))
			to.edge = append(to.edge, g)
		}
	case r.inner != nil:
		t.addInner(g, r, to)
	default:
		to.bare = append(to.bare, g)
	}
}

// frontBytes are those by which a literal at the head of a line is looked up, if it has so many.
const frontBytes = 6

func (t *table) addHeads(g trigger, literals []string, to *bench) {
	for _, literal := range literals {
		if g.literal = literal; len(literal) == 1 { // nothing of it is left to be sought but the first byte
			g.literal, g.single = "", literal[0]
			to.bare = append(to.bare, g)
			continue
		}
		if len(literal) < frontBytes {
			to.heads[1] = append(to.heads[1], g.entry(len(to.edge), front(literal, 4), 0))
		} else {
			to.heads[0] = append(to.heads[0], g.entry(len(to.edge), front(literal, frontBytes), 0))
		}
		to.edge = append(to.edge, g)
	}
}

// addInner files literals that may stand anywhere. Those too short to be looked up by are sought one after the other in lines that
// have the signs of them all: a trigger for each had every line of a menu compared with a hundred.
func (t *table) addInner(g trigger, r *row, to *bench) {
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
			to.bare[i].more, t.more = int16(len(t.more)), append(t.more, nil)
		}
		n := to.bare[i].more
		t.more[n] = append(t.more[n], literal)
	}
}

// shorter gives the literals too short to be looked up by. Of many, such as a sign between all kinds of white space, those are enough
// that stand in the others once the white space is left out.
func shorter(literals []string) (short []string) {
	for _, s := range literals {
		if len(s) < handy {
			short = append(short, s)
		}
	}
	if len(short) <= mostToo {
		return short
	}
	for i, s := range short {
		short[i] = cmp.Or(strings.TrimSpace(s), s)
	}
	return pruned(short, strings.Contains)
}

// find gives the first rule of the table whose pattern finds a line that stands in no page, and the part it cuts.
func (t *table) find(line string, m *scan.Shape) (r *Rule, from, to int) {
	d := new(desk)
	d.set(line)
	return d.match(t, line, m, all)
}
