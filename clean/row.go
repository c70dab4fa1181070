package clean

import (
	"regexp/syntax"
	"slices"
)

// A row is what a line must have for one branch of a rule's pattern, or for several that need the same.
type row struct {
	rule int
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
		from := len(list)
		for _, need := range to.needs(re) {
			list = merged(list, from, row{n, need})
		}
	}
	return list
}

// merged appends a row, or lets what it takes in at one of the rows from on that needs the same.
func merged(list []row, from int, r row) []row {
	for i := from; i < len(list); i++ {
		if list[i].alike(&r.need) {
			list[i].widen(&r.need)
			return list
		}
	}
	return append(list, r)
}

// widen lets the lines in that another branch takes, which needs the same otherwise.
func (n *need) widen(m *need) {
	n.bytes, n.digits, n.fringe = max(n.bytes, m.bytes), min(n.digits, m.digits), n.fringe.or(m.fringe)
}

// alike reports whether two branches need the same, their bytes, digits and fringes aside. Those without literals are found by
// their first byte.
func (n *need) alike(m *need) bool {
	if n.heads == nil && n.tails == nil && n.inner == nil && n.first != m.first {
		return false
	}
	return n.signs == m.signs && n.loose == m.loose && slices.Equal(n.heads, m.heads) && slices.Equal(n.tails, m.tails) &&
		slices.Equal(n.inner, m.inner) && slices.Equal(n.also, m.also)
}
