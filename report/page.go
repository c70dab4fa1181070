package report

import (
	"slices"
	"strconv"
	"strings"

	"onecopy/cluster"
	"onecopy/corpus"
)

// A page is what report.html shows: all of a small run, or the index of a large one. Its parts
// fetch their stories when the writer comes to them, see [pageWriter.page].
type page struct {
	pageFrame
	listing
	*Report
	Rows     []*row            // of the list of clusters
	Whole    bool              // all is on this page
	Few      bool              // only pages that somebody asked for stand beside it, maybe none
	Pages    int               // clusters with a page of their own
	clusters []*ClusterEntry   // of Rows, where all is on this page
	links    map[string]string // to the stories listed by source, by id
}

func newPage(r *Report, d *pageTexts) *page {
	title := "onecopy: " + counted(r.Totals.Stories, "story") + " read, " + grouped(r.Totals.Survivors) + " kept"
	return &page{pageFrame: pageFrame{title, corpusPrint(r), pageInline()}, listing: newListing(d), Report: r, links: map[string]string{}}
}

// announce assigns anchors to the stories listed by source, as links to them come first.
func (p *page) announce() error {
	p.Whole = true
	for i := range p.Inputs[:min(len(p.Inputs), maxSources)] {
		ids := p.Inputs[i].IDs
		for _, id := range ids[:min(len(ids), maxStories-len(p.anchors))] {
			s, err := p.load(id)
			if err != nil {
				return err
			}
			p.links[id] = "#" + p.anchor(&s)
		}
	}
	return nil
}

// gather adds the clusters that stand on this page.
func (p *page) gather(all *Clusters) error {
	for i := range min(all.Len, maxClusters) {
		c, err := all.At(i)
		if err != nil {
			return err
		}
		s, err := p.load(c.Survivor.ID)
		if err != nil {
			return err
		}
		r := rowOf(c, p.names.unique("k-"+fingerprint(&s)))
		r.Href = "#" + r.Anchor
		p.Rows = append(p.Rows, r)
		p.clusters = append(p.clusters, c)
		p.at(c, r.Href)
	}
	p.missing(p.ClusterCount()-len(p.Rows), "smaller cluster", "stories.jsonl")
	return nil
}

// fingerprint names a story by its words, so that a link to it holds for the next run, whatever
// moved in its file.
func fingerprint(s *Story) string { return cluster.Fingerprint("story", s.Headline, s.Text) }

// corpusPrint names the inputs of a run, for what a browser remembers about them.
func corpusPrint(r *Report) string {
	var all []string
	for _, in := range r.Inputs {
		all = append(all, in.SHA256)
	}
	return cluster.Fingerprint("corpus", all...)
}

// names are the anchors given out.
type names map[string]int

// unique returns a name that was not given before: stories of the same words are counted.
func (n names) unique(name string) string {
	n[name]++
	if k := n[name]; k > 1 {
		return name + "-" + strconv.Itoa(k)
	}
	return name
}

// ClusterCount is how many clusters the run found.
func (p *page) ClusterCount() int { return max(p.Totals.Clusters, len(p.Clusters)) }

// CutShare is the share of the bytes read that was cut.
func (p *page) CutShare() float64 {
	return float64(p.Totals.CutBytes) / float64(max(p.Totals.Bytes, 1))
}

// Look are the files with doubtful stories, and TopLook those shown.
func (p *page) Look() []InputEntry { return Doubtful(p.Inputs) }

// TopLook is limited to what a screen holds.
func (p *page) TopLook() []InputEntry {
	return first(p.pageTexts, p.Look(), mostDoubtful, "doubtful file", "report.json")
}

// TopProblems are the problems shown.
func (p *page) TopProblems() []ProblemEntry {
	return first(p.pageTexts, p.Problems, maxProblems, "problem", "report.json")
}

// Views are the clusters with their texts, where all is on this page.
func (p *page) Views() []*clusterView {
	out := make([]*clusterView, len(p.clusters))
	for i, c := range p.clusters {
		out[i] = &clusterView{ClusterEntry: c, pageTexts: p.pageTexts, Anchor: p.Rows[i].Anchor}
	}
	return out
}

// Dated reports whether a cluster shown has a date.
func (p *page) Dated() bool {
	return slices.ContainsFunc(p.Rows, func(r *row) bool { return r.Dates != "" })
}

// Histogram is that of the pairs' similarity.
func (p *page) Histogram() chart { return histogram(p.Report) }

// A relatedView is a pair of stories that share text and are not copies.
type relatedView struct {
	corpus.Pair
	First, Second         string // headlines
	LinkFirst, LinkSecond string // empty where the story is not on a page
	Bin                   int
}

// TopRelated are the related pairs shown.
func (p *page) TopRelated() ([]relatedView, error) {
	var out []relatedView
	p.missing(p.RelatedTotal-len(p.Related), "more distant related pair", "pairs.jsonl")
	for _, pair := range first(p.pageTexts, p.Related, maxPairs, "related pair", "pairs.jsonl") {
		a, err := p.load(pair.A)
		if err != nil {
			return nil, err
		}
		b, err := p.load(pair.B)
		if err != nil {
			return nil, err
		}
		out = append(out, relatedView{pair, a.Headline, b.Headline, p.link(pair.A), p.link(pair.B), bin(pair.Jaccard)})
	}
	return out, nil
}

// link leads to a story, or to its cluster where it is not listed itself.
func (p *page) link(id string) string {
	if to := p.links[id]; to != "" {
		return to
	}
	if to := p.clusterOf[id]; to != "" && !p.Whole {
		return pageFolder + to
	}
	return p.clusterOf[id]
}

// RelatedCount is how many related pairs the run found.
func (p *page) RelatedCount() int { return max(p.RelatedTotal, len(p.Related)) }

// RarestRules are the rules shown.
func (p *page) RarestRules() []RuleEntry {
	return first(p.pageTexts, rarest(p.Rules), maxRules, "rule", "report.json")
}

// rarest returns the rules that cut something, the rarest first: what a rule cut once is the
// likeliest mistake.
func rarest(rules []RuleEntry) []RuleEntry {
	used := slices.DeleteFunc(slices.Clone(rules), func(r RuleEntry) bool { return r.Cuts == 0 })
	slices.SortStableFunc(used, func(a, b RuleEntry) int { return a.Cuts - b.Cuts })
	return used
}

// A row is a cluster in the list.
type row struct {
	Anchor   string
	Href     string // of its texts, empty where it has no page
	Survivor Entry
	Size     int
	Verdicts string // of its copies, counted
	Kinds    string // the same, as words alone
	Bins     string // of the histogram that its copies are in
	Sources  string
	Dates    string
	Lowest   float64
}

func rowOf(c *ClusterEntry, anchor string) *row {
	v := &clusterView{ClusterEntry: c}
	r := &row{
		Anchor: anchor, Survivor: c.Survivor, Size: v.Size(), Verdicts: c.verdicts(), Sources: c.sources(3), Dates: v.Dates(), Lowest: v.Lowest(),
	}
	var kinds, in []string
	for i := range c.Copies {
		kinds = append(kinds, line(c.Copies[i].Pair.Verdict, 20))
		in = append(in, strconv.Itoa(bin(c.Copies[i].Pair.Jaccard)))
	}
	r.Kinds, r.Bins = set(kinds), set(in)
	return r
}

// set joins words, each once.
func set(words []string) string {
	slices.Sort(words)
	return strings.Join(slices.Compact(words), " ")
}

// pageFolder is where the pages stand, beside report.html.
const pageFolder = "report/"
