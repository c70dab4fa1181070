package pattern

import (
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/backtrack"
	"onecopy/clean/internal/scan"
)

// sure returns the signs that every match of re has.
func sure(re *syntax.Regexp) (s scan.Sign) {
	switch re.Op {
	case syntax.OpLiteral:
		return signsIn(string(re.Rune))
	case syntax.OpCharClass:
		return common(re)
	case syntax.OpCapture, syntax.OpPlus:
		return sure(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return sure(re.Sub[0])
		}
	case syntax.OpConcat:
		for i, sub := range re.Sub {
			if s |= sure(sub); i > 0 && joins(re.Sub[i-1], sub) {
				s |= scan.Joined
			}
		}
	case syntax.OpAlternate:
		s = ^scan.Sign(0)
		for _, sub := range re.Sub {
			s &= sure(sub)
		}
	}
	return s
}

// fewestDigits returns how many digits every match of re has.
func fewestDigits(re *syntax.Regexp) (n int) {
	switch re.Op {
	case syntax.OpLiteral:
		return int(scan.Digits(string(re.Rune)))
	case syntax.OpCharClass:
		return btoi(common(re)&scan.Digit != 0)
	case syntax.OpCapture, syntax.OpPlus:
		return fewestDigits(re.Sub[0])
	case syntax.OpRepeat:
		return re.Min * fewestDigits(re.Sub[0])
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			n += fewestDigits(sub)
		}
	case syntax.OpAlternate:
		n = unbounded
		for _, sub := range re.Sub {
			n = min(n, fewestDigits(sub))
		}
	}
	return n
}

// joins reports whether what a matches ends with a small letter of ASCII, and what b matches right
// behind it begins with a capital.
func joins(a, b *syntax.Regexp) bool {
	var last backtrack.ByteSet
	if !last.AddEdge(a, true) || last.Or(smallBytes) != smallBytes {
		return false
	}
	for b.Op == syntax.OpPlus || b.Op == syntax.OpCapture || b.Op == syntax.OpConcat {
		b = b.Sub[0]
	}
	if b.Op != syntax.OpCharClass {
		return false
	}
	for i := 0; i < len(b.Rune); i += 2 {
		for r := b.Rune[i]; r <= b.Rune[i+1]; r++ {
			if !unicode.IsUpper(r) {
				return false
			}
		}
	}
	return true
}

// signsIn returns the signs in a literal, without those that any line may have instead: letters can
// be of either case, and white space of any kind.
func signsIn(literal string) (s scan.Sign) {
	for _, c := range literal {
		switch {
		case c < utf8.RuneSelf:
			s |= scan.Signs[c]
		case c < '\u2010' || c > '\u2027':
			s |= scan.High | scan.Foreign
		default:
			s |= scan.High
		}
	}
	return s &^ (scan.Small | scan.Capital | scan.Space)
}

// common returns the signs that all characters of a class have, if they are few.
func common(re *syntax.Regexp) scan.Sign {
	s := ^scan.Sign(0)
	for i := 0; i < len(re.Rune); i += 2 {
		if re.Rune[i+1]-re.Rune[i] > 32 {
			return 0
		}
		for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
			if r >= utf8.RuneSelf {
				return 0
			}
			s &= scan.Signs[r]
		}
	}
	return s &^ (scan.Small | scan.Capital | scan.Space)
}

// unbounded is the length of a match that may be of any length.
const unbounded = 1 << 20

// longest returns the most bytes a match of re can have.
func longest(re *syntax.Regexp) (n int32) {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase != 0 {
			return 3 * int32(len(re.Rune))
		}
		return int32(len(string(re.Rune)))
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
		return min(unbounded, int32(re.Max)*longest(re.Sub[0]))
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

// mostToo is how many literals are searched for in a line that has another one of the pattern
// already.
const mostToo = 4

// signOf returns the signs of a small class, such as [-/], of which any match of re holds one; nil
// without such a class.
func signOf(re *syntax.Regexp) (set []string) {
	switch re.Op {
	case syntax.OpCharClass:
		if len(re.Rune) <= 2*mostToo && re.Rune[0] != re.Rune[len(re.Rune)-1] && scan.Signs[min(re.Rune[0], utf8.RuneSelf)]&(scan.Dash|scan.Slash) != 0 {
			for i := 0; i < len(re.Rune); i += 2 {
				for c := re.Rune[i]; c <= re.Rune[i+1]; c++ {
					set = append(set, string(c))
				}
			}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return signOf(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return signOf(re.Sub[0])
		}
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if set = signOf(sub); set != nil {
				break
			}
		}
	}
	return set
}

// anchored reports whether every match of re starts (or, when back, stops) at an end of the line.
func anchored(re *syntax.Regexp, back bool) bool {
	switch re.Op {
	case syntax.OpBeginText:
		return !back
	case syntax.OpEndText:
		return back
	case syntax.OpCapture:
		return anchored(re.Sub[0], back)
	case syntax.OpConcat:
		if back {
			return anchored(re.Sub[len(re.Sub)-1], back)
		}
		return anchored(re.Sub[0], back)
	case syntax.OpAlternate:
		return !slices.ContainsFunc(re.Sub, func(s *syntax.Regexp) bool { return !anchored(s, back) })
	}
	return false
}

// edgesOf returns what a line that re matches begins and ends with.
func edgesOf(re *syntax.Regexp) (e edgeBytes) {
	for back, set := range [...]*backtrack.ByteSet{&e.first, &e.last} {
		back := back == 1
		if !anchored(re, back) || !set.AddEdge(re, back) || set[0]&set[1]&set[2] == ^uint64(0) {
			*set = backtrack.AnyByte
		}
	}
	return e
}

// edgeBytes are the bytes that a line can begin and end with.
type edgeBytes struct{ first, last backtrack.ByteSet }

// or returns what a line begins and ends with that has either.
func (e edgeBytes) or(f edgeBytes) edgeBytes {
	return edgeBytes{e.first.Or(f.first), e.last.Or(f.last)}
}

// smallBytes is the set of small letters, letterBytes that of all letters of ASCII.
var smallBytes, letterBytes = func() (small, all backtrack.ByteSet) {
	for b := byte('a'); b <= 'z'; b++ {
		small.Add(b)
		all.Add(b)
		all.Add(b - 'a' + 'A')
	}
	return small, all
}()
