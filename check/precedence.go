package check

import (
	"cmp"
	"slices"
	"strings"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/internal/phrase"
)

// Of two stories that repeat each other the one that was there before is not a finding. Among the
// files that are checked it is known from the baseline: a file that one of its notes names was
// looked at by the run that wrote it; and from git, where it is asked. So files that are new to it
// change nothing of what is said of the others. Among files that nothing is known of the first by
// path counts as older.
const (
	seniorNamed = 1 // those of a file that the baseline names
	seniorHub   = 2 // those that others were accepted as repeats of, where that is not clear without
)

// What stands before a source, which no file of these names has, puts its stories first where the
// first by source is asked for.
const (
	byHub   = "\x01" // what others were accepted as repeats of
	byOther = "\x02" // in a file that has such stories, by its notes
	byNote  = "\x03" // in a file that the baseline names
	byPath  = "\x04"
)

// named returns the files that the notes of a baseline name, each with what its sources get.
func (b *baseline) named() map[string]string {
	files := map[string]string{}
	if b == nil {
		return files
	}
	for _, a := range b.entries {
		n := a.parse()
		if n.source != "" && files[n.source] == "" {
			files[n.source] = byNote
		}
		if n.other != "" && !n.older {
			files[n.other] = byOther
		}
	}
	return files
}

// seniors returns the stories to compare. Hubs are numbers of theirs.
func (c *comparison) seniors(hubs map[int]bool) []cluster.Doc {
	docs := make([]cluster.Doc, c.read.Docs.Len())
	files := c.base.named()
	last, by := "", ""
	for i := range docs {
		docs[i] = c.read.Docs.At(i)
		d := &docs[i]
		if d.Source != last || i == 0 {
			last, by = d.Source, files[phrase.Legible(d.Source, phrase.SourceLength)]
		}
		switch {
		case hubs[i]:
			d.Senior, d.Source = seniorHub, byHub+last
		case by == "" && c.change != nil && !c.change.fresh[last]:
			d.Senior, d.Source = seniorNamed, byNote+last
		case by != "":
			d.Senior, d.Source = seniorNamed, by+last
		default:
			d.Source = byPath + last
		}
	}
	return docs
}

// compare finds which stories repeat one of the others.
func (c *comparison) compare() error {
	hubs := map[int]bool{}
	for range 2 { // the second time with what the first one taught
		docs := c.seniors(hubs)
		if err := c.star(docs); err != nil {
			return err
		}
		if more, err := c.learnHubs(docs, hubs); err != nil || !more {
			return err
		}
	}
	return nil
}

// A member is a story of a cluster. Its friends are the members that the baseline knows it in a
// pair with.
type member struct {
	n       int
	text    string
	friends []int
}

// learnHubs adds the stories that others were accepted as repeats of, where another one leads their
// cluster now: its file was accepted since and is longer, or theirs has another name. The
// fingerprint of a pair says nothing of which is the older one, but of three stories and more the
// hub is the one that has the most accepted pairs.
func (c *comparison) learnHubs(docs []cluster.Doc, hubs map[int]bool) (more bool, err error) {
	if c.base == nil || len(c.base.entries) == 0 {
		return false, nil
	}
	for _, star := range c.stars.Clusters {
		if len(star.Copies) < 2 {
			continue
		}
		members, err := c.members(star)
		if err != nil {
			return false, err
		}
		if c.base.knows(members) {
			continue
		}
		slices.SortFunc(members, func(a, b member) int { return bySource(&docs[a.n], &docs[b.n]) })
		for _, n := range c.base.hubs(members) {
			more = more || n != star.Survivor && !hubs[n]
			hubs[n] = true
		}
	}
	return more, nil
}

// mostMembers bounds the stories of a cluster that are looked at in search of hubs, as each is
// paired with each.
const mostMembers = 32

// members reads the stories of a cluster, the one that leads it first.
func (c *comparison) members(star cluster.Cluster) (list []member, err error) {
	list = []member{{n: star.Survivor}}
	for _, n := range star.Copies[:min(len(star.Copies), mostMembers-1)] {
		list = append(list, member{n: c.stars.Pairs[n].B})
	}
	for i := range list {
		s, err := storyOf(c.read, list[i].n)
		if err != nil {
			return nil, err
		}
		list[i].text = s.Text
	}
	return list, nil
}

// knows reports whether the pairs of the first member with the others are accepted.
func (b *baseline) knows(members []member) bool {
	used := map[string]int{}
	return !slices.ContainsFunc(members[1:], func(m member) bool { return !b.accepts(used, members[0].text, m.text) })
}

// accepts reports whether the baseline has an entry for a pair, and has more of it than were used.
func (b *baseline) accepts(used map[string]int, x, y string) bool {
	pair := cluster.Fingerprint(cluster.CopyRule, x, y)
	used[pair]++
	a := b.entries[pair]
	return a != nil && used[pair] <= a.count
}

// hubs returns the stories that have more friends than any of these has, the first of equals.
func (b *baseline) hubs(members []member) (list []int) {
	used := map[string]int{}
	for i := range members {
		for k := range i {
			if b.accepts(used, members[k].text, members[i].text) {
				members[i].friends, members[k].friends = append(members[i].friends, k), append(members[k].friends, i)
			}
		}
	}
	for i, m := range members {
		outdone := func(k int) bool {
			return cmp.Or(cmp.Compare(len(members[k].friends), len(m.friends)), cmp.Compare(i, k)) > 0
		}
		if len(m.friends) > 0 && !slices.ContainsFunc(m.friends, outdone) {
			list = append(list, m.n)
		}
	}
	return list
}

// bySource orders stories as cluster.First does.
func bySource(a, b *cluster.Doc) int {
	return cmp.Or(strings.Compare(a.Source, b.Source), cmp.Compare(a.Line, b.Line), corpus.CompareIDs(a.ID, b.ID))
}

// find compares the stories with each other, and with those that were there before.
func (c *comparison) find() error {
	for _, step := range []func() error{c.compare, c.pair, c.match} {
		if err := cmp.Or(c.ctx.Err(), step()); err != nil {
			return err
		}
	}
	return nil
}
