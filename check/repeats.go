package check

import (
	"cmp"
	"iter"
	"maps"
	"slices"

	"onecopy/cluster"
	"onecopy/report"
)

// A Repeat is a story of the files that repeats one that was there before, the closest of them.
type Repeat struct {
	Older, Story report.Story
	Pair         cluster.Pair
	Archived     bool     // the older one is of what the files are checked against
	New          []string // sentences that the story alone has, as [cluster.Lost] gives them
}

// Repeats returns the stories of a check that repeat another one, in the order of the files: those
// of which it makes a finding where copies are asked for.
func (c *Checker) Repeats() iter.Seq2[*Repeat, error] {
	return func(yield func(*Repeat, error) bool) {
		all := c.found.cmp.repeats
		for _, n := range slices.Sorted(maps.Keys(all)) {
			r, err := c.repeat(n, all[n])
			if err = cmp.Or(c.ctx.Err(), err); err != nil {
				yield(nil, err)
				return
			}
			if !yield(r, nil) {
				return
			}
		}
	}
}

func (c *Checker) repeat(n int, r repeat) (*Repeat, error) {
	story, err := storyOf(c.read, n)
	if err != nil {
		return nil, err
	}
	older, err := c.found.other(r)
	if err != nil {
		return nil, err
	}
	was, err := c.text(r)
	if err != nil {
		return nil, err
	}
	now, err := c.read.Text(n)
	if err != nil {
		return nil, err
	}
	pair := *r.pair
	pair.A, pair.B = 0, 1
	return &Repeat{Older: *older, Story: *story, Pair: pair, Archived: r.isOlder(), New: cluster.Lost(was, now)}, nil
}

// Named returns what the stories of the files are called, and reports whether one of them is at a
// place.
func (c *Checker) Named(at Place) (names []string, held bool, err error) {
	for n := range c.read.Docs.Len() {
		story, err := storyOf(c.read, n)
		if err = cmp.Or(c.ctx.Err(), err); err != nil {
			return nil, false, err
		}
		names, held = append(names, NameOf(&story.Story)), held || at.Holds(&story.Story)
	}
	return names, held, nil
}

// text is what was compared of the story that is repeated.
func (c *Checker) text(r repeat) (text string, err error) {
	if r.from == nil {
		return c.read.Text(r.n)
	}
	text, _, err = r.from.Compared(r.n)
	return text, err
}
