package clean

import (
	"cmp"
	"math/bits"
	"regexp/syntax"
	"slices"
	"sync"
)

// A table is rules in order of precedence, with an index that proposes the few whose pattern can match a line.
//
// What the branches of a pattern must begin with, end with or hold is read from it (trigger.go), or from the index of what was
// read before (index.go). A line looks up its first bytes and its last (shelf.go), and for literals that may stand anywhere it
// is read once (search.go); only branches whose literal is then really there are tried (program.go).
type table struct {
	rules  []*Rule
	ways   []ways
	heads  [4][2]shelf    // for the first bytes of a line, six and two to four of them: see edges
	tails  [2]shelf       // for the last, of any line and of plain ones
	inner  [kinds]kind    // for literals that may stand anywhere: see kindOf
	bare   [256][]trigger // by the first byte of the line those without a literal and with one of three bytes or less; for long lines first
	scope  [256]scope     // of what lines bare has something for
	also   [][]string     // literals of which a line must have one besides, from 1
	widest int32          // words of the longest line any of the rules takes
}

// ways are the programs of a rule, one for each branch of its pattern; of a pattern that cuts a part of the line there is one.
// They are made when one of them is first tried: kept instead, the syntax trees of all
// rules were 7 MB for the garbage collector to walk through, a sixth of the time of marking.
type ways struct {
	once  sync.Once
	whole bool          // the pattern is tried as a whole
	more  map[int][]int // branches that are tried with another one
	first []*step
}

// A row is what a line must have for one branch of a rule's pattern, or for several that need the same.
type row struct {
	rule, way int
	need
	more []int // the other branches
}

// rowsOf reads the patterns of rules.
func rowsOf(rules []*Rule) (list []row) {
	var to reader
	for n, r := range rules {
		re, err := syntax.Parse(r.Pattern, syntax.Perl)
		if r.Pattern == "" || err != nil {
			continue
		}
		needs := to.needs(re)
		if len(needs) > 1 && uniform(needs) {
			for _, n := range needs {
				needs[0].widen(&n)
			}
			list = append(list, row{rule: n, way: undivided, need: needs[0]})
			continue
		}
		for way, need := range needs {
			if re.MaxCap() > 0 {
				way = undivided
			}
			list = append(list, row{rule: n, way: way, need: need})
		}
	}
	return list
}

// undivided is the way of a pattern that is tried as a whole.
const undivided = -1

// uniform reports whether all branches need the same.
func uniform(needs []need) bool {
	for i := range needs {
		if !needs[0].alike(&needs[i]) {
			return false
		}
	}
	return true
}

// widen lets the lines in that another branch takes, which needs the same otherwise.
func (n *need) widen(m *need) {
	n.bytes, n.digits, n.fringe = max(n.bytes, m.bytes), min(n.digits, m.digits), n.fringe.or(m.fringe)
}

// alike reports whether two branches need the same, their bytes, digits and fringes aside. Those without literals are found by their first
// byte.
func (n *need) alike(m *need) bool {
	if n.heads == nil && n.tails == nil && n.inner == nil && n.first != m.first {
		return false
	}
	return n.signs == m.signs && n.loose == m.loose && slices.Equal(n.heads, m.heads) && slices.Equal(n.tails, m.tails) &&
		slices.Equal(n.inner, m.inner) && slices.Equal(n.also, m.also)
}

// bench gathers the triggers of a table while it is built, and their keys.
type bench struct {
	edge, inner, bare []trigger
	heads             [2][]entry
	tails             []entry
	fringes           map[fringe]*fringe // each once: there are few
}

// newTable makes the table of rules by the rows of their patterns.
func newTable(rules []*Rule, rows []row) *table {
	t := &table{rules: rules, ways: make([]ways, len(rules)), also: [][]string{nil}}
	b := bench{fringes: map[fringe]*fringe{}}
	rows = merged(rows)
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
		t.bare[b] = make([]trigger, 0, n)
		for i := range bare {
			if bare[i].begins(byte(b)) {
				t.bare[b] = append(t.bare[b], bare[i])
			}
		}
		t.scope[b] = scopeOf(t.bare[b])
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
		if g := &b.edge[e.of]; (of&unsigned == 0 || g.signs&^plainly == 0) && (of&uncapped == 0 || g.fringe.first.meets(&smallBytes)) {
			some = append(some, e)
		}
	}
	return some
}

// merged puts the branches of a rule that need the same into one row: what tells them apart is found sooner by one program than
// by several.
func merged(rows []row) (list []row) {
	from := 0 // the first of the rule
next:
	for _, r := range rows {
		if len(list) > 0 && list[len(list)-1].rule != r.rule {
			from = len(list)
		}
		for i := from; i < len(list); i++ {
			if of := &list[i]; of.alike(&r.need) {
				of.more = append(of.more, r.way)
				of.widen(&r.need)
				continue next
			}
		}
		list = append(list, r)
	}
	return list
}

// A scope says for what lines a list has something: those of no more than so many words, and those that have one of the signs.
type scope struct {
	most   int32
	signed gates
}

// gates are what lines may have of some signs, and up to how many words.
type gates [4]struct {
	signs sign
	most  int32
}

// scopeOf gives the scope of a list.
func scopeOf(list []trigger) (s scope) {
	for i := range list {
		s.add(&list[i])
	}
	return s
}

// add adds a trigger. Of the signs that a line must have the rarest counts, which is the highest but for digits.
func (s *scope) add(g *trigger) {
	rare := g.signs &^ plainly
	if rare&^digit != 0 {
		rare &^= digit
	}
	if rare == 0 {
		s.most = max(s.most, g.most)
		return
	}
	rare = 1 << (bits.Len32(uint32(rare)) - 1)
	for i := range s.signed {
		if of := &s.signed[i]; of.signs == rare || of.signs == 0 || i == len(s.signed)-1 { // where there are too many the last is for several
			of.signs, of.most = of.signs|rare, max(of.most, g.most)
			return
		}
	}
}

// hold is 1 where a line may pass one of the gates, else 0. All are tried: which of them is open is a guess for the processor.
func (g *gates) hold(m *shape) int {
	w, s := m.words, m.signs
	return btoi(w <= g[0].most)&btoi(s&g[0].signs != 0) | btoi(w <= g[1].most)&btoi(s&g[1].signs != 0) |
		btoi(w <= g[2].most)&btoi(s&g[2].signs != 0) | btoi(w <= g[3].most)&btoi(s&g[3].signs != 0)
}

// longer puts triggers for long lines before those for short ones.
func longer(a, b trigger) int { return cmp.Compare(b.most, a.most) }

// add files one branch under what it needs.
func (t *table) add(r *row, to *bench) {
	g := trigger{rule: int16(r.rule), way: int16(r.way), signs: r.signs, digits: r.digits, bytes: r.bytes, most: t.rules[r.rule].most(), fringe: to.same(&r.fringe)}
	if t.widest = max(t.widest, g.most); r.way == undivided {
		g.way, t.ways[r.rule].whole = 0, true
	}
	if r.more != nil {
		t.ways[r.rule].share(r.way, r.more)
	}
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

func (t *table) addInner(g trigger, r *row, to *bench) {
	g.loose = r.loose
	signs := g.signs
	for _, literal := range r.inner {
		g.literal, g.signs = literal, signs|signsIn(literal)
		if len(literal) < handy {
			to.bare = append(to.bare, g)
		} else {
			to.inner = append(to.inner, g)
		}
	}
}

// find gives the first rule of the table whose pattern finds a line that stands in no page, and the part it cuts.
func (t *table) find(line string, m *shape) (r *Rule, from, to int) {
	d := new(desk)
	d.set(line)
	return d.match(t, line, m, all)
}

// try gives the part of line that a branch of a rule cuts.
func (t *table) try(rule, way int, line string) (from, to int, ok bool) {
	r, of := t.rules[rule], &t.ways[rule]
	of.once.Do(func() { of.first = r.programs(of) })
	return of.first[way].find(r, line)
}

// share notes that branches are tried with another one.
func (w *ways) share(way int, more []int) {
	if w.more == nil {
		w.more = map[int][]int{}
	}
	w.more[way] = more
}

// programs makes the programs of a rule's branches, or the one of the whole pattern.
func (r *Rule) programs(of *ways) []*step {
	re, err := syntax.Parse(r.Pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	if of.whole || re.MaxCap() > 0 {
		return []*step{assemble(re)}
	}
	branches := new(reader).divided(re)
	list := make([]*step, len(branches))
	for way, more := range of.more {
		b := &syntax.Regexp{Op: syntax.OpAlternate, Sub: []*syntax.Regexp{branches[way]}}
		for _, way := range more {
			b.Sub, branches[way] = append(b.Sub, branches[way]), nil
		}
		branches[way] = b
	}
	for way, b := range branches {
		if b != nil {
			list[way] = assemble(b)
		}
	}
	return list
}
