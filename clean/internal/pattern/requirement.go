package pattern

import (
	"regexp/syntax"

	"onecopy/clean/internal/scan"
)

// A requirement is what a line must have for a branch of a pattern to match: literals at its
// beginning or end or anywhere, signs, so many digits, and no more than so many bytes.
type requirement struct {
	literals
	signs  scan.Sign
	digits uint8
	bytes  int32
	edgeBytes
}

// requirements reads a pattern, each of its alternatives by itself, since one alternative without a
// literal would hide the literals of all others.
func (a *analyzer) requirements(re *syntax.Regexp) (list []requirement) {
	for _, b := range a.divided(re) {
		n := requirement{literals: a.read(b), signs: sure(b), digits: uint8(min(fewestDigits(b), 255)), bytes: unbounded}
		n.edgeBytes = edgesOf(b)
		if anchored(b, false) && anchored(b, true) {
			n.bytes = longest(b)
		}
		list = append(list, n)
	}
	return list
}

// mostBranches are made by distributing alternations over what stands beside them.
const mostBranches = 64

// branches writes re as alternatives by taking one alternation after the other out of
// concatenations, as long as that makes at most limit of them. It returns nil where re is one
// branch.
func (a *analyzer) branches(re *syntax.Regexp, limit int) (all []*syntax.Regexp) {
	switch re.Op {
	case syntax.OpCapture:
		return a.branches(re.Sub[0], limit)
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if parts := a.branches(sub, limit/len(re.Sub)); parts != nil {
				all = append(all, parts...)
			} else {
				all = append(all, sub)
			}
		}
	case syntax.OpConcat:
		for i, sub := range re.Sub {
			if parts := a.branches(sub, limit); len(parts) > 1 && len(parts) <= limit {
				return a.distributed(re, i, parts, limit/len(parts))
			}
		}
	}
	return all
}

// divided returns the branches of a pattern, at least one.
func (a *analyzer) divided(re *syntax.Regexp) []*syntax.Regexp {
	if all := a.branches(re, mostBranches); all != nil {
		return all
	}
	return []*syntax.Regexp{re}
}

// distributed returns the concatenation re once for each part that its element i can be, and for
// each branch of the rest, unless the part says enough by itself.
func (a *analyzer) distributed(re *syntax.Regexp, i int, parts []*syntax.Regexp, limit int) (all []*syntax.Regexp) {
	var rest []*syntax.Regexp
	if i+1 < len(re.Sub) && limit > 1 && !telling(parts...) {
		rest = a.branches(a.concat(re.Sub[i+1:]), limit)
	}
	for _, part := range parts {
		if rest == nil || telling(part) {
			all = append(all, a.chain(re.Sub[:i], part, nil, re.Sub[i+1:]))
			continue
		}
		for _, tail := range rest {
			all = append(all, a.chain(re.Sub[:i], part, tail, re.Sub[i+1:]))
		}
	}
	return all
}

// chain joins what stands before a part, the part, and one way to go on; without one, all of the
// rest.
func (a *analyzer) chain(head []*syntax.Regexp, part, tail *syntax.Regexp, rest []*syntax.Regexp) *syntax.Regexp {
	switch {
	case tail != nil && tail.Op == syntax.OpConcat:
		rest = tail.Sub
	case tail != nil:
		rest = []*syntax.Regexp{tail}
	}
	if n := len(head) + 1 + len(rest); cap(a.subs)-len(a.subs) < n {
		a.subs = make([]*syntax.Regexp, 0, max(n, 256))
	}
	from := len(a.subs)
	a.subs = append(append(append(a.subs, head...), part), rest...)
	return a.concat(a.subs[from:len(a.subs):len(a.subs)])
}

// telling reports whether each part begins with a literal of enough characters.
func telling(parts ...*syntax.Regexp) bool {
	for _, p := range parts {
		if p.Op == syntax.OpConcat {
			p = p.Sub[0]
		}
		if p.Op != syntax.OpLiteral || len(p.Rune) < plenty {
			return false
		}
	}
	return true
}
