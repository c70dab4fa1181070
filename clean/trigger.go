package clean

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode/utf8"
	"unsafe"
)

// literals are words that a pattern cannot match without: any match begins with one of heads, ends with one of tails, and
// holds one of inner. A nil set says nothing is known. As in codesearch, knowing less is always right, only slower.
type literals struct{ heads, tails, inner []string }

const (
	fewest = 2  // bytes a literal must have to be looked up by
	most   = 96 // literals a set may have before it is given up
)

// read gives the literals of a pattern. All are in lower case, to be sought in a line in lower case. Of the three kinds only
// the one with the longest literals is given, the beginning of a line before its end.
func read(re *syntax.Regexp) (w literals) {
	var heads, tails []string
	if anchored(re, false) {
		heads, _ = edge(re, false)
	}
	if anchored(re, true) {
		tails, _ = edge(re, true)
	}
	inner := held(re)
	enough := min(4, max(shortest(heads), shortest(tails), shortest(inner)))
	switch {
	case enough == 0:
	case shortest(heads) >= enough || enough < fewest:
		w.heads = heads
	case shortest(tails) >= enough:
		w.tails = tails
	default:
		w.inner = inner
	}
	return w
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

// edge gives the strings with which any match of re begins (or ends, when back), and whether they are all of the match.
func edge(re *syntax.Regexp, back bool) (set []string, whole bool) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return []string{""}, true
	case syntax.OpLiteral:
		return literal(re, back)
	case syntax.OpCharClass:
		return spelled(re)
	case syntax.OpCapture:
		return edge(re.Sub[0], back)
	case syntax.OpPlus:
		set, _ = edge(re.Sub[0], back)
		return set, false
	case syntax.OpQuest:
		set, whole = edge(re.Sub[0], back)
		return append(set[:len(set):len(set)], ""), whole
	case syntax.OpRepeat:
		if re.Min > 0 {
			set, _ = edge(re.Sub[0], back)
			return set, false
		}
	case syntax.OpConcat:
		return joined(re.Sub, back)
	case syntax.OpAlternate:
		return either(re.Sub, back)
	}
	return []string{""}, false
}

// literal gives the text of a literal; of one that ignores case only the ASCII part, since only ASCII is sure to fold alike.
func literal(re *syntax.Regexp, back bool) ([]string, bool) {
	s := string(re.Rune)
	if re.Flags&syntax.FoldCase == 0 {
		return []string{strings.Map(asciiLower, s)}, true
	}
	foreign := func(r rune) bool { return r >= utf8.RuneSelf }
	switch i := strings.IndexFunc(s, foreign); {
	case i < 0:
		return []string{strings.ToLower(s)}, true
	case back:
		i = strings.LastIndexFunc(s, foreign)
		_, n := utf8.DecodeRuneInString(s[i:])
		return []string{strings.ToLower(s[i+n:])}, false
	default:
		return []string{strings.ToLower(s[:i])}, false
	}
}

func asciiLower(r rune) rune {
	if 'A' <= r && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// spelled gives the characters of a class of at most sixteen characters.
func spelled(re *syntax.Regexp) (set []string, whole bool) {
	n := 0
	for i := 0; i < len(re.Rune); i += 2 {
		n += int(re.Rune[i+1]-re.Rune[i]) + 1
		if n > 16 {
			return []string{""}, false
		}
		for r := re.Rune[i]; r <= re.Rune[i+1]; r++ {
			set = append(set, string(asciiLower(r)))
		}
	}
	return set, true
}

func joined(subs []*syntax.Regexp, back bool) (set []string, whole bool) {
	set = []string{""}
	for i := range subs {
		sub := subs[i]
		if back {
			sub = subs[len(subs)-1-i]
		}
		next, all := edge(sub, back)
		if len(set)*len(next) > most {
			return set, false
		}
		set = cross(set, next, back)
		if !all || shortest(set) >= 6 {
			return set, false
		}
	}
	return set, true
}

func cross(a, b []string, back bool) (set []string) {
	for _, x := range a {
		for _, y := range b {
			if back {
				set = append(set, y+x)
			} else {
				set = append(set, x+y)
			}
		}
	}
	return set
}

func either(subs []*syntax.Regexp, back bool) (set []string, whole bool) {
	whole = true
	for _, sub := range subs {
		next, all := edge(sub, back)
		set, whole = append(set, next...), whole && all
	}
	if len(set) > most {
		return []string{""}, false
	}
	return set, whole
}

// held gives strings of which any match holds one: the best part of a concatenation, the union of alternatives.
func held(re *syntax.Regexp) (best []string) {
	switch re.Op {
	case syntax.OpLiteral:
		if set, _ := literal(re, false); long(set) {
			return set
		}
	case syntax.OpCapture, syntax.OpPlus:
		return held(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return held(re.Sub[0])
		}
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if set := held(sub); better(set, best) {
				best = set
			}
		}
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			set := held(sub)
			if set == nil || len(best)+len(set) > most {
				return nil
			}
			best = append(best, set...)
		}
	}
	return best
}

// better reports whether set is worth more as a trigger than best: a longer shortest literal.
func better(set, best []string) bool { return shortest(set) > shortest(best) }

func shortest(set []string) int {
	n := 0
	for i, s := range set {
		if i == 0 || len(s) < n {
			n = len(s)
		}
	}
	return n
}

func long(set []string) bool { return shortest(set) >= fewest }

// first, alone and last are the keys a literal is looked up by: its first two bytes, its only byte, its last two bytes.
func first(s string) uint32 {
	if len(s) < 2 {
		return alone(s)
	}
	return uint32(s[0]) | uint32(s[1])<<8
}

func alone(s string) uint32 {
	if s == "" {
		return 0
	}
	return 1<<16 | uint32(s[0])
}

func last(s string) uint32 {
	if len(s) < 2 {
		return 0
	}
	return uint32(s[len(s)-1]) | uint32(s[len(s)-2])<<8
}

// reach is how far into a long line, from either end, rules look for their words.
const reach = 128

// lower gives s with ASCII letters in lower case, in buf. Of a line of over 512 bytes only the two ends are given.
func lower(s string, buf []byte) string {
	if len(s) > 4*reach {
		buf = append(append(buf[:0], s[:reach]...), s[len(s)-reach:]...)
	} else {
		buf = append(buf[:0], s...)
	}
	for i, b := range buf {
		if signs[b] == capital {
			buf[i] = b + 'a' - 'A'
		}
	}
	return unsafe.String(unsafe.SliceData(buf), len(buf))
}
