package clean

import (
	"regexp/syntax"
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// A need is what a line must have for a branch of a pattern to match: literals at its beginning or end or anywhere, signs, so many
// digits, and no more than so many bytes.
type need struct {
	literals
	signs  scan.Sign
	digits uint8
	bytes  int32
	fringe
}

// A fringe is the bytes that a line can begin and end with.
type fringe struct{ first, last byteSet }

var anyByte = byteSet{^uint64(0), ^uint64(0), ^uint64(0), ^uint64(0)}

// A reader reads patterns. What it makes of them, many small strings and trees, lies in a few large pieces. For the rules
// that come with the package its answers are written down in index.txt; it is asked by own rules, and by the test that compares.
type reader struct {
	text  strings.Builder
	sets  []string
	subs  []*syntax.Regexp
	trees []syntax.Regexp
	far   int // bytes of a literal beyond which nothing more is joined to it

	atHead bool // what the line begins with is read
}

// lower gives runes with ASCII letters in lower case.
func (r *reader) lower(runes []rune) string {
	from := r.text.Len()
	for _, c := range runes {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		r.text.WriteRune(c)
	}
	return r.text.String()[from:]
}

func (r *reader) join(a, b string) string {
	from := r.text.Len()
	r.text.WriteString(a)
	r.text.WriteString(b)
	return r.text.String()[from:]
}

// set gives an empty set with room for n literals.
func (r *reader) set(n int) []string {
	if cap(r.sets)-len(r.sets) < n {
		r.sets = make([]string, 0, max(n, 512))
	}
	from := len(r.sets)
	r.sets = r.sets[:from+n]
	return r.sets[from : from : from+n]
}

func (r *reader) concat(subs []*syntax.Regexp) *syntax.Regexp {
	if len(r.trees) == cap(r.trees) {
		r.trees = make([]syntax.Regexp, 0, 64)
	}
	r.trees = append(r.trees, syntax.Regexp{Op: syntax.OpConcat, Sub: subs})
	return &r.trees[len(r.trees)-1]
}

// needs reads a pattern, each of its alternatives by itself, since one alternative without a literal would hide the
// literals of all others.
func (r *reader) needs(re *syntax.Regexp) (list []need) {
	for _, b := range r.divided(re) {
		n := need{literals: r.read(b), signs: sure(b), digits: uint8(min(fewestDigits(b), 255)), bytes: unbounded}
		n.fringe = fringeOf(b)
		if anchored(b, false) && anchored(b, true) {
			n.bytes = longest(b)
		}
		list = append(list, n)
	}
	return list
}

const mostBranches = 64

// branches writes re as alternatives, at most so many, by taking one alternation after the other out of concatenations. It
// gives nil where re is one branch.
func (r *reader) branches(re *syntax.Regexp, limit int) (all []*syntax.Regexp) {
	switch re.Op {
	case syntax.OpCapture:
		return r.branches(re.Sub[0], limit)
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			if parts := r.branches(sub, limit/len(re.Sub)); parts != nil {
				all = append(all, parts...)
			} else {
				all = append(all, sub)
			}
		}
	case syntax.OpConcat:
		for i, sub := range re.Sub {
			if parts := r.branches(sub, limit); len(parts) > 1 && len(parts) <= limit {
				return r.distributed(re, i, parts, limit/len(parts))
			}
		}
	}
	return all
}

// fringeOf gives what a line that re matches begins and ends with.
func fringeOf(re *syntax.Regexp) (e fringe) {
	for back, set := range [...]*byteSet{&e.first, &e.last} {
		back := back == 1
		if !anchored(re, back) || !set.edge(re, back) || set[0]&set[1]&set[2] == ^uint64(0) {
			*set = anyByte
		}
	}
	return e
}

// or gives what a line begins and ends with that either has.
func (e fringe) or(f fringe) fringe { return fringe{e.first.or(f.first), e.last.or(f.last)} }

// divided gives the branches of a pattern, at least one.
func (r *reader) divided(re *syntax.Regexp) []*syntax.Regexp {
	if all := r.branches(re, mostBranches); all != nil {
		return all
	}
	return []*syntax.Regexp{re}
}

// distributed gives the concatenation re once for each part that its element i can be, and for each branch of the rest,
// unless the part says enough by itself.
func (r *reader) distributed(re *syntax.Regexp, i int, parts []*syntax.Regexp, limit int) (all []*syntax.Regexp) {
	var rest []*syntax.Regexp
	if i+1 < len(re.Sub) && limit > 1 && !telling(parts...) {
		rest = r.branches(r.concat(re.Sub[i+1:]), limit)
	}
	for _, part := range parts {
		if rest == nil || telling(part) {
			all = append(all, r.chain(re.Sub[:i], part, nil, re.Sub[i+1:]))
			continue
		}
		for _, tail := range rest {
			all = append(all, r.chain(re.Sub[:i], part, tail, re.Sub[i+1:]))
		}
	}
	return all
}

// chain joins what stands before a part, the part, and one way to go on; without one, all of the rest.
func (r *reader) chain(head []*syntax.Regexp, part, tail *syntax.Regexp, rest []*syntax.Regexp) *syntax.Regexp {
	switch {
	case tail != nil && tail.Op == syntax.OpConcat:
		rest = tail.Sub
	case tail != nil:
		rest = []*syntax.Regexp{tail}
	}
	if n := len(head) + 1 + len(rest); cap(r.subs)-len(r.subs) < n {
		r.subs = make([]*syntax.Regexp, 0, max(n, 256))
	}
	from := len(r.subs)
	r.subs = append(append(append(r.subs, head...), part), rest...)
	return r.concat(r.subs[from:len(r.subs):len(r.subs)])
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

// sure gives the signs that every match of re has.
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

// fewestDigits gives how many digits every match of re has.
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

// joins reports whether what a matches ends with a small letter of ASCII, and what b matches right behind it begins with a capital.
func joins(a, b *syntax.Regexp) bool {
	var last byteSet
	if !last.edge(a, true) || last.or(smallBytes) != smallBytes {
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

// signsIn gives the signs in a literal but for those that say nothing of its kind: letters can be of either case.
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

// common gives the signs that all characters of a class have, if they are few.
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

// longest gives the most bytes a match of re can have.
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
