package pattern

import (
	"regexp/syntax"
	"strings"
)

// An analyzer reads what a pattern requires of a line. What it makes, many small strings and trees,
// lies in a few large pieces. For patterns that an index knows its answers are taken from the
// index.
type analyzer struct {
	text  strings.Builder
	sets  []string
	subs  []*syntax.Regexp
	trees []syntax.Regexp
	far   int // bytes of a literal beyond which nothing more is joined to it

	ways   int  // literals of alternatives before they are given up
	atHead bool // what the line begins with is read
	deep   bool // literals that ignore case are looked into
}

// lower returns runes with ASCII letters in lower case.
func (a *analyzer) lower(runes []rune) string {
	from := a.text.Len()
	for _, c := range runes {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		a.text.WriteRune(c)
	}
	return a.text.String()[from:]
}

// join returns s and t in one string.
func (a *analyzer) join(s, t string) string {
	from := a.text.Len()
	a.text.WriteString(s)
	a.text.WriteString(t)
	return a.text.String()[from:]
}

// set returns an empty set with room for n literals.
func (a *analyzer) set(n int) []string {
	if cap(a.sets)-len(a.sets) < n {
		a.sets = make([]string, 0, max(n, 512))
	}
	from := len(a.sets)
	a.sets = a.sets[:from+n]
	return a.sets[from : from : from+n]
}

// concat returns the concatenation of subs.
func (a *analyzer) concat(subs []*syntax.Regexp) *syntax.Regexp {
	if len(a.trees) == cap(a.trees) {
		a.trees = make([]syntax.Regexp, 0, 64)
	}
	a.trees = append(a.trees, syntax.Regexp{Op: syntax.OpConcat, Sub: subs})
	return &a.trees[len(a.trees)-1]
}
