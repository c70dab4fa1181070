package archive

import (
	"fmt"
	"slices"

	"onecopy/cluster"
	"onecopy/cluster/facts"
	"onecopy/shingle"
)

// A Match is what an index file has that a story shares.
type Match struct {
	Pair    cluster.Pair   // with the story it is a copy of, if Copy; A is the number of that one in the archive, B means nothing
	Copy    bool           // it is a copy of a story in the archive, or that of it
	Related []cluster.Pair // with those it shares text with, is as close to and is no copy of, the closest first, at most 5
}

// Match compares a story with the survivors of the archive, as cluster.Find would with them before it: the tables
// propose, the full texts decide, and the closest survivor that the story is a copy of is told. The text is what Options.Text
// returns, the dateline masked; the sketch of the doc may be without signature and sample, of the options Threshold and Noisy
// are heeded. Many goroutines may call it at once.
//
// An index whose own threshold is lower has not all the survivors, and one made without Noisy no letters: either is an error
// with advice.
func (a *Archive) Match(d cluster.Doc, text string, o cluster.Options) (Match, error) {
	if o.Threshold == 0 {
		o.Threshold = cluster.DefaultThreshold
	}
	if err := a.suits(o); err != nil || d.Sketch.Words == 0 {
		return Match{}, err
	}
	m := &matcher{a: a, o: o, k: a.sketchers.Get().(*shingle.Sketcher)}
	defer a.sketchers.Put(m.k)
	m.own = cluster.Prepare(text, d.Day)
	if d.Sketch.Signature == nil {
		d.Sketch = m.k.Sketch(text)
	}
	if again, err := m.repeat(&d.Sketch); again.Copy || err != nil {
		return again, err
	}
	found, err := m.candidates(&d.Sketch)
	if err != nil || len(found) == 0 {
		return Match{}, err
	}
	return m.closest(found)
}

func (a *Archive) suits(o cluster.Options) error {
	made := a.settings.Threshold
	switch {
	case !(o.Threshold > 0 && o.Threshold <= 1):
		return fmt.Errorf("threshold %v is not above 0 and at most 1", o.Threshold)
	case o.Threshold > made:
		return a.refuse(fmt.Sprintf("rebuild it with --threshold %v, or give at most %v", o.Threshold, made), "was made with threshold %v, too low to find copies from %v on", made, o.Threshold)
	case o.Noisy && !a.settings.Noisy:
		return a.refuse("rebuild it with --noisy, or leave that out", "was made without --noisy")
	}
	return nil
}

// A matcher is one Match under way.
type matcher struct {
	a   *Archive
	o   cluster.Options
	k   *shingle.Sketcher
	own *cluster.Prepared
}

// repeat looks for a survivor of the very words.
func (m *matcher) repeat(k *shingle.Sketch) (out Match, err error) {
	l := lookup{keys: []uint64{twinKey(k)}}
	if err := m.a.collect(&l, theTwins); err != nil {
		return out, err
	}
	for _, p := range l.postings {
		other, err := m.read(int(p.survivor))
		if err != nil {
			return out, err
		}
		if out.Pair, out.Copy = cluster.Repeat(m.own, other, m.k); out.Copy {
			return out, nil
		}
	}
	return out, nil
}

func twinKey(k *shingle.Sketch) uint64 { return k.Sum >> 32 }

// read returns a survivor with no more than its words, and its number.
func (m *matcher) read(survivor int) (c cluster.Survivor, err error) {
	l, err := m.a.survivorOf(survivor)
	if err != nil {
		return c, err
	}
	text, day, err := m.a.compared(l.story)
	if err != nil {
		return c, err
	}
	return cluster.Survivor{Number: l.story, Story: cluster.Prepare(text, day)}, nil
}

// compared returns the text of story n without its dateline, and the day of that.
func (a *Archive) compared(n int) (string, facts.Day, error) {
	s, err := a.storyRecord(n)
	if err != nil {
		return "", 0, err
	}
	raw, err := a.read(theTexts, s.text, s.textLen, nil)
	if err != nil {
		return "", 0, err
	}
	return string(raw[s.mask:]), facts.DayOf(string(raw[:s.mask])), nil
}

// candidates lists the survivors to be compared with, in their order.
func (m *matcher) candidates(k *shingle.Sketch) ([]int32, error) {
	var l lookup
	found, err := m.a.near(&l, k, wordShelf)
	if err != nil || !m.o.Noisy {
		return found, err
	}
	letters := m.k.Letters(m.own.Text)
	reprints, err := m.a.near(&l, &letters, letterShelf)
	if len(reprints) > 0 {
		found = append(found, reprints...)
		slices.Sort(found)
		found = slices.Compact(found)
	}
	return found, err
}

// closest compares the story with its candidates.
func (m *matcher) closest(found []int32) (out Match, err error) {
	m.own.Complete(m.k, m.o.Noisy)
	list := make([]cluster.Survivor, len(found))
	for i, survivor := range found {
		if list[i], err = m.read(int(survivor)); err != nil {
			return out, err
		}
		list[i].Story.Complete(m.k, m.o.Noisy)
	}
	if out.Related, out.Copy = cluster.Closest(m.own, list, m.o); out.Copy {
		last := len(out.Related) - 1
		out.Pair, out.Related = out.Related[last], out.Related[:last:last]
	}
	return out, nil
}
