package check

import (
	"cmp"
	"context"
	"iter"

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
	old     *older
	base    *baseline
	stars   *cluster.Result
	repeats map[int]repeat // of a story
}

// find compares the stories with each other, with older ones, and with the indexes.
func (c *comparison) find() error {
	for _, step := range []func() error{c.compare, c.pair, c.match} {
		if err := cmp.Or(c.ctx.Err(), step()); err != nil {
			return err
		}
	}
	return nil
}

// star finds the clusters of stories. The first by source and line leads each: it does not change when a file is added behind it.
func (c *comparison) star(docs []cluster.Doc) (err error) {
	c.stars, err = cluster.Find(docs, cluster.Options{
		Threshold: c.o.Threshold, Jobs: c.o.Jobs, Keep: cluster.Keep{cluster.First}, Text: c.text,
		Progress: func(done, total int) { c.o.Progress("comparing", done, total) },
	})
	return err
}

// pair notes which story each copy repeats.
func (c *comparison) pair() error {
	c.repeats = map[int]repeat{}
	for _, star := range c.stars.Clusters {
		for _, n := range star.Copies {
			c.repeat(&c.stars.Pairs[n], nil)
		}
	}
	for i := range c.stars.Pairs {
		if p := &c.stars.Pairs[i]; p.Verdict.Copies() && p.A >= len(c.read.Docs) {
			c.repeat(p, nil)
		}
	}
	return nil
}

// A repeat is a story that was there before: story n of the check, where older ones come last, or of an index.
type repeat struct {
	pair *cluster.Pair // B is the one that repeats it
	n    int
	from *archive.Archive
}

// repeat notes a pair, unless a better one is known for its story: with one that was there before, then the closer one.
func (c *comparison) repeat(p *cluster.Pair, from *archive.Archive) {
	was, ok := c.repeats[p.B]
	older := from != nil || p.A >= len(c.read.Docs)
	switch {
	case p.B >= len(c.read.Docs):
	case !ok, older && (!c.isOlder(was) || p.Overlap.Jaccard > was.pair.Overlap.Jaccard):
		c.repeats[p.B] = repeat{p, p.A, from}
	}
}

// isOlder reports whether what is repeated is not among the files that are checked.
func (c *comparison) isOlder(r repeat) bool { return r.from != nil || r.n >= len(c.read.Docs) }

// match compares the stories with those of the index files.
func (c *comparison) match() error {
	for _, a := range c.old.indexes() {
		for m := range pace.InOrder(c.ctx, c.o.Jobs, c.queries(a), c.query) {
			if m.err != nil {
				return m.err
			}
			if m.Copy {
				m.Pair.B = m.story
				c.repeat(&m.Pair, a)
			}
			c.o.Progress("comparing", m.story+1, len(c.read.Docs))
		}
	}
	return c.ctx.Err()
}

// A query is a story to be found in an index, and what was found.
type query struct {
	story int
	in    *archive.Archive
	err   error
	archive.Match
}

func (c *comparison) queries(a *archive.Archive) iter.Seq[query] {
	return func(yield func(query) bool) {
		for i := range c.read.Docs {
			if !yield(query{story: i, in: a}) {
				return
			}
		}
	}
}

func (c *comparison) query(q query) query {
	text, err := c.text(q.story)
	if err == nil {
		q.Match, err = q.in.Match(c.read.Docs[q.story], text, cluster.Options{Threshold: c.o.Threshold})
	}
	q.err = err
	return q
}

// text gives what is compared of a story.
func (c *comparison) text(i int) (string, error) {
	if i >= len(c.read.Docs) {
		return c.old.text(i - len(c.read.Docs))
	}
	return c.read.Text(i)
}
