package cluster

import (
	"cmp"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"onecopy/corpus"
	"onecopy/internal/gitignore"
)

// A Keep is a list of wishes about which of several copies stays, the strongest first. Each is one
// of
//
//	longest   the most complete one: the order without wishes
//	earliest  the one published first; a known date comes before an unknown one
//	first     the first by source, then by line
//	PATTERN   one whose source or id the pattern matches: see Match
//
// What the wishes leave open, the order without wishes decides. ParseKeep checks them.
//
// Clusters do not depend on wishes. They are formed in the order without, led by the most complete
// stories; then the first story by the wishes takes over, if every other story of the cluster is
// verified to be a copy of it. If one is not, such as the second half of a story where the wishes
// want the first half, the next by the wishes is tried, up to eight, and at last the most complete
// one stays, which all others are copies of. So no wish makes a copy of a story that was none.
type Keep []string

// The wishes that are not patterns.
const (
	longestFirst  = "longest"
	earliestFirst = "earliest"
	First         = "first"
)

// Wishes lists the wishes that are not patterns.
func Wishes() []string { return []string{longestFirst, earliestFirst, First} }

// ParseKeep checks a list of wishes. A word that is no wish is a pattern, if it is not a wish with
// a slip: then the error names it. Patterns are those of .gitignore, less the ones that begin with
// an exclamation mark.
func ParseKeep(words []string) (Keep, error) {
	for _, w := range words {
		if w == "" {
			return nil, errors.New("empty wish")
		}
		if g, ok, err := gitignore.Parse(w); err != nil || !ok || g.Back() {
			return nil, fmt.Errorf("%s: not a pattern", w)
		}
	}
	return Keep(slices.Clone(words)), nil
}

// IsPattern reports whether a wish is a pattern.
func IsPattern(wish string) bool {
	return wish != longestFirst && wish != earliestFirst && wish != First
}

// Match reports whether a pattern selects the source of a story, as a .gitignore of that one line
// would, or matches its id. So y* is every file of such a name and all in every folder of such a
// name, /y* those at the top alone, and wire/ all in folders named wire.
func (d *Doc) Match(pattern string) bool {
	g, ok, err := gitignore.Parse(pattern)
	return ok && err == nil && !g.Back() && (g.Selects(d.Source) || d.ID != "" && g.Matches(d.ID))
}

// MatchBefore is Match as it was before patterns were those of .gitignore: for who has to tell that
// a pattern selects otherwise now. Patterns then counted from the top, and a star at their end
// matched no folder.
func (d *Doc) MatchBefore(pattern string) bool {
	want := strings.Split(strings.TrimSuffix(pattern, "/"), "/")
	folder := !strings.ContainsAny(want[len(want)-1], `*?[\`)
	return glob(want, strings.Split(d.Source, "/"), folder) || glob(want, strings.Split(d.ID, "/"), false)
}

// glob matches the elements of a path, with below those of its folders too, in as many steps as
// elements times elements.
func glob(want, have []string, below bool) bool {
	at := make([]bool, len(have)+1) // at[i]: the pattern so far matches the first i elements
	at[0] = true
	for _, w := range want {
		for i := len(have); i >= 0 && w != "**"; i-- {
			at[i] = i > 0 && at[i-1] && element(w, have[i-1])
		}
		for i := 1; i <= len(have) && w == "**"; i++ {
			at[i] = at[i] || at[i-1]
		}
	}
	return at[len(have)] || below && slices.Contains(at[1:], true)
}

func element(pattern, name string) bool {
	ok, err := path.Match(pattern, name)
	return ok && err == nil
}

// compare orders two docs by the wishes, then by the order of survival.
func (k Keep) compare(a, b *Doc) int {
	for _, wish := range k {
		if c := compareBy(wish, a, b); c != 0 {
			return c
		}
	}
	return survives(a, b)
}

// compareBy orders two docs by one wish, 0 where it leaves the choice open.
func compareBy(wish string, a, b *Doc) int {
	switch wish {
	case longestFirst:
		return survives(a, b)
	case earliestFirst:
		return earlier(a.Published, b.Published)
	case First:
		return cmp.Or(cmp.Compare(a.Source, b.Source), cmp.Compare(a.Line, b.Line), corpus.CompareIDs(a.ID, b.ID))
	}
	switch x, y := a.Match(wish), b.Match(wish); {
	case x == y:
		return 0
	case x:
		return -1
	}
	return 1
}

// why says which wish put the survivor before the next story by the wishes.
func (k Keep) why(survivor, next *Doc) string {
	for _, wish := range k {
		if compareBy(wish, survivor, next) == 0 {
			continue
		}
		switch wish {
		case longestFirst:
			return why(survivor, next)
		case earliestFirst:
			return "earliest: " + survivor.Published
		case First:
			return "first by source"
		}
		return "kept for " + wish
	}
	return why(survivor, next)
}
