package clean

import (
	"math/bits"
	"regexp/syntax"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"onecopy/clean/internal/scan"
)

// literals are words that a pattern cannot match without: any match begins with one of heads, ends with one of tails, or
// holds one of inner; and it holds one of also besides. A nil set says nothing is known. As in codesearch, knowing less is
// always right, only slower.
type literals struct {
	heads, tails, inner, also []string
	loose                     bool // inner may begin in the middle of a word
}

const (
	fewest   = 2   // bytes a literal must have to be looked up by
	plenty   = 4   // bytes of a literal with which nothing else need be known
	most     = 96  // literals a set may have before it is given up
	mostWays = 256 // literals of alternatives
	edgeFar  = 6   // bytes of a literal at an end of the line beyond which nothing more is joined to it
	innerFar = 12  // the same of one that may stand anywhere, which has to be told from more
	handy    = 5   // bytes of a literal by which every second place of a line is enough to look at
	mostToo  = 4   // literals sought in a line that already has another one of the pattern's
)

// read gives the literals of a pattern. All are in lower case, to be sought in a line in lower case. Of heads, tails and
// inner only the rarest are given.
func (r *reader) read(re *syntax.Regexp) (w literals) {
	var heads, tails []string
	r.far = edgeFar
	if anchored(re, false) {
		r.atHead = true
		heads, _ = r.edge(re, false)
		r.atHead = false
	}
	if anchored(re, true) {
		if tails, _ = r.edge(re, true); shortest(tails) < fewest {
			tails = nil
		}
	}
	r.far = innerFar
	inner, loose := r.held(re, false)
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
		w.heads = pruned(heads, strings.HasPrefix)
	case tail == best:
		w.tails = pruned(tails, strings.HasSuffix)
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

// signOf gives the signs of a small class, such as [-/], of which any match of re holds one; nil without such a class.
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

// fixed is the rarity of literals that must stand at an end of the line: five bits more, for the 32 places where they do not.
func fixed(set []string) int {
	if shortest(set) == 0 {
		return 0
	}
	return rarity(set) + 25
}

// pruned leaves out the literals that another one of the set begins (or ends): they say nothing more.
func pruned(set []string, edged func(s, of string) bool) []string {
	kept := set[:0]
	for i, s := range set {
		implied := func(t string) bool { return t != s && edged(s, t) }
		if !slices.ContainsFunc(kept, implied) && !slices.ContainsFunc(set[i+1:], implied) && !slices.Contains(kept, s) {
			kept = append(kept, s)
		}
	}
	return kept
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
func (r *reader) edge(re *syntax.Regexp, back bool) (set []string, whole bool) {
	switch re.Op {
	case syntax.OpEmptyMatch, syntax.OpBeginText, syntax.OpEndText, syntax.OpBeginLine, syntax.OpEndLine, syntax.OpWordBoundary, syntax.OpNoWordBoundary:
		return blank, true
	case syntax.OpLiteral:
		return r.literal(re, back)
	case syntax.OpCharClass:
		return r.spelled(re)
	case syntax.OpCapture:
		return r.edge(re.Sub[0], back)
	case syntax.OpPlus:
		set, _ = r.edge(re.Sub[0], back)
		return set, false
	case syntax.OpQuest:
		set, whole = r.edge(re.Sub[0], back)
		return append(set[:len(set):len(set)], ""), whole
	case syntax.OpRepeat:
		if re.Min > 0 {
			set, _ = r.edge(re.Sub[0], back)
			return set, false
		}
	case syntax.OpConcat:
		return r.joined(re.Sub, back)
	case syntax.OpAlternate:
		return r.either(re.Sub, back)
	}
	return blank, false
}

// blank is the set of the empty literal, with which everything begins and ends.
var blank = []string{""}

// literal gives the text of a literal; of one that ignores case only the ASCII part, since only ASCII is sure to fold alike.
func (r *reader) literal(re *syntax.Regexp, back bool) ([]string, bool) {
	runes, whole := re.Rune, true
	if foreign := func(c rune) bool { return c >= utf8.RuneSelf }; re.Flags&syntax.FoldCase != 0 && slices.ContainsFunc(runes, foreign) {
		whole = false
		for back && slices.ContainsFunc(runes, foreign) {
			runes = runes[1:]
		}
		switch i := slices.IndexFunc(runes, foreign); {
		case i >= 0 && i < plenty && r.atHead:
			return r.folded(runes[:min(max(i+1, 2), len(runes))]), false
		case i >= 0:
			runes = runes[:i]
		}
	}
	return append(r.set(1), r.lower(runes)), whole
}

// folded gives all ways to write a few characters, of which one is none of ASCII: they tell nearly all lines from the one that is
// sought, where the part before it would be "th" or nothing.
func (r *reader) folded(runes []rune) (all []string) {
	all = blank
	for _, c := range runes {
		ways := []rune{c}
		for f := unicode.SimpleFold(c); c >= utf8.RuneSelf && f != c; f = unicode.SimpleFold(f) {
			ways = append(ways, f)
		}
		var next []string
		for _, s := range all {
			for _, way := range ways {
				next = append(next, s+r.lower([]rune{way}))
			}
		}
		all = next
	}
	return all
}

// spelled gives the characters of a class of at most sixteen characters.
func (r *reader) spelled(re *syntax.Regexp) (set []string, whole bool) {
	n := 0
	for i := 0; i < len(re.Rune); i += 2 {
		if n += int(re.Rune[i+1]-re.Rune[i]) + 1; n > 16 {
			return blank, false
		}
	}
	set = r.set(n)
	for i := 0; i < len(re.Rune); i += 2 {
		for c := re.Rune[i]; c <= re.Rune[i+1]; c++ {
			set = append(set, r.lower([]rune{c}))
		}
	}
	return set, true
}

// joined gives the strings with which a concatenation begins or ends, of some bytes more than far at most.
func (r *reader) joined(subs []*syntax.Regexp, back bool) (set []string, whole bool) {
	set = blank
	for i := range subs {
		sub := subs[i]
		if back {
			sub = subs[len(subs)-1-i]
		}
		next, all := r.edge(sub, back)
		switch {
		case &set[0] == &blank[0]:
			set = next
		case len(set)*len(next) > most:
			return set, false
		case &next[0] != &blank[0]:
			set = r.cross(set, next, back)
		}
		if !all || shortest(set) >= r.far {
			return set, false
		}
	}
	return set, true
}

func (r *reader) cross(a, b []string, back bool) []string {
	set := r.set(len(a) * len(b))
	for _, x := range a {
		for _, y := range b {
			if back {
				set = append(set, r.join(y, x))
			} else {
				set = append(set, r.join(x, y))
			}
		}
	}
	return set
}

func (r *reader) either(subs []*syntax.Regexp, back bool) (set []string, whole bool) {
	whole = true
	for _, sub := range subs {
		next, all := r.edge(sub, back)
		set, whole = append(set, next...), whole && all
	}
	if len(set) > mostWays {
		return blank, false
	}
	return set, whole
}

// held gives strings of at least two bytes of which any match holds one: of the sets that parts of the pattern give, the one
// that a line is least likely to have by chance. They are loose if one of them may begin in the middle of a word; parted says that
// what stands before re ends with no letter.
func (r *reader) held(re *syntax.Regexp, parted bool) (best []string, loose bool) {
	take := func(set []string, free bool) {
		if rarity(set) > rarity(best) {
			best, loose = set, free
		}
	}
	take(r.first(re), !parted)
	switch re.Op {
	case syntax.OpCapture, syntax.OpPlus:
		return r.held(re.Sub[0], parted)
	case syntax.OpRepeat:
		if re.Min > 0 {
			return r.held(re.Sub[0], parted)
		}
	case syntax.OpConcat:
		for i, sub := range re.Sub {
			if sub.Op != syntax.OpWordBoundary && sub.Op != syntax.OpBeginText { // what follows is parted by them
				take(r.first(r.concat(re.Sub[i:])), !parted)
				take(r.held(sub, parted))
			}
			parted = parts(sub, parted)
		}
	case syntax.OpAlternate:
		take(r.anyHeld(re.Sub, parted))
	}
	return best, loose
}

// parts reports whether what re matches, and what stands before it, ends with no ASCII letter, or where a word of them begins.
func parts(re *syntax.Regexp, parted bool) bool {
	if re.Op == syntax.OpBeginText || re.Op == syntax.OpWordBoundary {
		return true
	}
	var last byteSet
	whole := last.edge(re, true)
	return !last.meets(&letterBytes) && (whole || parted)
}

// first gives the strings with which a match of re begins, if they say enough.
func (r *reader) first(re *syntax.Regexp) []string {
	set, _ := r.edge(re, false)
	if n := shortest(set); n > fewest || n == fewest && len(set) <= mostToo {
		return pruned(slices.Clone(set), strings.HasPrefix)
	}
	return nil
}

// anyHeld gives strings of which each match of one of subs holds one, nil if there are too many.
func (r *reader) anyHeld(subs []*syntax.Regexp, parted bool) (all []string, loose bool) {
	for _, sub := range subs {
		set, free := r.held(sub, parted)
		if set == nil || len(all)+len(set) > mostWays {
			return nil, false
		}
		all, loose = append(all, set...), loose || free
	}
	return all, loose
}

// rarity is what the least telling literal of a set says, in fifths of a bit, less what is lost by there being many.
func rarity(set []string) int {
	least := 0
	for i, s := range set {
		if n := telltale(s); i == 0 || n < least {
			least = n
		}
	}
	if shortest(set) < handy {
		least -= 40
	}
	if len(set) == 0 {
		return 0
	}
	return max(1, least-5*bits.Len(uint(len(set))))
}

func shortest(set []string) int {
	n := 0
	for i, s := range set {
		if i == 0 || len(s) < n {
			n = len(s)
		}
	}
	return n
}
