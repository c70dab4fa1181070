package report

import (
	"cmp"
	"slices"
	"strings"

	"onecopy/cluster"
	"onecopy/corpus"
)

// A clusterView is a cluster on a page.
type clusterView struct {
	*ClusterEntry
	*pageTexts
	Anchor string
	Alone  bool // on a page of its own
	heat   heat
}

// Size counts the stories.
func (c *clusterView) Size() int { return len(c.Copies) + c.ClusterEntry.More + 1 }

// Lowest is the lowest similarity of a copy to the survivor.
func (c *clusterView) Lowest() float64 {
	low := 1.0
	for i := range c.Copies {
		low = min(low, c.Copies[i].Pair.Jaccard)
	}
	return low
}

// sources names the first n of the files the stories stand in.
func (c *ClusterEntry) sources(n int) string {
	names := []string{line(c.Survivor.Source, 60)}
	for i := range c.Copies {
		names = append(names, line(c.Copies[i].Source, 60))
	}
	slices.Sort(names)
	return listed(slices.Compact(names), n)
}

// Verdicts counts the copies by verdict: "2 identical, 1 abridged".
func (c *clusterView) Verdicts() string { return c.verdicts() }

func (c *ClusterEntry) verdicts() string {
	count := map[string]int{}
	for i := range c.Copies {
		count[c.Copies[i].Pair.Verdict]++
	}
	var names []string
	for v := range count {
		names = append(names, v)
	}
	slices.Sort(names)
	for i, v := range names {
		names[i] = grouped(count[v]) + " " + line(v, 20)
	}
	if c.More > 0 {
		names = append(names, grouped(c.More)+" more")
	}
	return strings.Join(names, ", ")
}

// Dates returns the first and last full date the stories were printed with.
func (c *clusterView) Dates() string {
	var all []string
	if isoDate(c.Survivor.Published) {
		all = append(all, c.Survivor.Published[:10])
	}
	for i := range c.Copies {
		if d := c.Copies[i].Published; isoDate(d) {
			all = append(all, d[:10])
		}
	}
	if len(all) == 0 {
		return ""
	}
	low, high := slices.Min(all), slices.Max(all)
	if low == high {
		return low
	}
	return low + " to " + high
}

func isoDate(s string) bool {
	if len(s) < 10 || s[4] != '-' || s[7] != '-' {
		return false
	}
	return strings.Trim(s[:10], "-0123456789") == ""
}

// Kept is the survivor as it was printed, nil when the page is full.
func (c *clusterView) Kept() (*storyView, error) {
	if !c.room(c.Survivor.ID) {
		return nil, nil
	}
	return c.story(c.Survivor.ID)
}

// leastAlike splits the copies: those shown with their words, which of a large cluster are the
// least alike, and the others.
func (c *clusterView) leastAlike() (shown, named []*Copy) {
	order := make([]*Copy, len(c.Copies))
	for i := range c.Copies {
		order[i] = &c.Copies[i]
	}
	slices.SortStableFunc(order, func(a, b *Copy) int { return cmp.Compare(a.Pair.Jaccard, b.Pair.Jaccard) })
	most := maxCopies
	if c.Alone {
		most = leafCopies
	}
	in := map[*Copy]bool{}
	for _, x := range order[:min(len(order), most)] {
		in[x] = true
	}
	for i := range c.Copies {
		if x := &c.Copies[i]; in[x] {
			shown = append(shown, x)
		} else {
			named = append(named, x)
		}
	}
	return shown, named
}

// Shown are the copies with their words.
func (c *clusterView) Shown() []*copyView {
	shown, _ := c.leastAlike()
	out := make([]*copyView, len(shown))
	for i, x := range shown {
		out[i] = &copyView{Copy: x, cluster: c}
	}
	return out
}

// Named are the copies of a large cluster that are listed without their words.
func (c *clusterView) Named() []*Copy {
	c.missing(c.ClusterEntry.More, "copy", "stories.jsonl (cluster "+line(c.ID, 60)+")")
	_, named := c.leastAlike()
	return first(c.pageTexts, named, maxNames, "copy", "report.json (cluster "+line(c.ID, 60)+")")
}

// A copyView is a copy on the page.
type copyView struct {
	*Copy
	cluster *clusterView
}

// Alone reports whether the cluster is on a page of its own.
func (c *copyView) Alone() bool { return c.cluster.Alone }

// Differ compares the copy with the survivor, nil when the page is full.
func (c *copyView) Differ() (*comparison, error) {
	d := c.cluster.pageTexts
	if !d.room(c.ID) {
		return nil, nil
	}
	a, err := d.load(c.cluster.Survivor.ID)
	if err != nil {
		return nil, err
	}
	b, err := d.load(c.ID)
	if err != nil {
		return nil, err
	}
	out := compare(&a, &b)
	if len(c.cluster.Copies) > 1 {
		c.cluster.heat.add(out.edits)
	}
	out.Print = cluster.Fingerprint(cluster.CopyRule, a.Text, b.Text)
	out.Printed = d.show(&b)
	return out, nil
}

// Note names the copy in a baseline, as check does.
func (c *copyView) Note() string {
	return name(c.Source, 200) + ": " + line(c.Headline, 80) + " [" + line(c.Pair.Verdict, 20) + "-copy]"
}

// Exact reports that there is nothing to measure: both have the same shingles.
func (c *copyView) Exact() bool { return c.Pair.AInB == 1 && c.Pair.BInA == 1 }

// Facts are the changed facts shown.
func (c *copyView) Facts() []corpus.Change {
	return c.Pair.Changed[:min(len(c.Pair.Changed), maxFacts)]
}

// More counts the changed facts that are not shown.
func (c *copyView) More() int { return max(len(c.Pair.Changed)-maxFacts, 0) }

// Only lists sentences that are in this copy alone, none once the page is full.
func (c *copyView) Only() []string {
	if c.cluster.full() {
		return nil
	}
	return c.Lost
}

// Unlisted counts the sentences in this copy alone that are not listed.
func (c *copyView) Unlisted() int { return max(c.Pair.OnlyB-len(c.Lost), 0) }

// A comparison is two stories, word by word.
type comparison struct {
	Headline []diffPart // nil when both have the same
	Parts    []diffPart
	Strip    coverage
	Same     bool // not a sign differs
	Cropped  int  // bytes of the texts beyond what is compared here
	Printed  *storyView
	Print    string // fingerprint of the pair, as a baseline has it
	edits    []textEdit
}

func compare(a, b *Story) *comparison {
	textA, textB := clipBytes(a.Text, maxStory), clipBytes(b.Text, maxStory)
	edits := diffTexts(textA, textB)
	c := &comparison{Parts: foldEdits(edits), Strip: coverageOf(edits), Same: a.Text == b.Text, edits: edits}
	c.Cropped = len(a.Text) + len(b.Text) - len(textA) - len(textB)
	if a.Headline != b.Headline {
		c.Headline = foldEdits(headlines(line(a.Headline, 300), line(b.Headline, 300)))
	}
	return c
}

// headlines compares two headlines, as one put for the other where less than half of the words are
// the same: a headline is too short to be read in shreds.
func headlines(a, b string) []textEdit {
	edits := diffTexts(a, b)
	same := 0
	for _, e := range edits {
		if e.Op == opEqual {
			same += countWords(e.Text)
		}
	}
	if 2*same < max(countWords(a), countWords(b)) && a != "" && b != "" {
		return []textEdit{{opDelete, a}, {opInsert, b}}
	}
	return edits
}

// A storyView is a story as it was printed.
type storyView struct {
	*corpus.Story
	Blocks  []storyBlock
	Print   string // its fingerprint
	Cuts    int
	Cropped int // bytes not shown
}
