package archive

import (
	"cmp"
	"fmt"
	"slices"

	"onecopy/cluster"
	"onecopy/cluster/facts"
	"onecopy/shingle"
)

// A Match is what an index file has that a story repeats.
type Match struct {
	Pair cluster.Pair // with the closest story it is a copy of, if Copy; A is the number of that one in the archive, B is -1
	Copy bool         // it is a copy of a story in the archive, or that of it
}

// Match compares a story with those of the archive and tells the closest one that it is a copy of:
// one of the same words, else the one of the highest Jaccard similarity, of several the one with
// fewer facts changed, then the first by its number. The tables propose clusters, each of their
// stories is proposed by what it shares itself, and the full texts decide. So what is told does not
// depend on who survives in the archive, and a story that is put in never hides another one.
//
// The text is what Options.Text gives, the dateline masked; the sketch of the doc may be without
// signature and sample, of the options Threshold and Noisy are heeded. Stories of the sources that
// skip names, by their place among [Archive.Sources], are not there; a nil skip names none. Many
// goroutines may call it at once.
//
// An index whose own threshold is lower cannot tell, nor can one made without Noisy tell reprints:
// either is an error with advice.
func (a *Archive) Match(d cluster.Doc, text string, o cluster.Options, skip func(source int) bool) (Match, error) {
	if o.Threshold == 0 {
		o.Threshold = cluster.DefaultThreshold
	}
	if err := a.suits(o); err != nil || d.Sketch.Words == 0 {
		return Match{}, err
	}
	m := &matcher{a: a, o: o, skip: skip, k: a.sketchers.Get().(*shingle.Sketcher)}
	defer a.sketchers.Put(m.k)
	m.own = cluster.Prepare(text, d.Day)
	if m.words = d.Sketch; m.words.Signature == nil {
		m.words = m.k.Sketch(text)
	}
	if again, err := m.repeat(); again.Copy && again.Pair.Verdict == identicalTo || err != nil {
		return again, err
	}
	return m.closest()
}

// identicalTo is the verdict of a story of the same words.
const identicalTo cluster.Verdict = "identical"

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
	a       *Archive
	o       cluster.Options
	skip    func(source int) bool
	k       *shingle.Sketcher
	own     *cluster.Prepared
	words   shingle.Sketch // of the story
	letters shingle.Sketch // of it, with Noisy
}

// repeat looks for the first story of the very words.
func (m *matcher) repeat() (out Match, err error) {
	l := lookup{keys: []uint64{sumKey(&m.words)}}
	if err := m.a.collect(&l, sumsSection); err != nil {
		return out, err
	}
	for _, p := range l.postings {
		list, err := m.members(int(p.survivor))
		if err != nil {
			return out, err
		}
		for _, c := range list {
			if c.sum != m.words.Sum || c.compared != m.words.Words {
				continue
			}
			other, err := m.read(c.number)
			if err != nil {
				return out, err
			}
			if pair, same := cluster.Repeat(m.own, other, m.k); same {
				out.take(pair)
			}
		}
	}
	return out, nil
}

// take keeps the closer one of two pairs.
func (out *Match) take(p cluster.Pair) {
	if !out.Copy || Closer(&p, &out.Pair) < 0 {
		out.Pair, out.Copy = p, true
	}
}

// Closer is negative if the first of two pairs of copies is that with the closer story, see
// [Archive.Match], and 0 if they are one.
func Closer(p, q *cluster.Pair) int {
	other := func(p *cluster.Pair) int {
		if p.Verdict == identicalTo {
			return 0
		}
		return 1
	}
	return cmp.Or(cmp.Compare(other(p), other(q)), cmp.Compare(q.Overlap.Jaccard, p.Overlap.Jaccard),
		cmp.Compare(len(p.Changed), len(q.Changed)), cmp.Compare(p.A, q.A))
}

// read returns a story with no more than its words, and its number.
func (m *matcher) read(number int) (c cluster.Survivor, err error) {
	text, day, err := m.a.Compared(number)
	if err != nil {
		return c, err
	}
	return cluster.Survivor{Number: number, Story: cluster.Prepare(text, day)}, nil
}

// Compared returns the text of story n without its dateline, and the day of that.
func (a *Archive) Compared(n int) (string, facts.Day, error) {
	s, err := a.storyRecord(n)
	if err != nil {
		return "", 0, err
	}
	raw, err := a.read(textsSection, s.text, s.textLen, nil)
	if err != nil {
		return "", 0, err
	}
	return string(raw[s.mask:]), facts.DayOf(string(raw[:s.mask])), nil
}

// A candidate is a story of the archive that may be the closest one.
type candidate struct {
	storyRecord
	number int
	alike  float64 // estimate of the Jaccard similarity
}

// members lists the stories of a cluster that are not skipped, of equal texts the first.
func (m *matcher) members(survivor int) (list []candidate, err error) {
	l, err := m.a.survivorOf(survivor)
	if err != nil {
		return nil, err
	}
	numbers := []int{l.story}
	for i := range l.copies {
		d, err := m.a.record(copiesSection, l.first+i, nil)
		if err != nil {
			return nil, err
		}
		numbers = append(numbers, d.u32())
	}
	slices.Sort(numbers)
	type place struct {
		text uint64
		mask int
	}
	seen := make(map[place]bool, len(numbers))
	for _, n := range numbers {
		if n >= m.a.counts.Stories {
			return nil, m.a.damaged("copies", m.a.sections[copiesSection].first)
		}
		s, err := m.a.storyRecord(n)
		if err != nil {
			return nil, err
		}
		if at := (place{s.text, s.mask}); !seen[at] && (m.skip == nil || !m.skip(s.source)) {
			seen[at] = true
			list = append(list, candidate{storyRecord: s, number: n})
		}
	}
	return list, nil
}

// clusters lists the clusters that are proposed, by their survivors.
func (m *matcher) clusters() ([]int32, error) {
	var l lookup
	found, err := m.a.near(&l, &m.words, wordTables)
	if err != nil || !m.o.Noisy {
		return found, err
	}
	m.letters = m.k.Letters(m.own.Text)
	reprints, err := m.a.near(&l, &m.letters, letterTables)
	if len(reprints) > 0 {
		found = append(found, reprints...)
		slices.Sort(found)
		found = slices.Compact(found)
	}
	return found, err
}

// proposed lists the stories to be compared with, those that seem closest first.
func (m *matcher) proposed() (list []candidate, err error) {
	found, err := m.clusters()
	if err != nil {
		return nil, err
	}
	for _, survivor := range found {
		members, err := m.members(int(survivor))
		if err != nil {
			return nil, err
		}
		for _, c := range members {
			text, _, err := m.a.Compared(c.number)
			if err != nil {
				return nil, err
			}
			sketch := m.k.Sketch(text)
			c.alike = shingle.Estimate(m.words.Signature, sketch.Signature)
			if proposes(&m.words, &sketch, wordTables.hits) || m.o.Noisy && m.reprints(text, &sketch) {
				list = append(list, c)
			}
		}
	}
	slices.SortFunc(list, func(x, y candidate) int {
		return cmp.Or(cmp.Compare(y.alike, x.alike), cmp.Compare(x.number, y.number))
	})
	return list, nil
}

// reprints reports whether the letters of a story propose it.
func (m *matcher) reprints(text string, words *shingle.Sketch) bool {
	if words.Words < cluster.StoryWords {
		return false
	}
	letters := m.k.Letters(text)
	return sharesSample(&m.letters, &letters, letterTables.hits)
}

// proposes reports whether an index that has a story would propose it for another one: see
// shingle.Index.
func proposes(own, other *shingle.Sketch, hits int) bool {
	if other.Banded() && len(own.Signature) == len(other.Signature) {
		a, b := own.BandKeys(nil), other.BandKeys(nil)
		for i := range a {
			if a[i] == b[i] {
				return true
			}
		}
	}
	return sharesSample(own, other, hits)
}

// sharesSample reports whether two sketches share as many keys of their samples as both need.
func sharesSample(own, other *shingle.Sketch, hits int) bool {
	a, b := own.SampleKeys(nil), other.SampleKeys(nil)
	shared := 0
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			a, b, shared = a[1:], b[1:], shared+1
		}
	}
	return shared >= min(own.Need(hits), other.Need(hits))
}

// surelyCompared is how many of the stories that are proposed are compared in full, those that seem
// closest. More are only until one of them is a copy: a story may stand in an archive in thousands
// of versions.
const surelyCompared = 64

// closest compares the story with its candidates.
func (m *matcher) closest() (out Match, err error) {
	list, err := m.proposed()
	if err != nil || len(list) == 0 {
		return out, err
	}
	m.own.Complete(m.k, m.o.Noisy)
	for i, c := range list {
		if i >= surelyCompared && out.Copy {
			break
		}
		other, err := m.read(c.number)
		if err != nil {
			return out, err
		}
		other.Story.Complete(m.k, m.o.Noisy)
		if pairs, isCopy := cluster.Closest(m.own, []cluster.Survivor{other}, m.o); isCopy {
			out.take(pairs[len(pairs)-1])
		}
	}
	return out, nil
}
