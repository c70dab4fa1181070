package main

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/report"
)

// What the reports hold of a large corpus: the clusters with the most copies and the closest of the related pairs. The rest
// is in stories.jsonl and pairs.jsonl. A copy takes 700 bytes of report.json.
const (
	mostClusters = 5000
	mostCopies   = 20_000 // of all clusters
	mostOfOne    = 1000   // of one cluster
	mostRelated  = 5000
)

// relate takes a related pair into the reports. The list is thinned to its closest half when it is full.
func (j *job) relate(p corpus.Pair) {
	j.rep.RelatedTotal++
	j.rep.Related = append(j.rep.Related, p)
	if len(j.rep.Related) == 2*mostRelated {
		j.rep.Related = closest(j.rep.Related)
	}
}

// closest gives the most alike of related pairs, in their order.
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

// report writes the three reports. A dry run counts what its summary says, and renders none.
func (j *job) report() error {
	large := j.large()
	j.rep.Totals.Clusters = len(large)
	j.rep.Rules = j.tally.rules(j.texts.Rules)
	if j.o.dryRun {
		return nil
	}
	if err := j.clusters(large); err != nil {
		return err
	}
	j.list()
	formats := []struct {
		name  string
		write func(io.Writer, *gate) error
	}{
		{"report.html", func(w io.Writer, g *gate) error { return report.HTML(w, &j.rep, j.load, j.paper(g)) }},
		{"report.md", func(w io.Writer, _ *gate) error { return report.Markdown(w, &j.rep, j.load) }},
		{"report.json", func(w io.Writer, _ *gate) error { return report.JSON(w, &j.rep) }},
	}
	for _, f := range formats {
		w, err := j.out.Writer(f.name)
		if err != nil {
			return err
		}
		err = heed(j.e.ctx, func(g *gate) error { return f.write(gated{g, w}, g) })
		if err := cmp.Or(err, w.Close()); err != nil {
			return err
		}
	}
	return nil
}

// mostListed is how many stories of one input the reports list.
const mostListed = 5000

// list gives the reports the stories of each input, which are neighbours, and makes them to be found by their ids.
func (j *job) list() {
	all := j.docs
	for i := range j.rep.Inputs {
		in := &j.rep.Inputs[i]
		n := 0
		for n < len(all) && all[n].Source == in.Source {
			if n < mostListed {
				in.IDs = append(in.IDs, all[n].ID)
			}
			n++
		}
		all = all[n:]
	}
	j.byID = make([]int32, len(j.docs))
	for i := range j.byID {
		j.byID[i] = int32(i)
	}
	slices.SortFunc(j.byID, func(a, b int32) int { return cmp.Compare(j.docs[a].ID, j.docs[b].ID) })
}

// load fetches a story with its pieces and cuts for the reports.
func (j *job) load(id string) (report.Story, error) {
	if err := j.e.ctx.Err(); err != nil {
		return report.Story{}, err
	}
	n, ok := slices.BinarySearchFunc(j.byID, id, func(d int32, id string) int { return cmp.Compare(j.docs[d].ID, id) })
	if !ok {
		return report.Story{}, fmt.Errorf("no story %s", id)
	}
	s, pieces, cuts, err := j.story(int(j.byID[n]))
	if err != nil {
		return report.Story{}, err
	}
	return report.Story{Story: *s, Pieces: pieces.All(s), Cuts: cuts.All()}, nil
}

// clusters fills in the clusters that have copies, the largest first.
func (j *job) clusters(large []cluster.Cluster) error {
	j.rep.Related = closest(j.rep.Related)
	room := mostCopies
	for _, c := range large[:min(len(large), mostClusters)] {
		if room == 0 {
			break
		}
		n := min(len(c.Copies), mostOfOne, room)
		room -= n
		shown, err := j.shown(c, n)
		if err != nil {
			return err
		}
		j.rep.Clusters = append(j.rep.Clusters, shown)
	}
	return nil
}

// large lists the clusters that have copies, the largest first.
func (j *job) large() []cluster.Cluster {
	large := slices.DeleteFunc(slices.Clone(j.stars.Clusters), func(c cluster.Cluster) bool { return len(c.Copies) == 0 })
	slices.SortStableFunc(large, func(a, b cluster.Cluster) int {
		return cmp.Or(cmp.Compare(len(b.Copies), len(a.Copies)), cluster.CompareIDs(j.docs[a.Survivor].ID, j.docs[b.Survivor].ID))
	})
	return large
}

// shown is what the reports hold of a cluster, with its first n copies.
func (j *job) shown(c cluster.Cluster, n int) (report.Cluster, error) {
	if err := j.e.ctx.Err(); err != nil {
		return report.Cluster{}, err
	}
	s, _, _, err := j.story(c.Survivor)
	if err != nil {
		return report.Cluster{}, err
	}
	out := report.Cluster{ID: s.ID, Why: c.Why, Survivor: report.EntryOf(s), More: len(c.Copies) - n}
	for _, n := range c.Copies[:n] {
		p := j.stars.Pairs[n]
		s, _, _, err := j.story(p.B)
		if err != nil {
			return report.Cluster{}, err
		}
		out.Copies = append(out.Copies, report.Copy{Entry: report.EntryOf(s), Pair: p.Record(j.docs), Lost: j.lost[n]})
	}
	return out, nil
}
