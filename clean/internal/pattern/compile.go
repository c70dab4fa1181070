package pattern

import (
	"slices"

	"onecopy/clean/internal/backtrack"
)

// Compile makes the set of specs. Index is what Index returned for the same specs, or empty: if it
// was written for other specs these are read, which is right too but takes .2 ms a pattern. Behind
// is a set that answers for lines that none of specs matches, or nil. The error names the first
// spec whose pattern package regexp does not accept; with an index that fits no pattern is read.
func Compile(specs []Spec, index string, behind *Patterns) (*Patterns, error) {
	rows, ok := indexed(specs, index)
	if !ok {
		var err error
		if rows, err = rowsOf(specs); err != nil {
			return nil, err
		}
	}
	return chained(specs, rows, behind), nil
}

// Index returns the index of specs for Compile.
func Index(specs []Spec) (string, error) {
	rows, err := rowsOf(specs)
	if err != nil {
		return "", err
	}
	return indexOf(specs, rows), nil
}

// A load is what patterns put into a set: rows, and entries of the indexes of literals at the ends
// of a line and of those within.
type load struct{ rows, ends, within int }

// The numbers of rows are signed 16 bits, the places of entries 16 bits. The shipped rules of
// package clean use up to half of each.
const (
	mostRows    = 1<<15 - 1
	mostEntries = 1<<16 - 1
)

// add adds a row. A literal within a line that begins with no word has up to seven entries.
func (l *load) add(r *row) {
	l.rows++
	l.ends += len(r.heads) + len(r.tails)
	l.within += strides[len(strides)-1] * len(r.inner)
}

func (l load) plus(m load) load { return load{l.rows + m.rows, l.ends + m.ends, l.within + m.within} }

// tooMuch reports whether it is more than one set can hold.
func (l load) tooMuch() bool {
	return l.rows > mostRows || l.ends > mostEntries || l.within > mostEntries
}

// chained makes as many sets of specs as it takes for none to hold too much, each behind the one
// before.
func chained(specs []Spec, rows []row, behind *Patterns) *Patterns {
	n, at, held := 0, 0, load{} // specs and rows of the first set
	for n < len(specs) && n < mostRows {
		next, more := at, load{}
		for ; next < len(rows) && rows[next].spec == n; next++ {
			more.add(&rows[next])
		}
		if more.tooMuch() { // of this pattern no literals are kept
			rows[at] = row{spec: n, requirement: requirement{bytes: unbounded, edgeBytes: edgeBytes{backtrack.AnyByte, backtrack.AnyByte}}}
			rows = slices.Delete(rows, at+1, next)
			next, more = at+1, load{rows: 1}
		}
		if held = held.plus(more); held.tooMuch() {
			break
		}
		n, at = n+1, next
	}
	if n < len(specs) {
		rest := rows[at:]
		for i := range rest {
			rest[i].spec -= n
		}
		behind = chained(specs[n:], rest, behind)
	}
	s := newSet(specs[:n], rows[:at])
	s.behind = behind
	return s
}
