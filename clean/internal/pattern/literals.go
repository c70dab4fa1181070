package pattern

import (
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/backtrack"
)

// literals are words that a pattern cannot match without: any match begins with one of heads, ends
// with one of tails, or holds one of inner; and it holds one of also besides. A nil set says
// nothing is known. As in codesearch, knowing less is always right, only slower.
type literals struct {
	heads, tails, inner, also []string
	loose                     bool // inner may begin in the middle of a word
}

const (
	fewest   = 2       // bytes a literal must have to be found by
	plenty   = 4       // bytes of a literal with which nothing else need be known
	most     = 96      // literals a set may have before it is given up
	mostWays = 256     // literals of alternatives
	manyWays = 1 << 13 // the same of a pattern of which nothing is known otherwise, such as ^{names}:
	edgeFar  = 6       // bytes of a literal at an end of the line beyond which nothing more is joined to it
	innerFar = 12      // the same of one that may stand anywhere, which has to be told from more
)

// read returns the literals of a pattern, in lower case, to be searched for in a line in lower
// case. Of heads, tails and inner it returns only the rarest.
func (a *analyzer) read(re *syntax.Regexp) literals {
	a.ways = mostWays
	w := a.readSome(re)
	for _, a.deep = range [...]bool{false, true} {
		if w.heads == nil && w.tails == nil && w.inner == nil {
			a.ways = manyWays
			if more := a.readSome(re); more.heads != nil || more.tails != nil || more.inner != nil {
				w = more
			}
		}
	}
	a.deep = false
	return w
}

// readSome is read with what a.ways and a.deep allow.
func (a *analyzer) readSome(re *syntax.Regexp) (w literals) {
	var heads, tails []string
	a.far = edgeFar
	if anchored(re, false) {
		a.atHead = true
		heads, _ = a.edge(re, false)
		a.atHead = false
	}
	if anchored(re, true) {
		if tails, _ = a.edge(re, true); shortest(tails) < fewest {
			tails = nil
		}
	}
	a.far = innerFar
	inner, loose := a.held(re, false)
	head, tail := fixed(heads), fixed(tails)
	switch {
	case shortest(heads) >= plenty:
		head = 1 << 20
	case shortest(tails) >= plenty:
		tail = 1 << 20
	}
	switch best := max(head, tail, rarity(inner)); {
	case best == 0:
		if set := signOf(re); set != nil {
			w.also = set
		}
		return w
	case head == best:
		w.heads = pruned(heads, false)
	case tail == best:
		w.tails = pruned(tails, true)
	default:
		w.inner, w.loose = inner, loose
		return w
	}
	if len(inner) <= mostToo && shortest(inner) >= plenty && !covered(slices.Concat(w.heads, w.tails), inner) {
		w.also = inner
	}
	return w
}

// covered reports whether each of the literals at an end of the line holds one of inner itself.
func covered(edge, inner []string) bool {
	return !slices.ContainsFunc(edge, func(s string) bool {
		return !slices.ContainsFunc(inner, func(t string) bool { return strings.Contains(s, t) })
	})
}

// pruned leaves out the literals that another one of the set begins (or ends, when back): they say
// nothing more.
func pruned(set []string, back bool) []string {
	seen, kept := make(map[string]bool, len(set)), set[:0] // whether a literal was kept
	for _, s := range set {
		seen[s] = false
	}
	for _, s := range set {
		if !seen[s] && !implied(s, seen, back) {
			kept, seen[s] = append(kept, s), true
		}
	}
	return kept
}

// implied reports whether a shorter literal of a set begins s (or ends it, when back).
func implied(s string, set map[string]bool, back bool) bool {
	for n := range len(s) {
		part := s[:n]
		if back {
			part = s[len(s)-n:]
		}
		if _, ok := set[part]; ok {
			return true
		}
	}
	return false
}

// edge returns the strings with which any match of re begins (or ends, when back), and whether they
// are all of the match.
func (a *analyzer) edge(re *syntax.Regexp, back bool) (set []string, whole bool) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return blank, true
	case syntax.OpLiteral:
		return a.literal(re, back)
	case syntax.OpCharClass:
		return a.spelled(re)
	case syntax.OpCapture:
		return a.edge(re.Sub[0], back)
	case syntax.OpPlus:
		set, _ = a.edge(re.Sub[0], back)
		return set, false
	case syntax.OpQuest:
		set, whole = a.edge(re.Sub[0], back)
		return append(set[:len(set):len(set)], ""), whole
	case syntax.OpRepeat:
		if re.Min > 0 {
			set, _ = a.edge(re.Sub[0], back)
			return set, false
		}
	case syntax.OpConcat:
		return a.joined(re.Sub, back)
	case syntax.OpAlternate:
		return a.either(re.Sub, back)
	}
	return blank, false
}

// blank is the set of the empty literal, with which everything begins and ends.
var blank = []string{""}

// literal returns the text of a literal; of one that ignores case only the part before the first
// character that has another case, or behind the last one, but for ASCII.
func (a *analyzer) literal(re *syntax.Regexp, back bool) ([]string, bool) {
	runes, whole := re.Rune, true
	if re.Flags&syntax.FoldCase != 0 && slices.ContainsFunc(runes, folds) {
		whole = false
		for back && slices.ContainsFunc(runes, folds) {
			runes = runes[1:]
		}
		switch i := slices.IndexFunc(runes, folds); {
		case i >= 0 && i < plenty && a.atHead:
			return a.folded(runes[:min(max(i+1, 2), len(runes))]), false
		case i >= 0:
			runes = runes[:i]
		}
	}
	return append(a.set(1), a.lower(runes)), whole
}

// folds reports whether a character is none of ASCII and has another case: which of the two a line
// has is not known by its bytes.
func folds(c rune) bool { return c >= utf8.RuneSelf && unicode.SimpleFold(c) != c }

// within returns what a literal that ignores case has in it: the rarest part without a character
// that folds, else all ways to write some of them.
func (a *analyzer) within(runes []rune) (best []string) {
	take := func(set []string) {
		if shortest(set) > fewest && rarity(set) > rarity(best) {
			best = set
		}
	}
	for rest := runes; len(rest) > 0; {
		i := slices.IndexFunc(rest, folds)
		if i < 0 {
			i = len(rest)
		}
		take([]string{a.lower(rest[:i])})
		rest = rest[min(i+1, len(rest)):]
	}
	if best != nil {
		return best
	}
	for i := range max(1, len(runes)-fewFolded+1) {
		take(a.folded(runes[i:min(i+fewFolded, len(runes))]))
	}
	return best
}

// fewFolded is of how many characters all ways to write them are looked for: of four in Greek there
// are sixteen, or some more.
const fewFolded = 4

// folded returns all ways to write a few characters, of which one is none of ASCII: they tell
// nearly all lines from the right one, where the part before it would be "th" or nothing.
func (a *analyzer) folded(runes []rune) (all []string) {
	all = blank
	for _, c := range runes {
		ways := []rune{c}
		for f := unicode.SimpleFold(c); c >= utf8.RuneSelf && f != c; f = unicode.SimpleFold(f) {
			ways = append(ways, f)
		}
		var next []string
		for _, s := range all {
			for _, way := range ways {
				next = append(next, s+a.lower([]rune{way}))
			}
		}
		all = next
	}
	return all
}

// spelled returns the characters of a class of at most sixteen characters.
func (a *analyzer) spelled(re *syntax.Regexp) (set []string, whole bool) {
	n := 0
	for i := 0; i < len(re.Rune); i += 2 {
		if n += int(re.Rune[i+1]-re.Rune[i]) + 1; n > 16 {
			return blank, false
		}
	}
	set = a.set(n)
	for i := 0; i < len(re.Rune); i += 2 {
		for c := re.Rune[i]; c <= re.Rune[i+1]; c++ {
			set = append(set, a.lower([]rune{c}))
		}
	}
	return set, true
}

// joined returns the strings with which a concatenation begins or ends. Once the shortest has far
// bytes nothing more is joined to them.
func (a *analyzer) joined(subs []*syntax.Regexp, back bool) (set []string, whole bool) {
	set = blank
	for i := range subs {
		sub := subs[i]
		if back {
			sub = subs[len(subs)-1-i]
		}
		next, all := a.edge(sub, back)
		switch {
		case &set[0] == &blank[0]:
			set = next
		case len(set)*len(next) > most:
			return set, false
		case &next[0] != &blank[0]:
			set = a.cross(set, next, back)
		}
		if !all || shortest(set) >= a.far {
			return set, false
		}
	}
	return set, true
}

// cross returns each of left joined to each of right, in the other order when back.
func (a *analyzer) cross(left, right []string, back bool) []string {
	set := a.set(len(left) * len(right))
	for _, x := range left {
		for _, y := range right {
			if back {
				set = append(set, a.join(y, x))
			} else {
				set = append(set, a.join(x, y))
			}
		}
	}
	return set
}

// either returns the strings with which one of subs begins or ends.
func (a *analyzer) either(subs []*syntax.Regexp, back bool) (set []string, whole bool) {
	whole = true
	for _, sub := range subs {
		next, all := a.edge(sub, back)
		set, whole = append(set, next...), whole && all
	}
	if len(set) > a.ways {
		return blank, false
	}
	return set, whole
}

// held returns strings of at least two bytes of which any match holds one: of the sets of all parts
// of the pattern, the one that a line is least likely to have by chance. They are loose if one of
// them may begin in the middle of a word; apart says that what stands before re ends with no
// letter.
func (a *analyzer) held(re *syntax.Regexp, apart bool) (best []string, loose bool) {
	take := func(set []string, free bool) {
		if rarity(set) > rarity(best) {
			best, loose = set, free
		}
	}
	take(a.first(re), !apart)
	switch re.Op {
	case syntax.OpLiteral:
		if a.deep && best == nil && re.Flags&syntax.FoldCase != 0 {
			take(a.within(re.Rune), true)
		}
	case syntax.OpCapture, syntax.OpPlus:
		return a.held(re.Sub[0], apart)
	case syntax.OpRepeat:
		if re.Min > 0 {
			return a.held(re.Sub[0], apart)
		}
	case syntax.OpConcat:
		for i, sub := range re.Sub {
			if sub.Op != syntax.OpWordBoundary && sub.Op != syntax.OpBeginText { // what follows is set apart by them
				take(a.first(a.concat(re.Sub[i:])), !apart)
				take(a.held(sub, apart))
			}
			apart = setsApart(sub, apart)
		}
	case syntax.OpAlternate:
		take(a.anyHeld(re.Sub, apart))
	}
	return best, loose
}

// setsApart reports whether what re matches, and what stands before it, ends with no ASCII letter,
// or where a word of them begins.
func setsApart(re *syntax.Regexp, apart bool) bool {
	if re.Op == syntax.OpBeginText || re.Op == syntax.OpWordBoundary {
		return true
	}
	var last backtrack.ByteSet
	whole := last.AddEdge(re, true)
	return !last.Meets(&letterBytes) && (whole || apart)
}

// first returns the strings with which a match of re begins, if they say enough.
func (a *analyzer) first(re *syntax.Regexp) []string {
	set, _ := a.edge(re, false)
	if n := shortest(set); n > fewest || n == fewest && len(set) <= mostToo {
		return pruned(slices.Clone(set), false)
	}
	return nil
}

// anyHeld returns strings of which each match of one of subs holds one, nil if there are too many.
func (a *analyzer) anyHeld(subs []*syntax.Regexp, apart bool) (all []string, loose bool) {
	for _, sub := range subs {
		set, free := a.held(sub, apart)
		if set == nil || len(all)+len(set) > a.ways {
			return nil, false
		}
		all, loose = append(all, set...), loose || free
	}
	return all, loose
}
