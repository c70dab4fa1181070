package report

import (
	"iter"
	"slices"

	"onecopy/corpus"
)

// A listing shows stories by source, and knows where else they are shown.
type listing struct {
	*pageTexts
	free      int // places left
	names     names
	anchors   map[string]string       // given, by id
	clusterOf map[string]string       // where the cluster of a story is, by its id
	copies    map[string]bool         // stories known to be copies
	bound     map[string]string       // the page of a source, where it has one
	tell      func(id, anchor string) // hears of the stories listed, if not nil
}

func newListing(d *pageTexts) listing {
	return listing{
		pageTexts: d, free: maxStories, names: names{}, anchors: map[string]string{},
		clusterOf: map[string]string{}, copies: map[string]bool{}, bound: map[string]string{},
	}
}

// at remembers where a cluster is shown.
func (l *listing) at(c *ClusterEntry, href string) {
	l.clusterOf[c.Survivor.ID] = href
	for _, x := range c.Copies {
		l.clusterOf[x.ID], l.copies[x.ID] = href, true
	}
}

// anchor returns the anchor of a story, always the same.
func (l *listing) anchor(s *Story) string {
	a := l.anchors[s.ID]
	if a == "" {
		a = l.names.unique("s-" + fingerprint(s))
		l.anchors[s.ID] = a
	}
	return a
}

// A sourceView is a file read, with its stories.
type sourceView struct {
	*InputEntry
	*listing
	Alone bool // on a page of its own
}

// Sources are the files read.
func (p *page) Sources() []*sourceView {
	var out []*sourceView
	for i := range p.Inputs {
		out = append(out, &sourceView{InputEntry: &p.Inputs[i], listing: &p.listing})
	}
	return first(p.pageTexts, out, maxSources, "source", "report.json and stories.jsonl")
}

// Href leads to the page of the source, empty where it has none.
func (s *sourceView) Href() string { return s.bound[s.Source] }

// Listed are the stories of the source, one line each at least, made as they are asked for: only
// one is in memory. A page of a source alone ends where it is full.
func (s *sourceView) Listed() iter.Seq[*listView] {
	return func(yield func(*listView) bool) {
		shown := 0
		for _, id := range s.IDs {
			if s.free == 0 || s.Alone && s.full() {
				break
			}
			s.free--
			shown++
			if !yield(&listView{id: id, listing: s.listing}) {
				return
			}
		}
		s.missing(s.Stories-shown, "story", "stories.jsonl, of "+line(s.Source, 80))
	}
}

// Between are the cuts that stand in no story.
func (s *sourceView) Between() ([]storyBlock, error) {
	var cuts []corpus.Cut
	if !s.full() {
		var err error
		if cuts, err = s.outside(); err != nil {
			return nil, err
		}
	}
	cuts = cuts[:min(len(cuts), maxBoilerplate)]
	s.missing(s.Outside-len(cuts), "cut", "cuts.jsonl, outside the stories of "+line(s.Source, 80))
	out, _ := blocks(slices.Values[[]corpus.Piece](nil), slices.Values(asLines(cuts)), maxStory)
	return out, nil
}

// asLines shows parts of lines as lines of their own, as there is no kept text around them.
func asLines(cuts []corpus.Cut) []corpus.Cut {
	out := make([]corpus.Cut, len(cuts))
	for i, c := range cuts {
		c.WholeLines = true
		out[i] = c
	}
	return out
}

// A listView is a story in the list by source.
type listView struct {
	*listing
	id  string
	got *Story
}

// Entry is the story's line in the list.
func (l *listView) Entry() (Entry, error) {
	s, err := l.load(l.id)
	if err != nil {
		return Entry{}, err
	}
	l.got = &s
	return EntryOf(&s.Story), nil
}

// Anchor is the id of the story on the page.
func (l *listView) Anchor() string {
	a := l.anchor(l.got)
	if l.tell != nil {
		l.tell(l.id, a)
	}
	return a
}

// Cuts counts the cuts in the story.
func (l *listView) Cuts() int { return count(l.got.Cuts) }

func count[T any](all iter.Seq[T]) (n int) {
	for range all {
		n++
	}
	return n
}

// ClusterOf leads to the story's cluster where that is shown, else it is empty.
func (l *listView) ClusterOf() string { return l.clusterOf[l.id] }

// Copy reports whether the story was left out.
func (l *listView) Copy() bool { return l.got.Status == corpus.Copy || l.copies[l.id] }

// Told reports whether the story's text is on the page already, in its cluster.
func (l *listView) Told() bool { return l.told[l.id] }

// Printed is the story as it was printed, nil when the page is full.
func (l *listView) Printed() *storyView {
	if !l.room(l.id) {
		return nil
	}
	return l.show(l.got)
}
