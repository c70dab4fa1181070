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
	short  []trigger      // with literals of two or three bytes that may stand anywhere, or four in plain lines; those for long lines first
	some   sign           // one of which a line must have for one of the short
	bare   [256][]trigger // those without a literal, by the first byte of the line, and heads of a single byte; in this order too
	reach  [256][2]int32  // words of the longest line that bare has something for, and of the longest plain one
	brief  [2]int32       // the same of short
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
	whole bool // the pattern is tried as a whole
	first []*step
}

// A row is what a line must have for one branch of a rule's pattern.
type row struct {
	rule, way int
	need
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
		if len(needs) > 1 && alike(needs) {
			needs[0].bytes = slices.MaxFunc(needs, func(a, b need) int { return cmp.Compare(a.bytes, b.bytes) }).bytes
			list = append(list, row{n, undivided, needs[0]})
			continue
		}
		for way, need := range needs {
			if re.MaxCap() > 0 {
				way = undivided
			}
			list = append(list, row{n, way, need})
		}
	}
	return list
}

// undivided is the way of a pattern that is tried as a whole.
const undivided = -1

// alike reports whether all branches need the same.
func alike(needs []need) bool {
	for i := range needs {
		a, b := &needs[0], &needs[i]
		if a.signs != b.signs || a.first != b.first || !slices.Equal(a.heads, b.heads) || !slices.Equal(a.tails, b.tails) ||
			!slices.Equal(a.inner, b.inner) || !slices.Equal(a.also, b.also) {
			return false
		}
	}
	return true
}

// bench gathers the triggers of a table while it is built.
type bench struct{ heads, tails, inner []trigger }

// newTable makes the table of rules by the rows of their patterns.
func newTable(rules []*Rule, rows []row) *table {
	t := &table{rules: rules, ways: make([]ways, len(rules)), also: [][]string{nil}}
	var b bench
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
	for kind := range t.inner {
		t.inner[kind].fillInner(slices.DeleteFunc(slices.Clone(b.inner), func(g trigger) bool {
			return kind&wordy != 0 && g.most <= usual || kind&unsigned != 0 && g.signs&^plainly != 0
		}))
	}
	return t
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
	g := trigger{rule: int16(r.rule), way: int16(r.way), signs: r.signs, bytes: r.bytes, most: t.rules[r.rule].most()}
	if t.widest = max(t.widest, g.most); r.way == undivided {
		g.way, t.ways[r.rule].whole = 0, true
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
		if g.signs = signs | signsIn(literal); len(literal) < 4 || len(literal) < 5 && g.signs == dash {
			t.keep(g)
			continue
		}
		to.inner = append(to.inner, g)
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

// keep files a branch with a short literal.
func (t *table) keep(g trigger) {
	t.short = append(t.short, g)
	if t.some |= g.signs; g.signs == 0 {
		t.some = ^sign(0)
	}
}

// find gives the part of line that a branch of a rule cuts.
func (t *table) find(rule, way int, line string) (from, to int, ok bool) {
	r, of := t.rules[rule], &t.ways[rule]
	of.once.Do(func() { of.first = r.programs(of.whole) })
	return of.first[way].find(r, line)
}

// programs makes the programs of a rule's branches, or the one of the whole pattern.
func (r *Rule) programs(whole bool) (list []*step) {
	re, err := syntax.Parse(r.Pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	if whole || re.MaxCap() > 0 {
		return []*step{assemble(re)}
	}
	for _, b := range new(reader).divided(re) {
		list = append(list, assemble(b))
	}
	return list
}
