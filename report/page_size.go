package report

import (
	"iter"
	"slices"

	"onecopy/corpus"
)

// What the parts of a page take, in bytes without the words of the input, of which one in thirty is
// a sign that is written longer.
const (
	roomPage    = 10_000 // what stands around the stories
	roomStory   = 450
	roomPiece   = 124
	roomCut     = 214
	roomPair    = 700
	roomCluster = 1400
	roomCopy    = 1800
	roomWord    = 6.3 // of a comparison
)

// AddStory adds to the room of an input what a story takes on a page as it was printed: it has so
// many pieces of text of so many bytes, and cuts. Together with what comparisons take it says
// whether a report fits into one file before that is written.
func (in *InputEntry) AddStory(pieces, bytes int, cuts iter.Seq[corpus.Cut]) {
	in.Room += roomStory + roomPiece*pieces + longer(bytes) + roomOfCuts(cuts)
}

// roomOfCuts guesses how many bytes cuts take on a page.
func roomOfCuts(cuts iter.Seq[corpus.Cut]) (n int) {
	text := 0
	for c := range cuts {
		n += roomCut + 2*len(c.Rule) + 2*len(c.Category)
		text += len(c.Text)
	}
	return n + longer(min(text, maxStory))
}

// longer is what text takes once it is escaped. Of a story, of its cuts and of each side of a
// comparison a page shows maxStory bytes at most.
func longer(text int) int { return text + text/32 }

// fits reports whether all goes into one file. Where nobody said how much room stories take, it
// takes that to be so of an input of twice the bytes at most.
func (r *Report) fits(o HTMLOptions) (bool, error) {
	if o.Clusters.Len > maxClusters || r.Totals.Bytes > 2*o.Limit {
		return false, nil
	}
	n, err := r.room(o.Clusters)
	return n <= o.Limit, err
}

// room guesses how many bytes the report takes in one file.
func (r *Report) room(all *Clusters) (int, error) {
	printed, stories := 0, 0
	for i := range r.Inputs[:min(len(r.Inputs), maxSources)] {
		in := &r.Inputs[i]
		cuts, err := in.outside()
		if err != nil {
			return 0, err
		}
		printed += in.Room + roomOfCuts(slices.Values(cuts))
		stories += in.Stories
	}
	if stories > maxStories {
		printed = int(int64(printed) * maxStories / int64(stories))
	}
	inside := pageInline()
	n := roomPage + roomOfStats(r.Stats) + len(inside.css) + len(inside.js) + printed + roomPair*min(len(r.Related), maxPairs)
	for i := range all.Len {
		c, err := all.At(i)
		if err != nil {
			return 0, err
		}
		n += c.bulk()
	}
	return n, nil
}

// bulk guesses how many bytes the comparisons of a cluster take.
func (c *ClusterEntry) bulk() int {
	n := roomCluster
	for _, x := range c.Copies[:min(len(c.Copies), maxCopies)] {
		n += roomCopy
		if x.Pair.Verdict != "identical" {
			n += min(int(roomWord*float64(max(c.Survivor.Words, x.Words))), maxStory)
		}
	}
	return n
}
