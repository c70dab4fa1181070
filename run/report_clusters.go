package run

import (
	"cmp"
	"iter"
	"slices"
	"strings"

	"onecopy/internal/pace"
	"onecopy/report"
)

// clusters fills in the clusters that have copies, the largest first.
func (j *Job) clusters(large []int32) error {
	j.Report.Related = closest(j.Report.Related)
	for c := range pace.InOrder(j.ctx, j.readers(), j.entered(large), j.show) {
		for i := range c {
			if c[i].err != nil {
				return c[i].err
			}
			j.Report.Clusters = append(j.Report.Clusters, c[i].ClusterEntry)
		}
	}
	return j.ctx.Err()
}

// A shownCluster is a cluster that the reports hold: first with where it is in the result and how
// many of its copies are shown, then with its entry.
type shownCluster struct {
	at, copies int
	report.ClusterEntry
	err error
}

// shownTogether is how many clusters a goroutine fetches at a time, and as many copies.
const shownTogether = 32

// entered lists the clusters that the reports hold, in stretches.
func (j *Job) entered(large []int32) iter.Seq[[]shownCluster] {
	return func(yield func([]shownCluster) bool) {
		var some []shownCluster
		room, copies := mostCopies, 0
		for _, at := range large[:min(len(large), mostClusters)] {
			n := min(len(j.result.At(int(at)).Copies), mostOfOne, room)
			if n == 0 {
				break
			}
			if len(some) == shownTogether || copies > shownTogether {
				if !yield(some) {
					return
				}
				some, copies = nil, 0
			}
			some, room, copies = append(some, shownCluster{at: int(at), copies: n}), room-n, copies+n
		}
		if len(some) > 0 {
			yield(some)
		}
	}
}

// show makes the entries of some clusters. It runs in many goroutines at once.
func (j *Job) show(some []shownCluster) []shownCluster {
	for i := range some {
		c := j.result.At(some[i].at)
		some[i].ClusterEntry, some[i].err = j.shown(c.Survivor, c.Copies, some[i].copies)
	}
	return some
}

// large lists the clusters that have copies, the largest first, by their places in the result,
// where they are in the order of ids.
func (j *Job) large() (large []int32) {
	for i := range j.result.Len() {
		if len(j.result.At(i).Copies) > 0 {
			large = append(large, int32(i))
		}
	}
	size := func(i int32) int { return len(j.result.At(int(i)).Copies) }
	slices.SortStableFunc(large, func(a, b int32) int { return cmp.Compare(size(b), size(a)) })
	return large
}

// shown is what the reports hold of a cluster, with its first n copies.
func (j *Job) shown(survivor int, copies []int32, n int) (report.ClusterEntry, error) {
	if err := j.ctx.Err(); err != nil {
		return report.ClusterEntry{}, err
	}
	entry, err := j.entry(survivor)
	if err != nil {
		return report.ClusterEntry{}, err
	}
	out := report.ClusterEntry{ID: entry.ID, Against: j.older.corpusOf(survivor), Why: j.why(survivor, copies), Survivor: entry, More: len(copies) - n}
	for _, n := range copies[:n] {
		p, err := j.result.Pair(int(n))
		if err != nil {
			return report.ClusterEntry{}, err
		}
		entry, err := j.entry(p.B)
		if err != nil {
			return report.ClusterEntry{}, err
		}
		pair := p.Record(&j.Docs)
		pair.Against = out.Against
		out.Copies = append(out.Copies, report.Copy{Entry: entry, Pair: pair, Lost: j.lost[n]})
	}
	return out, nil
}

// entry is the entry of a story, without what else was read with it.
func (j *Job) entry(doc int) (report.Entry, error) {
	s, err := j.head(doc)
	if err != nil {
		return report.Entry{}, err
	}
	e := report.EntryOf(s)
	e.ID, e.Source = j.Docs.ID(doc), j.Docs.Source(doc)
	e.Headline, e.Published, e.Agency = strings.Clone(e.Headline), strings.Clone(e.Published), strings.Clone(e.Agency)
	for i, f := range e.Flags {
		e.Flags[i] = strings.Clone(f)
	}
	return e, nil
}
