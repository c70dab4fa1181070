package report

import (
	"fmt"
	"io"
	"strings"
)

// What report.md has room for. GitHub takes a job summary of 1 MiB and shows none of a larger one;
// a pull request's comment may hold 65,536 characters, so the tables come before the texts and a
// caller can cut there.
const (
	markdownBudget = 1 << 20
	markdownRoom   = 4 << 10 // kept free for the end of the report
	mdClusters     = 20
	mdCopies       = 5 // of a cluster, compared
	mdRows         = 100
	mdDiff         = 16 << 10 // bytes of one comparison
)

// Markdown writes report.md, in the Markdown of GitHub and GitLab: totals, the largest clusters
// with what their copies changed, rules and problems. At most 1 MiB; what it has no room for is
// said at the end. Words of the input are escaped so that they are seen and do nothing: no link,
// mention, image, table cell or tag.
func Markdown(w io.Writer, r *Report, load loadText) error {
	m := &markdown{load: load}
	m.totals(r)
	m.doubtful(r)
	m.clusterTable(r)
	m.problems(r)
	m.rules(r)
	if err := m.clusters(r); err != nil {
		return fmt.Errorf("write markdown report: %w", err)
	}
	m.leftOut()
	_, err := io.WriteString(w, m.b.String())
	return err
}

type markdown struct {
	b    strings.Builder
	load loadText
	left []string
}

func (m *markdown) f(format string, args ...any) { fmt.Fprintf(&m.b, format, args...) }

func (m *markdown) totals(r *Report) {
	t := r.Totals
	m.f("# %s read, %s kept\n\n", counted(t.Stories, "story"), grouped(t.Survivors))
	m.f("| files | stories | clusters | copies left out | words kept | boilerplate cut |\n|--:|--:|--:|--:|--:|--:|\n")
	share := percent(float64(t.CutBytes) / float64(max(t.Bytes, 1)))
	for _, n := range []int{t.Files, t.Stories, t.Clusters, t.Copies, t.Words} {
		m.f("| %s ", grouped(n))
	}
	m.f("| %s (%s) |\n\n", share, r.cutsSaid())
	if names := r.olderNames(); names != "" {
		m.f("In this corpus is none of the stories that were there before, in %s; of these %s left out.\n\n", escape(names, 200), counted(t.Older, "copy")+was(t.Older))
	}
	m.f("Stories %s alike or more are copies. Compared by shingles (%s).\n", ratio(r.Settings.Threshold), escape(r.Settings.Shingle, 80))
}

func was(n int) string {
	if n == 1 {
		return " was"
	}
	return " were"
}

func (m *markdown) clusterTable(r *Report) {
	if len(r.Clusters) == 0 {
		m.f("\nNo story was printed twice.\n")
		return
	}
	m.f("\n## Clusters\n\n| size | survivor | copies | sources | least alike |\n|--:|---|---|---|--:|\n")
	for i := range r.Clusters[:min(len(r.Clusters), mdClusters)] {
		c := &clusterView{ClusterEntry: &r.Clusters[i]}
		m.f("| %d | %s | %s | %s | %s |\n", c.Size(), title(&c.Survivor), escape(c.Verdicts(), 120), escape(c.sources(3), 200), ratio(c.Lowest()))
	}
	m.over(len(r.Clusters), mdClusters, "cluster", "report.json")
}

// over notes that a list had more than was shown.
func (m *markdown) over(n, shown int, what, where string) {
	if n > shown {
		m.left = append(m.left, counted(n-shown, what)+" ("+where+")")
	}
}

func (m *markdown) problems(r *Report) {
	if len(r.Problems) == 0 {
		return
	}
	m.f("\n## Problems\n\n")
	for _, p := range r.Problems[:min(len(r.Problems), mdRows)] {
		at := ""
		if p.Line > 0 {
			at = fmt.Sprintf(":%d", p.Line)
		}
		m.f("- %s%s: %s\n", escapeText(name(p.Source, 200)), at, escape(p.Message, 300))
	}
	m.over(len(r.Problems), mdRows, "problem", "report.json")
}

func (m *markdown) rules(r *Report) {
	used := rarest(r.Rules)
	if len(used) == 0 {
		return
	}
	m.f("\n## Rules\n\nWhat cleaning cut, the rarest first.\n\n| rule | category | cuts | bytes | for example |\n|---|---|--:|--:|---|\n")
	for _, u := range used[:min(len(used), mdRows)] {
		sample := ""
		if len(u.Samples) > 0 {
			sample = escape(u.Samples[0], 100)
		}
		m.f("| %s | %s | %s | %s | %s |\n", escape(u.Name, 60), escape(u.Category, 30), grouped(u.Cuts), grouped(u.Bytes), sample)
	}
	m.over(len(used), mdRows, "rule", "report.json")
}

func (m *markdown) clusters(r *Report) error {
	if len(r.Clusters) == 0 {
		return nil
	}
	m.f("\n## What the copies changed\n\n")
	m.f("<del>Struck</del> stands in the survivor alone, <ins>underlined</ins> in the copy alone, ¶ is a paragraph break.\n")
	for i := range r.Clusters[:min(len(r.Clusters), mdClusters)] {
		if err := m.cluster(&r.Clusters[i]); err != nil {
			return err
		}
	}
	return nil
}

func (m *markdown) cluster(c *ClusterEntry) error {
	a, err := m.load(c.Survivor.ID)
	if err != nil {
		return err
	}
	m.f("\n### %s\n\n%s: the survivor. Kept because: %s\n", title(&c.Survivor), place(&c.Survivor), escape(c.Why, 300))
	for i := range c.Copies[:min(len(c.Copies), mdCopies)] {
		b, err := m.load(c.Copies[i].ID)
		if err != nil {
			return err
		}
		text := comparisonText(&c.Copies[i], &a, &b)
		if m.b.Len()+len(text) > markdownBudget-markdownRoom {
			m.left = append(m.left, "the comparison of "+escapeText(name(c.Copies[i].ID, 80))+" and later ones (report.html)")
			return nil
		}
		m.b.WriteString(text)
	}
	m.over(len(c.Copies)+c.More, mdCopies, "copy", "report.html, of "+escapeText(name(c.Survivor.ID, 80)))
	return nil
}

// leftOut ends the report. The list is short: a line for each kind and cluster.
func (m *markdown) leftOut() {
	if len(m.left) > 0 {
		m.f("\n---\nNot shown here: %s.\n", listed(m.left, mdClusters))
	}
}

// doubtful writes the files to look at.
func (m *markdown) doubtful(r *Report) {
	all := Doubtful(r.Inputs)
	if len(all) == 0 {
		return
	}
	m.f("\n## Look at these files\n\nMore than a third of the running text of a story in them would have been cut, and was kept.\n\n")
	m.f("| file | doubtful stories | of stories | words of running text cut | of words |\n|---|--:|--:|--:|--:|\n")
	for _, in := range all[:min(len(all), mostDoubtful)] {
		m.f("| %s | %s | %s | %s | %s |\n",
			escapeText(name(in.Source, 200)), grouped(in.Doubtful), grouped(in.Stories), grouped(in.CutRunning), grouped(in.Running))
	}
	m.over(len(all), mostDoubtful, "doubtful file", "report.json")
}
