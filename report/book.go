package report

import (
	"bufio"
	"cmp"
	"html/template"
	"io"
	"slices"

	"onecopy/cluster"
)

// A book is a report of many pages: report.html is the index, and beside it stand a page for a cluster and one for a source.
type book struct {
	*page
	o    HTMLOptions
	list *template.Template // of a cluster's page
	file *template.Template // of a source's page
	used int                // bytes of the pages so far
}

// pageFolder is where the pages stand, beside report.html.
const pageFolder = "report/"

// bind writes the pages, then the index that links to them.
func bind(w io.Writer, r *Report, load Load, o HTMLOptions) error {
	index, err := shellTemplate("cluster.tmpl", "source.tmpl", "page.tmpl")
	if err != nil {
		return err
	}
	b := &book{o: o}
	m := &meter{w: bufio.NewWriter(w)}
	b.page = newPage(r, newDesk(load, m, o.Limit))
	if b.list, err = shellTemplate("cluster.tmpl", "star.tmpl"); err != nil {
		return err
	}
	if b.file, err = shellTemplate("cluster.tmpl", "source.tmpl", "file.tmpl"); err != nil {
		return err
	}
	for _, step := range []func() error{b.survey, b.clusterPages, b.sourcePages} {
		if err := step(); err != nil {
			return err
		}
	}
	return cmp.Or(index.Execute(m, b.page), m.w.Flush())
}

// survey lists the clusters.
func (b *book) survey() error {
	for i := range min(b.o.Clusters.Len, maxRows) {
		c, err := b.o.Clusters.At(i)
		if err != nil {
			return err
		}
		s, err := b.load(c.Survivor.ID)
		if err != nil {
			return err
		}
		b.Rows = append(b.Rows, rowOf(c, b.names.unique("k-"+fingerprint(&s))))
	}
	b.missing(b.ClusterCount()-len(b.Rows), "smaller cluster", "stories.jsonl")
	return nil
}

// turns is the order in which clusters get their pages: the largest and the least alike in turns, as these are the ones to
// look at, and the pages may not go round.
func (b *book) turns() []int {
	doubtful := make([]int, len(b.Rows))
	for i := range doubtful {
		doubtful[i] = i
	}
	slices.SortStableFunc(doubtful, func(i, k int) int { return cmp.Compare(b.Rows[i].Lowest, b.Rows[k].Lowest) })
	taken := make([]bool, len(b.Rows))
	var out []int
	for i, d := range doubtful {
		for _, k := range []int{i, d} {
			if !taken[k] {
				taken[k] = true
				out = append(out, k)
			}
		}
	}
	return out
}

// clusterPages writes the pages of clusters, three quarters of what all pages may take.
func (b *book) clusterPages() error {
	for done, i := range b.turns() {
		if b.used >= b.o.Total/4*3 {
			b.unbound(len(b.Rows)-done, "cluster", "stories.jsonl and pairs.jsonl")
			return nil
		}
		c, err := b.o.Clusters.At(i)
		if err != nil {
			return err
		}
		r := b.Rows[i]
		name := r.Anchor + ".html"
		err = b.leaf(name, b.list, func(d *desk) any { return b.star(c, r, d) })
		if err != nil {
			return err
		}
		r.Href = pageFolder + name
		b.at(c, name)
		b.Pages++
	}
	return nil
}

// A starPage is the page of a cluster.
type starPage struct {
	shell
	*clusterView
	Row *row
}

func (b *book) star(c *Cluster, r *row, d *desk) *starPage {
	p := &starPage{newShell("onecopy: "+line(c.Survivor.Headline, 120), leafScripts...), &clusterView{Cluster: c, desk: d, Anchor: r.Anchor, Alone: true}, r}
	p.Corpus = b.Corpus
	return p
}

// unbound tells of the clusters or sources that have no page.
func (b *book) unbound(n int, what, where string) {
	if n > 0 {
		b.left = append(b.left, "pages of "+counted(n, what)+", once the pages had reached "+size(b.o.Total)+": "+where)
	}
}

// sourcePages writes the pages of sources into what is left.
func (b *book) sourcePages() error {
	for i := range b.Inputs {
		in := &b.Inputs[i]
		if in.Stories+in.Outside == 0 {
			continue
		}
		if b.used >= b.o.Total {
			b.unbound(len(b.Inputs)-i, "source", "stories.jsonl and cuts.jsonl")
			return nil
		}
		name := b.names.unique("s-"+cluster.Fingerprint("source", in.Source)) + ".html"
		err := b.leaf(name, b.file, func(d *desk) any { return b.sheet(in, name, d) })
		if err != nil {
			return err
		}
		b.bound[in.Source] = pageFolder + name
	}
	return nil
}

// A filePage is the page of a source.
type filePage struct {
	shell
	*sourceView
}

func (b *book) sheet(in *Input, name string, d *desk) *filePage {
	l := newListing(d)
	l.home, l.copies = b.home, b.copies
	l.tell = func(id, anchor string) { b.links[id] = pageFolder + name + "#" + anchor }
	p := &filePage{newShell("onecopy: "+line(in.Source, 120), leafScripts...), &sourceView{Input: in, listing: &l, Alone: true}}
	p.Corpus = b.Corpus
	return p
}

// leaf writes one page.
func (b *book) leaf(name string, t *template.Template, view func(*desk) any) error {
	f, err := b.o.Create(pageFolder + name)
	if err != nil {
		return err
	}
	m := &meter{w: bufio.NewWriter(f)}
	err = cmp.Or(t.Execute(m, view(newDesk(b.load, m, b.o.Limit))), m.w.Flush(), f.Close())
	b.used += m.n
	return err
}
