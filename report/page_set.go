package report

import (
	"cmp"
	"context"
	"io"
	"iter"
	"slices"

	"onecopy/cluster"
	"onecopy/internal/pace"
)

// A pageSet is a report of many pages: report.html is the index, and beside it stand a page for a
// cluster and one for a source.
type pageSet struct {
	*page
	o    HTMLOptions
	at   []int // of Rows: which cluster of the run it is
	used int   // bytes of the pages so far
}

// writePages writes the pages, then the index that links to them.
func writePages(w io.Writer, r *Report, load loadText, o HTMLOptions) error {
	if o.Auto != nil {
		o.Auto()
		o.Few = true
	}
	out := newPageWriter(w, 0)
	b := &pageSet{o: o, page: newPage(r, newPageTexts(load, out, o.Limit))}
	for _, step := range []func() error{b.survey, b.clusterPages, b.sourcePages} {
		if err := step(); err != nil {
			return err
		}
	}
	out.page(b.page)
	return out.end()
}

// survey lists the clusters: as many as a list may have, and those that get a page because somebody
// asked for it.
func (b *pageSet) survey() error {
	b.page.Few = b.o.Few
	for some := range pace.InOrder(context.Background(), max(1, b.o.Jobs), b.listed(), b.look) {
		for _, c := range some {
			if c.err != nil {
				return c.err
			}
			c.row.Anchor = b.names.unique("k-" + c.print)
			b.Rows, b.at = append(b.Rows, c.row), append(b.at, c.at)
		}
	}
	b.missing(b.ClusterCount()-len(b.Rows), "smaller cluster", "stories.jsonl")
	return nil
}

// A seenCluster is the row of a cluster of the run, and what its anchor is made of.
type seenCluster struct {
	at    int
	row   *row
	print string
	err   error
}

// seenTogether is how many clusters a goroutine looks at before others may go on with them.
const seenTogether = 32

// listed returns the clusters that are listed, in stretches.
func (b *pageSet) listed() iter.Seq[[]seenCluster] {
	return func(yield func([]seenCluster) bool) {
		var some []seenCluster
		for i := range b.o.Clusters.Len {
			if i >= maxRows && !(b.o.Few && b.paged(i)) {
				continue
			}
			if some = append(some, seenCluster{at: i}); len(some) == seenTogether {
				if !yield(some) {
					return
				}
				some = nil
			}
		}
		if len(some) > 0 {
			yield(some)
		}
	}
}

// look makes the rows of some clusters. It runs in so many goroutines at once as HTMLOptions.Jobs
// says.
func (b *pageSet) look(some []seenCluster) []seenCluster {
	for i := range some {
		if some[i].err = b.lookAt(&some[i]); some[i].err != nil {
			break
		}
	}
	return some
}

func (b *pageSet) lookAt(seen *seenCluster) error {
	c, err := b.o.Clusters.At(seen.at)
	if err != nil {
		return err
	}
	s, err := b.load(c.Survivor.ID)
	if err != nil {
		return err
	}
	seen.row, seen.print = rowOf(c, ""), fingerprint(&s)
	return nil
}

// paged reports whether cluster i is to have a page.
func (b *pageSet) paged(i int) bool {
	return !b.o.Few || b.o.Create != nil && b.o.Cluster != nil && b.o.Cluster(i)
}

// turns is the order in which clusters get their pages: the largest and the least alike in turns,
// as these are the ones to look at, and the pages may not go round.
func (b *pageSet) turns() []int {
	doubtful := make([]int, len(b.Rows))
	for i := range doubtful {
		doubtful[i] = i
	}
	slices.SortStableFunc(doubtful, func(i, k int) int { return cmp.Compare(b.Rows[i].Lowest, b.Rows[k].Lowest) })
	taken := make([]bool, len(b.Rows))
	var out []int
	for i, d := range doubtful {
		for _, k := range []int{i, d} {
			if !taken[k] && b.paged(b.at[k]) {
				out = append(out, k)
			}
			taken[k] = true
		}
	}
	return out
}

// clusterPages writes the pages of clusters, three quarters of what all pages may take.
func (b *pageSet) clusterPages() error {
	turns := b.turns()
	for done, i := range turns {
		if b.used >= b.o.Total/4*3 {
			b.unbound(len(turns)-done, "cluster", "stories.jsonl and pairs.jsonl")
			return nil
		}
		c, err := b.o.Clusters.At(b.at[i])
		if err != nil {
			return err
		}
		r := b.Rows[i]
		name := r.Anchor + ".html"
		err = b.writeFile(name, func(out *pageWriter, d *pageTexts) { out.clusterPage(b.clusterPage(c, r, d)) })
		if err != nil {
			return err
		}
		r.Href = pageFolder + name
		b.page.at(c, name)
		b.Pages++
	}
	return nil
}

// A clusterPage is the page of a cluster.
type clusterPage struct {
	pageFrame
	*clusterView
	Row *row
}

func (b *pageSet) clusterPage(c *ClusterEntry, r *row, d *pageTexts) *clusterPage {
	return &clusterPage{b.leafShell(c.Survivor.Headline), &clusterView{ClusterEntry: c, pageTexts: d, Anchor: r.Anchor, Alone: true}, r}
}

// leafShell is what a page beside report.html stands in.
func (b *pageSet) leafShell(about string) pageFrame {
	return pageFrame{"onecopy: " + line(about, 120), b.Corpus, leafInline()}
}

// unbound tells of the clusters or sources that have no page.
func (b *pageSet) unbound(n int, what, where string) {
	if n > 0 {
		b.left = append(b.left, "pages of "+counted(n, what)+", once the pages had reached "+size(b.o.Total)+": "+where)
	}
}

// sourcePages writes the pages of sources into what is left.
func (b *pageSet) sourcePages() error {
	for i := range b.Inputs {
		in := &b.Inputs[i]
		if in.Stories+in.Outside == 0 || b.o.Few && (b.o.Create == nil || b.o.Source == nil || !b.o.Source(in)) {
			continue
		}
		if b.used >= b.o.Total {
			b.unbound(len(b.Inputs)-i, "source", "stories.jsonl and cuts.jsonl")
			return nil
		}
		name := b.names.unique("s-"+cluster.Fingerprint("source", in.Source)) + ".html"
		err := b.writeFile(name, func(out *pageWriter, d *pageTexts) { out.file(b.filePage(in, name, d)) })
		if err != nil {
			return err
		}
		b.bound[in.Source] = pageFolder + name
	}
	return nil
}

// A filePage is the page of a source.
type filePage struct {
	pageFrame
	*sourceView
}

func (b *pageSet) filePage(in *InputEntry, name string, d *pageTexts) *filePage {
	l := newListing(d)
	l.clusterOf, l.copies = b.clusterOf, b.copies
	l.tell = func(id, anchor string) { b.links[id] = pageFolder + name + "#" + anchor }
	return &filePage{b.leafShell(in.Source), &sourceView{InputEntry: in, listing: &l, Alone: true}}
}

// writeFile writes one page.
func (b *pageSet) writeFile(name string, write func(*pageWriter, *pageTexts)) error {
	f, err := b.o.Create(pageFolder + name)
	if err != nil {
		return err
	}
	out := newPageWriter(f, 0)
	write(out, newPageTexts(b.load, out, b.o.Limit))
	b.used += out.n
	return cmp.Or(out.end(), f.Close())
}
