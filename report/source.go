package report

import (
	"iter"

	"onecopy/corpus"
)

// A sourceView is a file read, with its stories.
type sourceView struct {
	*Input
	page *page
}

// Sources are the files read that have something to show.
func (p *page) Sources() []*sourceView {
	var out []*sourceView
	for i := range p.Inputs {
		out = append(out, &sourceView{&p.Inputs[i], p})
	}
	return first(p, out, maxSources, "source", "report.json and stories.jsonl")
}

// Listed are the stories of the source, one line each at least, made as they are asked for: only one is in memory.
func (s *sourceView) Listed() iter.Seq[*listView] {
	shown := s.IDs[:min(len(s.IDs), s.page.rows)]
	s.page.rows -= len(shown)
	if n := s.Stories - len(shown); n > 0 {
		s.page.left = append(s.page.left, counted(n, "story")+" of "+line(s.Source, 80)+": stories.jsonl")
	}
	return func(yield func(*listView) bool) {
		for _, id := range shown {
			if !yield(&listView{id: id, page: s.page}) {
				return
			}
		}
	}
}

// Between are the cuts that stand in no story.
func (s *sourceView) Between() []Block {
	if s.page.out.n >= textBudget {
		if s.Outside > 0 {
			s.page.left = append(s.page.left, counted(s.Outside, "cut")+" outside the stories of "+line(s.Source, 80)+": cuts.jsonl")
		}
		return nil
	}
	cuts := s.Furniture[:min(len(s.Furniture), maxFurniture)]
	if n := s.Outside - len(cuts); n > 0 {
		s.page.left = append(s.page.left, counted(n, "cut")+" outside the stories of "+line(s.Source, 80)+": cuts.jsonl")
	}
	out, _ := blocks(nil, asLines(cuts), maxStory)
	return out
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
	id   string
	page *page
	got  *Story
}

// Entry is the story's line in the list.
func (l *listView) Entry() (Entry, error) {
	s, err := l.page.load(l.id)
	if err != nil {
		return Entry{}, err
	}
	l.got = &s
	return EntryOf(&s.Story), nil
}

// Cuts counts the cuts in the story.
func (l *listView) Cuts() int { return len(l.got.Cuts) }

// Home is the id of the story's cluster where that is on the page, else empty.
func (l *listView) Home() string { return l.page.home[l.id] }

// Copy reports whether the story was left out.
func (l *listView) Copy() bool { return l.got.Status == corpus.Copy }

// Told reports whether the story's text is shown in its cluster.
func (l *listView) Told() bool { return l.page.told[l.id] }

// Printed is the story as it was printed, nil when the page is full.
func (l *listView) Printed() *storyView {
	if !l.page.room(l.id) {
		return nil
	}
	return l.page.show(l.got)
}
