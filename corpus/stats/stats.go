// Package stats counts the stories of an output by source, language, length and year.
package stats

import (
	"cmp"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"onecopy/corpus"
)

// Numbers are what is counted of a group of stories.
type Numbers struct {
	Stories   int `json:"stories"`
	Survivors int `json:"survivors"`
	Copies    int `json:"copies"`
	Words     int `json:"words"` // in the survivors
	Cuts      int `json:"cuts"`  // in the survivors
}

func (c *Numbers) add(d Numbers) {
	c.Stories, c.Survivors, c.Copies = c.Stories+d.Stories, c.Survivors+d.Survivors, c.Copies+d.Copies
	c.Words, c.Cuts = c.Words+d.Words, c.Cuts+d.Cuts
}

// A Counter counts stories. The zero value is ready to use.
type Counter struct {
	all     Numbers
	lengths [len(steps)]Numbers
	by      [3]map[string]*Numbers
}

// What stories are grouped by, besides their length.
const (
	bySource = iota
	byLanguage
	byYear
)

// steps are the lengths in words from which on each group of lengths is.
var steps = [...]int{0, 25, 50, 100, 200, 400, 800, 1600, 3200}

// Add counts a story, with the number of its cuts. Language is that of the story, or another
// word on it where the story has none.
func (t *Counter) Add(s *corpus.Story, language string, isCopy bool, cuts int) {
	n := Numbers{Stories: 1, Survivors: 1, Words: s.Words, Cuts: cuts}
	if isCopy {
		n = Numbers{Stories: 1, Copies: 1}
	}
	t.all.add(n)
	at, exact := slices.BinarySearch(steps[:], s.Words)
	if !exact {
		at--
	}
	t.lengths[max(at, 0)].add(n)
	for by, name := range [...]string{s.Source, language, yearOf(s.Published)} {
		t.group(by, name).add(n)
	}
}

func (t *Counter) group(by int, name string) *Numbers {
	if t.by[by] == nil {
		t.by[by] = map[string]*Numbers{}
	}
	c := t.by[by][name]
	if c == nil {
		c = &Numbers{}
		t.by[by][strings.Clone(name)] = c
	}
	return c
}

// Merge adds what was counted of other stories.
func (t *Counter) Merge(other *Counter) {
	t.all.add(other.all)
	for i := range t.lengths {
		t.lengths[i].add(other.lengths[i])
	}
	for by, groups := range other.by {
		for name, n := range groups {
			t.group(by, name).add(*n)
		}
	}
}

// yearOf is the year of a date that is known whole, empty of any other.
func yearOf(published string) string {
	if len(published) < len("2006-01-02") || published[4] != '-' || published[7] != '-' {
		return ""
	}
	for _, c := range []byte(published[:4]) {
		if c < '0' || c > '9' {
			return ""
		}
	}
	return published[:4]
}

// A Group is what is counted of the stories that have something in common.
type Group struct {
	Name string `json:"name"`           // empty where it is not known
	From int    `json:"from,omitempty"` // of a group by length: words
	To   int    `json:"to,omitempty"`   // the most words, 0 where there is no most
	More int    `json:"more,omitempty"` // groups that were put together in this last one
	Numbers
}

// A Overview is what was counted, in order.
type Overview struct {
	Totals    Numbers `json:"totals"`
	Lengths   []Group `json:"lengths"`   // from the shortest on, without empty ones at the ends
	Years     []Group `json:"years"`     // the oldest first, then those without a year
	Languages []Group `json:"languages"` // most stories first; none where no language is known
	Sources   []Group `json:"sources"`   // or folders of them, where there are many; most stories first
}

// mostGroups is how many sources, folders or languages are told one by one.
const mostGroups = 20

// Overview puts the groups in order.
func (t *Counter) Overview() *Overview {
	s := &Overview{Totals: t.all, Lengths: t.byLength(), Years: groups(t.by[byYear]), Sources: largest(folders(t.by[bySource])), Languages: []Group{}}
	slices.SortFunc(s.Years, func(a, b Group) int {
		if a.Name == "" || b.Name == "" {
			return cmp.Compare(len(b.Name), len(a.Name))
		}
		return cmp.Compare(a.Name, b.Name)
	})
	if len(t.by[byLanguage]) > 1 || t.by[byLanguage][""] == nil {
		s.Languages = largest(t.by[byLanguage])
	}
	return s
}

func (t *Counter) byLength() []Group {
	list := []Group{}
	for i, n := range t.lengths {
		g := Group{Name: fmt.Sprintf("%d+", steps[i]), From: steps[i], Numbers: n}
		if i+1 < len(steps) {
			g.To = steps[i+1] - 1
			g.Name = fmt.Sprintf("%d-%d", g.From, g.To)
		}
		list = append(list, g)
	}
	some := func(g Group) bool { return g.Stories > 0 }
	for len(list) > 0 && !some(list[len(list)-1]) {
		list = list[:len(list)-1]
	}
	return list[max(0, slices.IndexFunc(list, some)):]
}

func groups(by map[string]*Numbers) []Group {
	list := make([]Group, 0, len(by))
	for name, n := range by {
		list = append(list, Group{Name: name, Numbers: *n})
	}
	return list
}

// largest lists the groups with the most stories, and puts the others together.
func largest(by map[string]*Numbers) []Group {
	list := groups(by)
	slices.SortFunc(list, func(a, b Group) int {
		return cmp.Or(cmp.Compare(b.Stories, a.Stories), cmp.Compare(min(1, len(b.Name)), min(1, len(a.Name))), cmp.Compare(a.Name, b.Name))
	})
	if len(list) <= mostGroups {
		return list
	}
	rest := Group{More: len(list) - mostGroups + 1}
	for _, g := range list[mostGroups-1:] {
		rest.add(g.Numbers)
	}
	return append(list[:mostGroups-1], rest)
}

// folders puts sources together by their folders, where there are many: as far down as there are
// not too many of them, and at the least by the uppermost. Files in no folder stay what they are.
func folders(by map[string]*Numbers) map[string]*Numbers {
	if len(by) <= mostGroups {
		return by
	}
	deepest := 1
	for name := range by {
		deepest = max(deepest, strings.Count(name, "/"))
	}
	for depth := min(deepest, 8); ; depth-- {
		out := map[string]*Numbers{}
		for _, name := range slices.Sorted(maps.Keys(by)) {
			at := upper(name, depth)
			if out[at] == nil {
				out[at] = &Numbers{}
			}
			out[at].add(*by[name])
		}
		if len(out) <= mostGroups || depth == 1 {
			return out
		}
	}
}

// upper is the folder of a source, no more than so many levels deep.
func upper(source string, depth int) string {
	dir := path.Dir(source)
	if dir == "." || dir == "/" {
		return source
	}
	parts := strings.SplitAfterN(dir+"/", "/", depth+1)
	return strings.Join(parts[:min(len(parts), depth)], "")
}
