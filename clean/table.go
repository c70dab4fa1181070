package clean

import (
	"cmp"
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
	heads  shelf          // for the first bytes of a line, two to four of them
	tails  shelf          // for the last
	inner  [4]shelf       // for any line, for those of more than usual words, for plain ones, for both
	fours  shelf          // with literals that are too short for inner
	gates  []gate         // what lines must have for these
	short  []trigger      // with literals of two or three bytes that may stand anywhere; those for long lines first
	signed sign           // one of which a line must have for one of the short
	bare   [256][]trigger // those without a literal, by the first byte of the line, and heads of a single byte; in this order too
	reach  [256][2]int32  // words of the longest line that bare has something for, and of the longest plain one
	brief  [2]int32       // the same of short
	also   [][]string     // literals of which a line must have one besides, from 1
	widest int32          // words of the longest line any of the rules takes
}

// A gate says which lines may hold a literal: those with signs and no more than so many words.
type gate struct {
	signs sign
	most  int32
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
				needs[0].bytes, needs[0].fringe = max(needs[0].bytes, n.bytes), needs[0].fringe.or(n.fringe)
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

// alike reports whether two branches need the same, their bytes and fringes aside. Those without literals are found by their first
// byte.
func (n *need) alike(m *need) bool {
	if n.heads == nil && n.tails == nil && n.inner == nil && n.first != m.first {
		return false
	}
	return n.signs == m.signs && slices.Equal(n.heads, m.heads) && slices.Equal(n.tails, m.tails) &&
		slices.Equal(n.inner, m.inner) && slices.Equal(n.also, m.also)
}

// bench gathers the triggers of a table while it is built.
type bench struct{ heads, tails, inner, fours []trigger }

// newTable makes the table of rules by the rows of their patterns.
func newTable(rules []*Rule, rows []row) *table {
	t := &table{rules: rules, ways: make([]ways, len(rules)), also: [][]string{nil}}
	var b bench
	rows = merged(rows)
	for i := range rows {
		t.add(&rows[i], &b)
	}
	slices.SortStableFunc(t.short, longer)
	for i := range t.bare {
		slices.SortStableFunc(t.bare[i], longer)
		t.reach[i] = farthest(t.bare[i])
	}
	t.brief = farthest(t.short)
	t.heads.fill(b.heads)
	t.tails.fill(b.tails)
	t.fours.fill(b.fours)
	for kind := range t.inner {
		t.inner[kind].fillInner(slices.DeleteFunc(slices.Clone(b.inner), func(g trigger) bool {
			return kind&wordy != 0 && g.most <= usual || kind&unsigned != 0 && g.signs&^plainly != 0
		}), stride(kind))
	}
	return t
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
				of.more, of.bytes, of.fringe = append(of.more, r.way), max(of.bytes, r.bytes), of.fringe.or(r.fringe)
				continue next
			}
		}
		list = append(list, r)
	}
	return list
}

// farthest gives the words of the longest line that a list is for, and of the longest plain line.
func farthest(list []trigger) (words [2]int32) {
	for _, g := range list {
		words[0] = max(words[0], g.most)
		if g.signs&^plainly == 0 {
			words[1] = max(words[1], g.most)
		}
	}
	return words
}

// longer puts triggers for long lines before those for short ones.
func longer(a, b trigger) int { return cmp.Compare(b.most, a.most) }

// add files one branch under what it needs.
func (t *table) add(r *row, to *bench) {
	g := trigger{rule: int16(r.rule), way: int16(r.way), signs: r.signs, bytes: r.bytes, most: t.rules[r.rule].most(), fringe: &r.fringe}
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
			g = g.seek(literal)
			g.key = back(literal, 4)
			to.tails = append(to.tails, g)
		}
	case r.inner != nil:
		t.addInner(g, r.inner, to)
	default:
		for b := range t.bare {
			if r.first.has(byte(b)) {
				t.bare[b] = append(t.bare[b], g)
			}
		}
	}
}

func (t *table) addHeads(g trigger, literals []string, to *bench) {
	for _, literal := range literals {
		g = g.seek(literal)
		if g.key = front(literal, 4); len(literal) == 1 {
			t.single(g)
			continue
		}
		to.heads = append(to.heads, g)
	}
}

func (t *table) addInner(g trigger, literals []string, to *bench) {
	signs := g.signs
	for _, literal := range literals {
		g = g.seek(literal)
		g.signs = signs | signsIn(literal)
		switch {
		case len(literal) < 4:
			t.short = append(t.short, g)
			if t.signed |= g.signs; g.signs == 0 {
				t.signed = ^sign(0)
			}
		case len(literal) < handy || g.most > usual && len(literal) < 3+stride(wordy):
			g.key, g.at = front(literal, 4), 0
			to.fours = append(to.fours, g)
			t.gate(g)
		default:
			to.inner = append(to.inner, g)
		}
	}
}

// gate makes the gate for a literal.
func (t *table) gate(g trigger) {
	i := slices.IndexFunc(t.gates, func(o gate) bool { return o.signs == g.signs })
	if i < 0 {
		i, t.gates = len(t.gates), append(t.gates, gate{signs: g.signs})
	}
	t.gates[i].most = max(t.gates[i].most, g.most)
}

// stride is how far apart the places of a line are that are looked at for literals of a kind.
func stride(kind int) int {
	if kind&wordy != 0 {
		return 4
	}
	return 2
}

// single files a head of a single byte under both cases of it: with that nothing of it is left to be sought.
func (t *table) single(g trigger) {
	b := g.literal[0]
	g.literal = ""
	t.bare[b] = append(t.bare[b], g)
	if signs[b] == small {
		b -= 'a' - 'A'
		t.bare[b] = append(t.bare[b], g)
	}
}

// find gives the first rule of the table whose pattern finds a line that stands in no page, and the part it cuts.
func (t *table) find(line string, m *shape) (r *Rule, from, to int) {
	d := new(desk)
	d.set(line)
	return d.match(t, line, m)
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
