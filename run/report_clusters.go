package run

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"onecopy/corpus"
	"onecopy/internal/pace"
	"onecopy/report"
)

// What the reports hold of a large corpus: the clusters with the most copies and the closest of the
// related pairs. The rest is in stories.jsonl and pairs.jsonl. A copy takes 700 bytes of
// report.json.
const (
	mostClusters = 5000
	mostCopies   = 20_000 // of all clusters
	mostOfOne    = 1000   // of one cluster
	mostRelated  = 5000
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

// relate takes a related pair into the reports. The list is thinned to its closest half when it is
// full.
func (j *Job) relate(p corpus.Pair) {
	j.Report.RelatedTotal++
	j.Report.Related = append(j.Report.Related, p)
	if len(j.Report.Related) == 2*mostRelated {
		j.Report.Related = closest(j.Report.Related)
	}
}

// closest returns the most alike of related pairs, in their order.
func closest(pairs []corpus.Pair) []corpus.Pair {
	if len(pairs) <= mostRelated {
		return pairs
	}
	order := make([]int, len(pairs))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(pairs[b].Jaccard, pairs[a].Jaccard) })
	order = order[:mostRelated]
	slices.Sort(order)
	kept := make([]corpus.Pair, 0, 2*mostRelated)
	for _, i := range order {
		kept = append(kept, pairs[i])
	}
	return kept
}

// mostListed is how many stories of one input the reports list.
const mostListed = 5000

// list adds the stories of each input, which are neighbours, to the reports, and indexes them by
// id.
func (j *Job) list() {
	next, all := 0, j.older.docs(j.Docs.Len())
	for i := range j.Report.Inputs {
		in := &j.Report.Inputs[i]
		n := 0
		for next < all && j.Docs.Source(next) == in.Source {
			if n < mostListed {
				in.IDs = append(in.IDs, j.Docs.ID(next))
			}
			n, next = n+1, next+1
		}
	}
	j.sortIDs()
}

// sortIDs makes the stories to be found by their ids.
func (j *Job) sortIDs() {
	j.byID = make([]int32, j.Docs.Len())
	for i := range j.byID {
		j.byID[i] = int32(i)
	}
	slices.SortFunc(j.byID, func(a, b int32) int { return cmp.Compare(j.Docs.ID(int(a)), j.Docs.ID(int(b))) })
}

// find finds a story by its id.
func (j *Job) find(id string) (n int, ok bool) {
	at, ok := slices.BinarySearchFunc(j.byID, id, func(d int32, id string) int { return cmp.Compare(j.Docs.ID(int(d)), id) })
	if !ok {
		return 0, false
	}
	return int(j.byID[at]), true
}

// load fetches a story with its pieces and cuts for the reports.
func (j *Job) load(id string) (report.Story, error) {
	if err := j.ctx.Err(); err != nil {
		return report.Story{}, err
	}
	n, ok := j.find(id)
	if !ok {
		return report.Story{}, fmt.Errorf("no story %s", id)
	}
	s, pieces, cuts, err := j.Story(n)
	if err != nil {
		return report.Story{}, err
	}
	return report.Story{Story: *s, Pieces: pieces.All(s), Cuts: cuts.All()}, nil
}

// readers is how many goroutines may fetch stories for the reports: one where an earlier output
// lends them.
func (j *Job) readers() int {
	if j.lent.n > 0 || j.older != nil {
		return 1
	}
	return max(1, j.o.Jobs)
}
