package backtrack

import (
	"regexp"
	"sync"
)

// An Expr is one RE2 pattern with at most one group in a match. It is compiled when first needed
// and safe for concurrent use.
type Expr struct {
	Pattern string

	once, built sync.Once
	re          *regexp.Regexp
	first       *step // of its program
}

// Find returns the bytes of line that the group of the pattern matches, or all of the line where
// the match has no group. It answers as package regexp does, mostly by backtracking.
func (x *Expr) Find(line string) (from, to int, ok bool) {
	switch from, to, _, ok = x.FindEnd(line); {
	case !ok:
		return 0, 0, false
	case from < 0:
		return 0, len(line), true
	}
	return from, to, true
}

// FindEnd is Find that also returns where the match ends; from is -1 where the match has no group.
func (x *Expr) FindEnd(line string) (from, to, end int, ok bool) {
	w, ok, done := x.program().find(line)
	if !done {
		return x.slowFind(line)
	}
	return w.from, w.to, w.end, ok
}

// Large reports whether the pattern is too large for backtracking, so that package regexp answers.
func (x *Expr) Large() bool { return x.program() == nil }

// program returns the program of the pattern, nil if the pattern is too large for one. It is made
// when first needed: made and kept for all rules, the syntax trees were 7 MB for the garbage
// collector to walk, a sixth of the time of marking.
func (x *Expr) program() *step {
	x.built.Do(func() {
		if re, err := parse(x.Pattern); err == nil {
			x.first = assemble(re)
		}
	})
	return x.first
}

// slowFind is FindEnd by package regexp.
func (x *Expr) slowFind(line string) (from, to, end int, ok bool) {
	x.once.Do(func() { x.re = regexp.MustCompile(x.Pattern) })
	m := x.re.FindStringSubmatchIndex(line)
	if m == nil {
		return 0, 0, 0, false
	}
	// Several alternatives may have a group each: the one that matched says what is captured.
	for n := 2; n < len(m); n += 2 {
		if m[n] >= 0 {
			return m[n], m[n+1], m[1], true
		}
	}
	return -1, 0, m[1], true
}
