package run

import (
	"cmp"
	"fmt"
	"io"
	"slices"

	"onecopy/cluster"
	"onecopy/corpus"
	"onecopy/internal/interrupt"
	"onecopy/internal/phrase"
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

// WriteReports writes the reports: report.html as far as Options.Pages asks for it, before
// report.json, which says what it has. A dry run counts what its summary says, and renders none.
func (j *Job) WriteReports() error {
	large := j.large()
	j.Report.Totals.Clusters = len(large)
	j.Report.Rules = j.tally.rules(j.Texts.Rules)
	if j.o.DryRun || j.o.Stream {
		return nil
	}
	if err := j.clusters(large); err != nil {
		return err
	}
	j.list()
	j.Report.Stats = j.stats.Overview()
	return j.writeForms()
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

// htmlOptions says what the HTML report is made of: every cluster, and files beside it, made behind
// g, where it needs more than one. It calls settled once nothing is left to be said of the pages in
// the settings.
func (j *Job) htmlOptions(g *interrupt.Gate, settled func()) report.HTMLOptions {
	large := j.large()
	at := func(i int) (*report.ClusterEntry, error) {
		star := j.result.At(int(large[i]))
		most := min(len(star.Copies), mostOfOne)
		if i < len(j.Report.Clusters) && len(j.Report.Clusters[i].Copies) == most {
			return &j.Report.Clusters[i], nil
		}
		c, err := j.shown(star.Survivor, star.Copies, most)
		return &c, err
	}
	o := report.HTMLOptions{Clusters: &report.Clusters{Len: len(large), At: at}, Total: j.o.ReportMax << 20, Jobs: j.readers()}
	if o.Total > 0 {
		create := g.Maker(j.out.File)
		o.Create = func(name string) (io.WriteCloser, error) {
			j.pages++
			return create(name)
		}
	}
	switch {
	case len(j.o.Chosen) > 0:
		o.Few = true
		o.Cluster = func(i int) bool { return j.choosesCluster(int(large[i])) }
		o.Source = j.choosesInput
	case j.o.Pages == pagesSummary:
		o.Few = true
	case j.o.Pages == pagesAuto && j.o.ReportMax == defaultReportMax: // who says how much pages may take wants them
		o.Auto = func() {
			j.Report.Settings.Pages = pagesSummary
			settled()
		}
		return o
	}
	settled()
	return o
}

// Unmade says what makes the pages that nobody said are not wanted; nothing where there are all.
func (j *Job) Unmade() string {
	if j.o.Pages != pagesAuto || j.Report.Settings.Pages != pagesSummary {
		return ""
	}
	return fmt.Sprintf("report.html is a summary; \"onecopy report %s\" makes pages of its texts", j.o.Output)
}

// PagesSaid says what reports were made in dir.
func (j *Job) PagesSaid(dir string) string {
	said := "the reports in " + dir + " are made anew"
	if j.o.Pages == pagesNone {
		return said + ", without report.html"
	}
	if j.pages == 0 {
		return said + "; report.html is one page"
	}
	return said + "; " + phrase.Count(j.pages, "page", "pages") + " beside report.html, in report/"
}

// chooses reports whether the pages of a story are among those asked for.
func (o *Options) chooses(d *cluster.Doc) bool {
	return slices.ContainsFunc(o.Chosen, func(wish string) bool { return matches(d, wish) })
}

// matches reports whether a wish names a story, or selects it as --keep does.
func matches(d *cluster.Doc, wish string) bool {
	return d.ID == wish || d.Source == wish || d.Match(wish)
}

func (j *Job) choosesCluster(i int) bool {
	c := j.result.At(i)
	chooses := func(doc int) bool {
		d := j.Docs.At(doc)
		return j.o.chooses(&d)
	}
	return chooses(c.Survivor) || slices.ContainsFunc(c.Copies, func(n int32) bool {
		_, b := j.result.Ends(int(n))
		return chooses(b)
	})
}

// choosesInput reports whether a story of an input is chosen, or the input itself, which may have
// none.
func (j *Job) choosesInput(in *report.InputEntry) bool {
	return j.o.chooses(&cluster.Doc{Source: in.Source}) ||
		slices.ContainsFunc(in.IDs, func(id string) bool { return j.o.chooses(&cluster.Doc{ID: id, Source: in.Source}) })
}
