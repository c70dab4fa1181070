package clean

import (
	"regexp/syntax"
	"unicode/utf8"
)

// A need is what a line must have for a branch of a pattern to match: literals at its beginning or end or anywhere, signs,
// and no more than so many bytes.
type need struct {
	literals
	signs sign
	bytes int
}

// needs reads a pattern, each of its alternatives by itself, since one alternative without a literal would hide the
// literals of all others.
func needs(pattern string) (list []need) {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	for _, b := range branches(re, mostBranches) {
		n := need{read(b), sure(b), unbounded}
		if anchored(b, false) && anchored(b, true) {
			n.bytes = longest(b)
		}
		list = append(list, n)
	}
	return list
}

const mostBranches = 64

// branches writes re as alternatives, at most so many, by taking one alternation after the other out of concatenations.
func branches(re *syntax.Regexp, limit int) []*syntax.Regexp {
	switch re.Op {
	case syntax.OpCapture:
		return branches(re.Sub[0], limit)
	case syntax.OpAlternate:
		var all []*syntax.Regexp
		for _, sub := range re.Sub {
			all = append(all, branches(sub, limit/len(re.Sub))...)
		}
		return all
	case syntax.OpConcat:
		for i, sub := range re.Sub {
			if parts := branches(sub, limit); len(parts) > 1 && len(parts) <= limit {
				return distributed(re, i, parts, limit/len(parts))
			}
		}
	}
	return []*syntax.Regexp{re}
}

// distributed gives the concatenation re once for each part that its element i can be, and for each branch of the rest.
func distributed(re *syntax.Regexp, i int, parts []*syntax.Regexp, limit int) (all []*syntax.Regexp) {
	rest := []*syntax.Regexp{nil}
	if i+1 < len(re.Sub) && limit > 1 {
		rest = branches(&syntax.Regexp{Op: syntax.OpConcat, Sub: re.Sub[i+1:]}, limit)
	}
	for _, part := range parts {
		for _, tail := range rest {
			one := append(append([]*syntax.Regexp{}, re.Sub[:i]...), part)
			switch {
			case tail == nil:
				one = append(one, re.Sub[i+1:]...)
			case tail.Op == syntax.OpConcat:
				one = append(one, tail.Sub...)
			default:
				one = append(one, tail)
			}
			all = append(all, &syntax.Regexp{Op: syntax.OpConcat, Sub: one})
		}
	}
	return all
}

// sure gives the signs that every match of re has.
func sure(re *syntax.Regexp) (s sign) {
	switch re.Op {
	case syntax.OpLiteral:
		return measure(string(re.Rune)).signs &^ (small | capital | script | space)
	case syntax.OpCharClass:
		return common(re)
	case syntax.OpCapture, syntax.OpPlus:
		return sure(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return sure(re.Sub[0])
		}
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			s |= sure(sub)
		}
	case syntax.OpAlternate:
		s = ^sign(0)
		for _, sub := range re.Sub {
			s &= sure(sub)
		}
	}
	return s
}

// common gives the signs that all characters of a class have, if they are few.
func common(re *syntax.Regexp) sign {
	s := ^sign(0)
	for i := 0; i < len(re.Rune); i += 2 {
		if re.Rune[i+1]-re.Rune[i] > 32 {
			return 0
		}
		for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
			if r >= utf8.RuneSelf {
				return 0
			}
			s &= signs[r]
		}
	}
	return s &^ (small | capital | space)
}

// unbounded is the length of a match that may be of any length.
const unbounded = 1 << 20

// longest gives the most bytes a match of re can have.
func longest(re *syntax.Regexp) (n int) {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			return 3 * len(re.Rune)
		}
		return len(string(re.Rune))
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return utf8.UTFMax
	case syntax.OpCapture, syntax.OpQuest:
		return longest(re.Sub[0])
	case syntax.OpStar, syntax.OpPlus:
		return unbounded
	case syntax.OpRepeat:
		if re.Max < 0 {
			return unbounded
		}
		return min(unbounded, re.Max*longest(re.Sub[0]))
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			n = min(unbounded, n+longest(sub))
		}
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			n = max(n, longest(sub))
		}
	}
	return n
}
