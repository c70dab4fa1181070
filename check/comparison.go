package check

import (
	"context"
	"iter"
	"slices"

	"onecopy/cluster"
	"onecopy/cluster/archive"
	"onecopy/internal/pace"
	"onecopy/run"
)

// A comparison finds which stories repeat one that was there before, or one of the others.
type comparison struct {
	ctx     context.Context
	o       *Options
	read    *run.Reader
	inputs  []input
	old     *older
	base    *baseline
	change  *change
	stars   *cluster.Result
	repeats map[int]repeat // of a story
}

// star finds the clusters of stories. The first by source and line leads each: it does not change
// when a file is added behind it.
func (c *comparison) star(docs []cluster.Doc) (err error) {
	how := c.o.comparing()
	how.Keep, how.Text = cluster.Keep{cluster.First}, c.read.Text
	c.stars, err = cluster.Find(docs, how)
	return err
}

// pair notes which story each copy repeats.
func (c *comparison) pair() error {
	c.repeats = map[int]repeat{}
	for _, star := range c.stars.Clusters {
		for _, n := range star.Copies {
			p := &c.stars.Pairs[n]
			c.repeats[p.B] = repeat{p, p.A, nil}
		}
	}
	return nil
}

// A repeat is a story that was there before: story n of the check, or of a volume.
type repeat struct {
	pair *cluster.Pair // B is the one that repeats it
	n    int
	from *volume
}

// isOlder reports whether what is repeated is not among the files that are checked.
func (r repeat) isOlder() bool { return r.from != nil }

// match compares the stories with those that were there before, which go before others.
func (c *comparison) match() error {
	for _, v := range c.old.list() {
		found, err := c.matchAll(v)
		if err != nil {
			return err
		}
		for story, p := range found {
			if was, ok := c.repeats[story]; !ok || !was.isOlder() || archive.Closer(p, was.pair) < 0 {
				c.repeats[story] = repeat{p, p.A, v}
			}
		}
	}
	return nil
}

// matchAll returns what the stories repeat of a volume.
func (c *comparison) matchAll(v *volume) (found map[int]*cluster.Pair, err error) {
	heirs := &supersession{ctx: c.ctx, o: c.o, read: c.read, inputs: c.inputs, v: v, change: c.change}
	if err := heirs.supersede(); err != nil {
		return nil, err
	}
	all := make([]int, c.read.Docs.Len())
	for i := range all {
		all[i] = i
	}
	found = map[int]*cluster.Pair{}
	for len(all) > 0 {
		if err := c.ask(v, slices.Values(all), found); err != nil {
			return nil, err
		}
		if all, err = heirs.renamed(found); err != nil {
			return nil, err
		}
	}
	return found, nil
}

// A query is a story to be found in a volume, and what was found.
type query struct {
	story int
	in    *volume
	err   error
	archive.Match
}

// ask looks for stories in a volume.
func (c *comparison) ask(v *volume, stories iter.Seq[int], found map[int]*cluster.Pair) error {
	queries := func(yield func(query) bool) {
		for i := range stories {
			if !yield(query{story: i, in: v}) {
				return
			}
		}
	}
	for m := range pace.InOrder(c.ctx, c.o.Jobs, queries, c.query) {
		if m.err != nil {
			return m.err
		}
		if delete(found, m.story); m.Copy {
			p := m.Pair
			p.B = m.story
			found[m.story] = &p
		}
		c.o.Progress("comparing", m.story+1, c.read.Docs.Len())
	}
	return c.ctx.Err()
}

func (c *comparison) query(q query) query {
	text, err := c.read.Text(q.story)
	if err == nil {
		q.Match, err = q.in.Match(c.read.Docs.At(q.story), text, cluster.Options{Threshold: c.o.Threshold}, q.in.skips)
	}
	q.err = err
	return q
}
