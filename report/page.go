package report

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"

	"onecopy/corpus"
)

// A page is what page.tmpl shows. Its parts fetch their stories when the template comes to them.
type page struct {
	*Report
	load   Load
	out    *meter
	told   map[string]bool   // stories shown in full
	home   map[string]string // the listed cluster of a story
	listed map[string]bool   // stories in the list by source
	left   []string          // what was left out
	untold map[string]bool   // stories that found no room
	rows   int               // free in the list by source
}

func newPage(r *Report, load Load, out *meter) *page {
	p := &page{
		Report: r, load: load, out: out, rows: maxStories,
		told: map[string]bool{}, untold: map[string]bool{}, listed: map[string]bool{}, home: map[string]string{},
	}
	for _, c := range r.Clusters[:min(len(r.Clusters), maxClusters)] {
		p.home[c.Survivor.ID] = c.ID
		for _, x := range c.Copies {
			p.home[x.ID] = c.ID
		}
	}
	for _, in := range r.Inputs[:min(len(r.Inputs), maxSources)] {
		for _, id := range in.IDs {
			if len(p.listed) < maxStories {
				p.listed[id] = true
			}
		}
	}
	return p
}

// room reports whether the story's text fits, and counts it as left out if not.
func (p *page) room(id string) bool {
	if p.out.n < textBudget {
		return true
	}
	p.untold[id] = true
	return false
}

// first gives the first n of a list and counts the rest as left out; where says what and in which file it is.
func first[T any](p *page, list []T, n int, what, where string) []T {
	if len(list) <= n {
		return list
	}
	p.left = append(p.left, counted(len(list)-n, what)+": "+where)
	return list[:n]
}

// unlisted tells of things that the report itself does not hold.
func (p *page) unlisted(n int, what, where string) {
	if n > 0 {
		p.left = append(p.left, counted(n, what)+": "+where)
	}
}

// Left tells what the page has no room for, nothing when it has room for all.
func (p *page) Left() []string {
	if n := len(p.untold); n > 0 {
		texts := counted(n, "story text") + ", once the page had reached 4 MB: stories.jsonl, cuts.jsonl and pairs.jsonl"
		return append(slices.Clone(p.left), texts)
	}
	return p.left
}

// CutShare is the share of the bytes read that was cut.
func (p *page) CutShare() float64 {
	return float64(p.Totals.CutBytes) / float64(max(p.Totals.Bytes, 1))
}

// TopProblems are the problems shown.
func (p *page) TopProblems() []Problem {
	return first(p, p.Problems, maxProblems, "problem", "report.json")
}

// TopClusters are the clusters shown.
func (p *page) TopClusters() []*clusterView {
	list := first(p, p.Clusters, maxClusters, "cluster", "report.json")
	p.unlisted(p.Totals.Clusters-len(p.Clusters), "smaller cluster", "stories.jsonl")
	out := make([]*clusterView, len(list))
	for i := range list {
		out[i] = &clusterView{Cluster: &list[i], page: p}
	}
	return out
}

// Dated reports whether a cluster shown has a date.
func (p *page) Dated() bool {
	for i := range p.Clusters[:min(len(p.Clusters), maxClusters)] {
		if (&clusterView{Cluster: &p.Clusters[i]}).Dates() != "" {
			return true
		}
	}
	return false
}

// Histogram is that of the pairs' similarity.
func (p *page) Histogram() Histogram { return histogram(p.Report) }

// A relatedView is a pair of stories that share text and are not copies.
type relatedView struct {
	corpus.Pair
	First, Second         string // headlines
	LinkFirst, LinkSecond bool
}

// TopRelated are the related pairs shown.
func (p *page) TopRelated() ([]relatedView, error) {
	var out []relatedView
	p.unlisted(p.RelatedTotal-len(p.Related), "more distant related pair", "pairs.jsonl")
	for _, pair := range first(p, p.Related, maxPairs, "related pair", "pairs.jsonl") {
		a, err := p.load(pair.A)
		if err != nil {
			return nil, err
		}
		b, err := p.load(pair.B)
		if err != nil {
			return nil, err
		}
		out = append(out, relatedView{pair, a.Headline, b.Headline, p.listed[pair.A], p.listed[pair.B]})
	}
	return out, nil
}

// RelatedCount is how many related pairs the run found.
func (p *page) RelatedCount() int { return max(p.RelatedTotal, len(p.Related)) }

// RarestRules are the rules shown.
func (p *page) RarestRules() []Rule {
	return first(p, rarest(p.Rules), maxRules, "rule", "report.json")
}

// rarest gives the rules that cut something, the rarest first: what a rule cut once is the likeliest mistake.
func rarest(rules []Rule) []Rule {
	used := slices.DeleteFunc(slices.Clone(rules), func(r Rule) bool { return r.Cuts == 0 })
	slices.SortStableFunc(used, func(a, b Rule) int { return a.Cuts - b.Cuts })
	return used
}

// anchor makes the id of a story or cluster an HTML id that stays the same from run to run. Different ids get different
// anchors: bytes other than ASCII letters, digits and hyphens become _XX, and an id too long to be a link ends in its digest.
func anchor(prefix, id string) string {
	const longest = 120
	var b strings.Builder
	b.WriteString(prefix)
	for i := range min(len(id), longest) {
		switch c := id[i]; {
		case 'a' <= c|0x20 && c|0x20 <= 'z', '0' <= c && c <= '9', c == '-':
			b.WriteByte(c)
		default:
			fmt.Fprintf(&b, "_%02x", c)
		}
	}
	if len(id) > longest {
		fmt.Fprintf(&b, "__%x", sha256.Sum256([]byte(id)))
	}
	return b.String()
}
