package cluster

import (
	"fmt"
	"slices"

	"onecopy/shingle"
)

// A Match is what an index file has that a story shares.
type Match struct {
	Pair    Pair   // with the story it is a copy of, if Copy; A is the number of that one in the archive, B means nothing
	Copy    bool   // it is a copy of a story in the archive, or that of it
	Related []Pair // with those it shares text with and is no copy of, the closest first, at most 6
}

// Match compares a story with the leaders of the archive, as Find would with them as the survivors before it: the tables
// propose, the full texts decide, and of several leaders the closest is told. The text is what Options.Text gives, the dateline
// masked; of the options Threshold and Noisy are heeded. Many goroutines may call it at once.
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
	m.own = &story{text: text, words: shingle.Words(text, nil)}
	if again, err := m.repeat(&d.Sketch); again || err != nil {
		return m.match, err
	}
	found, err := m.candidates(&d.Sketch)
	if err != nil || len(found) == 0 {
		return Match{}, err
	}
	err = m.verify(found)
	return m.match, err
}

func (a *Archive) suits(o Options) error {
	made := a.settings.Threshold
	switch {
	case !(o.Threshold > 0 && o.Threshold <= 1):
		return fmt.Errorf("threshold %v is not above 0 and at most 1", o.Threshold)
	case o.Threshold > made:
		return a.refuse(fmt.Sprintf("make it anew with --threshold %v, or give at most %v", o.Threshold, made), "was made with threshold %v, this run uses %v", made, o.Threshold)
	case o.Noisy && !a.settings.Noisy:
		return a.refuse("make it anew with --noisy, or leave that out", "was made without --noisy")
	}
	return nil
}

// A matcher is one Match under way.
type matcher struct {
	a     *Archive
	o     Options
	k     *shingle.Sketcher
	own   *story
	match Match
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
		if shingle.Same(m.own.words, other.words) {
			other.complete(m.k)
			m.note(identical(other), n)
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
	text, err := m.a.compared(l.story)
	if err != nil {
		return nil, 0, err
	}
	return &story{text: text, words: shingle.Words(text, nil)}, l.story, nil
}

// compared gives the text of story n without its dateline.
func (a *Archive) compared(n int) (string, error) {
	s, err := a.bones(n)
	if err != nil {
		return "", err
	}
	raw, err := a.read(theTexts, s.text+uint64(s.mask), s.textLen-s.mask, nil)
	return string(raw), err
}

// candidates lists the leaders to be compared with, in their order.
func (m *matcher) candidates(k *shingle.Sketch) ([]int32, error) {
	var l lookup
	found, err := m.a.near(&l, k, wordShelf)
	if err != nil {
		return nil, err
	}
	if found, err = m.likeliest(k, found); err != nil || !m.o.Noisy {
		return found, err
	}
	letters := m.k.Letters(m.own.text)
	reprints, err := m.a.near(&l, &letters, letterShelf)
	return merged(found, reprints), err
}

// likeliest cuts a long list of candidates down as a finder does. The index holds no sketches; those of the candidates are
// made of their texts.
func (m *matcher) likeliest(k *shingle.Sketch, found []int32) ([]int32, error) {
	if len(found) <= candidatesMax {
		return found, nil
	}
	f := &finder{docs: make([]Doc, len(found)+1), order: make([]int32, len(found)+1)}
	places := make([]int32, len(found))
	for i, leader := range found {
		l, err := m.a.leader(int(leader))
		if err != nil {
			return nil, err
		}
		text, err := m.a.compared(l.story)
		if err != nil {
			return nil, err
		}
		f.docs[i].Sketch = m.k.Sketch(text)
		f.order[i], places[i] = int32(i), int32(i)
	}
	own := len(found)
	f.docs[own].Sketch, f.order[own] = *k, int32(own)
	kept := f.likeliest(own, places)
	for i, place := range kept {
		kept[i] = found[place]
	}
	return kept, nil
}

// verify compares the story with its candidates.
func (m *matcher) verify(found []int32) error {
	m.complete(m.own)
	for _, leader := range found {
		other, n, err := m.read(int(leader))
		if err != nil {
			return err
		}
		m.complete(other)
		p, ok := compare(other, m.own, m.o.Threshold)
		if m.o.Noisy && !p.Verdict.Copies() {
			p, ok = reprint(other, m.own, p, m.o.Threshold)
		}
		if ok {
			m.note(p, n)
		}
	}
	slices.SortStableFunc(m.match.Related, func(p, q Pair) int {
		switch {
		case closer(&p, &q):
			return -1
		case closer(&q, &p):
			return 1
		}
		return 0
	})
	m.match.Related = m.match.Related[:min(len(m.match.Related), pairsKept)]
	return nil
}

func (m *matcher) complete(s *story) {
	s.complete(m.k)
	if m.o.Noisy {
		s.letters = m.k.LetterSet(s.text)
	}
}

// note keeps a pair with story n of the archive; calls come in the order of survival.
func (m *matcher) note(p Pair, n int) {
	p.A, p.B = n, -1
	switch {
	case !p.Verdict.Copies():
		m.match.Related = append(m.match.Related, p)
	case !m.match.Copy || closer(&p, &m.match.Pair):
		m.match.Pair, m.match.Copy = p, true
	}
}
