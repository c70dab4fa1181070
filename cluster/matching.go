package cluster

import (
	"fmt"

	"onecopy/cluster/facts"
	"onecopy/shingle"
)

// A Match is what an index file has that a story shares.
type Match struct {
	Pair    Pair   // with the story it is a copy of, if Copy; A is the number of that one in the archive, B means nothing
	Copy    bool   // it is a copy of a story in the archive, or that of it
	Related []Pair // with those it shares text with, is as close to and is no copy of, the closest first, at most 5
}

// Match compares a story with the leaders of the archive, as Find would with them as the survivors before it: the tables
// propose, the full texts decide, and the closest leader that the story is a copy of is told. The text is what Options.Text
// gives, the dateline masked; the sketch of the doc may be without signature and sample, of the options Threshold and Noisy
// are heeded. Many goroutines may call it at once.
//
// An index whose own threshold is lower has not all the leaders, and one made without Noisy no letters: either is an error
// with advice.
func (a *Archive) Match(d Doc, text string, o Options) (Match, error) {
	if o.Threshold == 0 {
		o.Threshold = DefaultThreshold
	}
	if err := a.suits(o); err != nil || d.Sketch.Words == 0 {
		return Match{}, err
	}
	m := &matcher{a: a, o: o, k: a.sketchers.Get().(*shingle.Sketcher)}
	defer a.sketchers.Put(m.k)
	m.own = newStory(text, d.Day)
	if d.Sketch.Signature == nil {
		d.Sketch = m.k.Sketch(text)
	}
	if again, err := m.repeat(&d.Sketch); again || err != nil {
		return m.match(), err
	}
	found, err := m.candidates(&d.Sketch)
	if err != nil || len(found) == 0 {
		return Match{}, err
	}
	err = m.verify(found)
	return m.match(), err
}

func (a *Archive) suits(o Options) error {
	made := a.settings.Threshold
	switch {
	case !(o.Threshold > 0 && o.Threshold <= 1):
		return fmt.Errorf("threshold %v is not above 0 and at most 1", o.Threshold)
	case o.Threshold > made:
		return a.refuse(fmt.Sprintf("make it anew with --threshold %v, or give at most %v", o.Threshold, made), "was made with threshold %v, too low to find copies from %v on", made, o.Threshold)
	case o.Noisy && !a.settings.Noisy:
		return a.refuse("make it anew with --noisy, or leave that out", "was made without --noisy")
	}
	return nil
}

// A matcher is one Match under way.
type matcher struct {
	a    *Archive
	o    Options
	k    *shingle.Sketcher
	own  *story
	fate fate
}

// repeat looks for a leader of the very words.
func (m *matcher) repeat(k *shingle.Sketch) (bool, error) {
	l := lookup{keys: []uint64{twinKey(k)}}
	if err := m.a.collect(&l, theTwins); err != nil {
		return false, err
	}
	for _, p := range l.postings {
		other, n, err := m.read(int(p.leader))
		if err != nil {
			return false, err
		}
		if shingle.Same(m.own.Words, other.Words) {
			other.complete(m.k)
			c := m.contest()
			c.note(n, identical(other, m.own))
			return true, nil
		}
	}
	return false, nil
}

func twinKey(k *shingle.Sketch) uint64 { return k.Sum >> 32 }

// read gives a leader with no more than its words, and its number.
func (m *matcher) read(leader int) (s *story, n int, err error) {
	l, err := m.a.leader(leader)
	if err != nil {
		return nil, 0, err
	}
	text, day, err := m.a.compared(l.story)
	if err != nil {
		return nil, 0, err
	}
	return newStory(text, day), l.story, nil
}

// compared gives the text of story n without its dateline, and the day of that.
func (a *Archive) compared(n int) (string, facts.Day, error) {
	s, err := a.bones(n)
	if err != nil {
		return "", 0, err
	}
	raw, err := a.read(theTexts, s.text, s.textLen, nil)
	if err != nil {
		return "", 0, err
	}
	return string(raw[s.mask:]), facts.DayOf(string(raw[:s.mask])), nil
}

// candidates lists the leaders to be compared with, in their order.
func (m *matcher) candidates(k *shingle.Sketch) ([]int32, error) {
	var l lookup
	found, err := m.a.near(&l, k, wordShelf)
	if err != nil || !m.o.Noisy {
		return found, err
	}
	letters := m.k.Letters(m.own.Text)
	reprints, err := m.a.near(&l, &letters, letterShelf)
	return merged(found, reprints), err
}

// verify compares the story with its candidates.
func (m *matcher) verify(found []int32) error {
	m.complete(m.own)
	rivals := make([]rival, len(found))
	for i, leader := range found {
		other, n, err := m.read(int(leader))
		if err != nil {
			return err
		}
		m.complete(other)
		rivals[i] = rival{i, n, other, shingle.Compare(other.set, m.own.set)}
	}
	c := m.contest()
	return c.decide(rivals)
}

// contest is the contest of the story, which has no number: B means nothing.
func (m *matcher) contest() contest {
	return contest{
		fate: &m.fate, own: m.own, doc: -1, threshold: m.o.Threshold, noisy: m.o.Noisy,
		ready: func(c *rival) (*story, error) { return c.story, nil },
	}
}

// match tells what became of the story.
func (m *matcher) match() (out Match) {
	if out.Copy, out.Related = m.fate.copy, m.fate.pairs; out.Copy {
		last := len(m.fate.pairs) - 1
		out.Pair, out.Related = m.fate.pairs[last], m.fate.pairs[:last:last]
	}
	return out
}

func (m *matcher) complete(s *story) {
	s.complete(m.k)
	if m.o.Noisy {
		s.letters = m.k.LetterSet(s.Text)
	}
}
