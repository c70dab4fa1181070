package clean

import (
	"regexp"
	"strings"
	"sync"
)

// A Rule is one row of the rule table: the shape of a line that is not story.
//
// A row with a Pattern is about the words of a line alone. Its first submatch, where it has one, is the part of the line
// that is cut; else the whole line is. Rows without Pattern are found by the lines around them; they stand in the table so
// that their names and reasons are listed with the rest.
type Rule struct {
	Name     string // category/shape, unique
	Category Role
	Why      string // one clause a reader of the report understands
	Place    Place
	Header   bool   // headlines of other stories stand below such a line
	Most     int    // most words such a line has; 0 means 30
	Pattern  string // RE2, over the trimmed line
	Example  string // a line it must find
	Miss     string // a line much like it that it must leave alone

	once sync.Once
	re   *regexp.Regexp
}

// Place is where on a page a rule holds.
type Place uint8

// The places. The words of most furniture are found nowhere else; some are story words unless they stand at an end of it.
const (
	Anywhere Place = iota
	Top            // between the headline and the first paragraph, or above the headline
	Tail           // after the last paragraph
	Ends           // Top or Tail
)

// builtin is the table of the rules that come with the package, in order of precedence.
var builtin = sync.OnceValue(func() *table {
	return newTable(captionRows, relatedRows, shareRows, newsletterRows, advertRows, commentRows, mediaRows, navigationRows,
		tagRows, legalRows, bioRows, sourceRows, timestampRows, wireRows, contextRows)
})

// contextRows are the rules that look at the lines around a line.
var contextRows = []*Rule{credited, creditLine, aboveCredit, captionEcho, playerTitle, listItem, keywordLine, headlineEcho, bioCard, chrome, outsideAbove, outsideBelow, Learned}

// Rules lists the built-in rules in order of precedence.
func Rules() []*Rule { return builtin().rules }

func (r *Rule) most() int32 {
	if r.Most == 0 {
		return 30
	}
	return int32(r.Most)
}

// find gives the part of line that the rule's pattern cuts.
func (r *Rule) find(line string) (from, to int, ok bool) {
	r.once.Do(func() { r.re = regexp.MustCompile(r.Pattern) })
	m := r.re.FindStringSubmatchIndex(line)
	switch {
	case m == nil:
		return 0, 0, false
	case len(m) > 2 && m[2] >= 0:
		return m[2], m[3], true
	}
	return 0, len(line), true
}

// A table is rules in order of precedence, with an index that proposes the few whose pattern can match a line.
//
// Each pattern is read once for the words it must begin with, end with or hold (trigger.go). A line looks up its first
// two and its last two bytes, and for literals that may stand anywhere is read once (gram.go); only rows whose literal is then really there run their pattern. On the seeds one line in
// 40 reaches a regular expression.
type table struct {
	rules []*Rule
	heads map[uint32][]trigger
	tails map[uint32][]trigger
	inner grams
}

// A trigger is a literal without which rule i cannot match. All literals are in lower case.
type trigger struct {
	literal string
	rule    int
	signs   sign  // the line must have
	bytes   int   // the line may have
	most    int32 // words the line may have
}

// open reports whether a line of this shape and length may be tried.
func (g *trigger) open(m *shape, length int) bool {
	return g.signs&^m.signs == 0 && length <= g.bytes && m.words <= g.most
}

func newTable(rows ...[]*Rule) *table {
	t := &table{heads: map[uint32][]trigger{}, tails: map[uint32][]trigger{}}
	for _, part := range rows {
		for _, r := range part {
			t.add(r)
		}
	}
	return t
}

func (t *table) add(r *Rule) {
	n := len(t.rules)
	t.rules = append(t.rules, r)
	if r.Pattern == "" {
		return
	}
	for _, need := range needs(r.Pattern) {
		t.index(n, need, r.most())
	}
}

// index files rule n under what one branch of its pattern needs.
func (t *table) index(n int, need need, most int32) {
	gate := trigger{rule: n, signs: need.signs, bytes: need.bytes, most: most}
	switch {
	case need.heads != nil:
		for _, s := range need.heads {
			gate.literal = s
			t.heads[first(s)] = append(t.heads[first(s)], gate)
		}
	case need.tails != nil:
		for _, s := range need.tails {
			gate.literal = s
			t.tails[last(s)] = append(t.tails[last(s)], gate)
		}
	case need.inner != nil:
		for _, s := range need.inner {
			gate.literal = s
			t.inner.add(gate)
		}
	default:
		t.inner.add(gate)
	}
}

// match gives the first rule of the table whose pattern finds line, and the part it cuts.
func (t *table) match(line string, m *shape, buf []byte) (r *Rule, from, to int) {
	best := len(t.rules)
	var tried [8]uint64 // of rules, modulo 512
	try := func(g *trigger) {
		n := g.rule
		word, bit := &tried[n>>6&7], uint64(1)<<(n&63)
		if n >= best || *word&bit != 0 && n < 512 || !g.open(m, len(line)) {
			return
		}
		*word |= bit
		if a, b, ok := t.rules[n].find(line); ok {
			best, from, to = n, a, b
		}
	}
	low := lower(line, buf)
	for _, k := range [2]uint32{first(low), alone(low)} {
		list := t.heads[k]
		for i := range list {
			if strings.HasPrefix(low, list[i].literal) {
				try(&list[i])
			}
		}
	}
	list := t.tails[last(low)]
	for i := range list {
		if strings.HasSuffix(low, list[i].literal) {
			try(&list[i])
		}
	}
	t.inner.each(low, m, try)
	if best == len(t.rules) {
		return nil, 0, 0
	}
	return t.rules[best], from, to
}
